// What the system refuses: a disk without room, and permissions that are not there, or are lost while a run writes.
import { Buffer } from 'node:buffer';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { watchWriting } from './moments.mjs';
import {
  ROOT,
  Tally,
  copyWith,
  differing,
  errorsOf,
  filesOf,
  firstChanged,
  remove,
  run,
  specOf,
  start,
  told,
  writeSpec,
} from './support.mjs';

const BLOCK = 4096;
const sizeOf = (texts) => texts.reduce((size, text) => size + Math.ceil(Buffer.byteLength(text) / BLOCK) * BLOCK, 0);
const ROOM = [0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97];

/** A disk of its own, of which all but some room is taken. */
class Disk {
  folder = join(ROOT, 'disk');
  ballast = join(this.folder, 'ballast');

  /** @returns why there is none, or nothing */
  mount() {
    if (process.getuid?.() !== 0) return 'only root can mount a disk of its own';
    mkdirSync(this.folder);
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', this.folder], { encoding: 'utf8' });
    return status === 0 ? '' : `a disk cannot be mounted: ${stderr}`;
  }

  leave(room) {
    const { bavail, bsize } = statfsSync(this.folder);
    writeFileSync(this.ballast, Buffer.alloc(Math.max(0, bavail * bsize - Math.ceil(room / BLOCK) * BLOCK)));
  }

  makeRoom() {
    rmSync(this.ballast, { force: true });
  }

  unmount() {
    spawnSync('umount', [this.folder]);
  }
}

export async function diskRuns(point, fresh) {
  const tallies = ['first', 'later'].map((which) => new Tally(`disk full, ${which} run`));
  const disk = new Disk();
  const refused = disk.mount();
  try {
    if (refused) for (const tally of tallies) tally.skipped = refused;
    else for (const room of ROOM) await fillOnce(disk, point, fresh, room, tallies);
  } finally {
    disk.unmount();
  }
  return tallies;
}

async function fillOnce(disk, point, fresh, room, [first, later]) {
  const { count, before } = point;
  const empty = join(disk.folder, 'first');
  mkdirSync(empty);
  writeSpec(empty, specOf(0, { count }));
  await fill(disk, empty, new Map(), fresh, sizeOf([...fresh.values()]) * room, first);
  const after = point.after.get(1);
  const folder = copyWith(point, 1, disk.folder);
  const needed = sizeOf(differing(before, after).map((path) => after.get(path) ?? ''));
  await fill(disk, folder, before, after, needed * room, later);
}

/** As before where there is no room; as it is to be where there is some again. */
async function fill(disk, folder, before, after, room, tally) {
  tally.runs += 1;
  const note = `${room.toFixed(0)} bytes of room`;
  disk.leave(room);
  const result = await run('generate', folder);
  tally.message(folder, result);
  tally.expect(
    result.code === 1 && told(result, 'write-no-space') && errorsOf(result).length === 1,
    `${note}: exit ${result.code}: ${JSON.stringify(errorsOf(result))}`,
  );
  tally.compare(folder, before, note);
  disk.makeRoom();
  tally.succeeds(folder, await run('generate', folder), note);
  tally.compare(folder, after, `${note}, then enough`);
  remove(folder);
}

/** Root may write anything, so it runs as another user. */
const USER = process.getuid?.() === 0 ? 65534 : undefined;

function ownCopy(point) {
  const folder = copyWith(point, 1);
  if (USER !== undefined) execFileSync('chown', ['-R', `${USER}:${USER}`, folder]);
  return folder;
}

/** What may not be written, and the file that the message names; undefined: any file in it. */
function forbidden({ before, after }) {
  const changed = differing(before, after.get(1)).filter((path) => before.has(path) && !path.endsWith('/'));
  const [one] = changed;
  const last = changed.filter((path) => path.endsWith('.json') && path.includes('/resources/')).at(-1);
  const files = [one, last, 'collection.json', 'collection/.generated.json'].map((path) => ({ path, mode: 0o444, file: path }));
  const folders = [dirname(one), dirname(last), 'collection/algorithms', 'collection', '.'].map((path) => ({ path, mode: 0o555 }));
  return [...files, ...folders, { path: one, mode: 0, file: one }, { path: dirname(last), mode: 0 }];
}

export async function permissionRuns(point, random) {
  const tallies = ['read-only from the start', 'permission lost midway'].map((kind) => new Tally(kind));
  if (process.platform === 'win32') for (const tally of tallies) tally.skipped = 'no permissions of this kind here';
  else {
    for (const what of forbidden(point)) await forbidOnce(point, what, tallies[0]);
    const midway = forbidden(point).filter(({ mode }) => mode === 0o555);
    for (const what of midway)
      for (const moment of ['first', 'first', 'journal', 'journal']) await loseOnce(point, what, moment, random, tallies[1]);
  }
  return tallies;
}

async function forbidOnce(point, { path, mode, file }, tally) {
  tally.runs += 1;
  const folder = ownCopy(point);
  const note = `${path} is ${mode.toString(8)}`;
  const target = join(folder, path);
  chmodSync(target, mode);
  const result = await run('generate', folder, { user: USER });
  tally.message(folder, result, file);
  tally.expect(result.code === 1, `${note}: exit ${result.code}`);
  tally.compare(folder, point.before, note);
  await completed(folder, point, target, tally, note);
}

async function loseOnce(point, { path, mode }, moment, random, tally) {
  tally.runs += 1;
  const folder = ownCopy(point);
  const target = join(folder, path);
  const wait = random() * 10;
  const note = `${path} is ${mode.toString(8)} ${wait.toFixed(1)} ms after ${moment}`;
  const started = start('generate', folder, { user: USER });
  const lose = () => {
    for (const until = performance.now() + wait; performance.now() < until;);
    chmodSync(target, mode);
  };
  const end = watchWriting(folder, dirname(firstChanged(point.before, point.after.get(1))), started.child, { [moment]: lose });
  const result = await started.done;
  end();
  tally.message(folder, result);
  tally.whole(folder, point.before, point.after.get(1), note);
  if (result.code === 0) tally.add('lost', differing(filesOf(folder), point.after.get(1)).length, note);
  await completed(folder, point, target, tally, note);
}

async function completed(folder, point, target, tally, note) {
  chmodSync(target, target.endsWith('.rb') || target.endsWith('.json') ? 0o644 : 0o755);
  tally.succeeds(folder, await run('generate', folder, { user: USER }), note);
  tally.compare(folder, point.after.get(1), `${note}, then it may`);
  remove(folder);
}

/** What a first run makes of the spec, with no edit by hand. */
export async function freshFiles({ count }) {
  const folder = join(ROOT, 'fresh');
  mkdirSync(folder);
  writeSpec(folder, specOf(0, { count }));
  await run('generate', folder);
  const files = filesOf(folder);
  remove(folder);
  return files;
}
