import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, connectorLanguage, ConnectorReader, LinedText, readConnector, specMessageOf } from '../../src/core/index.js';
import { textAt } from '../../src/core/spec/tree.js';
import { HEAD, WHOLE } from '../support/connector.js';

const LEAD = WHOLE.slice(WHOLE.indexOf('  - name')).replace('Contact', 'Lead');
const OF_SHOP = WHOLE.replace('https://a.test', '"https://{shop}.test"');

const conflict = (ours: string, theirs: string): string =>
  WHOLE.replace('    primary_key: id\n', `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> feature/other\n`);

/** Texts with one mistake, and what is told of it. */
const MISTAKES: readonly (readonly [title: string, text: string, code: string])[] = [
  [
    'a line set in too far, with those below it',
    `${HEAD}defaults:\n   records: data\n  record: $\n  errors: {code: c}\n  empty: [204]\nresources: []\n`,
    'yaml-syntax',
  ],
  ['a request under another spelling', WHOLE.replace('one: GET contacts/{id}', 'one: {requst: "GET contacts/{id}"}'), 'unknown-key'],
  [
    'what a pagination needs under another spelling',
    WHOLE.replace('    import:', '    pagination: {type: cursor, nxt: a}\n$&'),
    'unknown-key',
  ],
  ['variables under another spelling', `vaiables: {shop: {}}\n${OF_SHOP}`, 'unknown-key'],
  ['an empty key before the one with a value', WHOLE.replace('    import:\n', '$&$&'), 'yaml-duplicate-key'],
  ['empty variables before the real ones', `variables:\nvariables:\n  shop: {}\n${OF_SHOP}`, 'yaml-duplicate-key'],
  ['a conflict of a merge', conflict('    primary_key: id', '    primary_key: no'), 'yaml-conflict'],
  ['a conflict with the base', conflict('    primary_key: id\n||||||| base\n    primary_key: key', '    title: A'), 'yaml-conflict'],
  ['a conflict with an empty side', conflict('    primary_key: id', ''), 'yaml-conflict'],
  [
    'a conflict whose first side lacks what the other has',
    `<<<<<<< HEAD\nname: b\n=======\n${HEAD}>>>>>>> x\n${WHOLE.slice(HEAD.length)}`,
    'yaml-conflict',
  ],
  ['the end of a conflict', WHOLE.replace('    import:', '>>>>>>> feature/other\n$&'), 'yaml-conflict'],
  ['the middle of a conflict', WHOLE.replace('    import:', '=======\n$&'), 'yaml-conflict'],
  ['a conflict without its first mark', conflict('    primary_key: id', '    primary_key: no').replace(/<<<.*\n/, ''), 'yaml-conflict'],
  ['a conflict that ends nowhere', WHOLE.replace('    import:', '<<<<<<< HEAD\n$&'), 'yaml-conflict'],
  ['a conflict with lines of Windows', conflict('    primary_key: id', '  [').replaceAll('\n', '\r\n'), 'yaml-conflict'],
  ['a value stuck to its key in braces', WHOLE.replace('{url: ', '{url:'), 'yaml-syntax'],
  ['a value in quotes stuck to its key in braces', WHOLE.replace('{url: https://a.test}', '{url:"https://a.test"}'), 'yaml-syntax'],
  ['the only value of a map stuck to its key', WHOLE.replace('{url: https://a.test}', '\n  url:https://a.test'), 'yaml-syntax'],
  ['the type stuck to its key in a line', WHOLE.replace('{type: basic}', '\n  type:basic'), 'yaml-syntax'],
  ['a URL in the place of a map', WHOLE.replace('{url: https://a.test}', 'https://a.test'), 'wrong-type'],
  ['the type stuck to its key in braces', WHOLE.replace('{type: ', '{type:'), 'yaml-syntax'],
  ['a request stuck to its key in braces', WHOLE.replace(/import:[^]*/, 'import: {all:GET contacts, one: GET contact}\n'), 'yaml-syntax'],
  ['a block one level out', WHOLE.replace(/ {4}import:[^]*/, 'import:\n  all: GET contacts\n  one: GET contacts/{id}\n'), 'unknown-key'],
  ['a request one level out', WHOLE.replace('      one', '    one'), 'unknown-key'],
  [
    'the first request one level out',
    WHOLE.replace(/( {6}all.*\n) {2}( {4}one.*\n)/, '  $2$1').replace('      all', '    all'),
    'unknown-key',
  ],
  ['a request above its block', WHOLE.replace(/( {4}import:\n) {2}( {4}all.*\n)/, '$2$1'), 'unknown-key'],
  ['a key of a block that is not there', WHOLE.replace('connection: {url: https://a.test}', 'url: https://a.test'), 'unknown-key'],
  ['the only key of a map one level out', WHOLE.replace('{type: basic}', '\ntype: basic'), 'unknown-key'],
  ['a key at the margin', WHOLE.replace('{url: https://a.test}', '\n  headers: {A: b}\nurl: https://a.test'), 'unknown-key'],
  ['what a pagination needs below it', WHOLE.replace('    import:', '    pagination:\n      type: cursor\n    next: a\n$&'), 'unknown-key'],
  ['a key one level in', WHOLE.replace('    primary_key: id\n', '').replace('      all', '      primary_key: id\n$&'), 'unknown-key'],
  ['a block of the file one level in', WHOLE.replace('{type: basic}\n', '\n  type: basic\n  '), 'unknown-key'],
  ['a tab above a line of the same map', WHOLE.replace('      all', '\t\tall'), 'yaml-tab'],
  ['a tab before an item', WHOLE.replace('  - name', '\t- name'), 'yaml-tab'],
  ['a tab behind a dash', WHOLE.replace('  - name', '  -\tname'), 'yaml-tab'],
  ['a tab behind blanks', WHOLE.replace('    primary_key', '  \tprimary_key'), 'yaml-tab'],
  ['a tab in an item before another one', WHOLE.replace('    primary_key', '\tprimary_key') + LEAD, 'yaml-tab'],
  ['a tab in braces', WHOLE.replace('{type: basic}', '{\n  type: basic,\n\tusername: "{u}"\n}'), 'yaml-tab'],
  ['a tab in a text of several lines', WHOLE.replace('name: acme\n', '$&title: |\n\tb: c\n\td\n'), 'yaml-tab'],
  ['a tab at the beginning of a text of several lines', WHOLE.replace('all: GET', 'all: >\n\tGET'), 'yaml-tab'],
  ['blanks and a tab in a text of several lines', `title: |\n  a\n \t\n  b\n${WHOLE}`, 'yaml-tab'],
  ['the same twice', `title: >\n  a\n \t\n \t\n\n  b: c\n${WHOLE}`, 'yaml-tab'],
  ['the same above a text', `title: |\n\t\n  a\n${WHOLE}`, 'yaml-tab'],
  ['the same in a text with its indentation', `title: |2\n \t\n  b\n${WHOLE}`, 'yaml-tab'],
  ['the same with lines of Windows', `title: |\n  a\n \t\n  b\n${WHOLE}`.replaceAll('\n', '\r\n'), 'yaml-tab'],
  ['the same in an item', WHOLE.replace('  - name', '  - title: |\n      a\n   \t\n      - b\n    name'), 'yaml-tab'],
  ['a line of blanks and a tab that is deeper than its text', `title: |\n   \t\n  a\n${WHOLE}`, 'yaml-syntax'],
  ['tabs in all lines', WHOLE.replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2)), 'yaml-tab'],
  ['a secret with a default', `variables:\n  api_key: {secret: true, default: abc}\n${WHOLE}`, 'secret-variable-default'],
];

for (const [title, text, code] of MISTAKES)
  test(`one message for one mistake: ${title}`, () => {
    const { problems } = readConnector(text);
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error').map((problem) => problem.code),
      [code],
    );
  });

test('of a key in a wrong place it is told where it belongs', () => {
  const home = (text: string): string => specMessageOf(readConnector(text).problems[0] ?? assert.fail());
  assert.match(home(WHOLE.replace('      one', '    one')), /"one" is not a key of: resource\. Move it one level in, to: import\.$/);
  assert.match(home(WHOLE.replace(/ {4}import:[^]*/, 'import: {all: GET a, one: GET b}\n')), /one level in, to: resources\[0\]/);
  assert.match(home(WHOLE.replace('{type: basic}\n', '\n  type: basic\n  ')), /one level out, to: connector\.yaml\.$/);
  assert.match(home(WHOLE.replace(/ {4}import:[^]*/, '    export:\n      create: {request: POST a}\n    update: PUT a\n')), /to: export/);
});

test('of blanks above a text it is told in words that say what to do', () => {
  assert.match(specMessageOf(readConnector(`${WHOLE}title: >\n     \n  a\n`).problems[0] ?? assert.fail()), /Remove its blanks/);
});

/** Lines of blanks and a tab that are a part of a text, as YAML 1.2 reads it. */
const TEXTS: readonly (readonly [text: string, title: string])[] = [
  ['|\n \t\n  a\n', '\t\n a\n'],
  ['|\n  \t\n  a\n', '\t\na\n'],
  ['|\n  a\n  \t\n  b\n', 'a\n\t\nb\n'],
  ['|\n  a\n   \t\n  b\n', 'a\n \t\nb\n'],
];
for (const [text, title] of TEXTS)
  test(`a text is what YAML reads: ${JSON.stringify(text)}`, () => {
    const { tree, problems } = readConnector(`title: ${text}${WHOLE}`);
    assert.deepEqual(problems, []);
    assert.equal(textAt(tree, 'title'), title);
  });

test('a conflict is told at the mark where it begins, with the one where it ends; what is wrong elsewhere stays', () => {
  const text = `${conflict('    primary_key: id', '    primary_key: no')}colour: red\n<<<<<<< HEAD\n# a\n=======\n>>>>>>> feature/other\n`;
  const { problems, tree } = readConnector(text);
  const slice = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  assert.equal(tree, undefined);
  assert.deepEqual(
    problems.map(({ code, range, related }) => [code, slice(range), related && slice(related.range)]),
    [
      ['yaml-conflict', '<<<<<<< HEAD', '>>>>>>> feature/other'],
      ['unknown-key', 'colour', undefined],
      ['yaml-conflict', '<<<<<<< HEAD', '>>>>>>> feature/other'],
    ],
  );
});

test('completion goes on beside a conflict', () => {
  const text = `${conflict('    primary_key: id', '    primary_key: no')}    pag`;
  const labels = complete(new LinedText(text), text.length, connectorLanguage()).map(({ label }) => label);
  assert.ok(labels.includes('pagination'), labels.join());
});

test('a conflict that comes and goes leaves what a fresh reading finds', () => {
  const reader = new ConnectorReader();
  const marked = conflict('    primary_key: id', '    primary_key: no');
  for (const text of [WHOLE, marked, marked.replace('HEAD', 'main'), marked.replace('GET contacts', 'GTE contacts'), WHOLE, marked])
    assert.deepEqual(reader.read(text).problems, readConnector(text).problems);
});

test('tabs in two places are two mistakes', () => {
  const { problems } = readConnector((WHOLE + LEAD).replaceAll('    primary_key', '\tprimary_key'));
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['yaml-tab', 'yaml-tab'],
  );
});

test('lines that are set in wrongly in two maps are two mistakes', () => {
  const { problems } = readConnector(
    `${HEAD}defaults:\n   records: data\n  record: $\nresources:\n  - name: A\n     title: x\n    primary_key: id\n`,
  );
  assert.ok(problems.filter(({ severity }) => severity === 'error').length >= 2);
});
