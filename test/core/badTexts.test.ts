import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConnectorReader, finish, readConnector, SchemaReader } from '../../src/core/index.js';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** Up to where a request begins. */
const HEAD = 'connection: {url: https://a.example}\nresources:\n  - name: A\n    primary_key: id\n    import:\n      ';
const bad: readonly (readonly [name: string, text: string])[] = [
  [
    'an alias bomb',
    `a0: &a [x, x]\n${LETTERS.slice(1)
      .map((name, index) => `${name}0: &${name} [*${LETTERS[index]}, *${LETTERS[index]}]\n`)
      .join('')}`,
  ],
  ['a bomb in the items of a list', `list:\n  - &a [x, x]\n${'  - &a [*a, *a, *a]\n'.repeat(20)}`],
  ['five megabytes in one line', `a: ${'x'.repeat(5_000_000)}\n`],
  ['a key thousands of times', 'a1: b\n'.repeat(10_000)],
  ['a million quotes in one line', `a: ${"'".repeat(1_000_000)}\n`],
  ['names in a row', `a: ${'&a '.repeat(30_000)}\n`],
  ['texts in a row', `a: ${'"x" '.repeat(50_000)}\n`],
  ['lines with tabs', `a:\n${'\tb: c\n'.repeat(10_000)}`],
  ['conflicts in a row', '<<<<<<< a\n'.repeat(20_000)],
  ['many keys', Array.from({ length: 20_000 }, (_, at) => `key${at}: 1\n`).join('')],
  ['a long comment', `#${' '.repeat(1_000_000)}x`],
  ['many comments', `${'# a\r\n'.repeat(10_000)}?`],
  ['ten thousand levels', '['.repeat(10_000)],
  ['ten thousand levels below a key', `a:\n  - ${'- '.repeat(10_000)}`],
  ['levels by indentation', Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ['a path of placeholders', `${HEAD}all: GET ${'{a}'.repeat(100_000)}\n`],
  ['a path of one placeholder', `${HEAD}one: "GET ${'{id}'.repeat(100_000)}"\n`],
  ['a path of braces', `${HEAD}all: GET ${'a{'.repeat(200_000)}\n`],
  ['a path with a gap', `${HEAD}all: GET a${' '.repeat(500_000)}b\n`],
  ['a long path into answers', `${HEAD}all: {request: GET a b, records: "${'a.'.repeat(100_000)}a"}\n`],
  ['many scopes', `authorization: {type: oauth2, scopes: "${'a '.repeat(100_000)}"}\n`],
  ['NUL', 'a: \0\n'],
  ['halves of characters', 'a\uD83D: \uDE00\n\uD83Db: 1\n'],
  ['line ends of all kinds', 'ab: 1\r\rcd: 2\n\r\u2028ef: 3\u0085'],
];
for (const [name, text] of bad)
  test(`a text of no use is read in good time: ${name}`, { timeout: 60_000 }, () => {
    const reader = new ConnectorReader();
    const schemas = new SchemaReader();
    for (const one of [text, `x: 1\n${text}`, `${text}\nresources:\n  - name: A\n`]) {
      const reading = reader.read(one);
      assert.ok(reading.problems.length > 0);
      assert.deepEqual(reading.problems, readConnector(one).problems);
      finish(schemas.problemSteps(one, undefined));
    }
  });
