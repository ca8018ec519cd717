import * as vscode from 'vscode';
import { loadCore, type CarryingStep, type JournalEntry, type Mending } from '../core.js';
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
  mending: Mending,
  texts: ReadonlyMap<string, string>,
  isStopped: () => boolean,
): Promise<CarriedOut> {
  const { MANIFEST_FILE, carryingOut } = await loadCore();
  const left = new Set(mending.left);
  let done = 0;
  const one = async (entry: JournalEntry): Promise<void> => {
    if (isStopped()) return;
    try {
      if (await replace(folder, entry, texts.get(entry.path))) done += 1;
      else left.add(entry.path);
    } catch (error) {
      throw stopped(folder, entry.path, error, done);
    }
  };
  const steps = carryingOut(mending);
  for (let next = steps.next(); !next.done; next = steps.next([...left])) {
    const step = next.value;
    if (step.do === 'replace') {
      await inBatches(step.entries, one);
      if (isStopped()) break;
    } else
      await finish(folder, step).catch((error: unknown) => {
        throw stopped(folder, MANIFEST_FILE, error, done);
      });
  }
  return { done, left: [...left] };
}

/** What is done when all files are. */
async function finish(folder: vscode.Uri, step: Exclude<CarryingStep, { do: 'replace' }>): Promise<void> {
  const { JOURNAL_FILE, MANIFEST_FILE } = await loadCore();
  if (step.do === 'record') await replaceRecord(folder, step.temporary, step.left);
  else if (step.do === 'end') await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, JOURNAL_FILE));
  else {
    // What an editor took over, and what was left, still has its new text beside it; so has a record that was as it is to be.
    const spare = step.entries.filter(
      ({ path }) => step.left.includes(path) || path === MANIFEST_FILE || openDocument(vscode.Uri.joinPath(folder, path)),
    );
    await inBatches(spare, async ({ temporary }) => {
      if (temporary !== undefined) await removeQuietly(vscode.Uri.joinPath(folder, temporary));
    });
  }
}

/** @returns whether the file was as it was to be */
async function replace(folder: vscode.Uri, entry: JournalEntry, shown: string | undefined): Promise<boolean> {
  const { isAsItWas } = await loadCore();
  const { path, temporary, before } = entry;
  const uri = vscode.Uri.joinPath(folder, path);
  const made = temporary === undefined ? undefined : vscode.Uri.joinPath(folder, temporary);
  if (made && before === undefined && (await isPutThere(made, uri))) return true;
  const now = await sumOfFile(uri);
  if (!isAsItWas(entry, now)) return false;
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
