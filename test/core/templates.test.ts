import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { filters } from '../../src/core/render/filters.js';
import { RubyCode, rubyLiteral, rubyString } from '../../src/core/render/ruby.js';
import { childrenOf } from '../../src/core/ruby/rubyParser.js';
import { rubyParser } from '../support/ruby.js';
import fc from 'fast-check';

const ROOT = 'templates/algorithm';
const OUTPUT = /\{\{([\s\S]*?)\}\}/g;

for (const file of readdirSync(ROOT)) {
  test(`${file}: every value passes a quoting filter`, () => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    for (const [, inner = ''] of text.matchAll(OUTPUT)) {
      const filter = /\|\s*(\w+)(?:\([^()]*\))?\s*$/.exec(inner)?.[1];
      assert.ok(filter !== undefined && filter in filters, `{{${inner}}} ends in no quoting filter`);
    }
    assert.doesNotMatch(text, /\|\s*safe\b/);
  });
}

test('a template without a filter is refused', () => {
  assert.throws(() => {
    for (const [, inner = ''] of 'x = {{ name }}'.matchAll(OUTPUT)) assert.match(inner, /\|\s*\w+\s*$/);
  });
});

test('only code of the core is written as code', () => {
  assert.throws(() => filters.code.quote('system("x")' as unknown as RubyCode));
  assert.equal(filters.code.quote(new RubyCode('a\n\nb'), 2), '  a\n\n  b');
  assert.throws(() => filters.local.quote('system'));
  assert.throws(() => filters.const.quote('Kernel'));
});

/** The value of the only string of a piece of Ruby; undefined where there is anything but one plain string. */
function onlyString(code: string): string | undefined {
  const { root, errors } = rubyParser.parse(code, []);
  if (errors.length > 0) return undefined;
  const [program] = childrenOf(root);
  const statements = program ? childrenOf(program) : [];
  const parts = statements[0]?.toJSON() ?? program?.toJSON();
  return parts?.type === 'StringNode' && statements.length <= 1 ? (parts.unescaped as { value: string }).value : undefined;
}

test('any text is one Ruby string of that value', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('#', '{', '}', '$', '@', '\\', "'", '"', '\n', '`', '%', '\u2028', 'a') }),
      ),
      (text) => {
        assert.equal(onlyString(rubyString(text)), text);
        assert.equal(onlyString(`"${filters.inText.quote(text)}"`), text);
      },
    ),
    { numRuns: 500 },
  );
});

test('literals', () => {
  const cases: readonly (readonly [Parameters<typeof rubyLiteral>[0], string])[] = [
    [null, 'nil'],
    [true, 'true'],
    [1.5, '1.5'],
    [1e21, '1.0e+21'],
    [1.5e-7, '1.5e-7'],
    [12345678901234567890n, '12345678901234567890'],
    [['a', 0], "['a', 0]"],
  ];
  for (const [value, wanted] of cases) assert.equal(rubyLiteral(value), wanted);
});
