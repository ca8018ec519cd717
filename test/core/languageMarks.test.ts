import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { complete, hoverAt, LinedText, schemaLanguage } from '../../src/core/index.js';
import { accept } from '../support/accept.js';
import { cursorMark } from '../support/cursorMark.js';

const language = schemaLanguage({
  properties: {
    word: { enum: ['x', null, 1] },
    flag: { type: ['boolean', 'string', 'null'], default: 'y' },
    rate: { enum: [1, 1.5, 2] },
    only: { const: null },
    map: { type: 'object', properties: { in: { enum: ['q', 'r'] }, out: { type: 'string' } } },
    list: { type: 'array', items: { enum: ['i', null] } },
  },
});

/** What is offered, and what the text holds when the first is taken. */
const OFFERED: readonly (readonly [marked: string, wanted: readonly string[], taken?: unknown])[] = [
  // Nothing, as one of the choices.
  ['word: ‸', ['x', 'null', '1']],
  ['word: "‸"', ['x']],
  ['{word: n‸}', ['x', 'null', '1']],
  ['only: ‸', ['null'], { only: null }],
  ['list:\n  - ‸', ['i', 'null']],
  ['list: [i, ‸]', ['i', 'null']],
  // Behind a tag only what stays what it is.
  ['word: !!str ‸', ['x'], { word: 'x' }],
  ['word: ! ‸', ['x'], { word: 'x' }],
  ['word: !!str x‸', ['x'], { word: 'x' }],
  ['word: &a !!str ‸', ['x'], { word: 'x' }],
  ['word: !!str &a ‸', ['x'], { word: 'x' }],
  ['word: !!int ‸', ['1'], { word: 1 }],
  ['word: !!null ‸', ['null'], { word: null }],
  ['rate: !!int ‸', ['1', '2']],
  ['rate: !!float ‸', ['1', '1.5', '2']],
  ['flag: !!str ‸', ['y'], { flag: 'y' }],
  ['flag: !!bool ‸', ['true', 'false'], { flag: true }],
  ['word: !!map ‸', []],
  ['map: !!map ‸', ['{…}'], { map: {} }],
  ['map: !!str ‸', []],
  ['list:\n  - !!str ‸', ['i'], { list: ['i'] }],
  ['list: [!!str ‸]', ['i'], { list: ['i'] }],
  ['{word: !!str ‸}', ['x'], { word: 'x' }],
  ['{flag: !!str y, word: ‸}', ['x', 'null', '1']],
  ['{word: &a ‸}', ['x', 'null', '1'], { word: 'x' }],
  ['word: &a ‸', ['x', 'null', '1'], { word: 'x' }],
  // In the mark itself nothing is offered.
  ['word: !!str‸', []],
  ['word: &a‸', []],
  ['{word: !!str‸}', []],
  // Behind the mark of a key.
  ['? ‸', ['word', 'flag', 'rate', 'only', 'map', 'list'], { word: null }],
  ['? wo‸', ['word', 'flag', 'rate', 'only', 'map', 'list'], { word: null }],
  ['? wo‸\n: x', ['word', 'flag', 'rate', 'only', 'map', 'list'], { word: 'x' }],
  ['? "wo‸"\n: x', ['word', 'flag', 'rate', 'only', 'map', 'list'], { word: 'x' }],
  ['map:\n  ? ‸\n  : q', ['in', 'out'], { map: { in: 'q' } }],
  ['map:\n  ? in\n  : q\n  ? ‸', ['out'], { map: { in: 'q', out: null } }],
  ['map:\n  ? in\n  : q\n  ‸', ['out'], { map: { in: 'q', out: null } }],
  ['word: x\r\n? ‸ # c\r\n', ['flag', 'rate', 'only', 'map', 'list'], { word: 'x', flag: null }],
  ['{? ‸}', ['word', 'flag', 'rate', 'only', 'map', 'list'], { word: null }],
  ['? word\n: ‸', ['x', 'null', '1'], { word: 'x' }],
  ['map:\n  ? in\n  # c\n  : ‸', ['q', 'r'], { map: { in: 'q' } }],
  ['? word ‸', []],
  // A blank behind the cursor parts the value from its key.
  ['{ word: x, ‸ }', ['flag', 'rate', 'only', 'map', 'list'], { word: 'x', flag: null }],
  ['map: { ‸ }', ['in', 'out'], { map: { in: null } }],
  ['map: { "‸" }', ['in', 'out'], { map: { in: null } }],
  ['map: {in: q, ‸  }', ['out'], { map: { in: 'q', out: null } }],
  ['[{ ‸ }]', []],
];
for (const [marked, wanted, taken] of OFFERED)
  test(`offered by a schema at ${JSON.stringify(marked)}`, () => {
    const { text, offset } = cursorMark(marked);
    const found = complete(new LinedText(text), offset, language);
    assert.deepEqual(
      found.map(({ label }) => label),
      wanted,
    );
    if (taken === undefined) return;
    const [first = assert.fail()] = found;
    const became = accept(text, first);
    assert.deepEqual(parse(became), taken, became);
    if (!/ {2}/.test(text)) assert.doesNotMatch(became, /\S {2,}\S/);
  });

test('what a branch says of its one value is told of the value alone', () => {
  const shapes = schemaLanguage({
    properties: { type: { description: 'The kind.', enum: ['a', 'b'] } },
    oneOf: ['a', 'b'].map((word) => ({ properties: { type: { const: word, description: `Kind ${word}.` } } })),
  });
  const told = (marked: string): string | undefined => {
    const { text, offset } = cursorMark(marked);
    return hoverAt(new LinedText(text), offset, shapes)?.text;
  };
  assert.equal(told('ty‸pe: a'), 'The kind.\n\nOne of `a`, `b`');
  assert.equal(told('{ty‸pe: }'), 'The kind.\n\nOne of `a`, `b`');
  assert.equal(told('type: a‸'), '`a`: Kind a.\n\nThe kind.\n\nOne of `a`, `b`');
});
