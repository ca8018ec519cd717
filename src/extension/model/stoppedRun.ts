import * as vscode from 'vscode';
import { loadCore, type Change, type JournalEntry, type Mending } from '../core.js';
import { Failure } from '../failure.js';
import { carryOut, sumOfFile } from './carryOut.js';
import { inBatches, readBytes } from './files.js';
import { withLock } from './lock.js';

/** What a run that was stopped while it replaced files left to do; undefined where there is none. */
export async function findStoppedRun(folder: vscode.Uri): Promise<Mending | undefined> {
  const core = await loadCore();
  const bytes = await readBytes(vscode.Uri.joinPath(folder, core.JOURNAL_FILE));
  const entries = bytes && core.readJournal(new TextDecoder().decode(bytes));
  if (!entries) return undefined;
  const sum = (path: string | undefined): Promise<string | undefined> | undefined =>
    path === undefined ? undefined : sumOfFile(vscode.Uri.joinPath(folder, path));
  const found: { entry: JournalEntry; now: string | undefined; ready: string | undefined }[] = [];
  await inBatches([...entries.entries()], async ([index, entry]) => {
    found[index] = { entry, now: await sum(entry.path), ready: await sum(entry.temporary) };
  });
  return core.mendingOf(found);
}

/** Completes it, unless whoever began it is still at it: that one is waited for. */
export async function completeStoppedRun(folder: vscode.Uri): Promise<void> {
  const { JOURNAL_FILE } = await loadCore();
  if (!(await readBytes(vscode.Uri.joinPath(folder, JOURNAL_FILE)))) return;
  await withLock(folder, async () => {
    const mending = await findStoppedRun(folder);
    if (!mending) return;
    const { left } = await carryOut(folder, mending, new Map(), () => false);
    const [first] = left.filter((path) => !mending.left.includes(path));
    if (first !== undefined) throw new Failure(vscode.l10n.t('{0} changed meanwhile. Generate again.', first));
  });
}

/** The changes that are left of it, for those who only look. */
export async function changesLeft(folder: vscode.Uri, before: string | undefined): Promise<readonly Change[]> {
  const core = await loadCore();
  const mending = await findStoppedRun(folder);
  if (!mending) return [];
  const paths = [...mending.todo, ...(mending.record ? [mending.record] : [])].flatMap(({ temporary }) => temporary ?? []);
  const texts = new Map(
    await Promise.all(
      paths.map(async (path) => [path, new TextDecoder().decode(await readBytes(vscode.Uri.joinPath(folder, path)))] as const),
    ),
  );
  return core.mendingChanges(mending, (path) => texts.get(path) ?? '', before);
}
