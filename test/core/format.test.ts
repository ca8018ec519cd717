import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { applyEdits, formatYaml } from '../../src/core/index.js';
import { messyFile } from '../support/messyYaml.js';

const RUNS = Number(process.env.EDIT_RUNS ?? 300);

const formatted = (text: string): string => applyEdits(text, formatYaml(text));

const CASES: readonly (readonly [name: string, before: string, after: string])[] = [
  ['two blanks a level', 'a:\n    b:\n        c: 1\n    d: 2\n', 'a:\n  b:\n    c: 1\n  d: 2\n'],
  ['one blank a level', 'a:\n b:\n  c: 1\n', 'a:\n  b:\n    c: 1\n'],
  ['dashes below the key stay there', 'a:\n    b:\n    - c:   1\n      d: 2\n    -   e\n', 'a:\n  b:\n  - c: 1\n    d: 2\n  - e\n'],
  ['dashes set in stay set in', 'a:\n    - b: 1\n      c:\n          - d\n', 'a:\n  - b: 1\n    c:\n      - d\n'],
  ['wide dashes', 'a:\n  -   b: 1\n      c: 2\n', 'a:\n  - b: 1\n    c: 2\n'],
  ['a list of lists', '-  -   a\n   - b\n', '- - a\n  - b\n'],
  ['blanks behind colons', 'a:   b\nc:\t d\ne:    # f\n  g: h\n', 'a: b\nc: d\ne:    # f\n  g: h\n'],
  ['blanks at the ends of lines', 'a: b  \nc:\t\n  d: e # f  \n', 'a: b\nc:\n  d: e # f\n'],
  ['blank lines', '\n\na: 1\n\n\n  \nb: 2\n\n\n', '\na: 1\n\nb: 2\n'],
  ['no line end', 'a: 1', 'a: 1\n'],
  ['CRLF', 'a:\r\n    b: 1  \r\n\r\n\r\nc: 2', 'a:\r\n  b: 1\r\n\r\nc: 2\r\n'],
  ['a byte order mark', '\uFEFFa:\n    b: 1\n', '\uFEFFa:\n  b: 1\n'],
  [
    'comments go with what they stand above',
    '# a\na:\n    # b\n    b: 1 # c\n    # d\n# e\nf: 2\n',
    '# a\na:\n  # b\n  b: 1 # c\n  # d\n# e\nf: 2\n',
  ],
  ['a comment between levels', 'a:\n    b:\n        c: 1\n    # of b\n    d: 1\n', 'a:\n  b:\n    c: 1\n  # of b\n  d: 1\n'],
  [
    'block texts move as a whole',
    'a:\n    b: |\n        c\n          d  \n\n        e\n    f: >-\n      g\n',
    'a:\n  b: |\n    c\n      d  \n\n    e\n  f: >-\n    g\n',
  ],
  ['block texts that say how deep they are', 'a:\n    b: |2\n        c\n', 'a:\n  b: |2\n      c\n'],
  ['blank lines that a text keeps', 'a: |+\n  b\n\n\n', 'a: |+\n  b\n\n\n'],
  ['a comment below a text', 'a:\n    b: |\n        c\n     # d\n    e: 1\n', 'a:\n  b: |\n    c\n  # d\n  e: 1\n'],
  ['braces of several lines', 'a:\n    b: {\n      c:   1,\n        d: 2\n    }\n', 'a:\n  b: {\n    c:   1,\n      d: 2\n   }\n'],
  ['quotes of several lines', 'a:\n    b: "c  \n\n\n      d"\n', 'a:\n  b: "c  \n\n\n    d"\n'],
  ['a value on a line of its own', 'a:\n        b\n', 'a:\n  b\n'],
  ['anchors and tags', 'a:   &x\n    b: 1\nc:\n    <<:   *x\n', 'a: &x\n  b: 1\nc:\n  <<: *x\n'],
  ['several documents', '%YAML 1.2\n---\na:\n    b: 1\n...\n---\nc:   2\n', '%YAML 1.2\n---\na:\n  b: 1\n...\n---\nc: 2\n'],
  ['marked keys are not set in anew', '? a\n:   - b\n    - c  \n', '? a\n:   - b\n    - c\n'],
  ['nothing but comments', '# a  \n\n\n# b', '# a\n\n# b\n'],
  ['a root that is set in', '  a: 1\n  b: 2\n', 'a: 1\nb: 2\n'],
  ['what is in form already', 'a:\n  - b: 1\n    c: [1,2]\n', 'a:\n  - b: 1\n    c: [1,2]\n'],
];

for (const [name, before, after] of CASES) {
  test(name, () => {
    assert.equal(formatted(before), after);
    assert.equal(formatted(after), after);
  });
}

test('comments of a line of their own do not look for their place through all above', () => {
  const text = `a:\n  b: 1\n${'# c\n'.repeat(200_000)}`;
  assert.deepEqual(formatYaml(text), []);
});

test('a text that cannot be read is left alone', () => {
  for (const text of ['a: [1\nb:    2\n', 'a:\n\tb:   1\n', 'a: \u0001', '[{'.repeat(5000), '']) assert.deepEqual(formatYaml(text), []);
});

test('no edit is longer than a line', () => {
  const text = 'a:\n    b: 1\n    c: 2  \n\n\n\nd:   3\n';
  for (const { start, end } of formatYaml(text)) assert.ok(!text.slice(start, end).trim());
});

const comments = (text: string): readonly string[] => [...text.matchAll(/# (?:c\d+\.|head|foot)/g)].map(([comment]) => comment);
const data = (text: string): unknown => {
  const document = parseDocument(text, { merge: false, uniqueKeys: false });
  assert.deepEqual(document.errors, []);
  return document.toJS({ maxAliasCount: -1 });
};

test('data and comments of a messy file stay, and a second time changes nothing', () => {
  fc.assert(
    fc.property(messyFile, (text) => {
      const once = formatted(text);
      assert.deepEqual(data(once), data(text));
      assert.deepEqual(comments(once), comments(text));
      assert.equal(formatted(once), once);
      assert.ok(/\n$/.test(once));
    }),
    { numRuns: RUNS },
  );
});
