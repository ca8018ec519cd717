import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, LinedText, schemaLanguage } from '../../src/core/index.js';
import { cursorMark } from '../support/cursorMark.js';

const text = { type: 'string' };
const ALL = { kind: { enum: ['a', 'b'] }, x: text, y: text, z: text };
const of = (kind: string, more: object, properties: object = {}): object => ({
  properties: { kind: { const: kind }, ...properties },
  ...more,
});
const IF_A = { properties: { kind: { const: 'a' } }, required: ['kind'] };
const needs = (...required: readonly string[]): object => ({ required });
const choices = {
  not: [of('a', { not: needs('y') }), of('b', { not: needs('x') })],
  flags: [of('a', {}, { y: false }), of('b', {}, { x: false })],
  closed: [of('a', { additionalProperties: false }, { x: text, z: text }), of('b', { additionalProperties: false }, { y: text, z: text })],
};

/** What is offered where a branch that holds forbids a key. */
const CASES: readonly (readonly [title: string, schema: object, ...(readonly [marked: string, wanted: string])[]])[] = [
  ...Object.entries(choices).flatMap(([title, branches]) =>
    ['oneOf', 'anyOf'].map(
      (word) =>
        [
          `${title} in ${word}`,
          { properties: ALL, [word]: branches },
          ['‸', 'kind x y z'],
          ['kind: a\n‸', 'x z'],
          ['kind: b\n‸', 'y z'],
          ['{kind: b, ‸}', 'y z'],
          ['kind: &k a\r\n‸', 'x z'],
        ] as const,
    ),
  ),
  [
    'a named branch',
    { properties: ALL, oneOf: choices.closed, discriminator: { propertyName: 'kind' } },
    ['kind: a\n‸', 'x z'],
    ['x: q\n‸', 'kind z'],
  ],
  [
    'a branch elsewhere',
    { properties: ALL, oneOf: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/b' }], $defs: { a: choices.not[0], b: choices.not[1] } },
    ['kind: a\n‸', 'x z'],
  ],
  [
    'a condition',
    { properties: ALL, if: IF_A, then: { properties: { y: false } }, else: { not: needs('x') } },
    ['kind: a\n‸', 'x z'],
    ['kind: b\n‸', 'y z'],
  ],
  [
    'a condition of a part',
    { properties: ALL, allOf: [{ if: IF_A, then: { not: needs('y') } }] },
    ['kind: a\n‸', 'x z'],
    ['kind: b\n‸', 'x y z'],
  ],
  [
    'a condition on a key',
    { properties: ALL, if: needs('x'), then: { properties: { y: false } } },
    ['x: q\n‸', 'kind z'],
    ['z: q\n‸', 'kind x y'],
  ],
  [
    'keys that exclude each other',
    { properties: ALL, not: needs('x', 'y') },
    ['‸', 'kind x y z'],
    ['x: q\n‸', 'kind z'],
    ['y: q\n‸', 'kind z'],
  ],
  ['one of several', { properties: ALL, not: { anyOf: [needs('x', 'y'), needs('z')] } }, ['‸', 'kind x y'], ['x: q\n‸', 'kind']],
  [
    'excluded beside a value',
    { properties: ALL, not: { ...IF_A, required: ['kind', 'y'] } },
    ['kind: a\n‸', 'x z'],
    ['kind: b\n‸', 'x y z'],
  ],
  [
    'exactly one of two',
    { properties: ALL, oneOf: [needs('x'), needs('y')] },
    ['‸', 'kind x y z'],
    ['x: q\n‸', 'kind z'],
    ['z: q\n‸', 'kind x y'],
  ],
  ['at least one of two', { properties: ALL, anyOf: [needs('x'), needs('y')] }, ['x: q\n‸', 'kind y z']],
  [
    'beside another key',
    { properties: ALL, dependentSchemas: { x: { properties: { y: false } } } },
    ['x: q\n‸', 'kind z'],
    ['z: q\n‸', 'kind x y'],
  ],
  ['a pattern', { properties: ALL, patternProperties: { '^[xy]$': false } }, ['‸', 'kind z']],
  [
    'a part that leads to itself',
    { properties: ALL, allOf: [{ $ref: '#' }], not: { anyOf: [{ $ref: '#/not' }, needs('x')] } },
    ['‸', 'kind y z'],
  ],
];
for (const [title, schema, ...places] of CASES)
  for (const [marked, wanted] of places)
    test(`a key that is forbidden is not offered: ${title}, at ${JSON.stringify(marked)}`, () => {
      const { text, offset } = cursorMark(marked);
      const found = complete(new LinedText(text), offset, schemaLanguage(schema));
      assert.deepEqual(found.map(({ label }) => label).join(' '), wanted);
    });
