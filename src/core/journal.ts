import type { Change } from './fileChange.js';
import { isJsonObject, readJson } from './json.js';
import { MANIFEST_FILE } from './layout.js';
import { isOwnPath, readManifest, writeManifest } from './manifest.js';

/** What a run has begun to write, relative to the connector's folder; it is there only while one writes, or after one was stopped. */
export const JOURNAL_FILE = '.cenit-journal';
/** Whoever writes holds it. */
export const LOCK_FILE = '.cenit-lock';

/** How long a run waits for another one; and the age at which a lock says less, and then nothing any more; milliseconds. */
export const LOCK_AGES = { patience: 20_000, young: 5_000, old: 600_000 } as const;

/** What stands in a lock: `host` is '' where the holder does not know on which machine it runs, `id` tells two of one process apart. */
export interface LockHolder {
  readonly process: number;
  readonly host: string;
  readonly id?: string;
}

export function writeLock(holder: LockHolder): string {
  return `${JSON.stringify(holder)}\n`;
}

/** Who holds a lock; undefined for a text that says it not, as of one that was begun and not ended. */
export function readLock(text: string): LockHolder | undefined {
  const reading = readJson(text);
  const root = 'value' in reading ? reading.value : undefined;
  if (!isJsonObject(root) || typeof root.process !== 'number' || typeof root.host !== 'string') return undefined;
  return { process: root.process, host: root.host, ...(typeof root.id === 'string' ? { id: root.id } : {}) };
}

/**
 * Whether whoever made a lock is gone. A process is asked only on its own machine; one that does not know its machine is most likely
 * of this one, and one that cannot be asked is gone after a long time.
 * @param age of the lock in milliseconds
 * @param host this machine; '' where that is not known
 */
export function isDeadLock(text: string, age: number, host: string, isRunning: (pid: number) => boolean): boolean {
  if (age > LOCK_AGES.old) return true;
  const holder = readLock(text);
  // A lock is written in one moment: one that says nothing after a while was left by a machine that stopped.
  if (!holder) return age > LOCK_AGES.young;
  if (holder.process === 0) return false;
  if (holder.host !== '' && holder.host === host) return !isRunning(holder.process);
  return (holder.host === '' || host === '') && age > LOCK_AGES.young && !isRunning(holder.process);
}

/** Temporary files: the process that made them stands in the name. */
export const TEMPORARY_NAME = /^\.cenit-(\d+)-[a-z\d]+\.tmp$/;

/** One file that a run writes or deletes. Sums tell texts apart; who writes decides how they are made. */
export interface JournalEntry {
  readonly path: string;
  /** The file with the new text, relative to the connector's folder; undefined: the file is to go. */
  readonly temporary: string | undefined;
  /** The sum of the text before; undefined where there was no file. */
  readonly before: string | undefined;
  /** The sum of the new text. */
  readonly after: string | undefined;
}

/** How one entry is found: the sum of the file now, and of its temporary file, where they are there. */
export interface FoundEntry {
  readonly entry: JournalEntry;
  readonly now: string | undefined;
  readonly ready: string | undefined;
}

/** What is left to do of a run that wrote its journal. */
export interface Mending {
  /** To be carried out in this order, the record of the run not among them. */
  readonly todo: readonly JournalEntry[];
  /** Files that somebody changed since and before their turn came: they stay, and what is known of them too. */
  readonly left: readonly string[];
  /** The record's own entry, where it is not done yet. */
  readonly record: JournalEntry | undefined;
}

/** A journal of which nothing is done yet. */
export function newWork(entries: readonly JournalEntry[]): Mending {
  const record = entries.find(({ path }) => path === MANIFEST_FILE);
  return { todo: entries.filter((entry) => entry !== record), left: [], record };
}

export function writeJournal(entries: readonly JournalEntry[]): string {
  return `${JSON.stringify({ entries }, null, 1)}\n`;
}

/** Reads a journal; undefined for a text that is none, or that leads anywhere else than to a connector's own files. */
export function readJournal(text: string): readonly JournalEntry[] | undefined {
  const reading = readJson(text);
  const root = 'value' in reading ? reading.value : undefined;
  if (!isJsonObject(root) || !Array.isArray(root.entries)) return undefined;
  const entries = (root.entries as readonly (typeof root)[]).flatMap((item): readonly JournalEntry[] => {
    if (!isJsonObject(item) || typeof item.path !== 'string' || !(item.path === MANIFEST_FILE || isOwnPath(item.path))) return [];
    const { temporary, before, after } = item;
    if (![temporary, before, after].every((value) => value === undefined || typeof value === 'string')) return [];
    if (typeof temporary === 'string' && !isTemporary(temporary)) return [];
    return [{ path: item.path, temporary, before, after } as JournalEntry];
  });
  return entries.length === root.entries.length ? entries : undefined;
}

/** A temporary file's path that leads out of nowhere. */
function isTemporary(path: string): boolean {
  const parts = path.split('/');
  return (
    TEMPORARY_NAME.test(parts.at(-1) ?? '') &&
    parts.slice(0, -1).every((part) => part !== '' && !part.startsWith('.') && !/[\\:\p{Cc}]/u.test(part))
  );
}

/**
 * What is left to do of a run. A file whose turn has not come still has its temporary file; one whose turn came has it no more,
 * and if it is another now, somebody edited the new text.
 */
export function mendingOf(found: readonly FoundEntry[]): Mending {
  const todo: JournalEntry[] = [];
  const left: string[] = [];
  let record: JournalEntry | undefined;
  for (const { entry, now, ready } of found) {
    if (entry.path === MANIFEST_FILE) record = now === entry.after ? undefined : entry;
    else if (entry.temporary === undefined) {
      // Of one that is gone the folder may still be there.
      if (now === undefined || now === entry.before) todo.push(entry);
      else left.push(entry.path);
    } else if (ready !== undefined && ready === entry.after) {
      // One that is gone is made again, as any generated file is.
      if (now === undefined || now === entry.before || now === entry.after) todo.push(entry);
      else left.push(entry.path);
    } else if (now === entry.before && now !== entry.after) left.push(entry.path);
  }
  return { todo, left, record };
}

/**
 * The record of a run of which some files were left: what is known of those is what the run before knew.
 * @param before text of the record before, @param after text of the run's own
 */
export function mendedManifest(before: string | undefined, after: string, left: readonly string[]): string {
  if (left.length === 0) return after;
  const [old, made] = [before ?? '', after].map(readManifest);
  if (!made || !('manifest' in made)) return after;
  const files = new Map(made.manifest.files);
  for (const path of left) {
    const known = old && 'manifest' in old ? old.manifest.files.get(path) : undefined;
    if (known === undefined) files.delete(path);
    else files.set(path, known);
  }
  return writeManifest(files);
}

/**
 * The changes that are left, for those who only look.
 * @param textOf text of a temporary file
 * @param record text of the record as it is
 */
export function mendingChanges(
  { todo, left, record }: Mending,
  textOf: (path: string) => string,
  before: string | undefined,
): readonly Change[] {
  const changes = todo.map(({ path, temporary }): Change =>
    temporary === undefined ? { path, status: 'deleted' } : { path, status: 'updated', content: textOf(temporary) },
  );
  if (record?.temporary === undefined) return changes;
  return [...changes, { path: MANIFEST_FILE, status: 'updated', content: mendedManifest(before, textOf(record.temporary), left) }];
}
