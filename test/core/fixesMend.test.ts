import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, editSpec, readConnector } from '../../src/core/index.js';
import { fixesOf } from '../../src/core/mending.js';
import { FixContext } from '../../src/core/language/fixes/fix.js';
import { fixers } from '../../src/core/language/fixes/table.js';

const HEAD = 'name: acme\nauthorization: {type: none}\nconnection: {url: https://api.acme.example/v1}\n';
const NOTE = 'resources:\n  - name: Note\n    primary_key: id\n    import:\n      all: GET notes\n      one: GET notes/{id}\n';
const BASE = HEAD + NOTE;
const MORE = '  - name: Memo\n    primary_key: id\n    import: {all: GET memos, one: "GET memos/{id}"}\n';

/** What is written in the place of what, and the fixes that are offered for it: title and what comes of the text. */
type Case = readonly [from: string, to: string, fixes: Readonly<Record<string, string>>];

/** The text of each fix at first, so that what it changes can be told by lines. */
function fixed(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fixesOf(text, readConnector(text), () => true).map(({ fix }) => [fix.title, difference(text, applyEdits(text, fix.edits))]),
  );
}

/** The lines that are other than before. */
function difference(before: string, after: string): string {
  const [old, lines] = [before.split('\n'), after.split('\n')];
  const start = lines.findIndex((line, i) => line !== old[i]);
  let end = 0;
  while (end < Math.min(old.length, lines.length) - start && old.at(-1 - end) === lines.at(-1 - end)) end += 1;
  return lines.slice(start, lines.length - end).join('\n');
}

const BLANK = 'Insert the missing blank';
const COLON = 'Insert the missing colon';
const TABS = 'Replace the tabs by blanks';

const DOTS = 'Remove the dots';
const USER = 'Remove the user from the URL';
const OAUTH2 = 'authorization: {type: oauth2, authorize_url: "https://a.b/x", token_url: "https://a.b/t"}';
const TOKEN_URL = 'authorization: {type: oauth2, authorize_url: https://a.b/x, token_url: https://api.acme.example/oauth/v2/token}';
const MOVED = '    import:\n      all: GET notes';
const KEPT = 'Replace it by {x_api_key}, and keep the value in the secret store';
const SECRET = `variables:\n  x_api_key:\n    secret: true\n${HEAD.slice(11).replace('v1}', 'v1, headers: {X-Api-Key: "{x_api_key}"}}').trimEnd()}`;
const WITHOUT = 'connection: {url: https://api.acme.example/v1}';

const CASES: readonly Case[] = [
  ['    primary_key', '     primary_key', {}],
  ['name: acme\n', 'name: acme\n  title: x\n', {}],
  ['      one', '       one', {}],
  ['    import:', '   import:', {}],
  ['- name', '-name', { [BLANK]: '  - name: Note' }],
  ['name: acme', 'name:acme', { [BLANK]: 'name: acme' }],
  ['primary_key: id', 'primary_key:id', { [BLANK]: '    primary_key: id' }],
  ['primary_key: id', 'primary_key id', { [COLON]: '    primary_key: id' }],
  ['import:', 'import', { [COLON]: '    import:' }],
  ['all: GET', 'all = GET', { [COLON]: '      all: GET notes' }],
  ['{type: none}', '{type:none}', { [BLANK]: 'authorization: {type: none}' }],
  ['      one', '    one', { 'Move it to "import"': '      one: GET notes/{id}' }],
  ['- name: Note', '- name Note', { [COLON]: '  - name: Note' }],
  ['    import:', '\timport:', { [TABS]: '    import:' }],
  ['    import:\n      all', '\timport:\n\t\tall', { [TABS]: '    import:\n      all: GET notes' }],
  ['      all', '\t\tall', { [TABS]: '      all: GET notes' }],
  ['      one', '    \tone', { [TABS]: '      one: GET notes/{id}' }],
  ['  - name', '  -\tname', { [TABS]: '  - name: Note' }],
  ['{type: none}', '{\n\ttype: none}', { [TABS]: '  type: none}' }],
  [
    '    import:\n      all: GET notes\n      one',
    '\timport:\n\t\tall: GET notes\n\t\tone',
    { [TABS]: '    import:\n        all: GET notes\n        one: GET notes/{id}' },
  ],
  ['{type: none}', '{type: none}}', {}],
  ['{type: none}', '[{type: none]}', {}],
  [
    '  - name: Note\n    primary_key: id\n    import:\n      all: GET notes\n      one: GET notes/{id}\n',
    '\t- name: Note\n\t  primary_key: id\n\t  import:\n\t\tall: GET notes\n\t\tone: GET notes/{id}\n',
    {},
  ],
  ['      all: GET notes\n      one', '    \tall: GET notes\n    \tone', { [TABS]: '      all: GET notes\n      one: GET notes/{id}' }],
  ['name: acme\n', 'name: acme\n\ttitle: x\n', {}],
  ['      all', '    \t  all', {}],
  ['    primary_key', '\t primary_key', {}],
  ['    import:', '    errors: {when: [{path: a[0, is: 1}]}\n    import:', {}],
  ['{url: https://api.acme.example/v1}', '\n  url:https://a.b', { [BLANK]: '  url: https://a.b' }],
  ['{type: none}', '\n  type:none # open', { [BLANK]: '  type: none # open' }],
  ['{url: https', '{url:https', { [BLANK]: 'connection: {url: https://api.acme.example/v1}' }],
  ['{type: none}', '{type:none}', { [BLANK]: 'authorization: {type: none}' }],
  ['notes/{id}', 'notes/{}', { 'Remove the braces': '      one: GET notes' }],
  ['notes/{id}', 'notes/{ id }', { 'Change to {id}': '      one: GET notes/{id}' }],
  ['notes/{id}', 'notes/{foo.bar}', {}],
  ['GET notes/{id}', '{id}', { 'Add one: GET notes/{id}': '      one: GET notes/{id}', 'Remove "id"': '' }],
  ['    import:', '    fields: {c: }\n    import:', { 'Fill in an example for "c"': '    fields: {c: {} }' }],
  ['https://api.acme.example/v1', '""', {}],
  ['name: Note', 'name: News', { 'Set plural to "news_list"': '    plural: news_list' }],
  ['name: Note', 'name: News list\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n  - name: News', {}],
  ['all: GET notes', 'all: FETCH notes', { 'Change to "GET notes"': '      all: GET notes' }],
  ['all: GET notes', 'all: fetch notes', { 'Change to "GET notes"': '      all: GET notes' }],
  ['{type: none}', '{type none}', { [COLON]: 'authorization: {type: none}' }],
  ['{url: https', '{url https', { [COLON]: 'connection: {url: https://api.acme.example/v1}' }],
  ['    import:', '    pagination: {type page, start: 1}\n    import:', { [COLON]: '    pagination: {type: page, start: 1}' }],
  ['all: GET notes', 'all: GET a/../b', { [DOTS]: '      all: GET b' }],
  ['all: GET notes', 'all: GET a/./b', { [DOTS]: '      all: GET a/b' }],
  ['all: GET notes', 'all: GET ../a/b/..', { [DOTS]: '      all: GET a' }],
  [
    '    import:',
    '    pagination: {type: last_id}\n    import:',
    { 'Add "parameter"': '    pagination: {type: last_id, parameter: starting_after}' },
  ],
  [
    '      all:',
    '      list:',
    { 'Rename to "all"': '      all: GET notes', 'Remove "list"': '', 'Add all: GET notes': '      all: GET notes' },
  ],
  [
    '    import:\n      all: GET notes\n',
    '    list: GET notes # c\n    import:\n',
    { 'Move it to "all" under "import"': MOVED, 'Remove "list"': '', 'Add all: GET notes': '      all: GET notes' },
  ],
  ['      one', '      list: GET notes\n      one', { 'Remove "list"': '' }],
  ['name: acme', 'name: 123', {}],
  ['name: Note', 'name: 123', {}],
  ['name: acme', 'name: true', { 'Put the value in quotes': 'name: "true"' }],
  ['{type: none}', '{type: oauth2, authorize_url: "https://u:p@a.b/x", token_url: "https://a.b/t"}', { [USER]: OAUTH2 }],
  ['https://api', 'https://u:p@api', { [USER]: 'connection: {url: https://api.acme.example/v1}' }],
  ['{type: none}', '{type: oauth2, authorize_url: https://a.b/x}', { 'Add "token_url"': TOKEN_URL }],
  ['acme.example/v1}', 'acme.example/v1, headers: {X-Api-Key: abcdef}}', { [KEPT]: SECRET, 'Remove "X-Api-Key"': WITHOUT }],
];

const ANCHORS: readonly (readonly [text: string, title: string, before: string, after: string])[] = [
  [BASE.replace('  - name', '  - &r\n    bar: 1\n    name') + '  - <<: *r\n    name: Memo\n', 'Remove "bar"', '    bar: 1\n', ''],
  [`${BASE.replace('{type', '&a {foo: 1, type')}x: *a\n`, 'Remove "foo"', 'foo: 1, ', ''],
  [`${BASE}    errors: &e {statu: 5}\n${MORE}    errors: *e\n`, 'Remove "statu"', '{statu: 5}', '{}'],
  [`${BASE}    errors: &e\n      statu: 5\n${MORE}    errors: *e\n`, 'Remove "statu"', '&e\n      statu: 5\n', '&e {}\n'],
  [
    `${BASE.replace('import:', 'import: &i').replace('      one: GET notes/{id}\n', '')}  - name: Memo\n    primary_key: id\n    import: *i\n`,
    'Add one: GET notes/{id}',
    'all: GET notes\n',
    'all: GET notes\n      one: GET notes/{id}\n',
  ],
  [
    `${BASE.replace('import:', 'import: &i\n      all: GET n')}  - name: Memo\n    primary_key: id\n    import: *i\n`,
    'Remove this "all"',
    '      all: GET notes\n',
    '',
  ],
];

for (const [text, title, before, after] of ANCHORS)
  test(`${title} at an anchor`, () => {
    const found = fixesOf(text, readConnector(text), () => true).find(({ fix }) => fix.title === title);
    assert.equal(
      applyEdits(text, found?.fix.edits ?? []),
      text.replace(before, () => after),
    );
  });

for (const [from, to, fixes] of CASES)
  test(`${from} → ${to}`, () => {
    assert.ok(BASE.includes(from));
    const text = BASE.replace(from, () => to) + MORE;
    assert.deepEqual(fixed(text), fixes);
  });

test('tabs become blanks that keep what stands below what', () => {
  const text = `${HEAD}resources:\n\t- name: Note\n\t  primary_key: id\n\t  import:\n\t\tall: GET notes\n\t\tone: GET notes/{id}\n`;
  const after = '    - name: Note\n      primary_key: id\n      import:\n        all: GET notes\n        one: GET notes/{id}';
  assert.deepEqual(fixed(text), { [TABS]: after });
});

test('an example has a host of nobody where that of the connection is not known', () => {
  const text = BASE.replace('{type: none}', '{type: oauth2, authorize_url: https://a.b/x}').replace(
    /\{url.*\}/,
    '{url: "https://{shop}.b"}',
  );
  assert.match(fixed(text)['Add "token_url"'] ?? '', /token_url: https:\/\/example\.com\/oauth\/v2\/token\}/);
});

test('the first connector stands before the end of the document', () => {
  for (const text of ['---\n...\n', '---\n', '---', '# a\n---\n...\n# b\n', '%YAML 1.2\n---\n...']) {
    const [first] = fixesOf(text, readConnector(text), () => true);
    assert.deepEqual(readConnector(applyEdits(text, first?.fix.edits ?? [])).problems, [], text);
  }
});

test('of what is removed to its last entry, comments that are of no part of it stay', () => {
  const text = `variables:\n    # a\n    a:\n        example: 1\n    # tail\n${BASE}`;
  assert.equal(applyEdits(text, editSpec(text, { op: 'remove', path: ['variables', 'a'] }) ?? []), `    # tail\n${BASE}`);
});

test('a key that is missing is there, spelled wrong', () => {
  const text = BASE.replace('type', 'typ');
  const lacks = { path: ['authorization'], keys: ['type'] };
  const problem = { code: 'missing-key', severity: 'error', range: { start: 11, end: 24 }, args: {}, lacks } as const;
  const [first, ...more] = fixers['missing-key']?.(new FixContext(text, readConnector(text).tree, []), problem) ?? [];
  assert.deepEqual([first?.title, first?.isPreferred, more], ['Rename "typ" to "type"', true, []]);
  assert.equal(applyEdits(text, first?.edits ?? []), BASE);
});
