import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { JOURNAL_FILE, mendingOf, readJournal, type FileProblem, type JournalEntry, type Mending } from '../core/index.js';
import { carryOut } from './carryOut.js';
import { sumOf } from './sum.js';

/** A run that was stopped after it had begun to replace files. */
export interface StoppedRun {
  readonly entries: readonly JournalEntry[];
  readonly mending: Mending;
}

/** What a stopped run left to do; undefined where there is none. */
export function findStoppedRun(folder: string): StoppedRun | undefined {
  const text = bytesOf(join(folder, JOURNAL_FILE))?.toString('utf8');
  const entries = text === undefined ? undefined : readJournal(text);
  if (!entries) return undefined;
  const sum = (path: string | undefined): string | undefined => {
    const bytes = path === undefined ? undefined : bytesOf(join(folder, path));
    return bytes && sumOf(bytes);
  };
  return { entries, mending: mendingOf(entries.map((entry) => ({ entry, now: sum(entry.path), ready: sum(entry.temporary) }))) };
}

/** Completes what a stopped run had begun. */
export function completeRun(folder: string, { entries, mending }: StoppedRun): readonly FileProblem[] {
  const problems = carryOut(folder, mending);
  const temporary = entries.flatMap((entry) => entry.temporary ?? []);
  if (problems.length === 0) for (const path of temporary) rmSync(join(folder, path), { force: true });
  return problems;
}

/** The text of one of its temporary files. */
export function readyText(folder: string, path: string): string {
  return bytesOf(join(folder, path))?.toString('utf8') ?? '';
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
