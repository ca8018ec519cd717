import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, readConnector, type TextEdit } from '../../src/core/index.js';
import { fixAll, fixesOf, rewritesAt, sharedKeyAt } from '../../src/core/mending.js';

const RUNS = Number(process.env.EDIT_RUNS ?? 30);

const FILE = `# head
name: acme
variables:
  shop: {title: Shop}
authorization:
  type: oauth2
  authorize_url: https://{shop}.example/a
  token_url: https://a.example/t
  scopes: [a, b c]
connection:
  url: https://{shop}.example # c
  headers: {Accept: application/json}
resources:
  - name: Contact # d
    primary_key: id
    pagination: {type: cursor, next: a.b}
    import: {all: GET contacts, one: "GET contacts/{id}"}

  - name: News
    plural: news_list
    primary_key: &k id
    import:
      all: GET news
      one: GET news/{id}
    export:
      create: POST news
      update: PUT news/{id}
      add: {n: 1.10}
`;

const PIECES = [
  '',
  ' ',
  '\n',
  '\t',
  ':',
  '- ',
  '{',
  '}',
  '[',
  '"',
  "'",
  '#',
  '/',
  '*',
  '&a',
  '!x',
  'x',
  '1',
  '{{shop}}',
  'name: a\n',
  '\u0001',
  '\ud83d',
  ': ',
  '\r\n',
];

const edits = fc.array(
  fc.record({ at: fc.nat(FILE.length), length: fc.oneof(fc.constant(0), fc.nat(12)), text: fc.constantFrom(...PIECES) }),
  { minLength: 1, maxLength: 4 },
);

const broken = edits.map((changes) =>
  changes.reduce((text, { at, length, text: added }) => text.slice(0, at) + added + text.slice(at + length), FILE),
);

function check(text: string, found: readonly TextEdit[]): void {
  let at = 0;
  for (const { start, end } of found) {
    assert.ok(at <= start && start <= end && end <= text.length);
    at = end;
  }
}

test('whatever is wrong with a file, each fix changes it by edits in order, and all of them come to an end', () => {
  fc.assert(
    fc.property(broken, fc.nat(FILE.length), (text, place) => {
      const reading = readConnector(text);
      for (const { fix } of fixesOf(text, reading, () => true)) {
        check(text, fix.edits);
        assert.notEqual(applyEdits(text, fix.edits), text, fix.title);
        assert.ok(fix.title.length <= 80 && !/[\r\n]/.test(fix.title));
      }
      const range = { start: place, end: place };
      for (const rewrite of rewritesAt(text, reading, range)) check(text, rewrite.edits);
      sharedKeyAt(reading.tree, range);
      const all = fixAll(text);
      check(text, all);
      const mended = applyEdits(text, all);
      const again = fixAll(mended);
      assert.deepEqual(again, [], 'nothing is left');
    }),
    { numRuns: RUNS },
  );
});
