import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectorSymbols, foldsIn, linksIn, PartedText, selectionsAt, yamlSymbols, type OutlineSymbol } from '../../src/core/index.js';
import { withinLimit } from '../../src/core/language/symbols.js';
import { withCursor } from '../support/languageClient.js';

/** A row a line, set in by its level: kind, name, what is told beside it. */
function rows(symbols: readonly OutlineSymbol[], text: string, level = 0): readonly string[] {
  return symbols.flatMap(({ name, detail, kind, range, selection, children }) => {
    assert.ok(range.start <= selection.start && selection.start <= selection.end && selection.end <= range.end, name);
    for (const child of children) assert.ok(range.start <= child.range.start && child.range.end <= range.end, child.name);
    return [`${'  '.repeat(level)}${kind} ${name}${detail && ` | ${detail}`}`, ...rows(children, text, level + 1)];
  });
}

const CONNECTOR = `name: acme
variables: {shop: {title: Shop}}
authorization:
  type: basic
connection: {url: "https://{shop}.acme.example"}
defaults:
  records: data
  import:
    all: GET {x}
resources:
  - name: Contact
    primary_key: id
    import:
      all: GET contacts
      one: {request: "GET contacts/{id}", record: data}
  - primary_key: id
    export: {create: POST leads, body: {a: 1}}
`;
const OUTLINE = [
  'module acme',
  '  namespace variables',
  '    variable shop',
  '  interface authorization | basic',
  '  interface connection | https://{shop}.acme.example',
  '  namespace defaults',
  '    namespace import',
  '      method all | GET {x}',
  '  array resources',
  '    class Contact',
  '      namespace import',
  '        method all | GET contacts',
  '        method one | GET contacts/{id}',
  '    class (no name)',
  '      namespace export',
  '        method create | POST leads',
];

const OUTLINES: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ['whole', CONNECTOR, OUTLINE],
  ['two characters at the end of a line', CONNECTOR.replace(/\n/g, '\r\n'), OUTLINE],
  ['a quote that never ends', CONNECTOR.replace('  type: basic', '  type: basic\n  username: "x'), OUTLINE],
  ['a word somebody types', CONNECTOR.replace('    primary_key: id\n    import', '    primary_key: id\n    ex\n    import'), OUTLINE],
  ['a word somebody types at the margin', CONNECTOR.replace('  - primary_key', 'na\n  - primary_key'), OUTLINE],
  [
    'items that are not set in',
    CONNECTOR.replace(/^ {2}(?=(?:- | {2,}\w).*$)/gm, (found, at: number) => (at > CONNECTOR.indexOf('resources') ? '' : found)),
    OUTLINE,
  ],
  ['a name that is being typed', 'name:\nresources:\n', ['module connector', '  array resources']],
  ['nothing of a connector', 'a: 1\n', []],
  ['empty', '', []],
];
for (const [name, text, expected] of OUTLINES)
  test(`outline of a connector: ${name}`, () => assert.deepEqual(rows(connectorSymbols(PartedText.of(text)), text), expected));

const YAML: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    'keys and items',
    'a: 1\nb:\n  c: true\n  d:\n    - x\n    - name: n\n      e: ~\n    - f: "2"\n',
    [
      'number a | 1',
      'object b',
      '  boolean c | true',
      '  array d',
      '    string x',
      '    object n',
      '      string name | n',
      '      null e | ~',
      '    object 2',
      '      string f | 2',
    ],
  ],
  ['items as parts', 'a:\n  - b: 1\n  - c\n', ['array a', '  object 0', '    number b | 1', '  string c']],
  ['brackets', '{"a": {b: 1}, c: [1]}\n', ['object a', '  number b | 1', 'array c', '  number 1']],
  ['keys that are no text, or none', '? [a]\n: b\n: c\n', ['string (no name) | b', 'string (no name) | c']],
  ['a long value', `a: ${'x'.repeat(200)}\n`, [`string a | ${'x'.repeat(59)}…`]],
];
for (const [name, text, expected] of YAML)
  test(`outline of any YAML: ${name}`, () => assert.deepEqual(rows(yamlSymbols(PartedText.of(text)), text), expected));

test('of a long outline the deepest levels are left out', () => {
  const symbols = yamlSymbols(PartedText.of('a:\n  b: {c: 1}\n  d: {e: 1}\n'));
  assert.deepEqual(rows(withinLimit(symbols, 4), ''), ['object a', '  object b', '  object d']);
});

/** Lines that fold, told by their first and last number from 1. */
const FOLDS: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ['nothing to fold', 'a: 1\nb: 2\n', []],
  ['values', 'a:\n  b:\n    c: 1\n\n  # end\nd: 1\n', ['1-3', '2-3']],
  ['items', 'a:\n  - b: 1\n    c: 1\n  - d\n', ['1-4', '2-3']],
  ['items that are not set in', 'a:\n- b: 1\n  c: 1\n- d\ne: 1\n', ['1-4', '2-3']],
  ['an item and its first key', 'a:\n  - b:\n      c: 1\n    d: 1\n', ['1-4', '2-4']],
  ['block texts', 'a: |\n  x\n\n  # y\n  # z\n\nb: 1\n', ['1-5']],
  ['brackets', 'a: {\n  b: [\n    1\n  ],\n  c: 1\n}\n', ['1-5', '2-3']],
  ['brackets that close behind a value', 'a: [1,\n  2]\n', ['1-2']],
  ['comments', '# a\n# b\n# c\na: 1 # d\n# e\nb:\n  # f\n  # g\n  c: 1\n', ['comment 1-3', '6-9', 'comment 7-8']],
  ['line ends of two characters', 'a:\r\n  b: [\r\n    1\r\n  ]\r\n# c\r\n# d\r\n', ['1-4', '2-3', 'comment 5-6']],
  ['a broken neighbour', 'a:\n  b: "x\n  c:\n    d: 1\ne:\n  f: 1\n', ['1-4', '3-4', '5-6']],
];
for (const [name, text, expected] of FOLDS)
  test(`folding: ${name}`, () => {
    const line = (at: number): number => text.slice(0, at).split('\n').length;
    const found = foldsIn(PartedText.of(text)).map(({ start, end, comment }) => `${comment ? 'comment ' : ''}${line(start)}-${line(end)}`);
    const first = (one: string): number => Number(/\d+/.exec(one)?.[0]);
    assert.deepEqual(
      [...found].sort((a, b) => first(a) - first(b)),
      expected,
    );
  });

const SELECTIONS: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ['a word of a value', 'a:\n  b: some te‸xt\n', ['text', 'some text', 'b: some text', 'a:\n  b: some text', 'a:\n  b: some text\n']],
  ['a key', 'k‸ey: 1\n', ['key', 'key: 1', 'key: 1\n']],
  ['a placeholder in quotes', 'a: "x/{i‸d}"', ['id', '{id}', 'x/{id}', '"x/{id}"', 'a: "x/{id}"']],
  [
    'an item of a list of parts',
    'a:\n  - b: 1\n    c: ‸2\n  - d\ne: 1',
    [
      '2',
      'c: 2',
      'b: 1\n    c: 2',
      '- b: 1\n    c: 2',
      '- b: 1\n    c: 2\n  - d',
      'a:\n  - b: 1\n    c: 2\n  - d',
      'a:\n  - b: 1\n    c: 2\n  - d\ne: 1',
    ],
  ],
  ['brackets', 'a: {b: [1, ‸2]}', ['2', '1, 2', '[1, 2]', 'b: [1, 2]', '{b: [1, 2]}', 'a: {b: [1, 2]}']],
  [
    'a block text',
    'a: |\n  one li‸ne\n  two\n',
    ['line', 'one line', '|\n  one line\n  two', 'a: |\n  one line\n  two', 'a: |\n  one line\n  two\n'],
  ],
  ['a comment', '# c‸\na: 1\n', ['# c\na: 1\n']],
  ['an empty text', '‸', ['']],
];
for (const [name, marked, expected] of SELECTIONS)
  test(`selection grows: ${name}`, () => {
    const { text, offset } = withCursor(marked);
    const found = selectionsAt(PartedText.of(text), offset).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(found, expected);
  });

const LINKS: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    'plain, quoted and in brackets',
    'a: https://a.b/c\nb: ["http://d.e?f=1", https://g.h, x]\n',
    ['https://a.b/c', 'http://d.e?f=1', 'https://g.h'],
  ],
  ['a placeholder behind the host', 'a: https://a.b/c/{id}/d\n', ['https://a.b/c/']],
  ['a placeholder in the host', 'a: https://{shop}.a.b/c\nb: "https://a.{b}/c"\n', []],
  ['the end of a sentence', 'a: See https://a.b/c.\n', ['https://a.b/c']],
  ['keys and comments', '# https://a.b\nhttps://c.d: 1\n', []],
  ['someone in the address', 'a: https://user:word@a.b/c\n', []],
];
for (const [name, text, expected] of LINKS)
  test(`links: ${name}`, () => {
    const found = linksIn(PartedText.of(text));
    assert.deepEqual(
      found.map(({ target }) => target),
      expected,
    );
    for (const { start, end, target } of found) assert.equal(text.slice(start, end), target);
  });
