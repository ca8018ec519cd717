import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { mapValues } from 'lodash-es';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { applyEdits, ConnectorReader, editSpec, FormSession, readConnector, type SpecChange } from '../../src/core/index.js';
import { FormTexts } from '../../src/core/form/formTexts.js';
import { documentsOf, tokensOf } from '../../src/core/spec/compose.js';
import { parseTree } from '../../src/core/spec/parse.js';
import { allFaults, composeSteps } from '../../src/core/spec/pieces.js';
import { SpecDocument } from '../../src/core/spec/specDocument.js';
import { child, type SpecNode } from '../../src/core/spec/tree.js';
import { finish } from '../../src/core/steps.js';
import { messyFile } from '../support/messyYaml.js';

const RUNS = Number(process.env.EDIT_RUNS ?? 150);

const EXAMPLE = readFileSync('examples/zohocrm/connector.yaml', 'utf8');
const FLAT = `name: a
# of b
connection: {url: https://x}
resources:
- name: A
  # in it
  import:
    all: GET a

# before B
- name: B
  list: [1,
    2]
  text: |
    - name: no item
    more
- name: C
defaults:
  primary_key: id
`;

/** Names that are used in other parts, taken anew, and merged. */
const NAMED = `name: a
shared: &s
  headers: {A: &v one}
resources:
  - &r
    name: A
    errors: &e {code: *v}
  - name: B
    <<: *s
    errors: *e
  - *r
  - name: D
    text: &v two
  - name: E
    text: *v
others:
  - &o 1
  - *o
defaults:
  errors: *e
  text: *v
`;

/** Without what moves: places as they are now. */
function settled(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(settled);
  if (value instanceof Map) return [...(value as Map<unknown, unknown>)].map(settled);
  if ('start' in value && 'end' in value && Object.getPrototypeOf(value) !== Object.prototype)
    return { start: value.start, end: value.end };
  return mapValues(value, settled);
}

function said({ root, problems }: ReturnType<typeof parseTree>): unknown {
  return { tree: settled(root), problems: problems.sorted() };
}

const SNIPPETS = [
  ...[
    '\n',
    '\r\n',
    ' ',
    '  ',
    '    ',
    '\t',
    '\n<<<<<<< ours\n',
    '\n=======\n',
    '\n>>>>>>> theirs\n',
    '#',
    ' # c\n',
    '-',
    '- ',
    '\n- ',
    '\n  - name: New\n',
    '\n- name: New\n',
    ':',
    ': ',
    '?',
    '? a\n',
  ],
  ...['"', "'", '{', '}', '[', ']', ',', '|', '|\n', '>-\n    a\n', '&a ', '*a', '<<: *a\n', '!t ', '%YAML 1.2\n', '---\n', '\n...\n', '@'],
  ...[
    'name: x\n',
    'resources:\n',
    '\nname: twice\n',
    'resources: []\n',
    '\n    deep: 1\n',
    '\nvariables:\n  a: {}\n',
    '1e999',
    '.nan',
    ' .inf',
    '*gone',
    '    plural: *gone\n',
    '  <<: *gone\n',
    '!!binary a',
    '!!omap [a: 1]',
    '\n  name: again\n',
    'defaults: {records: a}\n',
    '~',
    'é',
    '😀',
  ],
  ...['\uD83D', '\uFEFF', '\0', '\n\n\n', 'x', 'GET a/{id}'],
];

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    /** Most edits are small, some take much away. */
    remove: fc.oneof({ weight: 5, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(200) }),
    insert: fc.oneof(fc.constant(''), fc.constantFrom(...SNIPPETS), fc.string({ maxLength: 3 })),
  }),
  { minLength: 1, maxLength: 12 },
);

function agrees(base: string, changes: readonly { at: number; remove: number; insert: string }[]): void {
  const document = new SpecDocument(base);
  const reader = new ConnectorReader();
  reader.read(base);
  let text = base;
  for (const { at, remove, insert } of changes) {
    const from = Math.floor(at * text.length);
    text = text.slice(0, from) + insert + text.slice(from + remove);
    document.update(text);
    assert.deepEqual(said(document.tree), said(parseTree(text)), text);
    assert.deepEqual(settled(reader.read(text)), settled(readConnector(text)), text);
  }
}

for (const [name, base] of Object.entries({
  example: EXAMPLE,
  flat: FLAT,
  crlf: FLAT.replace(/\n/g, '\r\n'),
  marked: `---\n${FLAT}`,
  named: NAMED,
}))
  test(`after any edits a document says what a fresh parse says: ${name}`, () => {
    fc.assert(
      fc.property(edits, (changes) => agrees(base, changes)),
      { numRuns: RUNS },
    );
  });

test('after any edits a document says what a fresh parse says: files as people write them', () => {
  fc.assert(fc.property(messyFile, edits, agrees), { numRuns: RUNS });
});

test('a mistake of one part that reaches to the next is told as in the whole', () => {
  const document = new SpecDocument(NAMED);
  for (const text of [NAMED.replace('{A', '|A'), NAMED.replace('- &r', '-&r'), NAMED.replace('name: a\n', 'name\n')]) {
    document.update(text);
    assert.ok(document.tree.problems.hasErrors);
    assert.deepEqual(said(document.tree), said(parseTree(text)), text);
  }
});

const RESOURCE = (name: string): string => `  - name: ${name}
    primary_key: id
    import: {all: GET ${name}, one: 'GET ${name}/{id}'}
`;
const FILE = `name: acme
variables:
  region: {default: eu}
authorization: {type: basic}
connection: {url: 'https://{region}.acme.example'}
resources:
${['Ant', 'Bee', 'Cat', 'Dog', 'Elk'].map(RESOURCE).join('')}defaults:
  records: data
`;

/** Edits of a person who knows what he does: what comes of them is mostly a connector, or one with a mistake of the rules. */
const sensible: readonly ((text: string, line: string) => string)[] = [
  (text, line) => text.replace(line, line.replace(/name: \w+/, 'name: Emu')),
  (text, line) => text.replace(line, `${line}    plural: many\n`),
  (text, line) => text.replace(line, RESOURCE('Fox') + line),
  (text, line) => text.replace(line, ''),
  (text, line) => text.replace(line, line.replace('{id}', '{region}')),
  (text) => text.replace('records: data', 'records: items'),
  (text) => text.replace('region:', 'area:'),
  (text) => text.replace('type: basic', 'type: none'),
  (text) => text.replace('name: acme', 'name: emca'),
];

test('after sensible edits a reader says what a fresh one says, and so does a form', () => {
  let whole = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...sensible), fc.nat(20)), { minLength: 1, maxLength: 8 }), (changes) => {
      const reader = new ConnectorReader();
      const session = new FormSession(FILE);
      session.view();
      let text = FILE;
      for (const [change, pick] of changes) {
        const found = text.match(/ {2}- name.*\n(?: {4}.*\n)*/g) ?? [''];
        text = change(text, found[pick % found.length] ?? '');
        const reading = reader.read(text);
        session.setText(text);
        if (reading.connector) whole += 1;
        assert.deepEqual(settled(reading), settled(readConnector(text)), text);
        assert.deepEqual(session.view(), new FormSession(text).view(), text);
      }
    }),
    { numRuns: RUNS },
  );
  assert.ok(whole > RUNS, `only ${whole} connectors among the texts`);
});

test('a change of one resource is planned as one of the whole file', () => {
  const values = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('GET a/{id}', 'a: b', '# c', 'x\ny', ''),
    fc.integer(),
    fc.constant(null),
  );
  const paths = fc.constantFrom<readonly string[]>(
    ['name'],
    ['plural'],
    ['import', 'all'],
    ['import', 'headers', 'X-A'],
    ['errors', 'when'],
    ['title'],
  );
  const change = fc.record({ op: fc.constantFrom('set' as const, 'remove' as const), at: paths, index: fc.nat(2), value: values });
  fc.assert(
    fc.property(fc.constantFrom(FLAT, EXAMPLE, FILE, FLAT.replace(/\n/g, '\r\n')), fc.array(change, { maxLength: 4 }), (base, changes) => {
      const one = new FormTexts();
      let text = base;
      for (const { op, at, index, value } of changes) {
        const path = ['resources', index, ...at];
        const wanted: SpecChange = op === 'set' ? { op, path, value } : { op, path };
        const edits = editSpec(text, wanted);
        assert.equal(one.after(text, [wanted]), edits && applyEdits(text, edits), text);
        text = edits ? applyEdits(text, edits) : text;
      }
    }),
    { numRuns: RUNS * 3 },
  );
});

test('a text read piece by piece is what the library reads at once', () => {
  const agreesWithLibrary = (base: string, changes: readonly { at: number; remove: number; insert: string }[]): void => {
    let text = base;
    for (const { at, remove, insert } of changes) {
      const from = Math.floor(at * text.length);
      text = text.slice(0, from) + insert + text.slice(from + remove);
      const lexed = tokensOf(text);
      if (lexed.refused) continue;
      const whole = documentsOf(lexed.tokens, text.length);
      const pieces = finish(composeSteps(lexed.tokens, text.length));
      const isWrong = whole.some(({ errors }) => errors.length > 0);
      assert.equal(allFaults(pieces).errors.length > 0, isWrong, text);
      if (isWrong) continue;
      const read = (documents: typeof whole): readonly unknown[] => documents.map(({ contents }) => dataOf(contents));
      assert.deepEqual(read(pieces.documents), read(whole), text);
    }
  };
  // Pieces are small texts, so that also a small one has several.
  fc.assert(fc.property(messyFile, edits, agreesWithLibrary), { numRuns: RUNS });
  fc.assert(fc.property(fc.constantFrom(NAMED, FLAT, EXAMPLE, `${FLAT}${'- a: 1\n  b: [2]\n'.repeat(300)}`), edits, agreesWithLibrary), {
    numRuns: Math.ceil(RUNS / 3),
  });
});

/** Nodes of the library as data with their places. */
function dataOf(node: unknown): unknown {
  if (isMap(node)) return { map: node.items.map(({ key, value }) => [dataOf(key), dataOf(value)]), anchor: node.anchor };
  if (isSeq(node)) return { list: node.items.map(dataOf), start: node.range?.[0], anchor: node.anchor };
  if (isScalar(node)) return { value: node.value, range: node.range?.slice(0, 2), anchor: node.anchor };
  return isAlias(node) ? { alias: node.source, range: node.range } : node;
}

const items = (document: SpecDocument): readonly SpecNode[] => {
  const list = child(document.tree.root, 'resources');
  assert.ok(list?.kind === 'list');
  return list.items;
};

const namedCases: readonly (readonly [name: string, from: string, to: string, same: readonly number[]])[] = [
  ['a name that others use', 'one', 'three', [3, 4]],
  ['what was merged, with a name in it', 'headers: {A', 'heads: {A', [3, 4]],
  ['a name that goes', ' &v two', ' two', [0, 1, 2]],
  ['a new use of a name', 'name: E', 'name: *e', [0, 1, 2, 3]],
  ['what uses names of others', 'name: B', 'name: Bb', [0, 2, 3, 4]],
];
for (const [name, from, to, same] of namedCases)
  test(`only who uses a name is read again: ${name}`, () => {
    const document = new SpecDocument(NAMED);
    const before = items(document);
    document.update(NAMED.replace(from, to));
    const after = items(document);
    assert.deepEqual(
      before.flatMap((node, index) => (after.includes(node) ? [index] : [])),
      same,
    );
    assert.deepEqual(said(document.tree), said(parseTree(NAMED.replace(from, to))));
  });

const broken: readonly (readonly [name: string, from: string, to: string])[] = [
  ['a key without its colon', '  list: [1', '  lis\n  list: [1'],
  ['an item on its way', '- name: C', '- name: C\n- "x" y'],
  ['a bracket without its mate', 'GET a', 'GET a\n  text: [1, {a: 2]'],
  ['a quote without its mate', 'name: B', 'name: "B'],
  ['a quote without its mate before others', 'name: A', "name: 'A"],
  ['a tab', '  list', '\tlist'],
];
for (const [name, from, to] of broken)
  test(`what was broken and mended left the rest as it was: ${name}`, () => {
    const document = new SpecDocument(FLAT);
    const before = items(document);
    document.update(FLAT.replace(from, to));
    assert.ok(document.tree.problems.hasErrors);
    assert.deepEqual(said(document.tree), said(parseTree(FLAT.replace(from, to))));
    document.update(FLAT);
    assert.ok(items(document).some((node) => before.includes(node)));
    assert.deepEqual(said(document.tree), said(parseTree(FLAT)));
  });

const strange: readonly (readonly [name: string, from: string, to: string])[] = [
  ['a word of one letter behind a deeper line', 'variables:\n  ab: {}\ncd: 1\n', 'variables:\n  ab: {}\nc\n d\n'],
  ['a line that is no key, first read as one', 'variables:\n  ab: {}\ncd: 1\n', 'variables:\n  ab: {}\ncd\n&y { a: b }\n'],
  ['a list below a text', '~: |\n    more\n- name: C\ndefaults:\n  id: 1\n', 'resources:\n |\n    more\n- name: C\ndefaults:\n  id: 1\n'],
  ['NUL in a comment', '\0ne\nresources:\n  - 1\n', '#\0ne\nresources:\n  - 1\n'],
  ['a half character in the key of a list', 'name:\n\n  - plain\n', '\uDE00name:\n\n  - plain\n'],
];
for (const [name, from, to] of strange)
  test(`what stands before a part does not change how it is read: ${name}`, () => {
    const document = new SpecDocument(from);
    document.update(to);
    assert.deepEqual(said(document.tree), said(parseTree(to)));
    assert.deepEqual(said(new SpecDocument(to).tree), said(parseTree(to)));
  });

test('a list of any length is read in runs', () => {
  for (const indent of ['', '  ']) {
    const list = Array.from(
      { length: 900 },
      (_, index) => `${indent}- name: n${index}\n${indent}  # - no item\n${indent}  text: |\n${indent}    - a\n`,
    );
    const text = `a1: &x 1\n# of it\nresources:\n${list.join('')}b1: *x\nothers:\n${list.join('')}`;
    assert.deepEqual(said(new SpecDocument(text).tree), said(parseTree(text)));
  }
});

test('a reading that is left off is not taken for the next one', () => {
  const reader = new ConnectorReader();
  reader.read(FILE);
  const other = FILE.replace('name: acme', 'name: emca');
  reader.readSteps(other).next();
  assert.deepEqual(settled(reader.read(other)), settled(readConnector(other)));
});

test('a text may be left off while it is read, and nothing has changed', () => {
  const document = new SpecDocument(FLAT);
  const steps = document.readWhole(FLAT.repeat(500));
  for (let step = 0; step < 5; step += 1) assert.equal(steps.next().done, false);
  assert.equal(document.text, FLAT);
  document.update(FLAT.replace('GET a', 'GET abc'));
  assert.deepEqual(said(document.tree), said(parseTree(FLAT.replace('GET a', 'GET abc'))));
});

const cases: readonly (readonly [name: string, from: string, to: string, same: readonly number[]])[] = [
  ['a value of the first resource', 'GET a', 'GET abc', [1, 2]],
  ['a value of the last one', 'name: C', 'name: Cc', [0, 1]],
  ['a new key at the end of one', '    more\n', '    more\n  plural: bs\n', [0]],
  ['a new resource between others', '- name: C\n', '- name: New\n- name: C\n', [0]],
  ['a resource that goes', '- name: C\n', '', [0]],
  ['a comment between two', '# before B', '# long before B', [1, 2]],
  ['a key of the file', 'https://x', 'https://xyz', [0, 1, 2]],
  ['a key behind the list', 'primary_key: id', 'primary_key: ident', [0, 1, 2]],
];
for (const [name, from, to, same] of cases)
  test(`what is not touched stays the same: ${name}`, () => {
    const document = new SpecDocument(FLAT);
    const before = items(document);
    document.update(FLAT.replace(from, to));
    const after = items(document);
    for (const index of same) assert.ok(after.includes(before[index] as SpecNode), `resource ${index} was read again`);
    assert.deepEqual(said(document.tree), said(parseTree(FLAT.replace(from, to))));
  });
