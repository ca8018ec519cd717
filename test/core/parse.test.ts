import assert from 'node:assert/strict';
import { test } from 'node:test';
import { specMessageOf } from '../../src/core/problems/spec.js';
import { parseTree } from '../../src/core/spec/parse.js';
import { child, nodeAt, textAt, type SpecNode } from '../../src/core/spec/tree.js';
import { marked } from '../support/marked.js';

const BROKEN: readonly (readonly [name: string, code: string, text: string])[] = [
  ['tab', 'yaml-tab', 'a:\n«\t»b: 1\n'],
  ['list that is never closed', 'yaml-unclosed', 'a: 1\nb: «[»\n  - c: GET x\n    d: {e: f}\n'],
  ['map that is never closed', 'yaml-unclosed', 'a: «{»b: 1, c: [2]\nd: 3\n'],
  ['inner list that is never closed', 'yaml-unclosed', 'a: {b: «[»1, c: 2}\n'],
  ['text with brackets in a map', 'yaml-syntax', 'a: {b: [{c: «data[0].status», d: e}]}\nf: 1\n'],
  ['text with braces in a map', 'yaml-syntax', 'a: {b: GET c, d: GET «c/{id}»}\nf: 1\n'],
  ['text that begins with braces later', 'yaml-syntax', 'a: {b: «https://{c}.d», e: f}\ng:\n  - {h: 1}\n'],
  ['brace too many', 'yaml-syntax', 'a: {b: c}«}»\nd: {e: f}\ng: [h]\n'],
  ['brace as a value', 'yaml-syntax', 'a:\n  - b: «}»\n    c: d\ne: 1\n'],
  ['bracket as a value', 'yaml-syntax', 'a:\n  - b: «]»\n    c: d\ne: 1\n'],
  ['no colon', 'yaml-syntax', 'a: 1\n«b»\n  - c: d\n    e: f\n    g: h\n'],
  ['no blank behind a dash', 'yaml-syntax', 'a:\n  «-b:» c\n    d: e\n    f: g\n'],
  ['a blank too many', 'yaml-syntax', 'a:\n  b: c\n   «d»: e\n'],
  ['a blank too few', 'yaml-syntax', 'a:\n  - b: c\n« »  d: e\n    f: g\n'],
  ['a blank too few behind a key', 'yaml-syntax', 'a:\n  b: c\n« »d: e\n'],
  ['double quote', 'yaml-syntax', 'a: 1\nb: «"»c \\" d\ne: 1\n'],
  ['single quote', 'yaml-syntax', "a: 1\nb: «'»c ''d\ne: 1\n"],
  ['quote in braces', 'yaml-syntax', 'a: {b: «"»c}\nd: 1\n'],
  ['anchor without a name', 'yaml-syntax', 'a:\n  - b: «&»\n    c: 1\n'],
  ['two in different lines', 'yaml-syntax', 'a:\n  b: c\n   «d»: e\nf: [x]\ng: «h»: i\n'],
  ['no such version', 'yaml-syntax', '«%YAML 3.0»\n---\na: 1\n'],
  ['a second version', 'yaml-syntax', '%YAML 1.2\n«%YAML 3.0»\n---\na: 1\n'],
  ['duplicate key', 'yaml-duplicate-key', 'a: 1\n«a»: 2\n'],
  ['second document', 'yaml-second-document', 'a: 1\n«---»\nb: 2\n'],
  ['alias without anchor', 'yaml-bad-alias', 'a: «*b»\n'],
  ['alias cycle', 'yaml-alias-cycle', 'a: &x\n  b: «*x»\n'],
  ['control character', 'yaml-unprintable', 'a: x«\u0001»y\n'],
  ['tag', 'yaml-unknown-tag', 'a: «!foo» 1\n'],
  ['list as a key', 'yaml-complex-key', '«[a, b]»: 1\n'],
  ['merge of what is unknown', 'yaml-bad-alias', 'a:\n  <<: «*b»\n'],
  ['ordered map', 'yaml-unknown-tag', 'a: «!!omap» [b: 1]\n'],
  ['binary', 'yaml-unknown-tag', 'a: «!!binary» abcd\n'],
  ['bracket before an item', 'yaml-unclosed', 'a:\n  - b: «[»1\n  - c: d\n    e: f\n'],
  ['merge of a text', 'yaml-merge-no-map', 'a:\n  <<: «b»\n'],
  ['half a character', 'yaml-half-character', 'a: «"\\ud800"»\n'],
  ['too deep', 'yaml-too-deep', `${'['.repeat(100)}«[»]${']'.repeat(101)}`],
  ['empty', 'spec-empty', '«»'],
  ['nothing but a comment', 'spec-empty', '«»# nothing\n'],
];

for (const [name, code, text] of BROKEN) {
  test(`${code}: ${name}`, () => {
    const { text: plain, ranges } = marked(text);
    const { problems } = parseTree(plain);
    assert.deepEqual(
      problems.sorted().map((problem) => [problem.code, problem.range]),
      ranges.map((range) => [code, range]),
    );
  });
}

test('what the reader of YAML says is told in words that say what to do', () => {
  const told = (text: string): string => specMessageOf(parseTree(text).problems.sorted()[0]!);
  for (const [, code, text] of BROKEN) {
    if (code !== 'yaml-syntax') continue;
    const { text: plain } = marked(text);
    assert.match(told(plain), /^This is not readable as YAML: [^A-Z]/, plain);
  }
  assert.match(told('a b\nc: d\n'), /: a colon and a blank are missing behind a key\./);
  assert.match(told('a:b\nc: d\n'), /: a blank is missing behind the colon or the dash\./);
  assert.match(told('a:\n  -b: c\n    d: e\n'), /: a blank is missing behind the colon or the dash\./);
  assert.match(told('a: @b\n'), /: a text that begins with this sign is quoted\./);
});

test('an alias bomb ends at once', () => {
  const lists = Array.from(
    { length: 9 },
    (_, i) =>
      `- &l${i} [${Array(9)
        .fill(i ? `*l${i - 1}` : 'x')
        .join(', ')}]\n`,
  ).join('');
  const { problems } = parseTree(lists);
  assert.equal(problems.sorted()[0]?.code, 'yaml-alias-bomb');
});

test('ten thousand levels and five megabytes do not overflow', () => {
  assert.equal(parseTree(`a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`).problems.sorted()[0]?.code, 'yaml-too-deep');
  assert.equal(parseTree(`${'- '.repeat(10_000)}a`).problems.sorted()[0]?.code, 'yaml-too-deep');
  assert.equal(parseTree(`a: ${'{a: '.repeat(10_000)}${'}'.repeat(10_000)}`).problems.sorted()[0]?.code, 'yaml-too-deep');
});

const rootOf = (text: string): SpecNode => {
  const { root, problems } = parseTree(text);
  assert.deepEqual(problems.sorted(), []);
  assert.ok(root);
  return root;
};

test('merge keys: own keys win, of a list the first', () => {
  const root = rootOf('a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 3\n');
  const c = child(root, 'c');
  assert.deepEqual([textAt(c, 'x'), textAt(c, 'y'), textAt(c, 'z')], ['3', '1', '2']);
});

test('scalars keep what was written', () => {
  const root = rootOf('version: 1.10\ncode: 007\nyes: no\nquoted: "1.10"\nbig: 12345678901234567890\nday: 2024-01-01\n');
  assert.deepEqual(
    ['version', 'code', 'yes', 'quoted', 'big', 'day'].map((key) => [
      textAt(root, key),
      typeof (child(root, key) as { value: unknown }).value,
    ]),
    [
      ['1.10', 'number'],
      ['007', 'number'],
      ['no', 'string'],
      ['1.10', 'string'],
      ['12345678901234567890', 'number'],
      ['2024-01-01', 'string'],
    ],
  );
});

test('a byte order mark and CRLF change nothing but the places', () => {
  const root = rootOf('\uFEFFa: 1\r\nb:\r\n  - x\r\n');
  assert.equal(textAt(root, 'a'), '1');
  assert.deepEqual(nodeAt(root, ['b', 0]).node, { kind: 'scalar', range: { start: 15, end: 16 }, value: 'x', source: 'x' });
});

test('names of JavaScript’s own objects are ordinary keys', () => {
  const root = rootOf('__proto__: a\nconstructor: b\ntoString: c\n');
  assert.deepEqual(
    [textAt(root, '__proto__'), textAt(root, 'constructor'), textAt(root, 'toString'), textAt(root, 'valueOf')],
    ['a', 'b', 'c', undefined],
  );
});
