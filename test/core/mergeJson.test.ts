import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JsonValue } from '../../src/core/elements/element.js';
import { mergeFile } from '../../src/core/merge/file.js';

const RUNS = Number(process.env.MERGE_RUNS ?? 2_000);

const text = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

interface Outcome {
  readonly keep: JsonValue;
  readonly conflicts: readonly string[];
}

function merge(base: unknown, mine: unknown, theirs: unknown): Outcome {
  const own = text(mine);
  const { keep, markers, conflicts } = mergeFile('a.json', text(base), own, text(theirs));
  assert.equal(markers, keep, 'JSON has no markers');
  return { keep: JSON.parse(keep) as JsonValue, conflicts: conflicts.map(({ start, end }) => own.slice(start, end)) };
}

const item = (key: string, value: string): { readonly key: string; readonly value: string } => ({ key, value });

const MERGED: readonly (readonly [name: string, base: unknown, mine: unknown, theirs: unknown, merged: unknown])[] = [
  ['keys beside each other', { a: 1, b: 2 }, { a: 9, b: 2 }, { a: 1, b: 8 }, { a: 9, b: 8 }],
  ['a key added on each side', { a: 1 }, { a: 1, x: 1 }, { a: 1, y: 2 }, { a: 1, y: 2, x: 1 }],
  ['a key taken away on each side', { a: 1, b: 2, c: 3 }, { b: 2, c: 3 }, { a: 1, b: 2 }, { b: 2 }],
  ['maps in maps', { a: { b: 1, c: 2 } }, { a: { b: 9, c: 2 } }, { a: { b: 1, c: 8, d: 3 } }, { a: { b: 9, c: 8, d: 3 } }],
  ['the same on both sides', { a: 1 }, { a: 2, b: 3 }, { a: 2 }, { a: 2, b: 3 }],
  [
    'lists by key',
    { l: [item('a', '1'), item('b', '2')] },
    { l: [item('a', '9'), item('b', '2'), item('x', '0')] },
    { l: [item('a', '1'), item('n', '5'), item('b', '8')] },
    { l: [item('a', '9'), item('n', '5'), item('b', '8'), item('x', '0')] },
  ],
  [
    'lists by name',
    { l: [{ name: 'a', v: 1 }] },
    { l: [{ name: 'a', v: 1, w: 2 }] },
    { l: [{ name: 'a', v: 3 }] },
    { l: [{ name: 'a', v: 3, w: 2 }] },
  ],
  [
    'an item taken away on each side',
    { l: [item('a', '1'), item('b', '2'), item('c', '3')] },
    { l: [item('b', '2'), item('c', '3')] },
    { l: [item('a', '1'), item('b', '2')] },
    { l: [item('b', '2')] },
  ],
  ['lists of plain values', { l: ['a', 'b', 'c'] }, { l: ['a', 'x', 'b', 'c'] }, { l: ['a', 'b'] }, { l: ['a', 'x', 'b'] }],
  ['another order is no change of a map', { a: 1, b: 2 }, { b: 2, a: 3 }, { a: 1, b: 2, c: 4 }, { b: 2, c: 4, a: 3 }],
  [
    'keys of JavaScript',
    JSON.parse('{"__proto__": 1, "b": 1}'),
    JSON.parse('{"__proto__": 1, "b": 2}'),
    JSON.parse('{"__proto__": 5, "b": 1}'),
    JSON.parse('{"__proto__": 5, "b": 2}'),
  ],
];

for (const [name, base, mine, theirs, merged] of MERGED) {
  test(`JSON: ${name}`, () => assert.deepEqual(merge(base, mine, theirs), { keep: merged, conflicts: [] }));
}

const CONFLICTS: readonly (readonly [name: string, base: unknown, mine: unknown, theirs: unknown, keep: unknown, at: string])[] = [
  ['one value', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 3, b: 4 }, { a: 2, b: 4 }, '2'],
  ['added on both sides', {}, { a: 1 }, { a: 2 }, { a: 1 }, '1'],
  ['changed and taken away', { a: 1, b: 1 }, { a: 2, b: 1 }, { b: 1 }, { a: 2, b: 1 }, '2'],
  ['taken away and changed', { o: { a: 1 } }, { o: {} }, { o: { a: 2 } }, { o: {} }, '{}'],
  [
    'an item changed and taken away',
    { l: [item('a', '1')] },
    { l: [item('a', '2')] },
    { l: [] },
    { l: [item('a', '2')] },
    text(item('a', '2')),
  ],
  ['plain lists in one place', { l: ['a'] }, { l: ['b'] }, { l: ['c'] }, { l: ['b'] }, '["b"]'],
  ['another kind of value', { a: { b: 1 } }, { a: { b: 2 } }, { a: 'text' }, { a: { b: 2 } }, '{"b":2}'],
];

for (const [name, base, mine, theirs, keep, at] of CONFLICTS) {
  test(`a conflict in JSON: ${name}`, () => {
    const found = merge(base, mine, theirs);
    assert.deepEqual(found.keep, keep);
    assert.deepEqual(
      found.conflicts.map((one) => JSON.parse(one) as JsonValue),
      [JSON.parse(at)],
    );
  });
}

test('what was written by hand stays as it is written', () => {
  const base = text({ name: 'a', list: [1, 2], url: 'x', size: 1 });
  const mine = '{\n    "name":"a",\n    "list": [1,2],\n    "url": "mine", "big": 12345678901234567890\n}';
  const theirs = text({ name: 'a', list: [1, 2], url: 'x', size: 1, more: { deep: true } });
  const { keep } = mergeFile('a.json', base, `\uFEFF${mine.replaceAll('\n', '\r\n')}`, theirs);
  const merged = mine.replace('"mine",', '"mine",\n    "more": {\n        "deep": true\n    },\n   ');
  assert.equal(keep, `\uFEFF${merged.replaceAll('\n', '\r\n')}`);
});

for (const [name, mine] of [
  ['no JSON', '{"a": 1,,}'],
  ['a key twice', '{"a": 1, "a": 2}'],
] as const) {
  test(`JSON that cannot be merged is one conflict, and stays: ${name}`, () => {
    assert.deepEqual(mergeFile('a.json', '{"a": 0}', mine, '{"a": 0, "b": 1}'), {
      keep: mine,
      markers: mine,
      conflicts: [{ start: 0, end: mine.length, keep: { start: 0, end: mine.length }, markers: { start: 0, end: mine.length } }],
    });
  });
}

const scalar = fc.constantFrom(0, 1, 'x', 'y', null, true);
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.uniqueArray(fc.record({ key: fc.constantFrom('k', 'l', 'm'), value: tie('value') }, { noNullPrototype: true }), {
      selector: ({ key }) => key,
      maxLength: 3,
    }),
  ),
}));

test('whatever both sides do: what one side alone did is what comes of it, and the same run again changes nothing', () => {
  fc.assert(
    fc.property(value, value, value, (base, mine, theirs) => {
      const [b, m, t] = [base, mine, theirs].map(text) as [string, string, string];
      assert.deepEqual(JSON.parse(mergeFile('a.json', b, b, t).keep), theirs);
      assert.equal(mergeFile('a.json', b, m, b).keep, m);
      assert.equal(mergeFile('a.json', b, m, m).keep, m);
      const { keep } = mergeFile('a.json', b, m, t);
      assert.equal(mergeFile('a.json', t, keep, t).keep, keep);
      JSON.parse(keep);
    }),
    { numRuns: RUNS },
  );
});

test('keys that only one side touched stand as that side has them', () => {
  const keys = ['a', 'b', 'c', 'd', 'e'];
  const change = fc.record({ who: fc.constantFrom('none', 'mine', 'theirs'), gone: fc.boolean() });
  fc.assert(
    fc.property(fc.array(change, { minLength: 5, maxLength: 5 }), (changes) => {
      const of = (sides: readonly string[]): Record<string, string> =>
        Object.fromEntries(
          keys.flatMap((key, at) => {
            const { who, gone } = changes[at] ?? { who: 'none', gone: false };
            if (!sides.includes(who)) return [[key, 'old']];
            return gone ? [] : [[key, who]];
          }),
        );
      assert.deepEqual(merge(of([]), of(['mine']), of(['theirs'])), { keep: of(['mine', 'theirs']), conflicts: [] });
    }),
    { numRuns: RUNS },
  );
});
