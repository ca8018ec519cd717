import * as vscode from 'vscode';
import { loadCore, type Change, type JournalEntry, type PlannedChanges } from '../core.js';
import { Failure } from '../failure.js';
import { COMMANDS } from '../ids.js';
import { reasonOf } from '../systemError.js';
import { requireTrust } from '../trust.js';
import { carryOut, sumOfFile } from './carryOut.js';
import { inBatches, openDocument, readText, removeQuietly, replaceFile } from './files.js';
import { processId, withLock } from './lock.js';
import { sumOf } from './sum.js';

export interface Writing {
  /** Files that were written or deleted, of how many; fewer where somebody stopped it. */
  readonly done: number;
  readonly total: number;
  /** Files that somebody changed while the run wrote: they stay as they are. */
  readonly left: readonly string[];
}

/** What was planned was planned of files that are others now. */
export class ChangedMeanwhile extends Failure {}

/**
 * The one write step: every target is looked at, then all new texts are written beside their files, then a journal of what is to be
 * done; only then the files are replaced, collection.json after the element files and last the record of the run. What was read and
 * what is there must be the same, so that no edit made meanwhile is lost. A run that stops midway is completed by the next one.
 * @param isStopped asked between files
 */
export async function writeChanges(
  folder: vscode.Uri,
  read: ReadonlyMap<string, string>,
  planned: Pick<PlannedChanges, 'changes'>,
  isStopped: () => boolean = () => false,
): Promise<Writing> {
  const core = await loadCore();
  const targets = planned.changes.filter(core.isWritten);
  if (targets.length === 0) return { done: 0, total: 0, left: [] };
  requireTrust();
  if (vscode.workspace.fs.isWritableFileSystem(folder.scheme) === false)
    throw new Failure(vscode.l10n.t('This folder is read-only, so nothing can be generated here.'), showFolder(folder));
  return withLock(folder, () => writeHeld(folder, read, targets, isStopped));
}

async function writeHeld(
  folder: vscode.Uri,
  read: ReadonlyMap<string, string>,
  targets: readonly Change[],
  isStopped: () => boolean,
): Promise<Writing> {
  const core = await loadCore();
  await inBatches(targets, ({ path }) => checkTarget(folder, read, path));
  const shown = new Map(targets.flatMap(({ path }) => shownText(vscode.Uri.joinPath(folder, path), path)));
  const entries: JournalEntry[] = [];
  const numbered = targets.map((change, number) => ({ change, number }));
  try {
    await inBatches(numbered, async ({ change, number }) => {
      if (isStopped()) throw new vscode.CancellationError();
      entries[number] = await prepare(folder, read.get(change.path), change, number);
    });
    if (isStopped()) throw new vscode.CancellationError();
    await writeAs(folder, core.JOURNAL_FILE, 'journal', core.writeJournal(entries));
  } catch (error) {
    // Of one whose writing failed nobody knows whether something is there.
    const begun = numbered.filter(({ number }) => entries[number] || !(error instanceof vscode.CancellationError));
    await inBatches(begun, ({ change, number }) => removeQuietly(temporaryOf(folder, change.path, number)));
    await removeEmptyFolders(
      folder,
      targets.flatMap(({ path }) => (read.has(path) ? [] : [path])),
    );
    if (error instanceof vscode.CancellationError) return { done: 0, total: targets.length, left: [] };
    throw error;
  }
  const work = core.newWork(entries);
  const { done, left } = await carryOut(folder, work, shown, isStopped);
  await removeEmptyFolders(
    folder,
    targets.flatMap(({ path, status }) => (status === 'deleted' ? [path] : [])),
  );
  const isDone = done === work.todo.length - left.length && !isStopped();
  return { done: done + Number(isDone && work.record !== undefined), total: targets.length - left.length, left };
}

function shownText(uri: vscode.Uri, path: string): readonly (readonly [string, string])[] {
  const document = openDocument(uri);
  return document ? [[path, document.getText()]] : [];
}

/**
 * What was just listed as not there is looked for again when its turn comes: a new file never takes the place of another. Only a
 * record that came since tells that another run made them all.
 */
async function checkTarget(folder: vscode.Uri, read: ReadonlyMap<string, string>, path: string): Promise<void> {
  const { MANIFEST_FILE } = await loadCore();
  const before = read.get(path);
  if (before === undefined && path !== MANIFEST_FILE) return;
  const now = await readText(vscode.Uri.joinPath(folder, path));
  const same = 'text' in now ? now.text === before : now.failed === 'missing' && before === undefined;
  if (!same)
    throw new ChangedMeanwhile(vscode.l10n.t('{0} changed meanwhile. Generate again. Nothing was written.', path), {
      title: vscode.l10n.t('Generate Again'),
      run: () => vscode.commands.executeCommand(COMMANDS.generateFiles, vscode.Uri.joinPath(folder, 'connector.yaml')),
    });
}

/** Writes the new text beside its file. */
async function prepare(folder: vscode.Uri, read: string | undefined, { path, content }: Change, number: number): Promise<JournalEntry> {
  const uri = vscode.Uri.joinPath(folder, path);
  // What an editor shows is not what lies on the disk.
  const before = read === undefined ? undefined : openDocument(uri)?.isDirty ? await sumOfFile(uri) : await sumOf(read);
  if (content === undefined) return { path, temporary: undefined, before, after: undefined };
  const temporary = temporaryOf(folder, path, number);
  try {
    await vscode.workspace.fs.writeFile(temporary, new TextEncoder().encode(content));
  } catch (error) {
    throw new Failure(
      vscode.l10n.t('{0} could not be written: {1} Nothing was written.', path, reasonOf(vscode.l10n, error)),
      showFolder(folder),
    );
  }
  return { path, temporary: temporary.path.slice(folder.path.replace(/\/$/, '').length + 1), before, after: await sumOf(content) };
}

function temporaryOf(folder: vscode.Uri, path: string, number: number): vscode.Uri {
  return vscode.Uri.joinPath(folder, path, '..', `.cenit-${processId()}-${number}.tmp`);
}

/** A file that is there whole or not at all. */
async function writeAs(folder: vscode.Uri, path: string, word: string, content: string): Promise<void> {
  const temporary = vscode.Uri.joinPath(folder, `.cenit-${processId()}-${word}.tmp`);
  try {
    await vscode.workspace.fs.writeFile(temporary, new TextEncoder().encode(content));
    await replaceFile(temporary, vscode.Uri.joinPath(folder, path));
  } catch (error) {
    await removeQuietly(temporary);
    throw new Failure(
      vscode.l10n.t('{0} could not be written: {1} Nothing was written.', path, reasonOf(vscode.l10n, error)),
      showFolder(folder),
    );
  }
}

function showFolder(folder: vscode.Uri): Failure['action'] {
  return { title: vscode.l10n.t('Show in Explorer'), run: () => vscode.commands.executeCommand('revealInExplorer', folder) };
}

/** Folders below the collection's that hold nothing any more. */
async function removeEmptyFolders(folder: vscode.Uri, paths: readonly string[]): Promise<void> {
  const parents = new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/'))).filter((path) => path.split('/').length > 2));
  for (const path of parents) {
    const uri = vscode.Uri.joinPath(folder, path);
    const left = await vscode.workspace.fs.readDirectory(uri).then(
      (entries) => entries.length,
      () => 1,
    );
    if (left === 0) await removeQuietly(uri);
  }
}
