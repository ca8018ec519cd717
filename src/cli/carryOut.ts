import { existsSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  COLLECTION_FOLDER,
  JOURNAL_FILE,
  MANIFEST_FILE,
  carryingOut,
  fileProblem,
  isAsItWas,
  mendedManifest,
  type FileProblem,
  type JournalEntry,
  type Mending,
} from '../core/index.js';
import { codeOf, readText } from './files.js';
import { quietly, refusedBySystem } from './refused.js';
import { sumOf } from './sum.js';
import { FolderCheck, WriteRefused } from './targets.js';

const DENIED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/**
 * Replaces and deletes the files of a journal, each only if it is still as it was; then the record of the run, and then the journal goes.
 * What somebody changed meanwhile stays. Stopped anywhere, it can be done again.
 */
export function carryOut(folder: string, mending: Mending): readonly FileProblem[] {
  const problems: FileProblem[] = [];
  const folders = new FolderCheck(folder);
  let done = 0;
  let path = '';
  const replaced = (entry: JournalEntry): boolean => {
    path = entry.path;
    const isReplaced = replace(folder, folders, entry);
    if (isReplaced) done += 1;
    else problems.push(fileProblem(path, 'error', 'write-left'));
    return isReplaced;
  };
  const steps = carryingOut(mending);
  try {
    for (let next = steps.next(); !next.done;) {
      let left: readonly string[] = [];
      const step = next.value;
      switch (step.do) {
        case 'replace':
          left = step.entries.filter((entry) => !replaced(entry)).map((entry) => entry.path);
          break;
        case 'record':
          path = MANIFEST_FILE;
          replaceRecord(folder, folders, step.temporary, step.left);
          break;
        case 'end':
          path = JOURNAL_FILE;
          rmSync(join(folder, JOURNAL_FILE), { force: true });
          break;
        case 'tidy':
          for (const { temporary } of step.entries)
            if (temporary !== undefined) quietly(() => rmSync(join(folder, temporary), { force: true }));
      }
      next = steps.next(left);
    }
  } catch (error) {
    return [...problems, error instanceof WriteRefused ? error.problem : refusedBySystem(path, codeOf(error), error, done)];
  }
  return problems;
}

/** @returns whether the file was as it was to be */
function replace(folder: string, folders: FolderCheck, entry: JournalEntry): boolean {
  const { path, temporary } = entry;
  const found = folders.locate(path);
  if (!isAsItWas(entry, found && sumOf(readFileSync(found.file)))) return false;
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
