// Runs that are killed at random moments, and what the next ones make of the folder.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { killAt, timesOf } from './moments.mjs';
import {
  MANIFEST,
  Tally,
  append,
  copyWith,
  differing,
  firstChanged,
  filesOf,
  isDot,
  remove,
  run,
  specOf,
  start,
  told,
  withEdit,
  writeSpec,
} from './support.mjs';
import { pick } from '../random.mjs';

const WAYS = ['again', 'back', 'edit', 'twice'];

/** Of four kills one falls anywhere in the run, one after the first temporary file, two after the journal. */
const PHASES = ['start', 'first', 'journal', 'journal'];

export async function killRuns(point, count, random) {
  const tallies = new Map(WAYS.map((way) => [way, new Tally(`killed, then ${SAID[way]}`)]));
  const variants = [await variantOf(point, 1), await variantOf(point, 2)];
  const moments = { before: 0, temporary: 0, journal: 0, done: 0, half: 0 };
  for (let number = 0; number < count; number += 1) {
    const phase = PHASES[number % PHASES.length];
    const way = WAYS[Math.floor(number / PHASES.length) % WAYS.length];
    const variant = variants[Math.floor(number / PHASES.length / WAYS.length) % variants.length];
    const moment = { after: phase, wait: random() * variant.lengths[phase] };
    await killOnce({ ...point, ...variant, number, moments }, way, moment, random, tallies.get(way));
  }
  const { before, temporary, journal, done, half } = moments;
  console.log(
    `killed before the first temporary file: ${before}, with some: ${temporary}, with the journal: ${journal} (files half old, half new: ${half}), after all: ${done}`,
  );
  return [...tallies.values()];
}

/** A variant of the spec, what it makes, and how long the parts of its run take. */
async function variantOf(point, variant) {
  const after = point.after.get(variant);
  const inner = dirname(firstChanged(point.before, after));
  const folder = copyWith(point, variant);
  const { first, journal, gone, done } = await timesOf(folder, inner, () => start('generate', folder));
  remove(folder);
  console.log(
    `a run of variant ${variant}: ${done.toFixed(0)} ms; first temporary file: ${first.toFixed(0)} ms, journal: ${journal.toFixed(0)} to ${gone.toFixed(0)} ms`,
  );
  return { variant, after, inner, lengths: { start: done, first: journal - first, journal: gone - journal } };
}

const SAID = { again: 'the same again', back: 'the change taken back', edit: 'an edit by hand', twice: 'the next run killed too' };

async function killOnce(point, way, moment, random, tally) {
  const { before, after, variant, inner, lengths, number, moments } = point;
  const note = `run ${number} of variant ${variant}, ${moment.wait.toFixed(2)} ms after ${moment.after}`;
  tally.runs += 1;
  const folder = copyWith(point, variant);
  const killed = await killAt(folder, inner, start('generate', folder), moment);
  await look(folder, killed, { before, after, moments, tally, note });
  if (way === 'back') writeSpec(folder, specOf(0));
  if (way === 'twice') await killAt(folder, inner, start('generate', folder), { after: 'start', wait: random() * lengths.start });
  if (way === 'twice') tally.whole(folder, before, after, `${note}, killed again`);
  const edit = way === 'edit' ? editOne(folder, point, random, `# by hand in ${number}\n`) : undefined;
  tally.succeeds(folder, await run('generate', folder), note);
  const expected = way === 'back' ? before : after;
  tally.compare(folder, edit ? withEdit(folder, expected, edit) : expected, note);
  remove(folder);
}

/** What a killed run left: whole files, and where they are of two runs everybody is told so. */
async function look(folder, killed, { before, after, moments, tally, note }) {
  const files = filesOf(folder);
  const isStopped = existsSync(join(folder, '.cenit-journal'));
  tally.whole(folder, before, after, note);
  const isHalf = [before, after].every((all) => differing(files, all).some((path) => !path.endsWith('/')));
  const hasTemporary = [...files.keys()].some((path) => isDot(path) && /-\d+\.tmp$/.test(path));
  const isDone = !killed || differing(files, after).length === 0;
  moments[isDone ? 'done' : isStopped ? 'journal' : hasTemporary ? 'temporary' : 'before'] += 1;
  if (!files.has(MANIFEST)) tally.add('lost', 1, `${note}: ${MANIFEST}`);
  if (!isHalf) return;
  moments.half += 1;
  tally.expect(isStopped, `${note}: files half old, half new, and no journal`);
  // It takes as long as a run.
  if (moments.half % 3 > 0) return;
  const isCheck = moments.half % 2 === 0;
  const result = await (isCheck ? run('generate', folder, { words: ['--check'] }) : run('plan', folder));
  tally.expect(told(result, 'run-stopped'), `${note}: nobody is told that the run was stopped: ${JSON.stringify(result.problems)}`);
  tally.add('lost', differing(files, filesOf(folder)).length, `${note}: looking at it changed it`);
}

/** A line at the end of a file that is there before and after the run. */
function editOne(folder, { before, after, edited }, random, line) {
  const paths = [...before.keys()].filter((path) => path.endsWith('.rb') && after.has(path) && !edited.includes(path));
  const path = pick(random, paths);
  append(folder, path, line);
  return { path, line };
}
