import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, readConnector, textInRange } from '../../src/core/index.js';
import { moveToDefaults, rewritesAt, sharedKeyAt } from '../../src/core/mending.js';
import { marked } from '../support/marked.js';

const HEAD = 'name: acme\nauthorization: {type: none}\nconnection: {url: https://a.example}\n';

/** Each text has the place that is asked about marked «like this». */
const REWRITES: readonly (readonly [name: string, before: string, after: string | undefined])[] = [
  [
    'double braces',
    'variables: {shop: {}}\nconnection: {url: "https://«{{ shop }}».example/{{x}}"}\n',
    'variables: {shop: {}}\nconnection: {url: "https://{shop}.example/{{x}}"}\n',
  ],
  ['single braces', 'variables: {shop: {}}\nconnection: {url: "https://«{shop}».example"}\n', undefined],
  [
    'scopes of one text',
    'authorization:\n  type: oauth2\n  scopes: «a»,b c # d\n',
    'authorization:\n  type: oauth2\n  scopes: [a, b, c] # d\n',
  ],
  [
    'scopes in a text of a list',
    'authorization:\n  type: oauth2\n  scopes:\n    - «a»\n    - b, c\n',
    'authorization:\n  type: oauth2\n  scopes:\n    - a\n    - b\n    - c\n',
  ],
  [
    'scopes of which one stands twice',
    'authorization: {type: oauth2, scopes: "«a», b a"}\n',
    'authorization: {type: oauth2, scopes: [a, b]}\n',
  ],
  ['scopes of a list', 'authorization:\n  type: oauth2\n  scopes: [«a»]\n', undefined],
];

for (const [name, before, after] of REWRITES) {
  test(`another way to write: ${name}`, () => {
    const { text, ranges } = marked(before);
    const found = rewritesAt(text, readConnector(text), ranges[0]!);
    assert.deepEqual(
      found.map(({ edits }) => applyEdits(text, edits)),
      after === undefined ? [] : [after],
    );
  });
}

const resource = (name: string, lines: string): string =>
  `  - name: ${name}\n    primary_key: id\n${lines}    import:\n      all: GET x\n      one: GET x/{id}\n`;
const file = (lines: readonly string[], defaults = ''): string =>
  `${HEAD}${defaults}resources:\n${lines.map((one, i) => resource(`R${i}`, one)).join('')}`;

const SHARED: readonly (readonly [name: string, before: string, after: string | undefined])[] = [
  [
    'a text',
    file(['    «records»: data\n', '    records: data\n']),
    file(['', '']).replace('resources:', 'defaults:\n  records: data\nresources:'),
  ],
  [
    'a map with its comments',
    file([
      '    # how\n    «pagination»: # a\n      # b\n      type: page # c\n      start: 0\n',
      '    pagination: {type: page, start: 0}\n',
      '    pagination:\n      start: 0\n      type: page\n',
    ]),
    file(['', '', '']).replace(
      'resources:',
      'defaults:\n  # how\n  pagination: # a\n    # b\n    type: page # c\n    start: 0\nresources:',
    ),
  ],
  [
    'beside what is there',
    file(['    «records»: data\n', '    records: data\n'], 'defaults:\n    record: x # c\n'),
    file(['', ''], 'defaults:\n    records: data\n    record: x # c\n'),
  ],
  [
    'a key of a block',
    file(['', '']).replaceAll('      all', '      headers: {A: b}\n      all').replace('headers', '«headers»'),
    file(['', '']).replace('resources:', 'defaults:\n  import:\n    headers: {A: b}\nresources:'),
  ],
  ['the key of a value is not meant', file(['    records: «data»\n', '    records: data\n']), undefined],
  ['different values', file(['    «records»: data\n', '    records: items\n']), undefined],
  ['not in all', file(['    «records»: data\n', '']), undefined],
  ['defaults say another', file(['    «records»: data\n', '    records: data\n'], 'defaults: {records: x}\n'), undefined],
  ['one resource', file(['    «records»: data\n']), undefined],
  ['names', file(['    «title»: a\n', '    title: a\n']), undefined],
  ['blocks', file(['', '']).replace('import', '«import»'), undefined],
  ['requests', file(['', '']).replace('all', '«all»'), undefined],
  ['an alias', file(['    «records»: &r data\n', '    records: *r\n']), undefined],
];

for (const [name, before, after] of SHARED) {
  test(`a key of all resources: ${name}`, () => {
    const { text, ranges } = marked(before);
    const { tree, connector } = readConnector(text);
    const path = sharedKeyAt(tree, ranges[0]!);
    if (after === undefined) return assert.equal(path, undefined);
    assert.ok(path && tree);
    const moved = applyEdits(text, moveToDefaults(text, tree, path));
    assert.equal(moved, after);
    const now = readConnector(moved).connector;
    assert.ok(connector && now);
    assert.deepEqual(
      now.resources.map(({ imports }) => [imports?.all.pagination, imports?.all.records, imports?.all.headers.map(({ key }) => key)]),
      connector.resources.map(({ imports }) => [imports?.all.pagination, imports?.all.records, imports?.all.headers.map(({ key }) => key)]),
    );
  });
}

test('the text of a value without its quotes', () => {
  const read = (text: string): string | undefined => textInRange(`a: ${text}`, { start: 3, end: 3 + text.length });
  assert.equal(read('"a\\nb"'), 'a\nb');
  assert.equal(read("'it''s'"), "it's");
  assert.equal(read('0012'), '0012');
  assert.equal(read('{a: b}'), undefined);
  assert.equal(read('"a'), undefined);
});
