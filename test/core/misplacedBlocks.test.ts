import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, readConnector, specMessageOf } from '../../src/core/index.js';
import { fixesOf } from '../../src/core/mending.js';
import { WHOLE } from '../support/connector.js';

const PAGING = WHOLE.replace('    import:', '    pagination:\n    type: cursor\n    next: a.b\n    parameter: c\n$&');
const OAUTH = 'authorization:\ntype: oauth2\nauthorize_url: https://a.b/c\ntoken_url: https://a.b/d\n';

/** Texts with several keys of one block on a wrong level: which, and where they belong. */
const BLOCKS: readonly (readonly [title: string, text: string, keys: string, home: string])[] = [
  ['beside their block', PAGING, 'type, next, parameter', 'pagination'],
  ['of a block that is not there', PAGING.replace('    pagination:\n', ''), 'type, next, parameter', 'pagination'],
  ['all but the first', PAGING.replace('    type', '      type'), 'next, parameter', 'pagination'],
  ['with lines of Windows', PAGING.replaceAll('\n', '\r\n'), 'type, next, parameter', 'pagination'],
  ['with an anchor', PAGING.replace('a.b', '&n a.b').replace('parameter: c', 'parameter: *n'), 'type, next, parameter', 'pagination'],
  ['requests', WHOLE.replaceAll('      ', '    '), 'all, one', 'import'],
  ['requests of no block', WHOLE.replace('    import:\n', '').replaceAll('      ', '    '), 'all, one', 'import'],
  ['requests that write', `${WHOLE}    create: POST a\n    update: PUT a/{id}\n`, 'create, update', 'export'],
  ['at the margin', WHOLE.replace('{url: https://a.test}', '\nurl: https://a.test\nheaders: {A: b}'), 'url, headers', 'connection'],
  ['of the authorization', WHOLE.replace(/authorization.*\n/, OAUTH), 'type, authorize_url, token_url', 'authorization'],
  ['of the user', WHOLE.replace('    import:', '    fields:\n    mail: {type: string}\n    phone: {}\n$&'), 'mail, phone', 'fields'],
  ['variables', `variables:\nshop: {}\n${WHOLE.replace('https://a.test', '"https://{shop}.test"')}`, 'shop', 'variables'],
  ['of a request that is not there', WHOLE.replace('      one: ', '      record: data\n      request: '), 'record, request', 'one'],
  ['of all resources', WHOLE.replace('resources:', 'defaults:\nrecords: data\nrecord: data\n$&'), 'records, record', 'defaults'],
  ['of an item', WHOLE.replaceAll(/^ {4}(?! )/gm, ''), 'primary_key, import', 'resources[0]'],
  ['too deep', WHOLE.replace('      all', '      plural: cs\n      title: T\n$&'), 'plural, title', 'resources[0]'],
  ['of the file, too deep', WHOLE.replace('{type: basic}\n', '\n  type: basic\n  '), 'connection', 'connector.yaml'],
  [
    'in braces',
    WHOLE.replace(/import:[^]*/, 'import: {all: GET a, one: "GET a/{id}", plural: cs, title: T}\n'),
    'plural, title',
    'resources[0]',
  ],
];
for (const [title, text, keys, home] of BLOCKS)
  test(`keys of a block on a wrong level are one mistake: ${title}`, () => {
    const { problems } = readConnector(text);
    const [first = '', ...more] = keys.split(', ');
    assert.deepEqual(
      problems.map(({ code, range }) => [code, text.slice(range.start, range.end)]),
      [['unknown-key', first]],
    );
    const [problem = assert.fail()] = problems;
    const said = specMessageOf(problem);
    for (const key of [first, ...more]) assert.ok(said.includes(`"${key}"`), said);
    assert.ok(said.endsWith(`, to: ${home}.`) && said.includes(more.length > 0 ? 'Move them' : 'Move it'), said);
    const moves = fixesOf(text, readConnector(text), () => true).filter(({ fix }) => fix.title.startsWith('Move'));
    assert.deepEqual(
      moves.map(({ fix }) => fix.title),
      [`Move ${more.length > 0 ? 'them' : 'it'} to "${home}"`],
    );
    assert.deepEqual(readConnector(applyEdits(text, moves[0]?.fix.edits ?? [])).problems, []);
  });

test('what looks like a secret does not go along', () => {
  const text = PAGING.replace('    next', '    token: abc\n    next');
  const reading = readConnector(text);
  const [move] = fixesOf(text, reading, () => true).filter(({ fix }) => fix.title.startsWith('Move them'));
  assert.deepEqual(
    readConnector(applyEdits(text, move?.fix.edits ?? [])).problems.map(({ code }) => code),
    ['secret-key'],
  );
});

test('a key that belongs nowhere is told beside those that are moved', () => {
  const { problems } = readConnector(PAGING.replace('    next', '    colour: red\n    next'));
  assert.deepEqual(
    problems.map(({ args }) => [args.key, args.home]),
    [
      ['type', 'pagination'],
      ['colour', undefined],
    ],
  );
});

/** What the kind of authorization is chosen by, under another spelling. */
const KINDS: readonly (readonly [word: string, authorization: string])[] = [
  ['tpye', '{tpye: basic}'],
  ['typ', '{username: a, typ: basic }'],
  ['Type', '\n  Type: basic'],
  ['type_', '\r\n  type_: oauth2\r\n  authorize_url: https://a.b/c\r\n  token_url: https://a.b/d'],
  ['"tpye"', '{"tpye": bearer}'],
  ['tpye', '&a {tpye: none}'],
];
for (const [word, authorization] of KINDS)
  test(`a choice without its word is told of at the word that is meant: ${JSON.stringify(authorization)}`, () => {
    const text = WHOLE.replace('{type: basic}', authorization);
    const reading = readConnector(text);
    assert.deepEqual(
      reading.problems.map(({ code, range }) => [code, text.slice(range.start, range.end)]),
      [['unknown-key', word]],
    );
    const [{ fix } = assert.fail()] = fixesOf(text, reading, () => true);
    assert.equal(fix.title, 'Rename to "type"');
    assert.deepEqual(readConnector(applyEdits(text, fix.edits)).problems, []);
  });
