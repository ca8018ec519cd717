import { type Stats, accessSync, constants, lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Change, type FileProblem, fileProblem, isWritten } from '../core/index.js';
import { codeOf, isInside } from './files.js';

/** A file that is to be written, or deleted where there is no content. */
export interface Target {
  /** Relative to the connector's folder. */
  readonly path: string;
  readonly file: string;
  readonly content: string | undefined;
  /** The permissions of a file that is there; undefined for a new one. */
  readonly mode: number | undefined;
}

export interface Targets {
  readonly targets: readonly Target[];
  /** Folders that are to be made, outer ones first. */
  readonly missing: readonly { readonly path: string; readonly file: string }[];
}

/** Something stands against writing, found before the first byte was written. */
export class WriteRefused extends Error {
  constructor(readonly problem: FileProblem) {
    super(problem.problem.code);
  }
}

/** Looks at every target: still as it was read, writable, and inside the connector's folder whatever links say. */
export function checkTargets(folder: string, read: ReadonlyMap<string, string>, changes: readonly Change[]): Targets {
  const folders = new FolderCheck(folder);
  const targets: Target[] = [];
  for (const { path, content } of changes.filter(isWritten)) {
    targets.push(checkFile(folder, path, read.get(path), content, folders));
  }
  return { targets, missing: [...folders.missing].map((path) => ({ path, file: join(folder, path) })) };
}

/** Looks at the folders on the way to targets, each once. */
export class FolderCheck {
  readonly missing = new Set<string>();
  private readonly root: string;
  private readonly good = new Set<string>();

  constructor(private readonly folder: string) {
    this.root = realpathSync(folder);
  }

  /** Each folder on the way to a target is a folder, inside and writable, or is not there yet. */
  check(parts: readonly string[], target: string): void {
    const path = parts.join('/');
    if (this.good.has(path) || this.missing.has(path)) return;
    if (parts.length > 0) this.check(parts.slice(0, -1), target);
    const parent = parts.slice(0, -1).join('/');
    const file = join(this.folder, path);
    const stats = parts.length > 0 && this.missing.has(parent) ? undefined : statsOf(file, path);
    if (!stats) {
      this.missing.add(path);
      return;
    }
    this.checkLink(file, path, stats);
    if (!statSync(file).isDirectory()) refuse(path, 'write-in-the-way');
    checkAccess(file, path === '' ? target : path);
    this.good.add(path);
  }

  /** A file that is there, its link resolved; undefined where there is none. */
  locate(path: string): { readonly file: string; readonly stats: Stats } | undefined {
    this.check(path.split('/').slice(0, -1), path);
    const file = join(this.folder, path);
    const stats = this.missing.has(path.split('/').slice(0, -1).join('/')) ? undefined : statsOf(file, path);
    if (!stats) return undefined;
    const real = this.checkLink(file, path, stats);
    const found = stats.isSymbolicLink() ? statSync(real) : stats;
    return found.isFile() ? { file: real, stats: found } : refuse(path, 'write-in-the-way');
  }

  /** The path with its link resolved, if it is one. */
  checkLink(file: string, path: string, stats: Stats): string {
    if (!stats.isSymbolicLink()) return file;
    try {
      const real = realpathSync(file);
      if (isInside(real, this.root)) return real;
    } catch {
      // A link to nowhere leads out as well.
    }
    return path === '' ? file : refuse(path, 'write-outside');
  }
}

function checkFile(folder: string, path: string, text: string | undefined, content: string | undefined, folders: FolderCheck): Target {
  const found = folders.locate(path);
  const file = join(folder, path);
  if (!found) return text === undefined ? { path, file, content, mode: undefined } : refuse(path, 'write-changed');
  checkAccess(found.file, path);
  if (text === undefined || !readFileSync(found.file).equals(Buffer.from(text))) refuse(path, 'write-changed');
  return { path, file: content === undefined ? file : found.file, content, mode: found.stats.mode & 0o777 };
}

function statsOf(file: string, path: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENAMETOOLONG' ? refuse(path, 'write-name-too-long') : refuse(path, 'write-denied', code);
  }
}

function checkAccess(file: string, path: string): void {
  try {
    accessSync(file, constants.W_OK);
  } catch (error) {
    refuse(path, 'write-denied', codeOf(error));
  }
}

function refuse(
  path: string,
  code: 'write-in-the-way' | 'write-outside' | 'write-changed' | 'write-denied' | 'write-name-too-long',
  reason = '',
): never {
  throw new WriteRefused(fileProblem(path, 'error', code, { reason }));
}
