import { chmodSync, lstatSync, mkdirSync, renameSync, rmSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { COLLECTION_FOLDER, MANIFEST_FILE, type Change, type FileProblem, fileProblem } from '../core/index.js';
import { codeOf } from './files.js';
import { type Target, WriteRefused, checkTargets } from './targets.js';

/**
 * Writes what was planned, all or nothing as far as a file system allows it: first every target is looked at, then new files
 * and the new texts of old ones (beside them) are written; only when all are there the old ones are replaced, the last the
 * record of the run. Whatever fails before that is taken back.
 * @returns the problem that stopped it.
 */
export function writeChanges(folder: string, read: ReadonlyMap<string, string>, changes: readonly Change[]): FileProblem | undefined {
  const undo: (() => void)[] = [];
  let path = '';
  try {
    const { targets, missing } = checkTargets(folder, read, changes);
    for (const { path: at, file } of missing) {
      path = at;
      makeFolder(file, undo);
    }
    const ready: { readonly target: Target; readonly temporary: string | undefined }[] = [];
    for (const target of targets) {
      path = target.path;
      ready.push({ target, temporary: prepare(target, ready.length, undo) });
    }
    for (const { target, temporary } of ready) {
      path = target.path;
      if (temporary !== undefined) renameSync(temporary, target.file);
      else if (target.content === undefined) remove(target, folder);
    }
    return undefined;
  } catch (error) {
    for (const step of undo.reverse()) quietly(step);
    return error instanceof WriteRefused ? error.problem : refusedBySystem(path, codeOf(error), error);
  }
}

/** Removes temporary files that a stopped run left behind. */
export function removeLeftovers(folder: string, leftovers: readonly string[]): void {
  for (const path of leftovers) quietly(() => unlinkSync(join(folder, path)));
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  try {
    mkdirSync(folder);
    undo.push(() => rmdirSync(folder));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !lstatSync(folder).isDirectory()) throw error;
  }
}

/** Writes a new file at its place, the new text of an old one beside it; gives the name of the latter. */
function prepare({ path, file, content, mode }: Target, number: number, undo: (() => void)[]): string | undefined {
  if (content === undefined) return undefined;
  // The record of the run is never half there: without it edits by hand could not be told.
  const whole = mode !== undefined || path === MANIFEST_FILE;
  const temporary = !whole ? undefined : join(dirname(file), `.cenit-${process.pid}-${number}.tmp`);
  const at = temporary ?? file;
  try {
    writeFileSync(at, content, { flag: 'wx' });
  } catch (error) {
    // Half a file is worse than none; one that was there before is not ours.
    if (codeOf(error) !== 'EEXIST') quietly(() => rmSync(at, { force: true }));
    throw error;
  }
  undo.push(() => rmSync(at, { force: true }));
  if (temporary !== undefined && mode !== undefined) chmodSync(temporary, mode);
  return temporary;
}

/** Deletes a file, and the folders that are empty without it. */
function remove({ path, file }: Target, folder: string): void {
  unlinkSync(file);
  const parts = path.split('/').slice(0, -1);
  while (parts.length > 1 && parts[0] === COLLECTION_FOLDER && quietly(() => rmdirSync(join(folder, ...parts)))) parts.pop();
}

function quietly(step: () => void): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}

function refusedBySystem(path: string, reason: string, error: unknown): FileProblem {
  switch (reason) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
      return fileProblem(path, 'error', 'write-denied', { reason });
    case 'ENOSPC':
    case 'EDQUOT':
      return fileProblem(path, 'error', 'write-no-space');
    case 'EISDIR':
    case 'ENOTDIR':
      return fileProblem(path, 'error', 'write-in-the-way');
    case 'EEXIST':
    case 'ENOENT':
      return fileProblem(path, 'error', 'write-changed');
    case 'ENAMETOOLONG':
      return fileProblem(path, 'error', 'write-name-too-long');
    default:
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      return fileProblem(path, 'error', 'write-failed', { reason });
  }
}
