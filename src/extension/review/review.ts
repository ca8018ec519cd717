import * as vscode from 'vscode';
import type { Change, ChangeStatus } from '../core.js';
import { COMMANDS, CONTEXTS, REVIEW_VIEW } from '../ids.js';
import type { ConnectorModel } from '../model/connector.js';
import type { FilesPlanned } from '../model/make.js';
import { showError } from '../run.js';
import { ReviewContent } from './content.js';
import { MergeEditors } from './mergeEditors.js';

/** A file of the review. */
export interface Row {
  readonly change: Change;
  readonly left: vscode.Uri;
  readonly right: vscode.Uri;
}

interface Look {
  readonly icon: string;
  readonly color: string;
  readonly label: string;
}

/** What becomes of a file, in the order of the list: what needs somebody first. */
const LOOKS: Readonly<Partial<Record<ChangeStatus, Look>>> = {
  conflict: { icon: 'warning', color: 'list.errorForeground', label: vscode.l10n.t('conflict') },
  merged: { icon: 'git-merge', color: 'charts.blue', label: vscode.l10n.t('merged') },
  orphan: { icon: 'question', color: 'list.warningForeground', label: vscode.l10n.t('no longer asked for, stays') },
  deleted: { icon: 'trash', color: 'gitDecoration.deletedResourceForeground', label: vscode.l10n.t('deleted') },
  created: { icon: 'diff-added', color: 'gitDecoration.addedResourceForeground', label: vscode.l10n.t('created') },
  updated: { icon: 'diff-modified', color: 'gitDecoration.modifiedResourceForeground', label: vscode.l10n.t('updated') },
};
const ORDER = Object.keys(LOOKS);

/** The files that a run would change, to be looked at before anything is written. */
export class Review implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view = vscode.window.createTreeView(REVIEW_VIEW, { treeDataProvider: this });
  readonly content = new ReviewContent();
  readonly merging = new MergeEditors(this.content, (work) => {
    work().catch((error: unknown) => showError(COMMANDS.resolveInMergeEditor, error));
  });
  private rows: readonly Row[] = [];
  /** What is being looked at; undefined while nothing is. */
  current: { readonly model: ConnectorModel; readonly found: FilesPlanned } | undefined;

  /** Shows what a run would do, in place of what was shown before. */
  async open(model: ConnectorModel, found: FilesPlanned, manifest: string): Promise<void> {
    await this.take(model, found, manifest);
    const [first] = this.rows;
    if (first) await this.view.reveal(first, { focus: true, select: true });
    else await vscode.commands.executeCommand(`${REVIEW_VIEW}.focus`);
  }

  /** Takes over what a run would do now; whatever has the focus keeps it. */
  async take(model: ConnectorModel, found: FilesPlanned, manifest: string): Promise<void> {
    this.current = { model, found };
    const changes = found.planned.changes.filter(({ path, status }) => path !== manifest && ORDER.includes(status));
    this.rows = [...changes]
      .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
      .map((change) => this.rowOf(model, found, change));
    const conflicts = changes.filter(({ status }) => status === 'conflict').length;
    this.view.title = vscode.l10n.t('Changes of {0}', model.title);
    this.view.message = messageOf(changes.length, conflicts);
    await vscode.commands.executeCommand('setContext', CONTEXTS.reviewing, true);
    await vscode.commands.executeCommand('setContext', CONTEXTS.reviewConflicts, conflicts > 0);
    this.changed.fire(undefined);
  }

  /** The file of a row; undefined for anything else. */
  fileOf(row: unknown): vscode.Uri | undefined {
    const found = this.rows.find((one) => one === row);
    return found && this.current?.model.fileOf(found.change);
  }

  async close(): Promise<void> {
    this.current = undefined;
    this.rows = [];
    await vscode.commands.executeCommand('setContext', CONTEXTS.reviewing, false);
    this.changed.fire(undefined);
  }

  /** All files at once, one below the other. */
  async showAll(): Promise<void> {
    if (!this.current) return;
    const title = vscode.l10n.t('Changes of {0}', this.current.model.title);
    const resources = this.rows.map(({ change, left, right }) => [this.current?.model.fileOf(change), left, right]);
    await vscode.commands.executeCommand('vscode.changes', title, resources);
  }

  getChildren(row?: Row): Row[] {
    return row ? [] : [...this.rows];
  }

  getParent(): undefined {
    return undefined;
  }

  getTreeItem({ change: { path, status, from }, left, right }: Row): vscode.TreeItem {
    const look = LOOKS[status];
    const name = path.split('/').at(-1) ?? path;
    const item = new vscode.TreeItem(name);
    item.id = path;
    item.description = `${look?.label ?? status} · ${path.split('/').slice(1, -1).join('/')}`.replace(/ · $/, '');
    item.tooltip = from ? vscode.l10n.t('{0}, with your edit of {1}', path, from) : path;
    if (look) item.iconPath = new vscode.ThemeIcon(look.icon, new vscode.ThemeColor(look.color));
    // An edit that is still in the file of another name, or in collection.json, is nothing that one file settles.
    const isElement = !from && this.current?.model.elementOf(path) !== undefined;
    item.contextValue = `${status}${isElement ? ' element' : ''}`;
    item.accessibilityInformation = { label: `${name}, ${look?.label ?? status}` };
    const title = `${name} (${look?.label ?? status})`;
    item.command = { command: 'vscode.diff', title: vscode.l10n.t('Compare'), arguments: [left, right, title, { preview: true }] };
    return item;
  }

  dispose(): void {
    this.view.dispose();
    this.merging.dispose();
    this.content.dispose();
    this.changed.dispose();
  }

  /** On the left the file as it is, on the right as it would be; of a conflict what is generated. */
  private rowOf(model: ConnectorModel, { planned, files }: FilesPlanned, change: Change): Row {
    const { path, status, content, from } = change;
    const file = model.fileOf({ path });
    const before = from ?? path;
    const left = files.has(before) ? model.fileOf({ path: before }) : this.content.show(file, 'none', '');
    const after = status === 'conflict' ? planned.generated.get(path) : status === 'orphan' ? files.get(path) : content;
    return { change, left, right: this.content.show(file, 'new', after ?? '') };
  }
}

function messageOf(count: number, conflicts: number): string {
  if (count === 0) return vscode.l10n.t('Nothing would change.');
  if (conflicts === 0) return vscode.l10n.t('Nothing is written yet. Choose a file to compare it.');
  return vscode.l10n.t(
    'Conflicts: {0}. Nothing is written yet. "Apply" writes both texts into them, between markers; "Apply Without Conflicts" leaves yours.',
    conflicts,
  );
}
