import { isUtf8 } from 'node:buffer';
import { type Dirent, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { COLLECTION_FILE, COLLECTION_FOLDER, type FileProblem, MANIFEST_FILE, fileProblem, folderOf } from './core.js';

/** Names of temporary files: the process that made them stands in the name, so that only those of dead ones are removed. */
const TEMPORARY = /^\.cenit-(\d+)-\d+\.tmp$/;

/** The files of a connector as they are before anything is planned. */
export interface Snapshot {
  /** Text by path relative to the connector's folder, a byte order mark included. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly FileProblem[];
  /** Temporary files an earlier run left behind when it was stopped. */
  readonly leftovers: readonly string[];
}

/** Reads the collection's files: element files of any depth, the record of the last run, and collection.json. */
export function takeSnapshot(folder: string): Snapshot {
  const files = new Map<string, string>();
  const problems: FileProblem[] = [];
  const leftovers: string[] = [];
  const seen = new Set<string>();
  const read = (path: string): void => {
    const text = readText(join(folder, path));
    if (typeof text === 'string') files.set(path, text);
    else if (text.code !== 'file-missing') problems.push(fileProblem(path, 'error', text.code, { reason: text.reason }));
  };
  const walk = (path: string): void => {
    const entries = entriesOf(join(folder, path), seen);
    if ('reason' in entries) problems.push(fileProblem(path, 'error', 'file-unreadable', { reason: entries.reason }));
    else for (const entry of entries) take(entry, `${path}/${entry.name}`);
  };
  const take = (entry: Dirent, path: string): void => {
    const kind = kindOf(entry, join(folder, path));
    const process = TEMPORARY.exec(entry.name)?.[1];
    if (process !== undefined && kind === 'file' && !isRunning(Number(process))) leftovers.push(path);
    if (kind === 'file' && (folderOf(path) || path === MANIFEST_FILE)) read(path);
    else if (kind === 'folder' && !entry.name.startsWith('.')) walk(path);
  };
  read(COLLECTION_FILE);
  walk(COLLECTION_FOLDER);
  for (const name of namesIn(folder)) {
    const process = TEMPORARY.exec(name)?.[1];
    if (process !== undefined && !isRunning(Number(process))) leftovers.push(name);
  }
  return { files, problems, leftovers };
}

/** A file's text, its byte order mark kept, or why it cannot be had. */
export function readText(
  file: string,
): string | { readonly code: 'file-missing' | 'file-unreadable' | 'file-not-utf8'; readonly reason: string } {
  try {
    if (!statSync(file).isFile()) return { code: 'file-unreadable', reason: 'it is no ordinary file' };
    const bytes = readFileSync(file);
    return isUtf8(bytes) ? bytes.toString('utf8') : { code: 'file-not-utf8', reason: '' };
  } catch (error) {
    const reason = codeOf(error);
    return { code: reason === 'ENOENT' || reason === 'ENOTDIR' ? 'file-missing' : 'file-unreadable', reason };
  }
}

/** The system's code of an error, such as EACCES. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason';
}

/** True for a path below a folder, both with all links resolved. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function entriesOf(folder: string, seen: Set<string>): readonly Dirent[] | { readonly reason: string } {
  try {
    // Links may lead in a circle.
    const real = realpathSync(folder);
    if (seen.has(real)) return [];
    seen.add(real);
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const reason = codeOf(error);
    // A file in the folder's place is met when something is written there.
    return reason === 'ENOENT' || reason === 'ENOTDIR' ? [] : { reason };
  }
}

function kindOf(entry: Dirent, path: string): 'file' | 'folder' | 'other' {
  if (!entry.isSymbolicLink()) return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
  const target = statSync(path, { throwIfNoEntry: false });
  return target?.isFile() ? 'file' : target?.isDirectory() ? 'folder' : 'other';
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
