import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { complete, hoverAt, LinedText, schemaLanguage } from '../../src/core/index.js';

/** All that completion and hover read of a schema, so that random ones have it often. */
const WORDS = [
  ...['$ref', '$id', '$anchor', 'title', 'description', 'markdownDescription', 'type', 'pattern', 'minimum', 'maximum', 'format'],
  ...['properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'required', 'items', 'prefixItems', 'additionalItems'],
  ...['uniqueItems', 'enum', 'enumDescriptions', 'markdownEnumDescriptions', 'const', 'default', 'examples', 'allOf', 'anyOf', 'oneOf'],
  ...['if', 'then', 'else', 'dependencies', 'dependentSchemas', 'definitions', '$defs', 'defaultSnippets', 'deprecated'],
  ...['deprecationMessage', 'doNotSuggest', 'label', 'body'],
];
const KEYS = ['a', 'l'];
const TEXTS = ['a: \nl:\n  - a: x\n    l: [x, ]\n', 'l: [{a: 1, }]\n'];

/** What stands at all places of some texts must be answered. */
function answered(schema: object): void {
  const language = schemaLanguage(schema);
  for (const text of TEXTS) {
    const lines = new LinedText(text);
    for (let offset = 0; offset <= text.length; offset += 1) {
      complete(lines, offset, language);
      hoverAt(lines, offset, language);
    }
  }
}

const WRONG: readonly unknown[] = [5, null, 'x', true, [], [null], [5], {}, { a: null }, { a: 5 }, { a: [null] }, [[null]], [{ label: 5 }]];

for (const word of WORDS)
  test(`any value of ${word} is answered, wherever it stands`, () => {
    for (const value of WRONG) {
      const wrong = { [word]: value };
      answered({ properties: { a: wrong, l: { items: wrong } }, allOf: [wrong, { $ref: '#/other' }], other: wrong, ...wrong });
    }
  });

const json = fc.letrec<{ schema: unknown; value: unknown }>((tie) => ({
  schema: fc.dictionary(fc.constantFrom(...WORDS, ...KEYS), tie('value'), { maxKeys: 6 }),
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, 5, true, false, 'x', 'a', '#', '#/a', '#/%zz', '#a', 'object', 'array', 'string', '(', '[\\w-.]'),
    tie('schema'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

test('any JSON as a schema is answered', () => {
  fc.assert(
    fc.property(json.schema, (schema) => answered(schema as object)),
    { numRuns: 300 },
  );
});

test('a schema that leads to itself by many ways is answered', () => {
  const twice = [{ $ref: '#' }, { $ref: '#' }];
  answered({ allOf: twice, anyOf: twice, oneOf: twice, properties: { a: {}, l: { items: { $ref: '#' } } } });
  const itself: Record<string, unknown> = { properties: { a: {} } };
  itself['allOf'] = [itself];
  answered(itself);
});

test('what is right beside what is wrong counts', () => {
  const language = schemaLanguage({ title: 5, allOf: [null, 5, { properties: { a: { enum: ['x'], examples: 5 } } }], required: 5 });
  assert.deepEqual(
    complete(new LinedText('a: '), 3, language).map(({ label }) => label),
    ['x'],
  );
});
