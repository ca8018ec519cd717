import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { complete, connectorLanguage, hoverAt, LinedText, pathSignature, schemaLanguage } from '../../src/core/index.js';

const EDITS = Number(process.env.EDIT_RUNS ?? 60);
const PIECES = [
  '\n',
  '\r\n',
  '\r',
  '  ',
  '- ',
  'a: b',
  'resources:\n',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  '&x ',
  '*x',
  '|\n',
  '😀',
  '\uD800',
  '\t',
  '---\n',
  'name: ',
  '\0',
  ',',
];
const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 }));
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  take: fc.nat(12),
  text: fc.array(piece, { maxLength: 3 }).map((all) => all.join('')),
});

const places = (lines: LinedText): unknown => Array.from({ length: lines.count }, (_, line) => [lines.start(line), lines.indent(line)]);

test('a text that is changed knows its lines as one that is read anew', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.array(change, { minLength: 1, maxLength: 20 }), (begin, changes) => {
      const lines = new LinedText(begin.join(''));
      for (const { at, take, text } of changes) {
        const start = Math.floor(at * lines.text.length);
        const end = Math.min(lines.text.length, start + take);
        const wanted = lines.text.slice(0, start) + text + lines.text.slice(end);
        lines.change({ start, end, text });
        assert.equal(lines.text, wanted);
        assert.deepEqual(places(lines), places(new LinedText(wanted)));
      }
    }),
    { numRuns: EDITS },
  );
});

test('lines end where those of the protocol do', () => {
  for (const text of ['a\rb', 'a\r\nb\r', '\r', '\r\r\n\n\r', 'a: 1\r  b: |\r\r    c\n', '']) {
    const lines = new LinedText(text);
    const document = TextDocument.create('a', 'yaml', 1, text);
    const starts = Array.from({ length: document.lineCount }, (_, line) => document.offsetAt({ line, character: 0 }));
    assert.deepEqual(
      Array.from({ length: lines.count }, (_, line) => lines.start(line)),
      starts,
      JSON.stringify(text),
    );
  }
});

const languages = [
  connectorLanguage(),
  schemaLanguage({ properties: { a: { oneOf: [{ const: 1 }, { items: { $ref: '#' } }] }, name: { $ref: '#' } } }),
];

test('any text at any place is answered', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.double({ min: 0, max: 1, noNaN: true }), (pieces, at) => {
      const lines = new LinedText(pieces.join(''));
      const offset = Math.round(at * lines.text.length);
      for (const language of languages) {
        complete(lines, offset, language);
        hoverAt(lines, offset, language);
      }
      pathSignature(lines, offset);
    }),
    { numRuns: EDITS * 5 },
  );
});

test('a line of a million signs, ten thousand levels and a file of brackets are answered', () => {
  for (const text of [
    'x'.repeat(1_000_000),
    `a: ${'['.repeat(200_000)}`,
    Array.from({ length: 3_000 }, (_, level) => `${' '.repeat(level)}k:`).join('\n'),
  ]) {
    const lines = new LinedText(text);
    for (const language of languages) for (const offset of [0, text.length >> 1, text.length]) complete(lines, offset, language);
  }
});
