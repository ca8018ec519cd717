import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, editSpec, type SpecChange, type SpecValue, type TreePath } from '../../src/core/index.js';

/** A case: what it shows, the text, the change and the text after it. */
type Case = readonly [name: string, before: string, change: SpecChange, after: string];

const set = (path: TreePath, value: SpecValue): SpecChange => ({ op: 'set', path, value });
const remove = (...path: TreePath): SpecChange => ({ op: 'remove', path });
const insert = (path: TreePath, index: number, value: SpecValue): SpecChange => ({ op: 'insert', path, index, value });
const copy = (path: TreePath, from: number, to: number): SpecChange => ({ op: 'copy', path, from, to });
const move = (path: TreePath, from: number, to: number): SpecChange => ({ op: 'move', path, from, to });

function changed(text: string, change: SpecChange): string {
  const edits = editSpec(text, change);
  assert.ok(edits, 'the text parses');
  return applyEdits(text, edits);
}

const SCALARS: readonly Case[] = [
  ['a plain text', 'a: b # c\n', set(['a'], 'd'), 'a: d # c\n'],
  ['single quotes stay', "a: 'b' # c\n", set(['a'], "it's"), "a: 'it''s' # c\n"],
  ['double quotes stay', 'a: "b"\n', set(['a'], 'c'), 'a: "c"\n'],
  ['the same data', 'a: 1.10\nb: "x"\n', set(['a'], 1.1), 'a: 1.10\nb: "x"\n'],
  ['a text like a number', 'a: 5\n', set(['a'], '5'), 'a: "5"\n'],
  ['a number like a text', 'a: "5"\n', set(['a'], 5), 'a: 5\n'],
  ['the quotes of the file', "a: 'x'\nb: y\n", set(['b'], 'no'), "a: 'x'\nb: 'no'\n"],
  ['null', 'a: x # c\n', set(['a'], null), 'a: null # c\n'],
  ['into nothing', 'a: # c\nb: 1\n', set(['a'], 'x'), 'a: x # c\nb: 1\n'],
  ['into nothing in braces', '{a, b: }\n', set(['a'], 1), '{a: 1, b: }\n'],
  ['a text of lines', 'a: x # c\nb: 1\n', set(['a'], 'p\nq\n'), 'a: | # c\n  p\n  q\nb: 1\n'],
  ['a text of lines in braces', 'a: {b: x}\n', set(['a', 'b'], 'p\nq'), 'a: {b: "p\\nq"}\n'],
  ['no longer a block', 'a: | # c\n  p\n  q\n\nb: 1\n', set(['a'], 'x'), 'a: x # c\n\nb: 1\n'],
  ['on the line below', 'a:\n  x # c\n', set(['a'], 'p\nq'), 'a:\n  "p\\nq" # c\n'],
  ['CRLF', 'a: x\r\nb: 1\r\n', set(['a'], 'p\nq'), 'a: |-\r\n  p\r\n  q\r\nb: 1\r\n'],
  ['a tag goes', 'a: &x !!str 5\n', set(['a'], 7), 'a: &x 7\n'],
  ['a long line is not folded', 'a: x\n', set(['a'], 'word '.repeat(60).trim()), `a: ${'word '.repeat(60).trim()}\n`],
];

const KEYS: readonly Case[] = [
  [
    'its place is the vocabulary’s',
    'name: a # c\nresources: []\n',
    set(['connection', 'url'], 'https://a.b'),
    'name: a # c\nconnection:\n  url: https://a.b\nresources: []\n',
  ],
  ['before all others', '# head\n\n# of title\ntitle: A\n', set(['name'], 'a'), '# head\n\nname: a\n# of title\ntitle: A\n'],
  ['the head of the file stays on top', '# head\ntitle: A\n', set(['name'], 'a'), '# head\nname: a\ntitle: A\n'],
  ['unknown keys are the last', 'name: a\n\nresources: []\n', set(['zzz'], 1), 'name: a\n\nresources: []\nzzz: 1\n'],
  ['sections stay apart', 'name: a\n\nconnection: {url: x}\n', set(['title'], 'A'), 'name: a\ntitle: A\n\nconnection: {url: x}\n'],
  ['without a last line end', 'name: a', set(['title'], 'A'), 'name: a\ntitle: A'],
  [
    'the indentation of siblings',
    'connection:\n    url: x\n',
    set(['connection', 'headers', 'A'], 'b'),
    'connection:\n    url: x\n    headers:\n        A: b\n',
  ],
  ['braces', 'connection: { url: x } # c\n', set(['connection', 'sandbox_url'], 'u'), 'connection: { url: x, sandbox_url: u } # c\n'],
  [
    'the first in braces',
    'a: {url: x}\nconnection: {headers: {}}\n',
    set(['connection', 'url'], 'u'),
    'a: {url: x}\nconnection: {url: u, headers: {}}\n',
  ],
  [
    'lines in braces',
    'connection: {\n  url: x # c\n}\n',
    set(['connection', 'sandbox_url'], 'u'),
    'connection: {\n  url: x, # c\n  sandbox_url: u\n}\n',
  ],
  ['JSON', '{\n  "name": "a"\n}\n', set(['connection', 'url'], 'x'), '{\n  "name": "a",\n  "connection": {"url": "x"}\n}\n'],
  ['empty braces become lines', 'connection: {}\n', set(['connection', 'url'], 'x'), 'connection:\n  url: x\n'],
  [
    'nothing becomes a map',
    'connection: # c\nresources: []\n',
    set(['connection', 'url'], 'x'),
    'connection: # c\n  url: x\nresources: []\n',
  ],
  ['an empty file', '', set(['name'], 'a'), 'name: a\n'],
  ['a file of comments', '# c\n', set(['name'], 'a'), '# c\nname: a\n'],
  ['before the end mark', '%YAML 1.2\n---\n# c\n...\n', set(['name'], 'a'), '%YAML 1.2\n---\n# c\nname: a\n...\n'],
  ['a byte order mark', '\uFEFFtitle: A\r\n', set(['name'], 'a'), '\uFEFFname: a\r\ntitle: A\r\n'],
  [
    'the first of an item',
    'resources:\n  - primary_key: id\n',
    set(['resources', 0, 'name'], 'A'),
    'resources:\n  - name: A\n    primary_key: id\n',
  ],
  [
    'a short form is written out',
    'resources:\n  - import:\n      all: GET a # c\n',
    set(['resources', 0, 'import', 'all', 'parameters', 'q'], 1),
    'resources:\n  - import:\n      all: # c\n        request: GET a\n        parameters:\n          q: 1\n',
  ],
  ['an item that is not there', 'resources:\n- name: A\n', set(['resources', 1, 'name'], 'B'), 'resources:\n- name: A\n- name: B\n'],
  ['a list that is not there', 'name: a\n', set(['resources', 0, 'name'], 'B'), 'name: a\nresources:\n  - name: B\n'],
  [
    'small maps in lists',
    'defaults:\n  errors:\n    when:\n      - {path: a}\n',
    set(['defaults', 'errors', 'when', 1], { path: 'b', is: 'c' }),
    'defaults:\n  errors:\n    when:\n      - {path: a}\n      - {path: b, is: c}\n',
  ],
  [
    'a map of which parts differ',
    'connection:\n  url: x # c\n  # of headers\n  headers: {A: b}\nresources: []\n',
    set(['connection'], { url: 'u', sandbox_url: 'z', headers: { A: 'b' } }),
    'connection:\n  url: u # c\n  sandbox_url: z\n  # of headers\n  headers: {A: b}\nresources: []\n',
  ],
  ['a list of which one differs', 'a: [x, y, z]\n', set(['a'], ['x', 'z']), 'a: [x, z]\n'],
  ['braces in brackets without them', 'a: [b: 1]\n', set(['a', 0, 'c'], 2), 'a: [{b: 1, c: 2}]\n'],
];

const REMOVED: readonly Case[] = [
  ['a key with its comments', 'a: 1\n# of b\nb: 2 # too\n  # and this\n# of c\nc: 3\n', remove('b'), 'a: 1\n# of c\nc: 3\n'],
  ['a comment apart stays', 'a: 1\n# apart\n\n# of b\nb: 2\n', remove('b'), 'a: 1\n# apart\n'],
  ['the head of the file stays', '# head\na: 1\nb: 2\n', remove('a'), '# head\nb: 2\n'],
  ['blank lines on both sides', 'a: 1\n\nb: 2\n\nc: 3\n', remove('b'), 'a: 1\n\nc: 3\n'],
  ['what becomes empty', 'a: 1\nb:\n  c:\n    d: 1\n', remove('b', 'c', 'd'), 'a: 1\n'],
  ['the root stays', 'a: 1\n', remove('a'), ''],
  ['the root in braces stays', '{"a": 1}\n', remove('a'), '{}\n'],
  ['resources stay', 'resources:\n  - name: A # c\n', remove('resources', 0), 'resources: []\n'],
  ['the first of an item', '- a: 1\n  b: 2\n', remove(0, 'a'), '- b: 2\n'],
  ['the first of an item before a comment', '- a: 1\n  # of b\n  b: 2\n', remove(0, 'a'), '-\n  # of b\n  b: 2\n'],
  ['without a last line end', 'a: 1\nb: 2', remove('b'), 'a: 1'],
  ['braces: first', '{a: 1, b: 2}\n', remove('a'), '{b: 2}\n'],
  ['braces: last', '{a: 1, b: 2}\n', remove('b'), '{a: 1}\n'],
  ['braces: lines', '[\n  a, # one\n  # of b\n  b # two\n]\n', remove(1), '[\n  a # one\n]\n'],
  ['of a merge key', 'a: &x {b: 1}\nc:\n  <<: *x\n', remove('c', 'b'), 'a: &x {b: 1}\nc:\n  <<: *x\n'],
  ['of an alias', 'a: &x {b: 1, d: 2}\nc: *x\n', remove('c', 'b'), 'a: &x {b: 1, d: 2}\nc:\n  d: 2\n'],
  ['blank lines behind a text that keeps them', 'a: |+\n  t\nb: 1\n\nc: 2\n', remove('b'), 'a: |+\n  t\nc: 2\n'],
  ['what is not there', 'a: 1\n', remove('b'), 'a: 1\n'],
  ['a key that came twice', 'a: 1\nb: 2\na: 3\n', remove('a'), 'b: 2\n'],
];

const ALIASES: readonly Case[] = [
  ['an alias gets a key', 'a: &x {b: 1}\nc: *x # c\n', set(['c', 'd'], 2), 'a: &x {b: 1}\nc: # c\n  <<: *x\n  d: 2\n'],
  ['an alias in an item', 'a: &x {b: 1}\nc:\n  - *x\n', set(['c', 0, 'd'], 2), 'a: &x {b: 1}\nc:\n  - <<: *x\n    d: 2\n'],
  ['an alias in braces', 'a: &x {b: 1}\nc: {e: *x}\n', set(['c', 'e', 'd'], 2), 'a: &x {b: 1}\nc: {e: {<<: *x, d: 2}}\n'],
  ['a merged key gets its own', 'a: &x {b: 1}\nc: {<<: *x}\n', set(['c', 'b'], 2), 'a: &x {b: 1}\nc: {<<: *x, b: 2}\n'],
  ['a scalar', 'a: &x b\nc: *x\n', set(['c'], 'd'), 'a: &x b\nc: d\n'],
  ['the anchor’s text', 'a: &x b\nc: *x\nd: *x\n', set(['a'], 'e'), 'a: e\nc: &x b\nd: *x\n'],
  ['below the anchor', 'a: &x\n  b: 1\nc: *x\nd: {<<: *x}\n', set(['a', 'b'], 2), 'a:\n  b: 2\nc: &x\n  b: 1\nd: {<<: *x}\n'],
  ['an anchor that goes', 'a: &x {b: 1}\nc:\n  <<: *x\n', remove('a'), 'c:\n  <<: &x\n    b: 1\n'],
  ['an anchor behind its alias', '- &x a\n- *x\n- b\n', move([], 0, 2), '- &x a\n- b\n- &x a\n'],
  ['a copy has no anchor', '- &x {b: &y 1, c: *y}\n- *x\n', copy([], 0, 0), '- {b: 1, c: 1}\n- &x {b: &y 1, c: *y}\n- *x\n'],
];

const LISTS: readonly Case[] = [
  ['insert first', 'a:\n  # of b\n  - b\n', insert(['a'], 0, 'x'), 'a:\n  - x\n  # of b\n  - b\n'],
  ['insert last', 'a:\n  - b # c\nd: 1\n', insert(['a'], 9, 'x'), 'a:\n  - b # c\n  - x\nd: 1\n'],
  ['insert where blank lines are', 'a:\n- b\n\n- c\n', insert(['a'], 1, 'x'), 'a:\n- b\n\n- x\n\n- c\n'],
  ['insert into brackets', 'a: [b, c]\n', insert(['a'], 1, 'x, y'), 'a: [b, "x, y", c]\n'],
  ['insert into nothing', 'name: a\n', insert(['resources'], 0, { name: 'A' }), 'name: a\nresources:\n  - name: A\n'],
  ['move down', '- a # c\n\n# of b\n- b\n\n- c\n', move([], 0, 1), '# of b\n- b\n\n- a # c\n\n- c\n'],
  ['move up', '- a\n# apart\n\n- b\n- c', move([], 2, 0), '- c\n- a\n# apart\n\n- b'],
  ['move in brackets', '[a, b,c]\n', move([], 0, 2), '[b, c,a]\n'],
  ['move with a dash before', '- - a\n  # of b\n  - b\n', move([0], 1, 0), '- # of b\n  - b\n  - a\n'],
  ['copy', '- a: 1 # c\n  # in\n  b: 2\n- c\n', copy([], 0, 2), '- a: 1 # c\n  # in\n  b: 2\n- c\n- a: 1 # c\n  # in\n  b: 2\n'],
  ['copy of what an alias gives', 'a: &x [b]\nc: *x\n', copy(['c'], 0, 1), 'a: &x [b]\nc: [b, b]\n'],
];

for (const [title, cases] of Object.entries({ SCALARS, KEYS, REMOVED, ALIASES, LISTS })) {
  for (const [name, before, change, after] of cases)
    test(`${title.toLowerCase()}: ${name}`, () => assert.equal(changed(before, change), after));
}

test('a text that does not parse has no edits', () => {
  for (const text of ['a: [', 'a: 1\n---\nb: 2\n', 'a: *b\n', 'a: &x\n  b: *x\n', '[a]: 1\n', `${'['.repeat(200)}${']'.repeat(200)}`]) {
    assert.equal(editSpec(text, set(['a'], 1)), undefined);
  }
});
