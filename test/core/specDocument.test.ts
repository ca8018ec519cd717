import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { mapValues } from 'lodash-es';
import { applyEdits, ConnectorReader, editSpec, FormSession, readConnector, type SpecChange } from '../../src/core/index.js';
import { FormTexts } from '../../src/core/form/formTexts.js';
import { parseTree } from '../../src/core/spec/parse.js';
import { SpecDocument } from '../../src/core/spec/specDocument.js';
import { child, type SpecNode } from '../../src/core/spec/tree.js';
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

for (const [name, base] of Object.entries({ example: EXAMPLE, flat: FLAT, crlf: FLAT.replace(/\n/g, '\r\n'), marked: `---\n${FLAT}` }))
  test(`after any edits a document says what a fresh parse says: ${name}`, () => {
    fc.assert(
      fc.property(edits, (changes) => agrees(base, changes)),
      { numRuns: RUNS },
    );
  });

test('after any edits a document says what a fresh parse says: files as people write them', () => {
  fc.assert(fc.property(messyFile, edits, agrees), { numRuns: RUNS });
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

const items = (document: SpecDocument): readonly SpecNode[] => {
  const list = child(document.tree.root, 'resources');
  assert.ok(list?.kind === 'list');
  return list.items;
};

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
