import * as vscode from 'vscode';
import { loadCore, type Change, type PlannedChanges } from '../core.js';
import { Failure } from '../failure.js';
import { COMMANDS } from '../ids.js';
import { reasonOf } from '../systemError.js';
import { requireTrust } from '../trust.js';
import { inBatches, openDocument, readText } from './files.js';

export interface Writing {
  /** Files that were written or deleted, of how many; fewer where somebody stopped it. */
  readonly done: number;
  readonly total: number;
}

/**
 * The one write step: every target is looked at before the first is written; element files come first, then collection.json,
 * and last the record of the run. What was read and what is there must be the same, so that no edit made meanwhile is lost.
 * A run that stops midway leaves a record of what it wrote.
 * @param isStopped asked between files
 */
export async function writeChanges(
  folder: vscode.Uri,
  read: ReadonlyMap<string, string>,
  planned: PlannedChanges,
  isStopped: () => boolean = () => false,
): Promise<Writing> {
  const core = await loadCore();
  const targets = planned.changes.filter(({ content, status }) => content !== undefined || status === 'deleted');
  requireTrust();
  if (vscode.workspace.fs.isWritableFileSystem(folder.scheme) === false)
    throw new Failure(vscode.l10n.t('This folder is read-only, so nothing can be generated here.'), showFolder(folder));
  await inBatches(targets, ({ path }) => checkTarget(folder, read, path));
  const last = [core.COLLECTION_FILE, core.MANIFEST_FILE];
  const elements = targets.filter(({ path }) => !last.includes(path));
  const rest = last.flatMap((path) => targets.filter((target) => target.path === path));
  const done = new Set<string>();
  const write = async (change: Change): Promise<void> => {
    if (isStopped()) return;
    await writeOne(folder, change);
    done.add(change.path);
  };
  const recordPart = async (): Promise<void> => {
    if (done.size === 0 || done.size === targets.length) return;
    await writeOne(folder, { path: core.MANIFEST_FILE, status: 'updated', content: core.manifestOfPart(read, planned, done) });
  };
  try {
    await inBatches(elements, write);
    for (const change of rest) await write(change);
    await recordPart();
  } catch (error) {
    // Without a record the next run would take for edits by hand what this one wrote.
    await recordPart().catch(() => takeBack(folder, read, done));
    throw error;
  }
  const deleted = planned.changes.filter(({ path, status }) => status === 'deleted' && done.has(path));
  await removeEmptyFolders(
    folder,
    deleted.map(({ path }) => path),
  );
  return { done: done.size, total: targets.length };
}

/** Puts back what was there before, as far as that is still possible. */
async function takeBack(folder: vscode.Uri, read: ReadonlyMap<string, string>, paths: ReadonlySet<string>): Promise<void> {
  const created = [...paths].filter((path) => !read.has(path));
  await inBatches(created, (path) => writeOne(folder, { path, status: 'deleted' }).catch(() => undefined));
  await removeEmptyFolders(folder, created);
  await inBatches([...paths], async (path) => {
    const content = read.get(path);
    if (content !== undefined) await writeOne(folder, { path, status: 'updated', content }).catch(() => undefined);
  });
}

async function checkTarget(folder: vscode.Uri, read: ReadonlyMap<string, string>, path: string): Promise<void> {
  const uri = vscode.Uri.joinPath(folder, path);
  if (openDocument(uri)?.isDirty)
    throw new Failure(vscode.l10n.t('{0} has unsaved changes. Save it, then generate again. Nothing was written.', path), {
      title: vscode.l10n.t('Open File'),
      run: () => vscode.commands.executeCommand('vscode.open', uri),
    });
  const now = await readText(uri);
  const before = read.get(path);
  const same = 'text' in now ? now.text === before : now.failed === 'missing' && before === undefined;
  if (!same)
    throw new Failure(vscode.l10n.t('{0} changed meanwhile. Generate again. Nothing was written.', path), {
      title: vscode.l10n.t('Generate Again'),
      run: () => vscode.commands.executeCommand(COMMANDS.generateFiles, vscode.Uri.joinPath(folder, 'connector.yaml')),
    });
}

async function writeOne(folder: vscode.Uri, { path, content }: Change): Promise<void> {
  const uri = vscode.Uri.joinPath(folder, path);
  try {
    if (content === undefined) await vscode.workspace.fs.delete(uri);
    else await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  } catch (error) {
    throw new Failure(vscode.l10n.t('{0} could not be written: {1}', path, reasonOf(error)), showFolder(folder));
  }
}

function showFolder(folder: vscode.Uri): Failure['action'] {
  return { title: vscode.l10n.t('Show in Explorer'), run: () => vscode.commands.executeCommand('revealInExplorer', folder) };
}

async function removeEmptyFolders(folder: vscode.Uri, deleted: readonly string[]): Promise<void> {
  const parents = new Set(deleted.map((path) => path.slice(0, path.lastIndexOf('/'))).filter((path) => path.split('/').length > 2));
  for (const path of parents) {
    const uri = vscode.Uri.joinPath(folder, path);
    const left = await vscode.workspace.fs.readDirectory(uri).then(
      (entries) => entries.length,
      () => 1,
    );
    if (left === 0) await vscode.workspace.fs.delete(uri);
  }
}
