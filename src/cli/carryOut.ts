import { existsSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  COLLECTION_FOLDER,
  JOURNAL_FILE,
  MANIFEST_FILE,
  fileProblem,
  mendedManifest,
  type FileProblem,
  type JournalEntry,
} from '../core/index.js';
import { codeOf, readText } from './files.js';
import { quietly, refusedBySystem } from './refused.js';
import { sumOf } from './sum.js';
import { FolderCheck, WriteRefused } from './targets.js';

const DENIED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

export interface Work {
  /** What a journal says is to be done; the record of the run wherever it stands. */
  readonly entries: readonly JournalEntry[];
  /** Files that somebody changed before their turn came. */
  readonly left: readonly string[];
}

/**
 * Replaces and deletes the files of a journal, each only if it is still as it was; then the record of the run, and then the journal goes.
 * What somebody changed meanwhile stays. Stopped anywhere, it can be done again.
 */
export function carryOut(folder: string, { entries, left: before }: Work): readonly FileProblem[] {
  const left = [...before];
  const problems: FileProblem[] = [];
  const folders = new FolderCheck(folder);
  let done = 0;
  let path = '';
  try {
    for (const entry of entries) {
      if (entry.path === MANIFEST_FILE) continue;
      path = entry.path;
      if (replace(folder, folders, entry)) done += 1;
      else {
        left.push(path);
        problems.push(fileProblem(path, 'error', 'write-left'));
      }
    }
    path = MANIFEST_FILE;
    const record = entries.find((entry) => entry.path === MANIFEST_FILE)?.temporary;
    if (record !== undefined) replaceRecord(folder, folders, record, left);
    path = JOURNAL_FILE;
    rmSync(join(folder, JOURNAL_FILE), { force: true });
  } catch (error) {
    return [...problems, error instanceof WriteRefused ? error.problem : refusedBySystem(path, codeOf(error), error, done)];
  }
  for (const { temporary } of entries) if (temporary !== undefined) quietly(() => rmSync(join(folder, temporary), { force: true }));
  return problems;
}

/** @returns whether the file was as it was to be */
function replace(folder: string, folders: FolderCheck, { path, temporary, before, after }: JournalEntry): boolean {
  const found = folders.locate(path);
  const now = found && sumOf(readFileSync(found.file));
  if (now !== undefined && now !== before && now !== after) return false;
  if (temporary !== undefined) renameSync(join(folder, temporary), found?.file ?? join(folder, path));
  else {
    if (found) unlinkSync(join(folder, path));
    removeEmptyFolders(folder, path);
  }
  return true;
}

/** Of files that stay as somebody made them the record keeps what it knew. */
function replaceRecord(folder: string, folders: FolderCheck, temporary: string, left: readonly string[]): void {
  const file = folders.locate(MANIFEST_FILE)?.file ?? join(folder, MANIFEST_FILE);
  const made = join(folder, temporary);
  if (!existsSync(made)) return;
  if (left.length > 0) {
    const [old, text] = [readText(file), readFileSync(made, 'utf8')];
    const next = join(dirname(file), `.cenit-${process.pid}-record.tmp`);
    writeFileSync(next, mendedManifest(typeof old === 'string' ? old : undefined, text, left));
    renameSync(next, file);
  } else renameSync(made, file);
}

/** Takes away the folders that a file was in, as far as they are empty. */
function removeEmptyFolders(folder: string, path: string): void {
  const parts = path.split('/').slice(0, -1);
  while (parts.length > 1 && parts[0] === COLLECTION_FOLDER && removeIfEmpty(join(folder, ...parts))) parts.pop();
}

/** An empty folder that may not be taken away is an error: the next run would not know of it. */
function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (DENIED.has(code) && readdirSync(folder).length === 0) throw error;
    return code === 'ENOENT';
  }
}
