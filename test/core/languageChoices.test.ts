import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { complete, connectorLanguage, hoverAt, LinedText, schemaLanguage, type Language, type Proposal } from '../../src/core/index.js';
import { accept } from '../support/accept.js';
import { cursorMark } from '../support/cursorMark.js';

const properties = {
  mode: {
    oneOf: [
      { const: 'fast', description: 'Fast mode' },
      { const: 'slow', description: 'Slow mode' },
    ],
  },
  titled: { description: 'Said.', oneOf: [{ const: 'fast', description: 'Fast mode' }] },
  some: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  maps: {
    anyOf: [
      { type: 'object', description: 'One', properties: { a: {} } },
      { type: 'object', description: 'Two', properties: { b: {} } },
    ],
  },
  app: { const: 'app' },
  any: {
    anyOf: [
      { properties: { q1: {} }, additionalProperties: false },
      { properties: { q2: {} }, patternProperties: { '^x-': {} }, additionalProperties: false },
    ],
  },
  usual: { type: 'object', default: { a: 1, b: [1, 2] } },
  empty: { type: 'object', default: {} },
  list: { type: 'array', default: ['x', 'a: b'] },
  lines: { enum: ['a\nb', 'c'] },
  pairs: { enum: [null, 'null', 1, '1', true, 'true', 'x', ''] },
  nothing: { enum: [null, 'x'] },
  no: { enum: ['no', 'x y'] },
};
const words = schemaLanguage({ properties });
const connector = connectorLanguage();

const EXPORT = 'resources:\n  - name: A\n    import: {}\n    export:\n      ';
const TOLD: readonly (readonly [language: Language, text: string, says: string])[] = [
  [words, 'mo‸de: fast', 'Fast mode'],
  [words, 'mode: fa‸st', '`fast`: Fast mode'],
  [words, 'mo‸de:', 'Fast mode\n\nSlow mode\n\nOne of `fast`, `slow`'],
  [words, 'mo‸de: other', 'Fast mode\n\nSlow mode\n\nOne of `fast`, `slow`'],
  [words, 'titled: fa‸st', '`fast`: Fast mode\n\nSaid.'],
  [words, 'so‸me: [a]', 'text or list'],
  [words, 'some: a‸', 'text or list'],
  [words, 'ma‸ps:\n  a: 1', 'One\n\nTwo\n\nmap'],
  [words, 'a‸pp: app', 'Only `app`'],
  [words, 'app: ap‸p', 'Only `app`'],
  [connector, `${EXPORT}body: $rec‸ord`, 'The record as sent.'],
  [connector, `${EXPORT}body: {a: $current.x‸.y}`, '`x.y` in: The record as the API has it.'],
  [connector, `${EXPORT}add:\n        a: $i‸d`, 'The key of the record.'],
  [connector, `${EXPORT}add:\n        a:\n          - "$uu‸id"`, 'A new UUID.'],
  [connector, `${EXPORT}update: {add: {a: [$record.a‸]}}`, '`a` in: The record as sent.'],
  [connector, `${EXPORT}body: {a: $other‸}`, ''],
];
for (const [language, marked, says] of TOLD)
  test(`told at ${JSON.stringify(marked.replace(EXPORT, ''))}`, () => {
    const { text, offset } = cursorMark(marked);
    assert.equal(hoverAt(new LinedText(text), offset, language)?.text ?? '', says);
  });

const offered = (language: Language, marked: string): readonly Proposal[] => {
  const { text, offset } = cursorMark(marked);
  return complete(new LinedText(text), offset, language);
};

const OFFERED: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['any:\n  ‸', ['q1', 'q2']],
  ['any:\n  q1: a\n  ‸', []],
  ['any: {x-a: 1, ‸}', ['q2']],
  ['any:\n  other: a\n  ‸', ['q1', 'q2']],
  ['usual: ‸', ['{a: 1, b: [1, 2]}']],
  ['empty: ‸', ['{…}']],
  ["lines: '‸'", ['c']],
  ['pairs: ‸', ['null', '"null"', '1', '"1"', 'true', '"true"', 'x', '""']],
  ['pairs: "‸"', ['null', '1', 'true', 'x', '""']],
  ['nothing: ‸', ['null', 'x']],
  ['nothing: "‸"', ['x']],
];
for (const [marked, wanted] of OFFERED)
  test(`offered at ${JSON.stringify(marked)}`, () =>
    assert.deepEqual(
      offered(words, marked).map(({ label }) => label),
      wanted,
    ));

/** What YAML reads where it was taken over. */
const READS: readonly (readonly [text: string, label: string, value: unknown])[] = [
  ['‸', 'usual', { usual: { a: 1, b: [1, 2] } }],
  ['usual: ‸', '{a: 1, b: [1, 2]}', { usual: { a: 1, b: [1, 2] } }],
  ['‸', 'list', { list: ['x', 'a: b'] }],
  ['{‸}', 'list', { list: ['x', 'a: b'] }],
  ['lines: ‸', 'a\nb', { lines: 'a\nb' }],
  ['lines: "‸"', 'a\nb', { lines: 'a\nb' }],
  ['pairs: ‸', 'null', { pairs: null }],
  ['pairs: ‸', '"null"', { pairs: 'null' }],
  ['pairs: ‸', '1', { pairs: 1 }],
  ['pairs: ‸', '"1"', { pairs: '1' }],
  ['no: "‸', 'no', { no: 'no' }],
  ["no: 'x‸", 'no', { no: 'no' }],
  ['no: "‸"', 'no', { no: 'no' }],
  ['{no: "‸}', 'no', { no: 'no' }],
  ['{no: "‸", app: app}', 'x y', { no: 'x y', app: 'app' }],
];
for (const [marked, label, value] of READS)
  test(`${JSON.stringify(label)} at ${JSON.stringify(marked)}`, () => {
    const found = offered(words, marked).find((one) => one.label === label);
    assert.ok(found);
    assert.deepEqual(parse(accept(cursorMark(marked).text, found)), value);
  });

test('a quote stays open where more of its text follows', () => {
  const marked = 'resources:\n  - import:\n      all: "‸';
  assert.ok(offered(connector, marked).some(({ text }) => text === 'GET '));
});
