import * as vscode from 'vscode';
import { loadCore } from '../core.js';
import { Failure } from '../failure.js';
import { readBytes, removeQuietly } from './files.js';

/** How often another run is looked after; milliseconds. */
const PAUSE = 100;
/** How long the lock must have been one's own before it counts: two who make it at once both see it, but only the last one's stays. */
const SETTLED = 60;

/** Does work that no other run, in this window, another or on the command line, may meet in a folder. */
export async function withLock<T>(folder: vscode.Uri, work: () => Promise<T>): Promise<T> {
  const { LOCK_FILE } = await loadCore();
  const file = vscode.Uri.joinPath(folder, LOCK_FILE);
  const id = Math.random().toString(36).slice(2);
  const held = await take(folder, file, id);
  try {
    return await work();
  } finally {
    if (held && (await isOwn(file, id))) await removeQuietly(file);
  }
}

/** False where no lock can be made: then nothing else can be written either, and that says so itself. */
async function take(folder: vscode.Uri, file: vscode.Uri, id: string): Promise<boolean> {
  const own = vscode.Uri.joinPath(folder, `.cenit-${processId()}-lock${id}.tmp`);
  const { LOCK_AGES, writeLock } = await loadCore();
  const text = writeLock({ process: processId(), host: '', id });
  const deadline = performance.now() + LOCK_AGES.patience;
  for (;;) {
    if (!(await exists(file))) {
      try {
        await vscode.workspace.fs.writeFile(own, new TextEncoder().encode(text));
      } catch {
        return false;
      }
      const isMade = await vscode.workspace.fs.rename(own, file, { overwrite: false }).then(
        () => true,
        () => false,
      );
      if (isMade) {
        await pause(SETTLED);
        if (await isOwn(file, id)) return true;
      } else {
        await removeQuietly(own);
        // A file system that renames nothing has no lock.
        if (!(await exists(file))) return false;
      }
    }
    if (await isFolder(file)) throw await inTheWay(file);
    if (await isDead(file)) await removeQuietly(file);
    else if (performance.now() > deadline) throw busy(folder, file);
    await pause(PAUSE);
  }
}

async function isOwn(file: vscode.Uri, id: string): Promise<boolean> {
  const { readLock } = await loadCore();
  return readLock(new TextDecoder().decode(await readBytes(file)))?.id === id;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

function busy(folder: vscode.Uri, file: vscode.Uri): Failure {
  return new Failure(
    vscode.l10n.t(
      'Another run is writing into {0}. Nothing was written. Generate again when it is done; if there is none, delete {1}.',
      vscode.workspace.asRelativePath(folder),
      file.path.split('/').at(-1) ?? '',
    ),
    { title: vscode.l10n.t('Show in Explorer'), run: () => vscode.commands.executeCommand('revealInExplorer', file) },
  );
}

async function inTheWay(file: vscode.Uri): Promise<Failure> {
  const { LOCK_FILE, fileProblem, messageOf } = await loadCore();
  const { problem } = fileProblem(LOCK_FILE, 'error', 'write-in-the-way');
  return new Failure(`${LOCK_FILE}: ${messageOf(problem)}`, {
    title: vscode.l10n.t('Show in Explorer'),
    run: () => vscode.commands.executeCommand('revealInExplorer', file),
  });
}

const isFolder = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.Directory) > 0,
    () => false,
  );

const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );

async function isDead(file: vscode.Uri): Promise<boolean> {
  const { isDeadLock } = await loadCore();
  try {
    const { mtime } = await vscode.workspace.fs.stat(file);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    return isDeadLock(text, Date.now() - mtime, '', isRunning);
  } catch {
    return false;
  }
}

/** 0 in an editor that runs in a browser. */
export function processId(): number {
  return typeof process === 'undefined' ? 0 : process.pid;
}

/** True where that cannot be told. */
export function isRunning(pid: number): boolean {
  if (typeof process === 'undefined' || typeof process.kill !== 'function') return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
