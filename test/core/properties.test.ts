import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { planElements, readConnector, renderDrafts } from '../../src/core/index.js';
import { ALGORITHM_NAME } from '../../src/core/naming.js';
import { checkAlgorithmFile } from '../../src/core/ruby/fileCheck.js';
import { childrenOf, type RubyNode } from '../../src/core/ruby/rubyParser.js';
import { readAlgorithm } from '../../src/core/render/header.js';
import { rubyParser } from '../support/ruby.js';

/** Texts made of what breaks out of places: Ruby, JSON, Liquid, comments. */
const SIGNS = [
  '#{',
  '}',
  '#$',
  '#@',
  "'",
  '"',
  '\\',
  '\n',
  '\r',
  '\u2028',
  '`',
  '%q(',
  ')',
  '<<~A',
  'A',
  '{{',
  '}}',
  '{%',
  '%}',
  '{',
  '/',
  '*',
  '=begin',
  '=end',
  ' ',
  '__END__',
  '\u0085',
  '🙂',
  '.',
  '[',
  ']',
  ':',
  ',',
];
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 8 })
  .map((parts) => parts.join(''));
/** A path into an answer whose one key is any text. */
const nastyPath = nasty.map((text) => `['${`k${text}`.replace(/[\\']/g, '\\$&')}']`);

const spec = fc.record({
  title: nasty,
  resource: nasty,
  header: nasty,
  parameter: nasty,
  key: nasty,
  value: nasty,
  is: nasty,
  message: nastyPath,
  records: nastyPath,
  more: nastyPath,
  field: nastyPath,
  omit: nastyPath,
  format: nasty,
  size: nasty,
  pattern: nasty,
});

function textOf(words: Readonly<Record<string, string>>): string {
  // In block texts the library loses blanks before a line end.
  return stringify(
    {
      name: 'acme',
      title: words.title,
      authorization: { type: 'none' },
      connection: {
        url: 'https://api.acme.example/v1',
        headers: { 'X-A': (words.header ?? '').replace(/[\p{Cc}\u0085]/gu, '') },
        parameters: { q: words.parameter },
      },
      defaults: { errors: { when: [{ path: words.message, is: words.is }], message: [words.message], code: words.message } },
      resources: [
        {
          name: 'Note',
          title: words.resource,
          primary_key: 'id',
          records: words.records,
          fields: { extra: { type: 'string', description: words.value, from: words.field } },
          pagination: { type: 'page', parameter: `p${words.size}`, more: words.more, size: { parameter: `s${words.size}`, value: 10 } },
          incremental: { parameter: `c${words.size}`, format: `%x${words.format}` },
          import: { all: 'GET notes', one: 'GET notes/{id}' },
          export: {
            // Never the field, which would not be written then.
            omit: [words.omit?.replace('k', 'o')],
            add: { [`k${words.key}`]: words.value },
            body: { [`b${words.key}`]: '$record' },
            id: words.message,
            create: 'POST notes',
            update: 'PUT notes/{id}',
          },
        },
      ],
    },
    { defaultStringType: 'QUOTE_DOUBLE' },
  );
}

function* stringsOf(node: RubyNode): Generator<string> {
  const parts = node.toJSON();
  if (parts.type === 'StringNode') yield (parts.unescaped as { value: string }).value;
  for (const child of childrenOf(node)) yield* stringsOf(child);
}

const filesOf = (text: string): ReadonlyMap<string, string> | undefined => {
  const { connector } = readConnector(text);
  return connector && new Map(renderDrafts(planElements(connector)).map(({ path, content }) => [path, content]));
};

/** The shape of code with every text and number in it left out: equal for two specs that differ in texts only. */
function shapeOf(node: RubyNode): string {
  const parts = node.toJSON();
  const kind = parts.type === 'InterpolatedStringNode' || parts.type === 'StringNode' ? 'String' : parts.type;
  return kind === 'String' ? kind : `${kind}(${childrenOf(node).map(shapeOf).join(' ')})`;
}

test('no text of a spec breaks out of Ruby or JSON', () => {
  const plain = filesOf(
    textOf({
      title: 'a',
      resource: 'a',
      header: 'a',
      parameter: 'a',
      key: 'a',
      value: 'a',
      is: 'a',
      message: "['ka']",
      records: "['ka']",
      more: "['ka']",
      field: "['ka']",
      omit: "['ka']",
      format: 'a',
      size: 'a',
      pattern: 'a',
    }),
  );
  assert.ok(plain);
  let made = 0;
  fc.assert(
    fc.property(spec, (words) => {
      const files = filesOf(textOf(words));
      if (!files) return;
      made += 1;
      const texts = new Set<string>();
      for (const [path, text] of files) {
        if (path.endsWith('.json')) JSON.parse(text);
        if (!path.endsWith('.rb')) continue;
        const { code, parameters } = readAlgorithm(text);
        const { root, errors } = rubyParser.parse(
          code,
          parameters.map(({ name }) => name),
        );
        assert.deepEqual(errors, [], path);
        const other = readAlgorithm(plain.get(path) ?? '');
        assert.equal(
          shapeOf(root),
          shapeOf(
            rubyParser.parse(
              other.code,
              other.parameters.map(({ name }) => name),
            ).root,
          ),
          path,
        );
        assert.deepEqual(parameters, other.parameters, path);
        for (const one of stringsOf(root)) texts.add(one);
      }
      for (const wanted of [words.value, `k${words.key}`, `b${words.key}`, words.is])
        assert.ok(texts.has(wanted), `no Ruby text is ${JSON.stringify(wanted)}`);
    }),
    { numRuns: 150 },
  );
  assert.ok(made > 50, `only ${made} specs were valid`);
});

test('any resource name is refused or gives legal names and sandboxed code', () => {
  let made = 0;
  const words = fc.constantFrom(
    'Sales',
    'order',
    'Año',
    'XML',
    'end',
    'class',
    'Æther',
    '2',
    'news',
    '-',
    '_',
    ' ',
    'Ł',
    '客',
    '/',
    '.',
    'con',
    '\u0301',
    'Person',
  );
  fc.assert(
    fc.property(
      fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
      (name) => {
        const { connector, problems } = readConnector(
          stringify({
            name: 'acme',
            authorization: { type: 'none' },
            connection: { url: 'https://a.example' },
            resources: [{ name, primary_key: 'id', import: { all: 'GET a', one: 'GET a/{id}' } }],
          }),
        );
        assert.equal(
          connector === undefined,
          problems.some((problem) => problem.severity === 'error'),
        );
        if (!connector) return;
        made += 1;
        const elements = planElements(connector);
        const names = elements.filter(({ kind }) => kind === 'algorithm' || kind === 'webhook').map((element) => element.name);
        for (const one of names) assert.match(one, ALGORITHM_NAME);
        assert.equal(new Set(names.map((one, index) => `${elements[index]?.kind} ${one}`)).size, names.length);
        for (const { path, content } of renderDrafts(elements)) {
          assert.match(path, /^collection\/[A-Za-z0-9_/.]+$/);
          if (path.endsWith('.rb')) assert.deepEqual(checkAlgorithmFile(rubyParser, content, new Set(names)), [], path);
        }
      },
    ),
    { numRuns: 200 },
  );
  assert.ok(made > 20, `only ${made} names were valid`);
});

test('any text at all is read without a crash', () => {
  const lines = fc.constantFrom(
    'name: acme\n',
    'authorization: {type: none}\n',
    'connection:\n',
    '  url: https://a.example\n',
    'resources:\n',
    '  - name: A\n',
    '    primary_key: id\n',
    '    import: ',
    '{all: GET a}',
    '&a ',
    '*a',
    '<<: ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\t',
    '|\n',
    '- ',
    '? ',
    ': ',
    '#',
    '!x ',
    '---\n',
    '\uFEFF',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(lines, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 14 }), (parts) => {
      const text = parts.join('');
      const { connector, problems } = readConnector(text);
      assert.ok(connector !== undefined || problems.length > 0);
      for (const { range } of problems) assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
    }),
    { numRuns: 1500 },
  );
});
