import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, hoverAt, LinedText, schemaLanguage } from '../../src/core/index.js';
import { cursorMark } from '../support/cursorMark.js';

/** A tree of boxes: each first key of an item may have a list that is as far left as it. */
const boxes = schemaLanguage({
  $ref: '#/definitions/box',
  definitions: {
    box: {
      properties: {
        size: { enum: ['small', 'large'], description: 'How big.' },
        inner: { type: 'array', items: { $ref: '#/definitions/box' } },
        marks: { type: 'array', uniqueItems: true, items: { enum: ['red', 'blue'], description: 'A mark.' } },
      },
    },
  },
});

const KEYS = ['size', 'inner', 'marks'];
const without = (...keys: readonly string[]): readonly string[] => KEYS.filter((key) => !keys.includes(key));

const OFFERED: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['inner:\n  - marks:\n    - ‸', ['red', 'blue']],
  ['inner:\n- marks:\n  - ‸', ['red', 'blue']],
  ['inner:\n  - marks:\n    - ‸\n    size: small', ['red', 'blue']],
  ['inner:\n  - marks: # no\n    # no\n\n    - ‸', ['red', 'blue']],
  ['inner:\n  - marks: &m\n    - red\n    - ‸', ['blue']],
  ['inner:\n  - marks:\n    - red\n    ‸', ['blue', 'size', 'inner']],
  ['inner:\n  - marks:\n    - red\n    ‸\n    - blue', []],
  ['inner:\n  - marks:\n    - red\n    si‸', ['size', 'inner']],
  ['inner:\n  - marks:\n    ‸\n    size: small', ['red', 'blue', 'inner']],
  ['inner:\n  - marks:\n    - red\n  ‸', ['- item']],
  ['inner:\n  - inner:\n    - ‸', KEYS],
  ['inner:\n  - inner:\n    - inner:\n      - ‸', KEYS],
  ['inner:\n  - inner:\n    - size: small\n      ‸', without('size')],
  ['inner:\n  - inner:\n    - inner:\n      - size: ‸', ['small', 'large']],
  ['inner:\n  - inner:\n    - inner:\n      - size: small\n      ‸', ['- item', ...without('inner')]],
  ['inner:\n  - inner:\n    - inner:\n      - size: small\n    ‸', ['- item', ...without('inner')]],
  ['inner:\n  - inner:\n      - size: small\n    ‸', without('inner')],
  ['inner:\n  - inner:\n      - size: small\n    - ‸', KEYS],
  // Behind the dash stands no value yet.
  ['inner:\n  - &a\n    ‸', KEYS],
  ['inner:\n- !!map # all\n  si‸', KEYS],
  ['inner:\n- # first\n  ‸\n  size: small', without('size')],
  ['inner:\n  - &a\n  ‸', ['- item']],
  // What stands beside a first key is none of its value.
  ['inner:\n  - size: &s\n    marks: []\n  - <<: *s\n    ‸', KEYS],
  ['inner:\n  - marks: [‸\n    size: small', ['red', 'blue']],
];
for (const [marked, wanted] of OFFERED)
  test(`offered at ${JSON.stringify(marked)}`, () => {
    const { text, offset } = cursorMark(marked);
    const found = complete(new LinedText(text), offset, boxes);
    assert.deepEqual(found.map(({ label }) => label).sort(), [...wanted].sort());
  });

const TOLD: readonly (readonly [text: string, says: RegExp])[] = [
  ['inner:\n  - marks:\n    - r‸ed', /^A mark\./],
  ['inner:\n  - marks:\n    ‸- red', /^A mark\./],
  ['inner:\n  - inner:\n    - inner:\n      - si‸ze: small', /^How big\./],
];
for (const [marked, says] of TOLD)
  test(`told at ${JSON.stringify(marked)}`, () => {
    const { text, offset } = cursorMark(marked);
    assert.match(hoverAt(new LinedText(text), offset, boxes)?.text ?? '', says);
  });

test('thousands of lists in one line are completed in good time', () => {
  const text = '- '.repeat(50_000);
  const start = performance.now();
  assert.deepEqual(complete(new LinedText(text), text.length, boxes), []);
  assert.ok(performance.now() - start < 2_000);
});
