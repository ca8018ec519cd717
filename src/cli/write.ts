import { chmodSync, lstatSync, mkdirSync, renameSync, rmSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import {
  COLLECTION_FOLDER,
  JOURNAL_FILE,
  type Change,
  type FileProblem,
  type JournalEntry,
  isOwnPath,
  newWork,
  writeJournal,
} from '../core/index.js';
import { carryOut } from './carryOut.js';
import { codeOf, readText } from './files.js';
import { quietly, refusedBySystem } from './refused.js';
import { sumOf } from './sum.js';
import { type Target, WriteRefused, checkTargets } from './targets.js';

/**
 * Writes what was planned: first every target is looked at, then all new texts are written beside their files, then a journal of what
 * is to be done; only then the files are replaced, the last the record of the run. Stopped before there is a journal all is as before;
 * stopped later the next run completes it.
 * @param folder held by a lock
 * @returns the problems that stopped it, or that it met
 */
export function writeChanges(folder: string, read: ReadonlyMap<string, string>, changes: readonly Change[]): readonly FileProblem[] {
  const undo: (() => void)[] = [];
  let path = '';
  const entries: JournalEntry[] = [];
  try {
    const { targets, missing } = checkTargets(folder, read, changes);
    if (targets.length === 0) return [];
    const list = join(folder, `.cenit-${process.pid}-folders.tmp`);
    path = missing[0]?.path ?? path;
    undo.push(() => rmSync(list, { force: true }));
    if (missing.length > 0) writeFileSync(list, missing.map(({ path: at }) => `${at}\n`).join(''));
    for (const { path: at, file } of missing) {
      path = at;
      makeFolder(file, undo);
    }
    for (const target of targets) {
      path = target.path;
      const temporary = prepare(target, entries.length, undo);
      const before = read.get(path);
      entries.push({
        path,
        temporary: temporary && relative(folder, temporary).split(sep).join('/'),
        before: before === undefined ? undefined : sumOf(before),
        after: target.content === undefined ? undefined : sumOf(target.content),
      });
    }
    path = JOURNAL_FILE;
    const journal = join(folder, `.cenit-${process.pid}-journal.tmp`);
    undo.push(() => rmSync(journal, { force: true }));
    writeFileSync(journal, writeJournal(entries));
    renameSync(journal, join(folder, JOURNAL_FILE));
    quietly(() => rmSync(list, { force: true }));
  } catch (error) {
    for (const step of undo.reverse()) quietly(step);
    return [error instanceof WriteRefused ? error.problem : refusedBySystem(path, codeOf(error), error)];
  }
  return carryOut(folder, newWork(entries));
}

/** Removes temporary files that a stopped run left behind, and then the folders it made for them. */
export function removeLeftovers(folder: string, leftovers: readonly string[]): void {
  const lists = leftovers.filter((path) => path.endsWith('-folders.tmp'));
  for (const path of leftovers) if (!lists.includes(path)) quietly(() => unlinkSync(join(folder, path)));
  for (const list of lists) {
    const text = readText(join(folder, list));
    const made = typeof text === 'string' ? text.split('\n').filter((path) => path === COLLECTION_FOLDER || isOwnPath(path)) : [];
    for (const path of made.reverse()) quietly(() => rmdirSync(join(folder, path)));
    quietly(() => unlinkSync(join(folder, list)));
  }
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  try {
    mkdirSync(folder);
    undo.push(() => rmdirSync(folder));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !lstatSync(folder).isDirectory()) throw error;
  }
}

/** Writes a new text beside its file; gives the name of what it wrote. */
function prepare({ file, content, mode }: Target, number: number, undo: (() => void)[]): string | undefined {
  if (content === undefined) return undefined;
  const temporary = join(dirname(file), `.cenit-${process.pid}-${number}.tmp`);
  undo.push(() => rmSync(temporary, { force: true }));
  writeFileSync(temporary, content);
  if (mode !== undefined) chmodSync(temporary, mode);
  return temporary;
}
