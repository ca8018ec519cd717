import { type Dirent, type Stats, readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  COLLECTION_FILE,
  COLLECTION_FOLDER,
  type FileProblem,
  type FoundKinds,
  MANIFEST_FILE,
  type ProblemCode,
  TEMPORARY_NAME,
  fileProblem,
  folderOf,
  mendingChanges,
  textsAfter,
} from '../core/index.js';
import { codeOf, isInside, readText } from './files.js';
import { isRunning } from './lock.js';
import { findStoppedRun, readyText } from './stoppedRun.js';

/** The files of a connector as they are before anything is planned. */
export interface Snapshot extends FoundKinds {
  /** Text by path relative to the connector's folder, a byte order mark included. */
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly FileProblem[];
  /** Temporary files an earlier run left behind when it was stopped. */
  readonly leftovers: readonly string[];
}

/**
 * Reads the collection's files: element files of any depth, the record of the last run, and collection.json.
 * What a stopped run had begun counts as done.
 */
export function takeSnapshot(folder: string): Snapshot {
  const snapshot = new SnapshotTaker(folder).take();
  const stopped = findStoppedRun(folder);
  if (!stopped) return snapshot;
  const changes = mendingChanges(stopped.mending, (path) => readyText(folder, path), snapshot.files.get(MANIFEST_FILE));
  return { ...snapshot, files: textsAfter(snapshot.files, changes) };
}

type EntryKind = 'file' | 'folder' | 'outside' | 'other';

const kindOf = (found: Dirent | Stats): EntryKind => (found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other');

class SnapshotTaker {
  private readonly files = new Map<string, string>();
  private readonly problems: FileProblem[] = [];
  private readonly leftovers: string[] = [];
  private readonly noFolders = new Set<string>();
  private readonly noFiles = new Set<string>();
  /** Folders that were read, by their real path: links may lead in a circle. */
  private readonly seen = new Set<string>();
  private readonly root: string;

  constructor(private readonly folder: string) {
    this.root = realpathSync(folder);
  }

  take(): Snapshot {
    for (const entry of this.entries('', this.root)) {
      if (entry.name === COLLECTION_FILE || entry.name === COLLECTION_FOLDER) this.takeEntry(entry, entry.name, this.root);
      else this.takeLeftover(entry.name, entry.name);
    }
    return { files: this.files, problems: this.problems, leftovers: this.leftovers, noFolders: this.noFolders, noFiles: this.noFiles };
  }

  /** @param parent the folder it was found in, its links resolved */
  private takeEntry(entry: Dirent, path: string, parent: string): void {
    if (entry.name.startsWith('.') && path !== MANIFEST_FILE) {
      this.takeLeftover(entry.name, path);
      return;
    }
    const { kind, real } = this.resolved(entry, path, parent);
    if (kind === 'folder' || kind === 'other') this.noFiles.add(path);
    if (kind === 'file' || kind === 'other') this.noFolders.add(path);
    const wanted = folderOf(path) !== undefined || path === MANIFEST_FILE || path === COLLECTION_FILE;
    if (kind === 'outside') this.refuse(path, 'write-outside');
    else if (kind !== 'file' && (path === MANIFEST_FILE || path === COLLECTION_FILE)) this.refuse(path, 'write-in-the-way');
    else if (kind === 'folder') for (const inner of this.entries(path, real)) this.takeEntry(inner, `${path}/${inner.name}`, real);
    else if (kind === 'file' && wanted) this.read(path, entry.isFile());
  }

  private read(path: string, isFile: boolean): void {
    const text = readText(join(this.folder, path), isFile);
    if (typeof text === 'string') this.files.set(path, text);
    else if (text.code !== 'file-missing') this.refuse(path, text.code, text.reason);
  }

  private entries(path: string, real: string): readonly Dirent[] {
    if (this.seen.has(real)) return [];
    this.seen.add(real);
    try {
      return readdirSync(real, { withFileTypes: true });
    } catch (error) {
      this.refuse(path || COLLECTION_FOLDER, 'file-unreadable', codeOf(error));
      return [];
    }
  }

  /** What a link leads to counts; out of the connector's folder it is neither read nor written. */
  private resolved(entry: Dirent, path: string, parent: string): { readonly kind: EntryKind; readonly real: string } {
    if (!entry.isSymbolicLink()) return { kind: kindOf(entry), real: join(parent, entry.name) };
    try {
      const real = realpathSync(join(this.folder, path));
      return { kind: isInside(real, this.root) ? kindOf(statSync(real)) : 'outside', real };
    } catch {
      return { kind: 'outside', real: '' };
    }
  }

  private takeLeftover(name: string, path: string): void {
    const process = TEMPORARY_NAME.exec(name)?.[1];
    if (process !== undefined && !isRunning(Number(process))) this.leftovers.push(path);
  }

  private refuse(path: string, code: ProblemCode, reason = ''): void {
    this.problems.push(fileProblem(path, 'error', code, { reason }));
  }
}
