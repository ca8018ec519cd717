import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  connectorSymbols,
  definitionsAt,
  foldsIn,
  linksIn,
  PartedText,
  renameTarget,
  selectionsAt,
  semanticMarks,
  yamlSymbols,
} from '../../src/core/index.js';
import { splitText } from '../../src/core/language/splitText.js';
import { messyFile } from '../support/messyYaml.js';

const RUNS = Number(process.env.EDIT_RUNS ?? 40);
const EXAMPLE = readFileSync('examples/zohocrm/connector.yaml', 'utf8');

/** A text, and where it is cut: `|` begins an entry of the outermost level, `+` one of the level below. */
const CUTS: readonly (readonly [name: string, cut: string])[] = [
  ['entries', '|a: 1\n|b: 2\n'],
  ['what stands above belongs to the first', '|# c\n\na: 1\n|b: 2\n'],
  ['values on lines of their own', '|a:\n+  b: 1\n    # c\n+  c:\n    d: 1\n|e: 2\n'],
  ['items', '|a:\n+  - b: 1\n    c: 2\n+  - d\n'],
  ['items that are not set in', '|a:\n+- b: 1\n  c: 2\n+- d\n|e: 1\n'],
  ['a list alone', '|- a: 1\n  b: 2\n|- c\n'],
  ['brackets that close at the margin', '|a: {\n  b: 1\n}\n|c: [\n  1\n]\n'],
  ['a text on several lines', '|a:\n  some text\n  more\n|b: 1\n'],
  ['a block text', '|a: |\n  b: 1\n  c: 2\n|d: 1\n'],
  ['a value in quotes that never ends', '|a:\n+  b: "x\n+  c: 1\n|d: 1\n'],
  ['a word somebody begins to type in a list', '|a:\n+  - b: 1\n+na\n+  - c: 2\n'],
  ['an explicit key', '|? a\n: b\n|c: 1\n'],
  ['documents', '|---\n|a: 1\n|---\n|b: 2\n|...\n'],
  ['a document in brackets', '|{\n"a": 1,\n"b": 2\n}\n'],
  ['a document that is a text', '|--- |\na: 1\nb: 2\n|---\n|c: 1\n'],
  ['comments alone', '|# a\n# b\n'],
  ['line ends of two characters', '|a:\r\n+  b: 1\r\n\r\n+  c: 1\r\n'],
];
for (const [name, cut] of CUTS)
  test(`a text is cut: ${name}`, () => {
    const text = cut.replace(/^[|+]/gm, '');
    const marks = splitText(text).reduceRight(
      (done, { start, level }) => `${done.slice(0, start)}${level === 0 ? '|' : '+'}${done.slice(start)}`,
      text,
    );
    assert.equal(marks, cut);
  });

/** All that is told of a text, without what it is kept by. */
function told(text: PartedText): unknown {
  const places = [0, 0.3, 0.6, 1].map((part) => Math.floor(part * text.text.length));
  return {
    symbols: [connectorSymbols(text), yamlSymbols(text)],
    folds: foldsIn(text),
    links: linksIn(text),
    marks: semanticMarks(text),
    at: places.map((at) => [selectionsAt(text, at), definitionsAt(text, at), renameTarget(text, at)]),
  };
}

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof({ weight: 5, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(200) }),
    insert: fc.oneof(
      fc.constantFrom(
        '',
        '\n',
        '\r\n',
        '  ',
        '- ',
        '\n- name: x\n',
        ':',
        ': ',
        '? ',
        '"',
        "'",
        '{',
        '}',
        '[',
        ']',
        '|\n',
        '&a ',
        '*a',
        '---\n',
      ),
      fc.constantFrom(
        '#',
        '\t',
        '\0',
        '\uD83D',
        '😀',
        '{shop}',
        'GET a/{id}',
        'resources:\n',
        '\nvariables:\n  shop: {}\n',
        'https://a.b/c',
      ),
      fc.string({ maxLength: 3 }),
    ),
  }),
  { minLength: 1, maxLength: 12 },
);

function agrees(base: string, changes: readonly { at: number; remove: number; insert: string }[]): void {
  let text = base;
  let parted = PartedText.of(text);
  for (const { at, remove, insert } of changes) {
    const from = Math.floor(at * text.length);
    text = text.slice(0, from) + insert + text.slice(from + remove);
    parted = PartedText.of(text, parted);
    assert.deepEqual(told(parted), told(PartedText.of(text)), text);
  }
}

for (const [name, base] of Object.entries({ example: EXAMPLE, crlf: EXAMPLE.replace(/\n/g, '\r\n'), empty: '' }))
  test(`after any edits a text says what a fresh one says: ${name}`, () => {
    fc.assert(
      fc.property(edits, (changes) => agrees(base, changes)),
      { numRuns: RUNS },
    );
  });

test('after any edits a text says what a fresh one says: files as people write them', () => {
  fc.assert(fc.property(messyFile, edits, agrees), { numRuns: RUNS });
});

test('what did not change is kept', () => {
  const before = PartedText.of('a:\n  b: 1\n  c: 2\nd: 3\n');
  const after = PartedText.of('a:\n  b: 1\n  cc: 2\nd: 3\n', before);
  const kept = after.parts.map(({ content }) => before.parts.some((part) => part.content === content));
  assert.deepEqual(kept, [true, true, false, true]);
});

const HUGE: Readonly<Record<string, string>> = {
  'a line of a million characters': `a: ${'x {b} '.repeat(170_000)}`,
  'a million lines': 'a: b\n'.repeat(1_000_000),
  '10,000 brackets': '['.repeat(10_000),
  '3,000 levels': Array.from({ length: 3000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
  'a NUL and half a character': 'a: \0\nb: \uD83D\n',
};
for (const [name, text] of Object.entries(HUGE))
  test(`a text is told of as far as it can be: ${name}`, () => {
    const start = performance.now();
    told(PartedText.of(text));
    assert.ok(performance.now() - start < 20_000);
  });
