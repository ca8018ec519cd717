import * as vscode from 'vscode';
import { loadCore } from '../core.js';
import { Failure } from '../failure.js';
import { openDocument, readText } from '../model/files.js';
import { replaceInEditor } from '../model/editors.js';
import type { ReviewContent } from './content.js';

/** VS Code's own, which its Git uses too; it has no public name. */
const OPEN = '_open.mergeEditor';
const RESET = 'mergeEditor.resetResultToBaseAndAutoMerge';
/** How often a merge editor that is loading is looked at, and for how long; milliseconds. */
const WAIT = { between: 50, most: 10_000 };

/** The texts of a conflict, over the file that holds mine. */
export interface Merge {
  readonly file: vscode.Uri;
  readonly base: string;
  readonly generated: string;
  readonly mine: string;
  /** Called with a file that holds what somebody resolved. */
  readonly resolved: () => Promise<void>;
}

interface Session {
  readonly merge: Merge;
  /** What the editor showed at first, with nothing resolved. */
  readonly start: string;
  /** Somebody saves it just now, and not the editor by itself. */
  byHand: boolean;
  /** The text that was taken last. */
  taken: string | undefined;
}

/** Conflicts that are being resolved, each in a merge editor over its file. */
export class MergeEditors implements vscode.Disposable {
  private readonly sessions = new Map<string, Session>();
  private readonly subscription = vscode.Disposable.from(
    vscode.workspace.onWillSaveTextDocument(({ document, reason }) => {
      const session = this.sessions.get(document.uri.toString());
      if (session) session.byHand = reason === vscode.TextDocumentSaveReason.Manual;
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const session = this.sessions.get(document.uri.toString());
      if (session?.byHand) this.take(session, document.getText());
    }),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => closed.forEach((tab) => this.closed(tab))),
  );

  constructor(
    private readonly content: ReviewContent,
    private readonly run: (work: () => Promise<void>) => void,
  ) {}

  /** One that is open already is shown again, with what was resolved in it. */
  async show(merge: Merge): Promise<void> {
    const { file, base, generated, mine } = merge;
    await vscode.commands
      .executeCommand(OPEN, {
        base: this.content.show(file, 'base', base),
        input1: { uri: this.content.show(file, 'new', generated), title: vscode.l10n.t('Generated') },
        input2: { uri: this.content.show(file, 'mine', mine), title: vscode.l10n.t('Yours') },
        output: file,
      })
      .then(undefined, () => {
        throw new Failure(vscode.l10n.t('This editor has no merge editor.'));
      });
    const key = file.toString();
    if (!this.sessions.has(key)) this.sessions.set(key, { merge, start: await startOf(merge), byHand: false, taken: undefined });
  }

  private take(session: Session, text: string): void {
    session.byHand = false;
    if (text === session.taken) return;
    this.run(async () => {
      const { conflictIn } = await loadCore();
      if (conflictIn(text)) return;
      session.taken = text;
      await session.merge.resolved();
    });
  }

  private closed(tab: vscode.Tab): void {
    const key = resultOf(tab)?.toString() ?? '';
    const session = this.sessions.get(key);
    if (session && this.sessions.delete(key)) this.run(() => this.leave(session));
  }

  /** An editor that saves by itself wrote what was not resolved: then the file is put back as it was. */
  private async leave(session: Session): Promise<void> {
    const { file, mine } = session.merge;
    const reading = await readText(file);
    if (!('text' in reading) || reading.text === mine || session.taken !== undefined) return;
    if (reading.text !== session.start) return this.take(session, reading.text);
    await replaceInEditor(await vscode.workspace.openTextDocument(file), mine);
  }

  dispose(): void {
    this.subscription.dispose();
  }
}

/** The file a merge editor writes; the class of its tabs is in no released interface. */
function resultOf({ input }: vscode.Tab): vscode.Uri | undefined {
  const result = typeof input === 'object' && input !== null && 'result' in input ? input.result : undefined;
  return result instanceof vscode.Uri ? result : undefined;
}

/**
 * Puts what both sides agree on into a merge editor that was just opened, and the text before both where they do not: over a file
 * without markers it begins with the file as it is, and takes every conflict for resolved.
 * @returns what it shows then
 */
async function startOf({ file, mine }: Merge): Promise<string> {
  const shown = (): string => openDocument(file)?.getText() ?? mine;
  for (let waited = 0; waited < WAIT.most && shown() === mine; waited += WAIT.between) {
    const { activeTab } = vscode.window.tabGroups.activeTabGroup;
    if (activeTab && resultOf(activeTab)?.toString() === file.toString()) await vscode.commands.executeCommand(RESET);
    await new Promise((resolve) => setTimeout(resolve, WAIT.between));
  }
  return shown();
}
