import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { finish, messageOf, SchemaReader } from '../../src/core/index.js';
import { compileSchema } from '../../src/server/schemaValidator.js';
import { marked } from '../support/marked.js';

type Expected = readonly [code: string, says: RegExp];
type Case = readonly [title: string, schema: object, marked: string, ...Expected[]];

const map = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
const closed = (properties: object, more: object = {}): object => map(properties, { additionalProperties: false, ...more });

const QUARTER = (key: string): object => closed({ [key]: {} }, { required: [key] });
const SOME = closed({ q1: {}, q2: {} }, { anyOf: [{ required: ['q1'] }, { required: ['q2'] }] });

const SHAPES = {
  oneOf: [
    closed({ type: { const: 'circle' }, radius: { type: 'number' } }, { required: ['type', 'radius'] }),
    closed({ type: { const: 'box' }, side: { enum: ['a', 'b'] }, deep: map({ n: { type: 'integer' } }) }, { required: ['type'] }),
    closed({ type: { enum: ['line', 'ray'] }, to: { type: 'string' } }, { required: ['type', 'to'] }),
  ],
};
const UNEVALUATED = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...map({ mode: {} }, { unevaluatedProperties: false }),
  if: { properties: { mode: { const: 'fast' } } },
  then: map({ threads: { type: 'integer' }, pin: {} }, { required: ['threads'] }),
};
const REFERRED = {
  properties: { shape: { anyOf: [{ $ref: '#/definitions/circle' }, { $ref: '#/definitions/a~1b%20c' }, { type: 'null' }] } },
  definitions: {
    circle: { allOf: [{ $ref: '#/definitions/base' }, map({ kind: { const: 'circle' }, radius: { minimum: 1, exclusiveMaximum: 9 } })] },
    'a/b c': map({ kind: { const: 'box' }, sides: { items: { $ref: '#/definitions/side' } } }),
    side: { type: 'string', pattern: '^[a-z]+$', examples: ['left'] },
    base: { type: 'object', required: ['kind'] },
  },
};

const cases: readonly Case[] = [
  ['all is right', closed({ a: { type: 'string' } }), 'a: b\n'],
  ['nothing is written', closed({}, { required: ['a'] }), ''],
  ['an unknown key, of all the others', closed({ color: {} }), '«colour»: 1\n', ['unknown-key', /not a key of: this file.*"color"/]],
  ['a required key, spelled wrong', closed({ color: {} }, { required: ['color'] }), '«colour»: 1\n', ['unknown-key', /mean "color"/]],
  ['one of some keys, spelled wrong', { properties: { any: SOME } }, 'any: {«q3»: 1}\n', ['unknown-key', /"q1"/]],
  ['a key of a branch, spelled wrong', { anyOf: [QUARTER('q1'), QUARTER('q2')] }, '«q3»: 1\n', ['unknown-key', /"q1"/]],
  ['an unknown key of nothing', closed({}), '«a»: 1\n', ['unknown-key', /Remove it/]],
  ['an unknown key that would be a secret elsewhere', closed({}), '«password»: 1\n', ['unknown-key', /password/]],
  ['a value of another type', map({ a: { type: ['integer', 'boolean'] } }), 'a: «x»\n', ['wrong-type', /a whole number or true or false/]],
  ['a type and an enum are one', map({ a: { type: 'string', enum: ['x'] } }), 'a: «1.0»\n', ['wrong-type', /a text/]],
  ['none of the values', map({ a: { enum: ['red', 'green', 3] } }), 'a: «gren»\n', ['not-one-of', /"green".*red, green, 3/]],
  ['not the one value', map({ a: { const: 'red' } }), 'a: «blue»\n', ['not-one-of', /Use one of: red\./]],
  ['missing keys are one problem', map({ a: map({}, { required: ['x', 'y'] }) }), '«a»: {z: 1}\n', ['missing-key', /"x", "y"/]],
  [
    'missing keys asked for twice',
    { allOf: [{ required: ['x'] }, { required: ['x', 'y'] }] },
    '«z»: 1\n',
    ['missing-key', /keys "x", "y" are/],
  ],
  ['a pattern', map({ a: { pattern: '^a+$' } }), 'a: «b»\n', ['wrong-pattern', /\^a\+\$/]],
  ['a format counts for nothing', map({ a: { type: 'string', format: 'uri' } }), 'a: b\n'],
  ['too long', map({ a: { maxLength: 2 } }), 'a: «bcd»\n', ['wrong-length', /at most 2 characters/]],
  ['too few', map({ a: { minItems: 2 } }), 'a: «[1]»\n', ['too-few-items', /at least 2/]],
  ['too many', map({ a: { maxItems: 1 } }), 'a: «[1, 2]»\n', ['too-many-items', /at most 1 item\b/]],
  ['one twice', map({ a: { uniqueItems: true } }), 'a: [1, 2, «1»]\n', ['item-twice', /stands twice/]],
  ['maps that are the same', map({ a: { uniqueItems: true } }), 'a: [{x: 1, y: 2}, {x: 2}, «{y: 2, x: 1}»]\n', ['item-twice', /twice/]],
  ['keys that objects of JavaScript have', map({ a: { uniqueItems: true } }), 'a: [{valueOf: 1}, {constructor: 1}, {toString: 1}]\n'],
  ['a map and a list of the values', map({ e: { enum: [{ x: 1 }, [1, 2], 's', null] } }), 'e: {x: 1}\n'],
  ['a list of the values', map({ e: { enum: [{ x: 1 }, [1, 2]] } }), 'e: [1, 2]\n'],
  ['a map that is none of the values', map({ e: { enum: [{ x: 1 }, [1, 2]] } }), 'e: «{x: 2}»\n', ['not-one-of', /./]],
  ['a map that is the one value', map({ a: { const: { x: [1, 2], y: {} } } }), 'a: {y: {}, x: [1, 2]}\n'],
  ['a text that looks like the number', map({ a: { const: 1 } }), 'a: «"1"»\n', ['not-one-of', /./]],
  [
    'the first items each by itself',
    { $schema: 'https://json-schema.org/draft/2020-12/schema', ...map({ a: { prefixItems: [{}, { type: 'string' }], items: false } }) },
    'a: [1, «2», «3»]\n',
    ['wrong-type', /a text/],
    ['too-many-items', /at most 2 items/],
  ],
  ['the same without a name of the draft', map({ a: { prefixItems: [{}], items: false } }), 'a: [1, «2»]\n', ['too-many-items', /./]],
  ['the same of draft-07', map({ a: { items: [{}], additionalItems: false } }), 'a: [1, «2»]\n', ['too-many-items', /at most 1 item\b/]],
  [
    'a key that no part knows',
    {
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      anyOf: [map({ a: {} }), map({ b: {} }, { required: ['b'] })],
      unevaluatedProperties: false,
    },
    'a: 1\n«c»: 1\n',
    ['unknown-key', /"c"/],
  ],
  ['a mistake in a part is none of its other keys', UNEVALUATED, 'mode: fast\nthreads: «x»\npin: 1\n', ['wrong-type', /"threads"/]],
  ['a key of a part, spelled wrong', UNEVALUATED, 'mode: fast\n«thread»: 1\n', ['unknown-key', /mean "threads"/]],
  ['a key of a part that does not hold', UNEVALUATED, 'mode: safe\n«threads»: 1\n', ['unknown-key', /"threads"/]],
  ['a key that needs another, by its later name', { dependentRequired: { a: ['b'] }, prefixItems: [{}] }, '«a»: 1\n', ['key-needs', /"b"/]],
  ['a limit', map({ a: { minimum: 1, maximum: 3 } }), 'a: «4»\n', ['out-of-range', /from 1 to 3/]],
  ['a limit of its own', map({ a: { multipleOf: 5 } }), 'a: «4»\n', ['out-of-range', /a multiple of 5/]],
  ['a name of a key', { propertyNames: { pattern: '^[a-z]+$' } }, '«A1»: 1\nb: 2\n', ['wrong-key-name', /"A1"/]],
  ['a key that needs another', { dependencies: { a: ['b'] } }, '«a»: 1\n', ['key-needs', /"a" needs the key "b"/]],
  ['a shape that depends on a key', { dependencies: { a: { required: ['b'] } } }, '«a»: 1\n', ['missing-key', /"b"/]],
  ['what must not be', map({ a: { not: { const: 1 } } }), 'a: «1»\n', ['not-allowed', /"a"/]],
  ['a key that must not be', { not: { required: ['b'] } }, 'a: 1\n«b»: 2\n', ['not-allowed', /./]],
  ['a key that is never right', { properties: { a: false } }, '«a»: 1\n', ['not-allowed', /"a"/]],
  ['a key that needs another, in any draft', { dependentRequired: { a: ['b'] } }, '«a»: 1\n', ['key-needs', /"b"/]],
  [
    'too many of a kind',
    map({ a: { contains: { const: 1 }, maxContains: 2 } }),
    'a: «[1, 1, 1]»\n',
    ['too-many-items', /2 items of that kind\./],
  ],
  ['notes that are none', map({ a: { title: 5, description: {}, examples: 5, type: 'string' } }), 'a: «1»\n', ['wrong-type', /a text/]],
  ['not too many of a kind', map({ a: { contains: { const: 1 }, maxContains: 2 } }), 'a: [1, 1, 2]\n'],
  [
    'too few of a kind',
    map({ a: { contains: { const: 1 }, minContains: 2, maxContains: 3 } }),
    'a: «[1, 2]»\n',
    ['contains-none', /lacks an item/],
  ],
  ['one item of a kind', map({ a: { contains: { type: 'number' } } }), 'a: «[x, y]»\n', ['contains-none', /"a"/]],
  [
    'one way and the other',
    { if: { properties: { a: { const: 1 } } }, then: { required: ['b'] }, else: { required: ['c'] } },
    '«a»: 2\n',
    ['missing-key', /"c"/],
  ],

  ['a limit of draft-04', map({ a: { minimum: 0, exclusiveMinimum: true } }), 'a: «0»\n', ['out-of-range', /./]],
  ['a limit of draft-04 that is in', map({ a: { maximum: 1, exclusiveMaximum: false } }), 'a: 1\n'],
  [
    'names of draft-04',
    {
      $schema: 'http://json-schema.org/draft-04/schema#',
      id: 'http://x.example/a#',
      properties: { id: { type: 'string' }, n: { $ref: 'b' }, m: { $ref: '#c' } },
      definitions: { b: { id: 'b', type: 'integer' }, c: { id: '#c', type: 'integer' } },
      'x-notes': [{ id: 'b' }, { id: 'b', title: 'another' }],
    },
    'id: «1»\nn: «x»\nm: «x»\n',
    ['wrong-type', /a text/],
    ['wrong-type', /a whole number/],
    ['wrong-type', /a whole number/],
  ],
  [
    'what is called as the name of a schema was',
    map({ a: { type: 'integer' } }, { id: 'x y', default: { id: 1 } }),
    'a: «b»\n',
    ['wrong-type', /./],
  ],
  ...['https://json-schema.org/draft/2020-12/schema', undefined].map(($schema): Case => {
    const schema = { $schema, ...map({ n: { $dynamicRef: '#n' } }), $defs: { n: { $dynamicAnchor: 'n', type: 'integer' } } };
    return [`a reference that looks at who asks, of ${$schema}`, schema, 'n: «x»\n', ['wrong-type', /a whole number/]];
  }),
  [
    'a tree that is extended',
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://x.example/strict',
      $dynamicAnchor: 'node',
      $ref: 'tree',
      unevaluatedProperties: false,
      $defs: {
        tree: { $id: 'https://x.example/tree', $dynamicAnchor: 'node', ...map({ kids: { items: { $dynamicRef: '#node' } } }) },
      },
    },
    'kids: [{«kid»: 1}]\n',
    ['unknown-key', /"kid"/],
  ],
  ...['^[\\w-.]+$', "^\\_?\\'?\\w+$"].flatMap((pattern): readonly Case[] => [
    [`a pattern that is none with the flag u: ${pattern}`, map({ a: { pattern } }), 'a: «b c»\n', ['wrong-pattern', /./]],
    [
      `the same as that of keys`,
      { patternProperties: { [pattern]: { type: 'string' } }, additionalProperties: false },
      'a: «1»\n«b c»: 1\n',
      ['wrong-type', /./],
      ['unknown-key', /./],
    ],
  ]),
  [
    'the rest of a schema with patterns that are none and references to nowhere',
    map(
      {
        a: { pattern: '(', type: 'string' },
        b: { $ref: '#/none' },
        c: { $ref: 'https://x.example/c.json' },
        d: { $ref: '#/%zz', type: 'string' },
      },
      { patternProperties: { '(': false } },
    ),
    'a: «1»\nb: 1\nc: 1\nd: «1»\n',
    ['wrong-type', /./],
    ['wrong-type', /./],
  ],

  ['a branch by its telling value', SHAPES, '«type»: circle\n', ['missing-key', /"radius"/]],
  ['a key of another branch', SHAPES, 'type: box\n«radius»: 1\n', ['unknown-key', /keys here are type, side, deep/]],
  ['a value in the branch that was meant', SHAPES, 'type: box\nside: «c»\n', ['not-one-of', /Use one of: a, b/]],
  ['deep in the branch that was meant', SHAPES, 'type: box\ndeep: {n: «x»}\n', ['wrong-type', /a whole number/]],
  ['a telling value of no branch', SHAPES, 'type: «cube»\nradius: 1\n', ['not-one-of', /circle, box, line, ray/]],
  ['a telling key, spelled wrong', SHAPES, '«tpye»: circle\nradius: 1\n', ['unknown-key', /mean "type"/]],
  ['no telling value', SHAPES, '«radius»: 1\n', ['missing-key', /"type"/]],
  ['none of the types', { properties: { a: SHAPES } }, 'a: «[1]»\n', ['wrong-type', /must be a map, but here is a list/]],
  ['more than one branch', map({ a: { oneOf: [{ type: 'number' }, { type: 'integer' }] } }), 'a: «1»\n', ['fits-many', /more than one/]],
  ['one of some keys', { anyOf: [{ required: ['a'] }, { required: ['b'] }] }, '«c»: 1\n', ['missing-some', /"a", "b"/]],
  ['values of several branches', map({ a: { oneOf: [{ const: 'x' }, { enum: ['y', 'z'] }] } }), 'a: «q»\n', ['not-one-of', /x, y, z/]],
  [
    'a scalar or a map: a wrong scalar',
    map({ a: { anyOf: [{ type: 'string', enum: ['x'] }, closed({ b: {} })] } }),
    'a: «q»\n',
    ['not-one-of', /x/],
  ],
  [
    'a scalar or a map: a wrong map',
    map({ a: { anyOf: [{ type: 'string' }, closed({ b: {} })] } }),
    'a: {«c»: 1}\n',
    ['unknown-key', /"c"/],
  ],
  [
    'a choice in a choice',
    { oneOf: [map({ a: { const: 1 }, b: SHAPES }), map({ a: { const: 2 } })] },
    'a: 1\nb: {type: «x»}\n',
    ['not-one-of', /circle/],
  ],
  [
    'the shorter way to what is right',
    map({ a: { anyOf: [closed({ x: {}, y: {} }, { required: ['x', 'y'] }), closed({ z: {} })] } }),
    'a: {x: 1, y: 2, «w»: 2}\n',
    ['unknown-key', /"w"/],
  ],
  ['a branch by reference', REFERRED, 'shape: {kind: circle, radius: «9»}\n', ['out-of-range', /at least 1 and less than 9/]],
  ['below a branch by reference', REFERRED, 'shape: {kind: box, sides: [a, «B»]}\n', ['wrong-pattern', /"left"/]],
  ['no branch by reference', REFERRED, 'shape: {kind: «cube»}\n', ['not-one-of', /circle, box/]],
  [
    'a key beside a choice',
    map({ a: { type: 'string' } }, SHAPES),
    '«a»: «1»\ntype: circle\nradius: 1\n',
    ['unknown-key', /"a"/],
    ['wrong-type', /a text/],
  ],

  ['each document by itself', closed({ a: {} }), 'a: 1\n---\n«b»: 1\n---\n# nothing\n', ['unknown-key', /"b"/]],
  ['YAML of 1.2', map({ a: { type: 'boolean' } }), 'a: «yes»\n', ['wrong-type', /true or false/]],
  ['a number is a key', { additionalProperties: { type: 'number' } }, '1: 2\n'],
  ['what an alias brings', closed({ a: closed({ x: {} }), b: {} }), 'b: &b {«y»: 1}\na: *b\n', ['unknown-key', /"y"/]],
  ['what is merged', closed({ a: { type: 'string' }, b: {} }), 'b: &b {a: «1»}\n<<: *b\n', ['wrong-type', /a text/]],
  ['a value that is unknown', closed({ a: { type: 'string' } }, { required: ['a'] }), 'a: «*b»\n', ['yaml-bad-alias', /\*b/]],
  ['a map that may hold more', closed({ a: {} }, { required: ['a'] }), '<<: «*b»\n', ['yaml-bad-alias', /\*b/]],
  ['what stands beside it', closed({}), '«a»: «*b»\n', ['unknown-key', /"a"/], ['yaml-bad-alias', /\*b/]],
];

describe('mistakes by any schema, each told once and where it is', () => {
  for (const [title, schema, text, ...expected] of cases)
    it(title, () => {
      const { text: plain, ranges } = marked(text);
      const shape = { validate: compileSchema(schema, assert.ifError), schema, builtIn: false };
      const problems = finish(new SchemaReader().problemSteps(plain, shape));
      const said = problems.map((problem) => `${problem.code}: ${messageOf(problem)}`);
      assert.deepEqual(
        problems.map(({ code, range }) => [code, range.start, range.end]),
        expected.map(([code], index) => [code, ranges[index]?.start, ranges[index]?.end]),
        said.join('\n'),
      );
      expected.forEach(([, says], index) => assert.match(said[index] ?? '', says));
    });
});

describe('a schema of no use', () => {
  it('is told', () => assert.throws(() => compileSchema({ type: 'text' }, assert.ifError), /./));

  const without: readonly (readonly [string, object, RegExp])[] = [
    ['a reference to nowhere', { $ref: '#/definitions/none' }, /without the reference #\/definitions\/none, which leads nowhere\.$/],
    ['a reference to another file', { $ref: 'other.json' }, /other\.json/],
    ['a pattern that is none', { pattern: '(' }, /without the pattern \(\.$/],
  ];
  for (const [title, schema, says] of without)
    it(`is used without ${title}, and it is told`, () => {
      const told: string[] = [];
      assert.equal(compileSchema(schema, assert.ifError, (text) => told.push(text))('a'), true);
      assert.equal(told.length, 1);
      assert.match(told[0] ?? '', says);
    });

  const useful: readonly (readonly [string, object])[] = [
    ['of an older draft', { $schema: 'http://json-schema.org/draft-04/schema#', required: ['a'] }],
    ['of a newer draft', { $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: { a: {} }, required: ['a'] }],
    ['with a mark of OpenAPI', { discriminator: { propertyName: 'x' }, required: ['a'] }],
  ];
  for (const [title, schema] of useful)
    it(title, () => {
      assert.equal(compileSchema(schema, assert.ifError)({}), false);
      assert.equal(compileSchema(schema, assert.ifError)({ a: 1 }), true);
    });
});

it('of more than 500 mistakes the first are told', () => {
  const schema = { additionalProperties: { anyOf: [{ type: 'string' }, { type: 'number' }] } };
  const text = Array.from({ length: 700 }, (_, index) => `k${index}: []\n`).join('');
  const problems = finish(
    new SchemaReader().problemSteps(text, { validate: compileSchema(schema, assert.ifError), schema, builtIn: false }),
  );
  assert.equal(problems.length, 501);
  assert.equal(
    problems.some(({ code, args }) => code === 'too-many-mistakes' && args['count'] === 700),
    true,
  );
});
