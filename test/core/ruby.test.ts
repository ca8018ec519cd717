import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkAlgorithmFile } from '../../src/core/ruby/fileCheck.js';
import { planElements, readConnector, renderDrafts } from '../../src/core/index.js';
import { createRubyParser } from '../../src/core/ruby/prismParser.js';
import { checkRuby } from '../../src/core/ruby/rubyCheck.js';

const parser = createRubyParser(readFileSync('node_modules/@ruby/prism/src/prism.wasm'));

function codes(code: string, algorithms: readonly string[] = []): string[] {
  return checkRuby(parser, { code, parameters: ['x', 'y', 'args'], algorithms: new Set(algorithms) }).map((problem) => problem.code);
}

const refused: readonly (readonly [string, ...string[]])[] = [
  ['x.y(', 'ruby-syntax'],
  ['', 'ruby-empty'],
  ['# only a comment', 'ruby-empty'],
  ['def a; end', 'ruby-declaration'],
  ['class A; end', 'ruby-declaration'],
  ['class << x; end', 'ruby-declaration'],
  ['module A; end', 'ruby-declaration'],
  ['@a = 1', 'ruby-declaration'],
  ['@a ||= 1', 'ruby-declaration'],
  ['@@a', 'ruby-declaration'],
  ['$a', 'ruby-declaration'],
  ['$a, z = 1, 2', 'ruby-declaration'],
  ['"#@a"', 'ruby-declaration'],
  ['self.x', 'ruby-declaration'],
  ['`ls`', 'ruby-declaration'],
  ['%x(ls #{x})', 'ruby-declaration'],
  ['raise "a"', 'ruby-call-raise'],
  ['fail "a"', 'ruby-call-raise'],
  ['puts 1', 'ruby-call'],
  ['loop { x.y }', 'ruby-call'],
  ['mistyped.y', 'ruby-call'],
  ['x.map { it.a }', 'ruby-call'],
  ['z = lambda { |a| a }', 'ruby-lambda'],
  ['z = ->(a) { a }', 'ruby-lambda'],
  ['x.new', 'ruby-method'],
  ['x&.class', 'ruby-method'],
  ['x.eval("1")', 'ruby-method'],
  ['"A".constantize', 'ruby-method'],
  ['x.class += 1', 'ruby-method'],
  ['Date.today', 'ruby-constant'],
  ['::Kernel.exit', 'ruby-constant'],
  ['Net::HTTP.get(x)', 'ruby-constant'],
  ['z = Date', 'ruby-constant'],
  ['Time.parse(x)', 'ruby-constant-method'],
  ['URI.join(x, y)', 'ruby-constant-method'],
  ['x.z(*y)', 'ruby-splat'],
  ['z = [*x]', 'ruby-splat'],
  ['a, b = *x', 'ruby-splat'],
  ['z = x.map(&:a)', 'ruby-block-symbol'],
  ['x.map(&:a).b', 'ruby-block-symbol'],
  ['x.each(&:a) if y', 'ruby-block-symbol'],
  ['y ? x.map(&:a) : 1', 'ruby-block-symbol'],
  ['x.any?(&:a) ? 1 : 2', 'ruby-block-symbol'],
  ['x.each(&:a) while y', 'ruby-block-symbol'],
  ['y && x.any?(&:a)', 'ruby-block-symbol'],
  ['z = x.inject(:+)', 'ruby-block-symbol'],
  ['z = x.reduce(0, :+)', 'ruby-block-symbol'],
  ['z = x&.map(&:a)', 'ruby-block-symbol'],
  ['x.each(&y)', 'ruby-block-argument'],
  ['z = x.a rescue nil', 'ruby-rescue-modifier'],
  ['z = 1, 2', 'ruby-list-without-brackets'],
  ['for i in x do; end', 'ruby-for'],
  ['while x.a do\n x.b\nend', 'ruby-while-do'],
  ['until x.a do x.b end', 'ruby-while-do'],
  ['z = {x:}', 'ruby-shorthand'],
  ['x.a(y:)', 'ruby-shorthand'],
  ['case x\nwhen Array then 1\nend', 'ruby-when-class'],
];

for (const [code, ...expected] of refused)
  test(`refused: ${JSON.stringify(code)}`, () => assert.deepEqual([...new Set(codes(code))], expected));

const accepted: readonly string[] = [
  'x.each(&:save)',
  'z = x[:a] || {}',
  'z = x.map { |a| a[:b] }\nz.first',
  'x&.a',
  'JSON.parse(x, symbolize_names: true)',
  'Cenit.fail("a")',
  'z = begin; x.a; rescue; nil; end',
  'x[:a] ||= 1',
  'DateTime.try(:now)',
  'x.is_a?(String)',
  'return if x.nil?',
  'return x, y',
  'z = (x.a rescue nil)',
  'a, b = 1, 2\n[a, b]',
  'a, *b = x\n[a, b]',
  'if x.any?(&:a)\n  y.each(&:b)\nend',
  'begin\n  x.each(&:a)\nrescue StandardError => e\n  Cenit.fail(e.message)\nend',
  'while x.a\n  x.b\nend',
  'x.a(**y)',
  'return if x.any?(&:a)',
  'case x\nwhen String then 1\nwhen 2..3 then 4\nend',
  'do_other(x, 1)',
  'Setup::Task.current',
  'Digest::SHA256.hexdigest("#{x}é")',
  'z = <<~TEXT\n  raise #{x}\nTEXT',
  "{ 'a' => x, b: y }",
  'x.sort_by { |a, b| b }.each_with_index { |a, i| y[i] = a }',
  'x.map { _1.a }',
  "x.y 'raise $a @b `c`'",
];

for (const code of accepted) test(`accepted: ${JSON.stringify(code)}`, () => assert.deepEqual(codes(code, ['do_other']), []));

test('ranges count UTF-16 units', () => {
  const code = "z = 'é😀客'; puts z; x.new";
  const found = checkRuby(parser, { code, parameters: ['x'], algorithms: new Set() });
  assert.deepEqual(
    found.map(({ range }) => code.slice(range.start, range.end)),
    ['puts', 'new'],
  );
  assert.ok(found.every(({ severity }) => severity === 'warning'));
});

test('code nested without end does not break the checker', () => {
  assert.deepEqual(codes(`${'('.repeat(200_000)}x`).length > 0, true);
  assert.deepEqual(codes(`x${'.a'.repeat(50_000)}`).length <= 1, true);
  assert.deepEqual(codes('puts 1'), ['ruby-call']);
});

test('a file: problems of header and code have their places in the file', () => {
  const text =
    '# Does it.\r\n# @param x object required\r\n# @param x string\r\n# @param 1a\r\n# @param y hash\r\n# @param z required\r\n\r\nputs x\r\n';
  const found = checkAlgorithmFile(parser, text, new Set());
  assert.deepEqual(
    found.map(({ code, range }) => [code, text.slice(range.start, range.end)]),
    [
      ['header-parameter-twice', '# @param x string'],
      ['header-parameter-unread', '# @param 1a'],
      ['header-parameter-word', '# @param y hash'],
      ['header-parameter-order', '# @param z required'],
      ['ruby-call', 'puts'],
    ],
  );
});

for (const name of ['acme', 'zohocrm']) {
  test(`what is generated for ${name} is accepted`, () => {
    const { connector } = readConnector(readFileSync(`examples/${name}/connector.yaml`, 'utf8'));
    assert.ok(connector);
    const drafts = renderDrafts(planElements(connector)).filter(({ path }) => path.endsWith('.rb'));
    const algorithms = new Set(drafts.map(({ element }) => element.name));
    for (const { path, content } of drafts) assert.deepEqual(checkAlgorithmFile(parser, content, algorithms), [], path);
  });
}

const SAMPLES = process.env.RUBY_SAMPLES ?? '';
test('samples of real algorithms', { skip: !existsSync(SAMPLES) }, () => {
  const names = new Set(
    readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).flatMap((path) => /([a-z_\d]+)\.rb$/.exec(path)?.[1] ?? []),
  );
  for (const path of readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.rb'))) {
    const text = readFileSync(join(SAMPLES, path), 'utf8');
    const found = checkAlgorithmFile(parser, text, names).filter(({ code }) => code !== 'ruby-call');
    assert.deepEqual(
      found.map(({ code, range }) => [code, text.slice(range.start, range.end)]),
      [],
      path,
    );
  }
});
