// Moments of a run: when its first temporary file, or its journal, appears.
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';

const JOURNAL = '.cenit-journal';
const isFirst = (name, { pid }) => name === `.cenit-${pid}-0.tmp`;
const now = () => performance.now();

/**
 * Calls back when a run makes its first temporary file, when its journal is there, and when that is gone.
 * @param inner the folder of the first file that it changes
 * @returns what ends the watch
 */
export function watchWriting(folder, inner, child, { first, journal, gone }) {
  const seen = new Set();
  const once = (what, call) => {
    if (seen.has(what)) return;
    seen.add(what);
    call?.();
  };
  const look = (_, name) => {
    if (name === JOURNAL && !seen.has('journal')) once('journal', journal);
    else if (name === JOURNAL && !existsSync(join(folder, JOURNAL))) once('gone', gone);
    else if (isFirst(name ?? '', child)) once('first', first);
  };
  const watchers = [folder, join(folder, inner)].map((path) => watch(path, look).on('error', () => undefined));
  return () => watchers.forEach((one) => one.close());
}

/** When a run begins to write, has its journal, has it no more, and is done: milliseconds from its start. */
export async function timesOf(folder, inner, start) {
  const began = now();
  const times = { first: 0, journal: 0, gone: 0, done: 0 };
  const { child, done } = start();
  const end = watchWriting(folder, inner, child, {
    first: () => (times.first = now() - began),
    journal: () => (times.journal = now() - began),
    gone: () => (times.gone = now() - began),
  });
  await done;
  times.done = now() - began;
  end();
  return times;
}

/** Kills a run some time after its start, its first temporary file, or its journal. A timer is too coarse for the latter two. */
export async function killAt(folder, inner, { child, done }, { after, wait }) {
  const kill = () => child.kill('SIGKILL');
  const killSoon = () => {
    const until = now() + wait;
    while (now() < until);
    kill();
  };
  const timer = after === 'start' ? setTimeout(kill, wait) : undefined;
  const end = watchWriting(folder, inner, child, after === 'start' ? {} : { [after]: killSoon });
  const result = await done;
  clearTimeout(timer);
  end();
  return result.signal === 'SIGKILL';
}
