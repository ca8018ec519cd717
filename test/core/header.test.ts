import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAlgorithm, writeHeader } from '../../src/core/render/header.js';

test('a header: description, parameters, blank line', () => {
  const text = writeHeader('Gets one page of contacts.', [
    { name: 'options', type: 'object', required: true },
    { name: 'task', required: false },
  ]);
  assert.equal(text, '# Gets one page of contacts.\n# @param options object required\n# @param task\n\n');
  assert.equal(writeHeader('', []), '\n');
});

test('reading gives back what was written', () => {
  const name = fc.stringMatching(/^[a-z_][A-Za-z0-9_]{0,8}$/);
  const type = fc.constantFrom('object', 'string', 'integer', 'number', 'boolean', undefined);
  const parameter = fc
    .record({ name, type, required: fc.boolean() })
    .map(({ type: of, ...rest }) => ({ ...rest, ...(of ? { type: of } : {}) }));
  const description = fc.array(fc.constantFrom('Gets it.', '@param x', '\\@param y', '@parameter', '#{x}', '=begin', "'", '__END__'), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(description, fc.uniqueArray(parameter, { selector: (item) => item.name, maxLength: 4 }), (lines, parameters) => {
      const code = 'x = 1\n\n# a comment\nx\n';
      const read = readAlgorithm(writeHeader(lines.join('\n'), parameters) + code);
      assert.equal(read.description, lines.join('\n'));
      assert.deepEqual(read.parameters, parameters);
      assert.equal(read.code, code);
      assert.equal(read.headerLines, lines.length + parameters.length + 1);
    }),
  );
});

test('nothing of a description leaves the comment', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const lines = writeHeader(text, []).split(/\r\n|[\n\r\u0085\u2028\u2029\v\f]/);
      assert.ok(lines.every((line) => line === '' || line.startsWith('#')));
      assert.deepEqual(readAlgorithm(writeHeader(text, [])).parameters, []);
      assert.equal(readAlgorithm(`${writeHeader(text, [])}x\n`).code, 'x\n');
    }),
  );
});

const edited: readonly (readonly [string, string, string, number])[] = [
  ['no blank line', '# A.\n# @param x\nx.y\n', 'A.|x|x.y\n', 2],
  ['no header', 'x.y\n', '||x.y\n', 0],
  ['blank lines first', '\n\n# A.\n\n\nx.y\n', 'A.||x.y\n', 5],
  ['more lines', '# A.\n#\n# B.\n# @param x\n# C.\n\nx.y\n', 'A.\n\nB.\nC.|x|x.y\n', 6],
  ['a blank line before the parameters', '# A.\n\n# @param x\n\n# code\nx.y\n', 'A.|x|# code\nx.y\n', 4],
  ['CRLF', '# A.\r\n# @param x\r\n\r\nx.y\r\n', 'A.|x|x.y\r\n', 3],
  ['a byte order mark', '\uFEFF# A.\n\nx.y\n', 'A.||x.y\n', 2],
  ['no blank behind #', '#A.\n#@param x\n\nx.y', 'A.|x|x.y', 3],
  ['nothing', '', '||', 0],
  ['only a header', '# A.', 'A.||', 1],
];

for (const [title, text, expected, lines] of edited) {
  test(`edited by hand: ${title}`, () => {
    const { description, parameters, code, headerLines, codeStart } = readAlgorithm(text);
    assert.equal([description, parameters.map(({ name }) => name).join(), code].join('|'), expected);
    assert.equal(headerLines, lines);
    assert.equal(text.slice(codeStart), code);
  });
}

test('types and words in any order; odd words are told', () => {
  const { parameters, oddities } = readAlgorithm('# @param a required integer\n# @param b optional\n# @param c hash\n# @param\nx');
  assert.deepEqual(parameters, [
    { name: 'a', type: 'integer', required: true },
    { name: 'b', required: false },
    { name: 'c', required: false },
  ]);
  assert.deepEqual(
    oddities.map(({ kind, word }) => [kind, word]),
    [
      ['word', 'hash'],
      ['unread', '@param'],
    ],
  );
});
