import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { conflictProblem } from '../../src/core/conflictProblem.js';
import { mergeFile } from '../../src/core/merge/file.js';
import { conflictIn } from '../../src/core/merge/markers.js';
import type { Merged } from '../../src/core/merge/result.js';
import { messageOf } from '../../src/core/problemText.js';

const RUNS = Number(process.env.MERGE_RUNS ?? 2_000);

const ruby = (base: string | undefined, mine: string, theirs: string): Merged => mergeFile('a.rb', base, mine, theirs);
const lines = (text: string): string => text.split(' ').join('\n');

const LINES: readonly (readonly [name: string, base: string, mine: string, theirs: string, merged: string])[] = [
  ['far from each other', 'a b c d', 'a B c d', 'a b c D', 'a B c D'],
  ['in lines beside each other', 'a b c', 'A b c', 'a B c', 'A B c'],
  ['put in before a line that changes', 'a b c', 'a x b c', 'a B c', 'a x B c'],
  ['put in behind a line that changes', 'a b c', 'a b x c', 'a B c', 'a B x c'],
  ['put in behind a line that goes', 'a b c', 'a b x c', 'a c', 'a x c'],
  ['a line taken away, the next one changed', 'a b c', 'a c', 'a b C', 'a C'],
  ['the same on both sides', 'a b c', 'a x c', 'a x c', 'a x c'],
  ['the same and more', 'a b c d', 'a x c d', 'a x c D', 'a x c D'],
  ['at both ends', 'a b', 'x a b', 'a b y', 'x a b y'],
  ['all taken away on one side, nothing on the other', 'a b', '', 'a b', ''],
];

for (const [name, base, mine, theirs, merged] of LINES) {
  test(`lines: ${name}`, () => {
    const found = ruby(lines(base), lines(mine), lines(theirs));
    assert.deepEqual(found, { keep: lines(merged), markers: lines(merged), conflicts: [] });
    assert.deepEqual(ruby(lines(base), lines(theirs), lines(mine)).keep, lines(merged), 'the sides are alike');
  });
}

const block = (mine: string, theirs: string): string => {
  const side = (text: string): string[] => (text === '' ? [] : [text]);
  return ['<<<<<<<', ...side(mine), '=======', ...side(theirs), '>>>>>>>'].join(' ');
};
const short = (text: string): string =>
  text
    .replace(/^(<{7}|>{7}) .*$/gm, '$1')
    .split('\n')
    .join(' ');

const CONFLICTS: readonly (readonly [
  name: string,
  base: string | undefined,
  mine: string,
  theirs: string,
  keep: string,
  markers: string,
])[] = [
  ['the same line', 'a b c', 'a x c', 'a y c', 'a x c', `a ${block('x', 'y')} c`],
  ['put in at the same place', 'a c', 'a x c', 'a y c', 'a x c', `a ${block('x', 'y')} c`],
  ['changed and taken away', 'a b c', 'a x c', 'a c', 'a x c', `a ${block('x', '')} c`],
  ['taken away and changed', 'a b c', 'a c', 'a y c', 'a c', `a ${block('', 'y')} c`],
  ['put in among what goes', 'a b c d', 'a b x c d', 'a d', 'a b x c d', `a ${block('b x c', '')} d`],
  ['beside what merges', 'a b c d', 'a b x D', 'A b y d', 'A b x D', `A b ${block('x D', 'y d')}`],
  ['only what differs of a place', 'a b c', 'a 1 x 2 c', 'a 1 y 2 c', 'a 1 x 2 c', `a 1 ${block('x', 'y')} 2 c`],
  ['of a lost base', undefined, 'a x c', 'a y c', 'a x c', `a ${block('x', 'y')} c`],
];

for (const [name, base, mine, theirs, keep, markers] of CONFLICTS) {
  test(`a conflict: ${name}`, () => {
    const found = ruby(base === undefined ? undefined : lines(base), lines(mine), lines(theirs));
    assert.deepEqual([short(found.keep), short(found.markers), found.conflicts.length], [keep, markers, 1]);
  });
}

test('a conflict is told where it stands in the file, line ends and byte order mark counted', () => {
  const { conflicts, keep, markers } = ruby('a\nb\nc\nd', '\uFEFFa\r\nb\r\nx\r\nd', 'A\nA\nb\ny\nd');
  const [conflict] = conflicts;
  assert.ok(conflict && conflicts.length === 1);
  const at = (text: string, { start, end }: { start: number; end: number }): string => text.slice(start, end);
  assert.equal(at('\uFEFFa\r\nb\r\nx\r\nd', conflict), 'x');
  assert.deepEqual([keep.indexOf('x'), at(keep, conflict.keep)], [conflict.keep.start, 'x']);
  assert.equal(short(at(markers, conflict.markers).replaceAll('\r', '')), block('x', 'y'));
});

test('what is merged has the line ends and the byte order mark of the file', () => {
  assert.equal(ruby('a\nb\nc\n', '\uFEFFa\r\nx\r\nc\r\n', 'a\nb\nC\n').keep, '\uFEFFa\r\nx\r\nC\r\n');
});

test('conflicts that nobody settled are never nested: the other side of a block is renewed', () => {
  const first = ruby(lines('a b c d'), lines('a x c d'), lines('a y c d')).markers;
  const untouched = ruby(lines('a y c d'), first, lines('a y c D'));
  assert.deepEqual([short(untouched.markers), untouched.conflicts.length], [`a ${block('x', 'y')} c D`, 0]);
  const again = ruby(lines('a y c d'), first, lines('a z c d'));
  assert.equal(short(again.markers), `a ${block('x', 'z')} c d`);
  assert.equal(again.keep, again.markers);
  const edited = first.replace('\ny\n', '\ny\nw\n');
  const kept = ruby(lines('a y c d'), edited, lines('a z c d'));
  assert.deepEqual([kept.keep, kept.markers, kept.conflicts.length], [edited, edited, 1]);
  const settled = ruby(lines('a y c d'), first, lines('a x c d'));
  assert.equal(short(settled.markers), 'a x c d');
});

const line = fc.constantFrom('a', 'b', 'c', 'end', '', '  x = 1');
const edit = fc.record({ at: fc.nat(11), gone: fc.nat(3), put: fc.nat(3) });
const edits = fc.array(edit, { minLength: 1, maxLength: 3 });

function edited(base: readonly string[], changes: readonly { at: number; gone: number; put: number }[], side: string): string[] {
  const found = [...base];
  changes.forEach(({ at, gone, put }, number) => {
    const added = Array.from({ length: put }, (_, index) => `${side} ${number}.${index}`);
    found.splice(Math.min(at, found.length), gone, ...added);
  });
  return found;
}

/** The lines of a text with the first side of each conflict. */
function firstSide(text: string): readonly string[] {
  let at: 'outside' | 'first' | 'second' = 'outside';
  return text.split('\n').filter((one) => {
    const before = at;
    if (one.startsWith('<<<<<<<')) at = 'first';
    else if (one === '=======') at = 'second';
    else if (one.startsWith('>>>>>>>')) at = 'outside';
    return before === at && at !== 'second';
  });
}

test('whatever both sides do: no line written by hand is lost, and none that is generated is lost but in a conflict', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), edits, edits, fc.boolean(), (base, hand, made, known) => {
      const [mine, theirs] = [edited(base, hand, 'mine'), edited(base, made, 'theirs')];
      const found = ruby(known ? base.join('\n') : undefined, mine.join('\n'), theirs.join('\n'));
      const [keep, markers] = [found.keep.split('\n'), found.markers.split('\n')];
      for (const one of mine.filter((text) => text.startsWith('mine '))) {
        assert.ok(keep.includes(one) && markers.includes(one), one);
      }
      for (const one of theirs.filter((text) => text.startsWith('theirs '))) {
        assert.ok(markers.includes(one), one);
        assert.ok(keep.includes(one) || found.conflicts.length > 0, one);
      }
      assert.equal(conflictIn(found.markers) !== undefined, found.conflicts.length > 0);
      assert.deepEqual(firstSide(found.markers).join('\n'), found.keep);
      // The new text is the base of the next run: it changes nothing.
      assert.equal(ruby(theirs.join('\n'), found.markers, theirs.join('\n')).keep, found.markers);
      assert.equal(ruby(theirs.join('\n'), found.keep, theirs.join('\n')).keep, found.keep);
    }),
    { numRuns: RUNS },
  );
});

test('edits of different lines are both there, in their order', () => {
  const base = Array.from({ length: 12 }, (_, index) => `line ${index}`);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('none', 'mine', 'theirs'), { minLength: 12, maxLength: 12 }), (who) => {
      const of = (which: readonly string[]): string =>
        base.map((text, at) => (which.includes(who[at] ?? '') ? `${text} by ${who[at] ?? ''}` : text)).join('\n');
      assert.deepEqual(ruby(base.join('\n'), of(['mine']), of(['theirs'])), {
        keep: of(['mine', 'theirs']),
        markers: of(['mine', 'theirs']),
        conflicts: [],
      });
    }),
    { numRuns: RUNS },
  );
});

test('a text that changes again under unsettled conflicts never nests them, and keeps what was written by hand', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), edits, edits, edits, (base, hand, made, later) => {
      const [mine, theirs] = [edited(base, hand, 'mine'), edited(base, made, 'theirs')];
      const first = ruby(base.join('\n'), mine.join('\n'), theirs.join('\n'));
      const next = edited(theirs, later, 'later');
      const second = ruby(theirs.join('\n'), first.markers, next.join('\n'));
      const written = second.markers.split('\n');
      let depth = 0;
      for (const one of written) {
        if (one.startsWith('<<<<<<<')) depth += 1;
        if (one.startsWith('>>>>>>>')) depth -= 1;
        assert.ok(depth === 0 || depth === 1, second.markers);
      }
      for (const one of mine.filter((text) => text.startsWith('mine '))) assert.ok(written.includes(one), one);
      for (const one of next.filter((text) => text.startsWith('later '))) assert.ok(written.includes(one), one);
    }),
    { numRuns: RUNS },
  );
});

/** What is generated in two places, what somebody made of the conflicts in them since, and what is told of it then. */
const UNSETTLED: readonly (readonly [name: string, edit: ((text: string) => string) | undefined, keep: RegExp, markers: RegExp])[] = [
  ['not there before', undefined, /^conflict-kept .*hand stays\.$/, /^conflict-marked .*Both stand.*in 2 places: .*markers\.$/],
  ['renewed', (text) => text, /^conflict-marked .*Both stand.*in 2 places: .*markers\.$/, /^conflict-marked .*in 2 places: .*markers\.$/],
  [
    'one edited',
    (text) => text.replace(/^y$/m, 'w'),
    /in 2 places: .*Where the generated side was edited.*stays/,
    /in 2 places: .*Where the/,
  ],
  ['both edited', (text) => text.replace(/^[yv]$/gm, 'w'), /^conflict-marked .*new text is not among them/, /new text is not among them/],
];

test('what is told of a conflict says whether the generated side is that of now', () => {
  const first = ruby(lines('a b c d e'), lines('a x c u e'), lines('a y c v e'));
  for (const [name, edit, keep, markers] of UNSETTLED) {
    const conflict = edit ? ruby(lines('a y c v e'), edit(first.markers), lines('a z c t e')) : first;
    const told = (way: 'keep' | 'markers'): string => {
      const { problem } = conflictProblem({ path: 'a.rb', status: 'conflict', conflict }, true, way);
      return `${problem.code} ${messageOf(problem)}`;
    };
    assert.match(told('keep'), keep, name);
    assert.match(told('markers'), markers, name);
  }
});

/** Lines of Ruby, parted by ` / `, and the line from 1 that a conflict in it is told at; 0: it holds none. */
const LEFT: readonly (readonly [name: string, text: string, line: number])[] = [
  ['a whole conflict', 'x / <<<<<<< HEAD / a / ======= / b / >>>>>>> feature/other', 2],
  ['without labels', '<<<<<<< / a / ======= / b / >>>>>>>', 1],
  ['with the common base', '<<<<<<< a / x / ||||||| b / y / ======= / z / >>>>>>> c', 1],
  ['the first line was taken out', 'a / ======= / b / >>>>>>> theirs', 4],
  ['the middle line was taken out', '<<<<<<< mine / a / b / >>>>>>> theirs', 1],
  ['the last line was taken out', 'x / <<<<<<< mine / a / ======= / b', 2],
  ['only our first line is left', 'a / <<<<<<< edited by hand / b', 2],
  ['only our last line is left', 'a / b / >>>>>>> generated', 3],
  ['a heading above a conflict', '=begin / Title / ======= / =end / <<<<<<< mine / a / >>>>>>> theirs', 5],
  ['an end with a label of somebody else, alone', 'puts <<~T / <<<<<<< from / T', 0],
  ['a heading alone', '=begin / Title / ======= / =end', 0],
  ['more signs than seven', '<<<<<<<< a / ======== / >>>>>>>> b', 0],
  ['signs that go on', '<<<<<<<a / =======b / >>>>>>>c', 0],
  ['not at the beginning of a line', 'puts <<~T /   <<<<<<< a /   ======= /   >>>>>>> b / T', 0],
  ['in a comment', '# <<<<<<< edited by hand / # ======= / # >>>>>>> generated', 0],
  ['a blank behind the middle', '=======  / a', 0],
];

test('what is left of a conflict is one, and what only looks like it is none', () => {
  for (const [name, text, line] of LEFT) {
    for (const end of ['\n', '\r\n']) {
      const found = conflictIn(text.split(' / ').join(end));
      const before = text.split(' / ').join(end).slice(0, found?.start);
      assert.equal(found ? before.split(end).length : 0, line, name);
    }
  }
});
