import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, editSpec, openSpec, type SpecChange, type SpecValue, type TextEdit } from '../../src/core/index.js';
import { messyFile } from '../support/messyYaml.js';
import { sharedTool } from '../support/shared.js';
import { dataOfText, expectedData } from '../support/specModel.js';

const RUNS = Number(process.env.EDIT_RUNS ?? 300);

const words = fc.oneof(
  fc.constantFrom(
    'no',
    '12:30',
    '2020-01-01',
    '1.10',
    '007',
    '~',
    'null',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '#a',
    '>a',
    '|',
    '-',
    '- a',
    '?a',
    ':a',
    '{',
    '[',
  ),
  fc.constantFrom(
    '',
    ' ',
    'a ',
    ' a',
    'a #b',
    'a: b',
    'a:',
    "it's",
    '"',
    '\\',
    'a\nb',
    'a\nb\n',
    '\na',
    ' a\nb',
    'a\n\n',
    'a \nb',
    '\t',
    '\u0085',
    '\u2028',
    '---',
    '...',
    '<<',
    '=',
    'y',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('GET contacts', 'https://a.example', 'x'),
);
const scalar: fc.Arbitrary<SpecValue> = fc.oneof(
  { weight: 3, arbitrary: words },
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(1.5, 1e21, -0.25),
);
const key = fc.oneof(
  fc.constantFrom('name', 'title', 'url', 'import', 'all', 'headers', 'new', 'resources', '__proto__', 'a: b', '12'),
  words,
);
const { value } = fc.letrec<{ value: SpecValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map((entries): SpecValue => Object.fromEntries(entries)),
  ),
}));

/** Walks down the data by chance; the path ends at what is there, or goes one step further. */
function pathIn(data: SpecValue, steps: readonly number[], further: string | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  let at: SpecValue | undefined = data;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null) break;
    const keys: string[] = Object.keys(at);
    if (keys.length === 0) break;
    const name: string = keys[step % keys.length] ?? '';
    path.push(Array.isArray(at) ? Number(name) : name);
    at = (at as Readonly<Record<string, SpecValue>>)[name];
  }
  if (further === undefined) return path;
  return [...path, Array.isArray(at) ? at.length : further];
}

const steps = fc.array(fc.nat(20), { minLength: 1, maxLength: 4 });

function edited(text: string, change: SpecChange): { edits: readonly TextEdit[]; after: string } {
  const edits = editSpec(text, change);
  assert.ok(edits);
  edits.forEach((edit, i) =>
    assert.ok(edit.start <= edit.end && edit.start >= (edits[i - 1]?.end ?? -1) + (i ? 1 : 0), 'sorted and apart'),
  );
  return { edits, after: applyEdits(text, edits) };
}

const commentsOf = (text: string): readonly string[] => (text.match(/# (?:c\d+\.|head|foot)/g) ?? []).sort();

function check(
  name: string,
  changes: (data: SpecValue) => fc.Arbitrary<SpecChange>,
  also: (before: string, change: SpecChange, after: string, edits: readonly TextEdit[]) => void,
): void {
  test(name, () => {
    fc.assert(
      fc.property(messyFile, fc.gen(), (text, gen) => {
        fc.pre(openSpec(text) !== undefined);
        const change = gen(() => changes(dataOfText(text)));
        const { edits, after } = edited(text, change);
        const shown = `${text}\n=> ${JSON.stringify(change)}\n${after}`;
        try {
          assert.deepEqual(sorted(dataOfText(after)), sorted(expectedData(text, change)));
          also(text, change, after, edits);
        } catch (error) {
          throw new Error(`${error instanceof Error ? error.message.slice(0, 600) : ''}\n${shown}`, { cause: error });
        }
        assert.equal(/\r\n/.test(text) && /(?<!\r)\n/.test(after), false, `line ends\n${JSON.stringify(after)}`);
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 30_000 },
    );
  });
}

/** The order of keys does not count. */
function sorted(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(sorted);
  if (typeof data !== 'object' || data === null) return Object.is(data, -0) ? 0 : data;
  return Object.fromEntries(
    Object.entries(data)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, sorted(item)]),
  );
}

/** Maps and lists that are replaced by something else take their comments with them. */
function holdsMore(text: string, path: readonly (string | number)[]): boolean {
  const old = path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined),
    dataOfText(text),
  );
  return typeof old === 'object' && old !== null;
}

check(
  'set a value that is there',
  (data) => fc.tuple(steps, value).map(([path, item]): SpecChange => ({ op: 'set', path: pathIn(data, path, undefined), value: item })),
  (before, change, after) => {
    if (!holdsMore(before, change.path)) assert.deepEqual(commentsOf(after), commentsOf(before), 'comments');
    assert.deepEqual(editSpec(after, change), [], 'a second time');
  },
);

check(
  'set a value that is not there',
  (data) =>
    fc.tuple(steps, key, value).map(([path, name, item]): SpecChange => ({ op: 'set', path: pathIn(data, path, name), value: item })),
  (before, change, after) => {
    if (!holdsMore(before, change.path)) assert.deepEqual(commentsOf(after), commentsOf(before), 'comments');
    assert.deepEqual(editSpec(after, change), [], 'a second time');
  },
);

check(
  'remove',
  (data) => steps.map((path): SpecChange => ({ op: 'remove', path: pathIn(data, path, undefined) })),
  () => undefined,
);

/** The same map or list with some of it left out, changed and added. */
function variant(
  old: SpecValue | undefined,
  [out, other, added]: readonly [number, number, number],
  name: string,
  item: SpecValue,
): SpecValue {
  if (Array.isArray(old)) {
    const items = (old as readonly SpecValue[]).filter((_, i) => i % 5 !== out).map((one, i) => (i === other ? item : one));
    return added % 2 === 0 ? items : [...items.slice(0, added), item, ...items.slice(added)];
  }
  if (typeof old !== 'object' || old === null) return item;
  const entries = Object.entries(old as Readonly<Record<string, SpecValue>>).filter((_, i) => i % 5 !== out);
  return Object.fromEntries([
    ...entries.map(([key, one], i): [string, SpecValue] => [key, i === other ? item : one]),
    ...(added % 2 ? [[name, item] as const, ['new', added] as const] : []),
  ]);
}

check(
  'set a map or list of which parts differ',
  (data) =>
    fc
      .tuple(fc.array(fc.nat(20), { maxLength: 2 }), fc.tuple(fc.nat(8), fc.nat(4), fc.nat(4)), key, value)
      .map(([path, how, name, item]): SpecChange => {
        const place = pathIn(data, path, undefined);
        const old = place.reduce<SpecValue | undefined>((at, part) => (at as Readonly<Record<string, SpecValue>>)[part], data);
        const next = variant(old, how, name, item);
        return { op: 'set', path: place, value: place.length === 0 && (typeof next !== 'object' || next === null) ? {} : next };
      }),
  (_, change, after) => assert.deepEqual(editSpec(after, change), [], 'a second time'),
);

/** All places of lists in the data. */
function listsIn(data: SpecValue, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof data !== 'object' || data === null) return [];
  const inner = Object.entries(data).flatMap(([name, item]) => listsIn(item, [...path, Array.isArray(data) ? Number(name) : name]));
  return Array.isArray(data) ? [path, ...inner] : inner;
}
const listPath = (data: SpecValue): fc.Arbitrary<readonly (string | number)[]> => {
  const lists = listsIn(data);
  return lists.length === 0 ? fc.constant(['resources']) : fc.constantFrom(...lists);
};

check(
  'insert',
  (data) =>
    fc.tuple(listPath(data), fc.nat(4), value).map(([path, index, item]): SpecChange => ({ op: 'insert', path, index, value: item })),
  (before, _, after) => assert.deepEqual(commentsOf(after), commentsOf(before), 'comments'),
);
check(
  'copy',
  (data) => fc.tuple(listPath(data), fc.nat(4), fc.nat(4)).map(([path, from, to]): SpecChange => ({ op: 'copy', path, from, to })),
  (before, _, after) => assert.deepEqual([...new Set(commentsOf(after))], [...new Set(commentsOf(before))], 'comments'),
);
check(
  'move',
  (data) => fc.tuple(listPath(data), fc.nat(4), fc.nat(4)).map(([path, from, to]): SpecChange => ({ op: 'move', path, from, to })),
  (before, _, after) => assert.deepEqual(commentsOf(after), commentsOf(before), 'comments'),
);

/** Below which maps that are there a key is new. */
check(
  'a new key adds lines only, and is taken away without a trace',
  (data) => fc.tuple(steps, scalar).map(([path, item]): SpecChange => ({ op: 'set', path: pathIn(data, path, 'a new one'), value: item })),
  (before, change, after, edits) => {
    if (/[&*]/.test(before) || change.op !== 'set') return;
    const parent = change.path.slice(0, -1).reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], dataOfText(before));
    if (typeof parent !== 'object' || parent === null || Object.keys(parent).length === 0) return;
    assert.ok(
      edits.every((edit) => edit.start === edit.end || /^[ \t]*$/.test(before.slice(edit.start, edit.end))),
      'nothing goes',
    );
    assert.equal(edited(after, { op: 'remove', path: change.path }).after, before);
  },
);

const specs = sharedTool('specs');
// Where they are, each of them is a test of its own; where they are not, the reason is told.
if (specs.skip !== false) test('changes of real connectors', { skip: specs.skip });
const FILES = [
  ...readdirSync('examples').map((name) => `examples/${name}/connector.yaml`),
  ...(specs.skip === false ? readdirSync(specs.path).map((name) => join(specs.path, name)) : []),
].filter((file) => file.endsWith('.yaml'));

function scalarsIn(
  data: SpecValue,
  path: readonly (string | number)[] = [],
): readonly (readonly [readonly (string | number)[], SpecValue])[] {
  if (typeof data !== 'object' || data === null) return [[path, data]];
  return Object.entries(data).flatMap(([name, item]) => scalarsIn(item, [...path, Array.isArray(data) ? Number(name) : name]));
}

for (const file of FILES) {
  const text = readFileSync(file, 'utf8');
  test(`${file}: each value there and back`, () => {
    for (const [path, old] of scalarsIn(dataOfText(text))) {
      const other = typeof old === 'string' ? 'another' : typeof old === 'number' ? old + 1 : !old;
      const there = edited(text, { op: 'set', path, value: other }).after;
      assert.notEqual(there, text);
      assert.equal(edited(there, { op: 'set', path, value: old }).after, text, JSON.stringify(path));
    }
  });
  test(`${file}: resources copied, moved and removed`, () => {
    const { resources } = dataOfText(text) as { resources: readonly SpecValue[] };
    const path = ['resources'];
    resources.forEach((_, i) => {
      const copied = edited(text, { op: 'copy', path, from: i, to: i + 1 }).after;
      assert.equal(edited(copied, { op: 'remove', path: ['resources', i + 1] }).after, text);
      resources.forEach((__, to) => {
        const moved = edited(text, { op: 'move', path, from: i, to }).after;
        assert.equal(edited(moved, { op: 'move', path, from: to, to: i }).after, text, `${i} to ${to}`);
      });
      const kept = edited(text, { op: 'remove', path: ['resources', i] }).after.split(/\r?\n/);
      assert.equal(kept.length < text.split(/\r?\n/).length || resources.length === 1, true);
      assert.deepEqual(
        kept.filter((line) => !text.includes(line)),
        resources.length === 1 ? ['resources: []'] : [],
      );
    });
  });
}

test('a file of 250 KB is changed in a moment', (context) => {
  const resource = (i: number): string =>
    `  - name: Contact${i}\n    primary_key: id\n    import: # c\n      all: {request: GET contacts${i}, parameters: {fields: "${'email,'.repeat(40)}"}}\n      one: GET contacts${i}/{id}\n    export:\n      create: POST contacts\n      update: PUT contacts/{id}\n`;
  const text = `name: a\nresources:\n${Array.from({ length: 500 }, (_, i) => resource(i)).join('')}`;
  const source = openSpec(text);
  assert.ok(source);
  const changes: readonly SpecChange[] = [
    { op: 'set', path: ['resources', 250, 'name'], value: 'Other' },
    { op: 'set', path: ['resources', 250, 'import', 'parameters', 'q'], value: 1 },
    { op: 'remove', path: ['resources', 250] },
    { op: 'insert', path: ['resources'], index: 250, value: { name: 'A' } },
    { op: 'copy', path: ['resources'], from: 250, to: 251 },
    { op: 'move', path: ['resources'], from: 499, to: 0 },
  ];
  for (const change of changes) {
    const start = performance.now();
    assert.equal(editSpec(source, change)?.length === 0, false);
    const took = performance.now() - start;
    context.diagnostic(`${change.op}: ${took.toFixed(1)} ms of ${text.length} characters`);
    assert.ok(took < 500, `${change.op} took ${took} ms`);
  }
});
