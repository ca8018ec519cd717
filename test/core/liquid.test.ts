import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { toLiquid, toPathLiquid } from '../../src/core/render/liquid.js';
import type { Template } from '../../src/core/spec/template.js';

/** Liquid as far as this output goes; anything else in braces is a fault. As in Liquid, the first `}` ends an output. */
function render(liquid: string, values: Readonly<Record<string, string>>): string {
  return liquid.replace(/\{%[^]*|\{\{([^}]*)(\}\}?|$)/g, (found: string, inner: string | undefined, end: string | undefined) => {
    assert.equal(end, '}}', `not closed: ${found}`);
    const [word = '', ...filters] = (inner ?? '').split('|').map((part) => part.trim());
    if (word === "'{'") return '{';
    assert.ok(word in values, `unknown word in ${found}`);
    assert.ok(filters.length === 0 || filters.join() === "url_encode,replace: '+', '%20'", `unknown filters in ${found}`);
    const value = values[word] ?? '';
    return filters.length === 0 ? value : encodeURIComponent(value);
  });
}

const VALUES = { shop: 'acme', key: 'a b/c', 'odd-': 'o' } as const;
const wanted = (template: Template): string =>
  template.map((part) => ('text' in part ? part.text : (VALUES[part.word as keyof typeof VALUES] ?? ''))).join('');

const pieces = fc
  .array(fc.constantFrom('{', '{', '}', '%', '-', "'", '"', '|', ' ', 'shop', 'nope', '\n', 'é', '🙂', '{{', '{%', '%}', '}}', '#'))
  .map((all) => all.join(''));
const texts = fc.oneof(pieces, fc.string({ unit: 'grapheme' }));
const templates: fc.Arbitrary<Template> = fc.array(
  fc.oneof(
    texts.map((text) => ({ text })),
    fc.constantFrom('shop', 'key', 'odd-').map((word) => ({ word })),
  ),
);

const cases: readonly [what: string, template: Template, liquid: string][] = [
  ['a word', [{ text: 'https://' }, { word: 'shop' }, { text: '.example' }], 'https://{{shop}}.example'],
  ['a tag as text', [{ text: 'a {% if x %} b' }], "a {{ '{' }}% if x %} b"],
  ['an output as text', [{ text: '{{nope}}' }], "{{ '{' }}{{ '{' }}nope}}"],
  ['single braces that look like a word', [{ text: '{nope}' }], "{{ '{' }}nope}"],
  ['JSON', [{ text: '{"a":{"b":[]}}' }], '{"a":{"b":[]}}'],
  ['a brace before a word', [{ text: '{' }, { word: 'shop' }, { text: '}' }], "{{ '{' }}{{shop}}}"],
  ['a brace at the end', [{ text: 'a {' }], "a {{ '{' }}"],
  ['two texts that meet', [{ text: '{' }, { text: '% x' }], "{{ '{' }}% x"],
  ['a name that ends with a hyphen', [{ word: 'odd-' }], '{{ odd- }}'],
];

for (const [what, template, liquid] of cases) {
  test(`toLiquid: ${what}`, () => {
    assert.equal(toLiquid(template), liquid);
    assert.equal(render(liquid, VALUES), wanted(template));
  });
}

test('toPathLiquid encodes the key whole, and a variable but for its slashes', () => {
  const template: Template = [{ text: 'a/' }, { word: 'key' }, { text: '/' }, { word: 'shop' }, { text: '/' }, { word: 'page' }];
  const shop = "{{ shop | url_encode | replace: '+', '%20' | replace: '%2F', '/' }}";
  assert.equal(toPathLiquid(template, 'key'), `a/{{ key | url_encode | replace: '+', '%20' }}/${shop}/{{page}}`);
  assert.equal(toPathLiquid([{ word: 'cursor' }], undefined), "{{ cursor | url_encode | replace: '+', '%20' }}");
});

test('any text is the same again once rendered', () => {
  fc.assert(
    fc.property(templates, (template) => {
      assert.equal(render(toLiquid(template), VALUES), wanted(template));
      assert.ok(!/\{[A-Za-z_][\w-]*\}/.test(toLiquid(template).replace(/\{\{[^}]*\}\}/g, ' ')), 'a lone {word} is left');
    }),
    { numRuns: 1000 },
  );
});

const PROGRAM = `require 'json'
STDIN.set_encoding('UTF-8')
given = JSON.parse(STDIN.read)
puts given['texts'].map { |text| Liquid::Template.parse(text).render(given['values']) }.to_json`;

test('Ruby Liquid renders the same', (context) => {
  if (spawnSync('ruby', ['-rliquid', '-e', '1']).status !== 0) {
    context.skip('no ruby with the gem liquid here');
    return;
  }
  const sample = [...fc.sample(templates, { numRuns: 500, seed: 7 }), ...cases.map(([, template]) => template)];
  const input = JSON.stringify({
    values: VALUES,
    texts: sample.flatMap((template) => [toLiquid(template), toPathLiquid(template, 'key')]),
  });
  const run = spawnSync('ruby', ['-rliquid', '-e', PROGRAM], { input, encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8' } });
  assert.equal(run.status, 0, run.stderr);
  const escaped = (value: string): string =>
    encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const inPath = (word: string): string => {
    const value = escaped(wanted([{ word }]));
    return word === 'key' ? value : value.replaceAll('%2F', '/');
  };
  const encoded = (template: Template): Template => template.map((part) => ('word' in part ? { text: inPath(part.word) } : part));
  assert.deepEqual(
    JSON.parse(run.stdout),
    sample.flatMap((template) => [wanted(template), wanted(encoded(template))]),
  );
});
