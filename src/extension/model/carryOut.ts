import * as vscode from 'vscode';
import { loadCore, type JournalEntry, type Mending } from '../core.js';
import { Failure } from '../failure.js';
import { reasonOf } from '../systemError.js';
import { replaceInEditor } from './editors.js';
import { inBatches, openDocument, readBytes, removeQuietly, replaceFile } from './files.js';
import { sumOf } from './sum.js';

/** What came of carrying out a journal. */
export interface CarriedOut {
  readonly done: number;
  /** Files that somebody changed before their turn came: they stay as they are. */
  readonly left: readonly string[];
}

/** The sum of a file; undefined where there is none. */
export async function sumOfFile(uri: vscode.Uri): Promise<string | undefined> {
  const bytes = await readBytes(uri);
  return bytes && sumOf(bytes);
}

/**
 * Replaces and deletes the files of a journal, each only if it is still as it was; then the record of the run, and then the journal goes.
 * Stopped anywhere, it can be done again, also by the command line.
 * @param texts by path: the text of an editor that shows unsaved changes, as it was read
 * @param isStopped asked between files
 */
export async function carryOut(
  folder: vscode.Uri,
  { todo, left: before, record }: Mending,
  texts: ReadonlyMap<string, string>,
  isStopped: () => boolean,
): Promise<CarriedOut> {
  const core = await loadCore();
  const left = [...before];
  let done = 0;
  const one = async (entry: JournalEntry): Promise<void> => {
    if (isStopped()) return;
    try {
      if (await replace(folder, entry, texts.get(entry.path))) done += 1;
      else left.push(entry.path);
    } catch (error) {
      throw stopped(folder, entry.path, error, done);
    }
  };
  const last = (entry: JournalEntry): boolean => entry.path === core.COLLECTION_FILE;
  await inBatches(
    todo.filter((entry) => !last(entry)),
    one,
  );
  for (const entry of todo.filter(last)) await one(entry);
  if (isStopped()) return { done, left };
  try {
    if (record?.temporary !== undefined) await replaceRecord(folder, record.temporary, left);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, core.JOURNAL_FILE));
  } catch (error) {
    throw stopped(folder, core.MANIFEST_FILE, error, done);
  }
  // What an editor took over, and what was left, still has its new text beside it.
  const spare = [
    ...todo.filter(({ path }) => left.includes(path) || openDocument(vscode.Uri.joinPath(folder, path))),
    ...(record ? [record] : []),
  ];
  await inBatches(spare, async ({ temporary }) => {
    if (temporary !== undefined) await removeQuietly(vscode.Uri.joinPath(folder, temporary));
  });
  return { done, left };
}

/** @returns whether the file was as it was to be */
async function replace(folder: vscode.Uri, { path, temporary, before, after }: JournalEntry, shown: string | undefined): Promise<boolean> {
  const uri = vscode.Uri.joinPath(folder, path);
  const made = temporary === undefined ? undefined : vscode.Uri.joinPath(folder, temporary);
  if (made && before === undefined && (await isPutThere(made, uri))) return true;
  const now = await sumOfFile(uri);
  if (now !== undefined && now !== before && now !== after) return false;
  const document = openDocument(uri);
  if (document && shown !== undefined && document.getText() !== shown) return false;
  if (!made) {
    if (now !== undefined) await vscode.workspace.fs.delete(uri);
  } else if (document && now !== undefined)
    await replaceInEditor(document, new TextDecoder().decode(await vscode.workspace.fs.readFile(made)));
  else await replaceFile(made, uri);
  return true;
}

/** A new file is put where none is; false where that did not go, for whatever reason. */
function isPutThere(made: vscode.Uri, uri: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.rename(made, uri, { overwrite: false }).then(
    () => true,
    () => false,
  );
}

/** Of files that stay as somebody made them the record keeps what it knew. */
async function replaceRecord(folder: vscode.Uri, temporary: string, left: readonly string[]): Promise<void> {
  const core = await loadCore();
  const file = vscode.Uri.joinPath(folder, core.MANIFEST_FILE);
  const made = vscode.Uri.joinPath(folder, temporary);
  const text = await readBytes(made);
  if (!text) return;
  if (left.length > 0) {
    const old = await readBytes(file);
    const [before, after] = [old, text].map((bytes) => bytes && new TextDecoder().decode(bytes));
    await vscode.workspace.fs.writeFile(made, new TextEncoder().encode(core.mendedManifest(before, after ?? '', left)));
  }
  await replaceFile(made, file);
}

function stopped(folder: vscode.Uri, path: string, error: unknown, done: number): Failure {
  if (error instanceof Failure) return error;
  const action = { title: vscode.l10n.t('Show in Explorer'), run: () => vscode.commands.executeCommand('revealInExplorer', folder) };
  const said = vscode.l10n.t('{0} could not be written: {1}', path, reasonOf(vscode.l10n, error));
  const rest = vscode.l10n.t('{0} files were written before; generating again completes the rest.', done);
  return new Failure(done > 0 ? `${said} ${rest}` : said, action);
}
