import { linkSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FileProblem, LOCK_AGES, LOCK_FILE, fileProblem, isDeadLock, readLock, writeLock } from '../core/index.js';
import { codeOf } from './files.js';
import { quietly } from './refused.js';

/** How often another run is looked after; milliseconds. */
const PAUSE = 40;

export type Lock = { readonly release: () => void } | { readonly problem: FileProblem };

/**
 * Waits until no other run writes into a folder, and then holds it. A run that died holds nothing.
 * Where no lock can be made nothing else can be written either: that says so itself.
 */
export async function lockFolder(folder: string): Promise<Lock> {
  const file = join(folder, LOCK_FILE);
  const own = writeLock({ process: process.pid, host: hostname() });
  const temporary = join(folder, `.cenit-${process.pid}-lock.tmp`);
  const deadline = performance.now() + LOCK_AGES.patience;
  for (;;) {
    const made = make(file, temporary, own);
    if (made === 'made') return { release: () => release(file, own) };
    if (made === 'refused') return { release: () => undefined };
    if (isFolder(file)) return { problem: fileProblem(LOCK_FILE, 'error', 'write-in-the-way') };
    const other = textOf(file);
    if (other !== undefined && isDead(file, other)) takeAway(file, other);
    else if (performance.now() > deadline) {
      return { problem: fileProblem(LOCK_FILE, 'error', 'run-busy', { process: readLock(other ?? '')?.process ?? '' }) };
    }
    await sleep(PAUSE);
  }
}

/** A lock is there whole or not at all; a file system without links gets it in two steps. */
function make(file: string, temporary: string, text: string): 'made' | 'held' | 'refused' {
  try {
    writeFileSync(temporary, text);
    try {
      linkSync(temporary, file);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return 'held';
      writeFileSync(file, text, { flag: 'wx' });
    }
    return 'made';
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? 'held' : 'refused';
  } finally {
    quietly(() => rmSync(temporary, { force: true }));
  }
}

/** A lock that may not be taken away any more ends with its process. */
function release(file: string, own: string): void {
  if (textOf(file) === own) quietly(() => rmSync(file, { force: true }));
}

/** Of two who find a dead one's lock one takes it away; a new one that the other takes by mistake is put back. */
function takeAway(file: string, dead: string): void {
  const aside = join(dirname(file), `.cenit-${process.pid}-aside.tmp`);
  try {
    renameSync(file, aside);
    if (textOf(aside) !== dead) linkSync(aside, file);
  } catch {
    // Somebody else was quicker.
  }
  quietly(() => unlinkSync(aside));
}

function isDead(file: string, text: string): boolean {
  try {
    return isDeadLock(text, Date.now() - statSync(file).mtimeMs, hostname(), isRunning);
  } catch {
    return false;
  }
}

const isFolder = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
