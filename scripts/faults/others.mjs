// Others at work in the same folder: a program that changes a file, a second run; and what a run touches of it.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { timesOf, watchWriting } from './moments.mjs';
import {
  MANIFEST,
  Tally,
  append,
  copyOf,
  copyWith,
  differing,
  filesNamed,
  filesOf,
  firstChanged,
  inodesOf,
  remove,
  run,
  specFile,
  specOf,
  start,
  withEdit,
  writeSpec,
} from './support.mjs';

/** A file is changed while a run writes: its new text stays, and it is named unless its turn was over. */
export async function meanwhileRuns(point, count, random) {
  const tally = new Tally('a file replaced meanwhile');
  const { before, edited } = point;
  const after = point.after.get(1);
  const last = differing(before, after).filter(
    (path) => path.endsWith('.rb') && before.has(path) && after.has(path) && !edited.includes(path),
  );
  const inner = dirname(firstChanged(before, after));
  for (let number = 0; number < count; number += 1) {
    tally.runs += 1;
    const folder = copyWith(point, 1);
    const edit = { path: last.at(-1 - (number % 5)), line: `# another program in ${number}\n` };
    const wait = random() * (number % 3) * 8;
    const note = `${edit.path} ${wait.toFixed(1)} ms after the first temporary file`;
    const text = () => readFileSync(join(folder, edit.path), 'utf8');
    const started = start('generate', folder);
    let found;
    const end = watchWriting(folder, inner, started.child, {
      first: () => {
        for (const until = performance.now() + wait; performance.now() < until;);
        append(folder, edit.path, edit.line);
        found = text();
      },
    });
    const result = await started.done;
    end();
    tally.expect(found !== undefined, `${note}: the moment was missed`);
    tally.add('lost', text() === found ? 0 : 1, `${note}: the text of the other program`);
    const wasOld = found !== after.get(edit.path) + edit.line;
    tally.message(folder, result, wasOld ? edit.path : undefined);
    tally.expect(result.code === (wasOld ? 1 : 0), `${note}: exit ${result.code} ${filesNamed(folder, result).join()}`);
    tally.succeeds(folder, await run('generate', folder), note);
    tally.compare(folder, withEdit(folder, after, edit), note);
    remove(folder);
  }
  return [tally];
}

/** Two runs at once, of one spec or of two: it ends as one after the other, or as one alone. */
export async function doubleRuns(point, count, random) {
  const tally = new Tally('two runs at once');
  const ways = [[1], [2], [1, 2]];
  const ends = new Map();
  for (const way of ways) ends.set(way.join(), await inTurn(point, way));
  const [{ before }, after] = [point, point.after.get(1)];
  const timed = copyWith(point, 1);
  const { done } = await timesOf(timed, dirname(firstChanged(before, after)), () => start('generate', timed));
  remove(timed);
  for (let number = 0; number < count; number += 1) {
    tally.runs += 1;
    const [first, second] = number % 3 === 0 ? [1, 1] : [1, 2];
    const folder = copyWith(point, first);
    const wait = number % 2 === 0 ? 0 : random() * done;
    const note = `variants ${first} and ${second}, ${wait.toFixed(0)} ms apart`;
    const one = start('generate', folder);
    await pause(wait);
    swapSpec(folder, specOf(second, { count: point.count }));
    const results = await Promise.all([one.done, run('generate', folder)]);
    for (const result of results) tally.message(folder, result);
    const codes = results.map(({ code }) => code).sort();
    tally.expect(['0,0', '0,1'].includes(codes.join()), `${note}: exit ${codes.join(' and ')}`);
    const files = filesOf(folder);
    const nearest = [...ends.values()].sort((a, b) => differing(files, a).length - differing(files, b).length)[0];
    tally.compare(folder, nearest, note);
    remove(folder);
  }
  return [tally];
}

async function inTurn(point, variants) {
  const folder = copyOf(point.folder);
  for (const variant of variants) {
    writeSpec(folder, specOf(variant, { count: point.count }));
    await run('generate', folder);
  }
  const files = filesOf(folder);
  remove(folder);
  return files;
}

/** As an editor saves: there is no moment with half a spec. */
function swapSpec(folder, text) {
  writeFileSync(join(folder, 'next'), text);
  renameSync(join(folder, 'next'), specFile(folder));
}

const TOUCHED = 7;

/** A file whose bytes change is another file then; all others are not touched. */
export async function inodeRuns(point) {
  const tally = new Tally('what a run touches');
  const { count } = point;
  const specs = [specOf(0, { count }), specOf(0, { count, touched: TOUCHED }), specOf(1, { count }), specOf(2, { count })];
  for (const [index, spec] of specs.entries()) {
    tally.runs += 1;
    const folder = copyOf(point.folder);
    const [files, inodes] = [filesOf(folder), inodesOf(folder)];
    writeSpec(folder, spec);
    tally.succeeds(folder, await run('generate', folder));
    const [after, now] = [filesOf(folder), inodesOf(folder)];
    const both = [...inodes.keys()].filter((path) => now.has(path));
    const same = both.filter((path) => files.get(path) === after.get(path));
    const touched = same.filter((path) => inodes.get(path) !== now.get(path));
    tally.add('wrong', touched.length, `variant ${index}: touched without a change: ${touched.slice(0, 5).join(', ')}`);
    const inPlace = both.filter((path) => !same.includes(path) && inodes.get(path).split(' ')[0] === now.get(path).split(' ')[0]);
    tally.add('wrong', inPlace.length, `variant ${index}: written in place: ${inPlace.slice(0, 5).join(', ')}`);
    const changed = differing(files, after);
    tally.expect(index === 0 ? changed.length === 0 : changed.length > 2, `variant ${index}: ${changed.length} files changed`);
    if (index === 1) {
      const foreign = changed.filter((path) => ![MANIFEST, 'collection.json'].includes(path) && !path.includes(`/item${TOUCHED}/`));
      tally.add('wrong', foreign.length, `one resource changed, and so did ${foreign.slice(0, 5).join(', ')}`);
    }
    remove(folder);
  }
  return [tally];
}
