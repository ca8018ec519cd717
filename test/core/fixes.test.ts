import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, HintReader, readConnector as readSpec, type ProblemCode, type Reading } from '../../src/core/index.js';
import { fixesOf, type Fix } from '../../src/core/mending.js';
import { fixers } from '../../src/core/language/fixes/table.js';

const HEAD = 'name: acme\nauthorization: {type: none}\nconnection: {url: https://api.acme.example/v1}\n';
const RESOURCE = 'resources:\n  - name: Note\n    primary_key: id\n    import:\n      all: GET notes\n      one: GET notes/{id}\n';
const REST = 'connection: {url: https://api.acme.example/v1}\n' + RESOURCE;
/** As an editor has it: with what does no good. */
function readConnector(text: string): Reading {
  const reading = readSpec(text);
  return { ...reading, problems: [...reading.problems, ...new HintReader().hints(reading.tree)] };
}

/** A code, the text, what the fix changes (before → after), and its title where another than the first is meant. */
type Case = readonly [code: ProblemCode, text: string, before: string, after: string, title?: string];

/** A resource with lines of its own. */
const own = (lines: string): string =>
  `${HEAD}resources:\n  - name: Note\n    primary_key: id\n${lines}    import:\n      all: GET notes\n      one: GET notes/{id}\n`;
/** Requests of a resource. */
const asks = (all: string, one = 'GET notes/{id}', resource = 'Note'): string =>
  `${HEAD}resources:\n  - name: ${resource}\n    primary_key: id\n    import:\n      all: ${all}\n      one: ${one}\n`;
const auth = (lines: string): string => `name: acme\nauthorization:\n${lines}${REST}`;
const oauth2 = (lines: string): string =>
  auth(`  type: oauth2\n  authorize_url: https://a.example/a\n  token_url: https://a.example/t\n${lines}`);

const CASES: readonly Case[] = [
  [
    'variable-unused',
    `${HEAD}variables:\n  shop: {title: Shop}\n  # used\n  host: {title: Host}\n${own('').slice(HEAD.length)}`.replace(
      'GET notes\n',
      'GET {host}/notes\n',
    ),
    '  shop: {title: Shop}\n',
    '',
  ],
  [
    'default-shadowed',
    `${HEAD}defaults:\n  records: data\n  empty: 204\n${own('    records: items\n').slice(HEAD.length)}`,
    '  records: data\n',
    '',
  ],
  ['yaml-unprintable', `${HEAD}title: "a\u0001b"\n${RESOURCE}`, 'title: "a\u0001b"', 'title: "ab"'],
  ['yaml-tab', `${HEAD}defaults:\n\trecords: data\n${RESOURCE}`, '\trecords: data', '  records: data'],
  ['yaml-unknown-tag', `${HEAD}title: !foo A\n${RESOURCE}`, 'title: !foo A', 'title: A'],
  [
    'yaml-bad-alias',
    own('    import_: x\n').replace('    import_: x\n', '').replace('      all', '      headers: {Accept: */*}\n      all'),
    '{Accept: */*}',
    '{Accept: "*/*"}',
  ],
  ['yaml-unclosed', own('    flows: [import # c\n'), 'flows: [import # c', 'flows: [import] # c'],
  ['yaml-syntax', `${HEAD}title: a: b # c\n${RESOURCE}`, 'title: a: b # c', 'title: "a: b" # c'],
  ['yaml-syntax', `${HEAD}title: @acme\n${RESOURCE}`, 'title: @acme', 'title: "@acme"'],
  [
    'yaml-syntax',
    own('').replace('    import:\n      all: GET notes\n      one: GET notes/{id}', '    import: {all: GET notes, one: GET notes/{id}}'),
    'one: GET notes/{id}}',
    'one: "GET notes/{id}"}',
  ],
  [
    'yaml-duplicate-key',
    own('    # first\n    records: data\n    # second\n    records: items # c\n'),
    '    # second\n    records: items # c\n',
    '',
  ],
  ['spec-empty', '# mine\n', '# mine\n', '# mine\n…'],
  [
    'number-not-json',
    own('    import_: 1\n').replace('    import_: 1\n', '').replace('      all', '      parameters: {a: .inf}\n      all'),
    '.inf',
    '".inf"',
  ],
  ['number-as-written', own('').replace('      all', '      parameters: {v: 1.10}\n      all'), 'v: 1.10', 'v: "1.10"'],
  [
    'number-loses-digits',
    `${own('')}    export:\n      create: POST notes\n      update: PUT notes/{id}\n      add: {n: 1.23456789012345678901}\n`,
    'n: 1.23456789012345678901',
    'n: "1.23456789012345678901"',
  ],

  ['unknown-key', own('    # why\n    recrods: data # c\n'), 'recrods: data', 'records: data'],
  ['unknown-key', own('    # why\n    zzzzzz: data # c\n'), '    # why\n    zzzzzz: data # c\n', ''],
  ['unknown-key', own('    fields: {mail: {typ: string, x-note: a}}\n'), '{typ:', '{type:'],
  ['unknown-key', own('    fields: {a: {properties: {b: {max_length: 3, hidden: true}}}}\n'), 'max_length', 'maxLength'],
  ['unknown-key', `${HEAD}"titel": A\n${RESOURCE}`, '"titel"', '"title"'],
  ['unknown-key', own('    recrods: data\n'), '    recrods: data\n', '', 'Remove "recrods"'],
  ['secret-key', auth('  type: bearer\n  prefix: X\n  token: abc\n'), '  token: abc\n', ''],
  [
    'missing-key',
    HEAD + 'resources:\n  - primary_key: id\n    import: {all: GET invoices, one: "GET invoices/{id}"}\n',
    '  - primary_key: id\n',
    '  - name: Invoice\n    primary_key: id\n',
  ],
  ['missing-key', '# mine\nauthorization: {type: none}\n' + REST, '# mine\n', '# mine\nname: acme\n'],
  [
    'missing-key',
    'name: acme\n\n# who\nauthorization: {type: none}\n',
    'authorization: {type: none}\n',
    'authorization: {type: none}\nconnection:\n  url: https://api.example.com\nresources:\n  - name: Contact\n    primary_key: id\n    import:\n      all: GET contacts\n      one: GET contacts/{id}\n',
  ],
  ['missing-key', 'name: acme\nauthorization: {}\n' + REST, 'authorization: {}', 'authorization:\n  type: none'],
  ['wrong-type', own('').replace(': id', ': 12'), ': 12', ': "12"'],
  ['wrong-type', own('    pagination: {type: page, start: "0"}\n'), 'start: "0"', 'start: 0'],
  ['wrong-type', `${HEAD}sanitize_keys: yes\n${RESOURCE}`, 'sanitize_keys: yes', 'sanitize_keys: true'],
  ['wrong-type', own('    flows: import\n'), 'flows: import', 'flows: [import]'],
  ['wrong-type', 'name: acme\nauthorization: none # c\n' + REST, 'authorization: none # c', 'authorization: # c\n  type: none'],
  [
    'wrong-type',
    'name: acme\nauthorization: {type: none}\nconnection:\n' + RESOURCE,
    'connection:\n',
    'connection:\n  url: https://api.example.com\n',
  ],
  ['not-one-of', own('    pagination: ofset\n'), 'pagination: ofset', 'pagination: offset'],
  ['not-one-of', own('    pagination: {type: page, in: zzzzz}\n'), 'in: zzzzz', 'in: body', 'Change to "body"'],
  ['out-of-range', own('    pagination: {type: page, size: {value: 5000}}\n'), 'value: 5000', 'value: 3000'],
  [
    'too-few-items',
    `${HEAD}resources: []\n`,
    'resources: []\n',
    'resources:\n  - name: Contact\n    primary_key: id\n    import:\n      all: GET contacts\n      one: GET contacts/{id}\n',
  ],
  [
    'empty-text',
    own("    import_: ''\n")
      .replace("    import_: ''\n", '')
      .replace('{type: none}', "{type: oauth2, authorize_url: https://a.example/a, token_url: https://a.example/t, header: ''}"),
    ", header: ''",
    '',
  ],

  ['connector-name', HEAD.replace('acme', 'Acme Shop') + RESOURCE, 'name: Acme Shop', 'name: acme_shop'],
  ['namespace-name', `${HEAD}namespace: my api\n${RESOURCE}`, 'namespace: my api', 'namespace: MyApi'],
  ['namespace-name', HEAD.replace('name: acme', 'name: setup') + RESOURCE, 'name: setup\n', 'name: setup\nnamespace: SetupConnector\n'],
  ['resource-name-path', asks('GET notes', 'GET notes/{id}', 'crm/note'), 'crm/note', 'crm note'],
  ['data-type-name', own('    data_type: sales order\n'), 'sales order', 'SalesOrder'],
  ['plural-name', own('    plural: My Notes\n'), 'My Notes', 'my_notes'],
  ['plural-same', asks('GET news', 'GET news/{id}', 'News'), 'name: News\n', 'name: News\n    plural: news_list\n'],
  [
    'name-clash',
    `${own('')}  - name: Notes\n    plural: note_lists\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n`,
    'name: Note\n',
    'name: Note\n    plural: note_list\n',
  ],
  [
    'name-clash',
    `${own('')}  - name: Memo\n    plural: notes\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n`,
    'plural: notes',
    'plural: memo_list',
  ],
  [
    'name-clash',
    `${own('')}  - name: Memo\n    data_type: NOTE\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n`,
    'data_type: NOTE',
    'data_type: MemoRecord',
  ],
  [
    'field-name-taken',
    own('    fields:\n      hmac: {type: string} # c\n'),
    'hmac: {type: string} # c',
    'api_hmac: {from: hmac, type: string} # c',
  ],
  ['header-name', own('').replace('      all', '      headers: {"X Api: ": a}\n      all'), '"X Api: "', 'X-Api'],
  ['variable-name', `variables: {shop name: {}}\n${HEAD}${RESOURCE}`, 'shop name', 'shop_name'],
  ['variable-reserved', `variables: {since: {}}\n${HEAD}${RESOURCE}`, 'since', 'since_value'],
  [
    'variable-is-key',
    `variables: {note_id: {}}\n${HEAD}${asks('GET notes?', '').slice(HEAD.length).replace('notes?', '{note_id}/notes').replace('one: ', 'one: GET notes/{id}')}`,
    '{note_id',
    '{note_id_value',
  ],
  ['variable-of-authorization', `variables: {token: {}}\n${HEAD.replace('none', 'bearer')}${RESOURCE}`, 'token', 'token_value'],
  ['variable-default-liquid', `variables: {shop: {default: "{{ a }}"}}\n${HEAD}${RESOURCE}`, '"{{ a }}"', '"a"'],
  [
    'secret-variable-default',
    `variables: {pin: {secret: true, default: "1"}}\n${HEAD}${RESOURCE}`,
    ', default: "1"',
    '',
    'Remove the default',
  ],
  [
    'secret-literal',
    `variables:\n  my_token:\n    default: abc # c\n${HEAD}${RESOURCE}`,
    'default: abc # c',
    'secret: true',
    'Remove the default',
  ],
  [
    'secret-literal',
    HEAD.replace('v1}', 'v1, headers: {X-Auth-Token: abc}}') + RESOURCE,
    'name: acme\nauthorization: {type: none}\nconnection: {url: https://api.acme.example/v1, headers: {X-Auth-Token: abc}}',
    'name: acme\nvariables:\n  x_auth_token:\n    secret: true\nauthorization: {type: none}\nconnection: {url: https://api.acme.example/v1, headers: {X-Auth-Token: "{x_auth_token}"}}',
  ],
  [
    'secret-shape',
    HEAD.replace('v1}', 'v1, parameters: {q: ghp_abcdefghijklmnopqrstuvwx, a: b}}') + RESOURCE,
    'q: ghp_abcdefghijklmnopqrstuvwx, ',
    '',
    'Remove "q"',
  ],
  [
    'secret-shape',
    HEAD.replace('v1}', 'v1, parameters: {ghp_abcdefghijklmnopqrstuvwx: a, a: b}}') + RESOURCE,
    'ghp_abcdefghijklmnopqrstuvwx: a, ',
    '',
  ],

  ['url-scheme', HEAD.replace('https://', 'ftp://') + RESOURCE, 'ftp://', 'https://'],
  ['url-scheme', HEAD.replace('https://', '') + RESOURCE, 'url: api', 'url: https://api'],
  ['url-slash', HEAD.replace('/v1', '/v1/') + RESOURCE, '/v1/', '/v1'],
  ['url-user', HEAD.replace('https://', 'https://joe@') + RESOURCE, 'joe@', ''],
  ['url-query', HEAD.replace('/v1', '/v1?a=1&b=x') + RESOURCE, '/v1?a=1&b=x}', '/v1, parameters: {a: "1", b: x}}'],
  [
    'url-query',
    HEAD.replace('/v1', '"/v1#x"').replace('https://api.acme.example"/v1#x"', '"https://api.acme.example/v1#x"') + RESOURCE,
    '/v1#x',
    '/v1',
  ],
  ['url-signs', HEAD.replace('/v1', '/v 1') + RESOURCE, '/v 1', '/v%201'],
  ['placeholder-unknown', asks('GET {shop}/notes'), 'name: acme\n', 'name: acme\nvariables:\n  shop:\n    title: Shop\n'],
  ['placeholder-unknown', `variables: {shop: {}}\n${asks('GET {shpo}/notes')}`, '{shpo}', '{shop}'],
  [
    'placeholder-unknown',
    `variables: {shop: {}}\n${asks('GET {shpo}/notes')}`,
    'shop: {}',
    'shop: {}, shpo: {title: Shpo}',
    'Add the variable "shpo"',
  ],
  [
    'placeholder-as-text',
    own('').replace('      all', '      headers: {X-A: "{shop}"}\n      all'),
    'name: acme\n',
    'name: acme\nvariables:\n  shop:\n    title: Shop\n',
  ],
  ['placeholder-not-here', asks('GET notes/{id}'), 'all: GET notes/{id}', 'all: GET notes'],
  ['path-brace', asks('GET notes', 'GET notes/{id'), 'GET notes/{id', 'GET notes/{id}'],
  ['path-brace', asks('GET notes', 'GET notes/id}'), 'GET notes/id}', 'GET notes/{id}'],
  ['path-brace', asks('GET notes', '"GET notes/{{id}"'), '{{id}', '{id}'],
  ['path-slash', asks('GET /notes/ # c'), 'GET /notes/', 'GET notes'],
  ['path-blank', asks('GET my notes'), 'my notes', 'my%20notes'],
  [
    'path-query',
    asks('GET notes?a=b&c=1 # c'),
    'all: GET notes?a=b&c=1 # c',
    'all: # c\n        request: GET notes\n        parameters:\n          a: b\n          c: "1"',
  ],
  ['path-is-url', asks('GET https://api.acme.example/v1/notes'), 'https://api.acme.example/v1/notes', 'notes'],
  ['path-is-url', asks('GET https://b.example/v1/notes'), 'https://b.example/v1/notes', 'v1/notes'],
  ['path-dots', asks('GET ../a/./notes'), '../a/./notes', 'a/notes'],
  ['path-double-slash', asks('GET a//notes'), 'a//notes', 'a/notes'],
  [
    'request-missing',
    own('').replace('      one: GET notes/{id}\n', ''),
    'all: GET notes\n',
    'all: GET notes\n      one: GET notes/{id}\n',
  ],
  ['request-verb', asks('get notes'), 'get notes', 'GET notes'],
  ['request-verb', asks('GTE notes'), 'GTE notes', 'GET notes'],
  ['request-verb', `${own('')}    export:\n      create: notes\n      update: PUT notes/{id}\n`, 'create: notes', 'create: POST notes'],
  ['request-path-missing', asks('GET notes', 'GET'), 'one: GET\n', 'one: GET notes/{id}\n'],

  ['answer-path', own('    records: a..b\n'), 'a..b', 'a.b'],
  ['answer-path', own('    records: "data[*]"\n'), '"data[*]"', '"data[]"'],
  ['answer-path-many', own('    pagination: {type: cursor, next: "a[].b"}\n'), '"a[].b"', '"a[0].b"'],
  [
    'pagination-needs',
    own('    pagination: cursor # c\n'),
    'pagination: cursor # c',
    'pagination: # c\n      type: cursor\n      next: paging.next.after',
  ],
  ['incremental-two-places', own('    incremental: {parameter: a, header: B}\n'), 'parameter: a, header: B', 'parameter: a'],
  ['incremental-two-places', own('    incremental: {parameter: a, in: body}\n'), 'parameter: a, in: body', 'in: body'],
  ['incremental-no-place', own('    incremental: {format: epoch}\n'), '{format: epoch}', '{parameter: updated_since, format: epoch}'],
  ['incremental-initial', own('    incremental: {parameter: a, initial: 30 days}\n'), '30 days', '30d'],
  ['status-range', own('    errors: {status: 4xx}\n'), '4xx', '400..499'],
  ['time-format', own('    incremental: {parameter: a, format: ISO8601}\n'), 'ISO8601', 'iso8601'],
  ['time-zone', own('    incremental: {parameter: a, zone: "+00:00"}\n'), '"+00:00"', '"UTC"'],
  ['text-control', `${HEAD}title: "a\\rb"\n${RESOURCE}`, '"a\\rb"', '"ab"'],
  ['header-control', own('').replace('      all', '      headers: {X-A: "a\\nb"}\n      all'), '"a\\nb"', '"ab"'],
  ['header-twice', own('').replace('      all', '      headers: {X-A: a, x-a: b}\n      all'), ', x-a: b', ''],
  ['pair-without-name', own('').replace('      all', '      headers: {X-A: a, "": b}\n      all'), ', "": b', ''],
  ['pair-empty', own('').replace('      all', "      headers: {X-A: a, X-B: ''}\n      all"), ", X-B: ''", ''],
  [
    'flow-none',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n`,
    'primary_key: id\n',
    'primary_key: id\n    import:\n      all: GET notes\n      one: GET notes/{id}\n',
  ],
  ['flow-none', own('    flows: []\n'), '    flows: []\n', ''],
  [
    'flow-without-block',
    own('    flows: [import, export]\n'),
    '      one: GET notes/{id}\n',
    '      one: GET notes/{id}\n    export:\n      create: POST notes\n      update: PUT notes/{id}\n',
  ],
  ['flow-without-block', own('    flows: [import, export]\n'), ', export', '', 'Remove "export" from flows'],
  ['primary-key-missing', own('').replace('    primary_key: id\n', ''), 'name: Note\n', 'name: Note\n    primary_key: id\n'],
  ['primary-key-missing', own('').replace('primary_key: id', 'primary_key:'), 'primary_key:\n', 'primary_key: id\n'],
  [
    'one-needed',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    export:\n      create: POST notes\n      update: PUT notes/{id}\n      returns: id\n`,
    '    export:\n',
    '    flows: [export]\n    import:\n      one: GET notes/{id}\n    export:\n',
  ],
  ['field-type', own('    fields: {a: {type: strin}}\n'), 'strin', 'string'],
  ['field-format', own('    fields: {a: {type: string, format: datetime}}\n'), 'datetime', 'date-time'],
  ['field-required', own('    fields: {a: {type: object, properties: {b: {}}, required: [b, c]}}\n'), ', c]', ']'],

  [
    'auth-key-missing',
    auth('  type: oauth2\n  token_url: https://a.example/t\n'),
    '  type: oauth2\n',
    '  type: oauth2\n  authorize_url: https://api.acme.example/oauth/v2/auth\n',
  ],
  [
    'auth-key-missing',
    auth('  type: oauth2\n  authorize_url:\n  token_url: https://a.example/t\n'),
    '  authorize_url:\n',
    '  authorize_url: https://api.acme.example/oauth/v2/auth\n',
  ],
  ['auth-api-key-name', auth('  type: api_key\n'), '  type: api_key\n', '  type: api_key\n  name: X-Api-Key\n'],
  ['auth-control', auth('  type: bearer\n  prefix: "a\\nb"\n'), '"a\\nb"', '"ab"'],
  ['auth-header-name', oauth2('  header: "X Token"\n'), '"X Token"', '"X-Token"'],
  [
    'auth-header-beside',
    auth('  type: bearer\n')
      .replace('v1}', 'v1, headers: {A: b, Authorization: "x {{a}}"}}')
      .replace('name: acme\n', 'name: acme\nvariables: {a: {}}\n'),
    ', Authorization: "x {{a}}"',
    '',
  ],
  [
    'auth-parameter-beside',
    auth('  type: api_key\n  in: query\n  name: key\n').replace('v1}', 'v1, parameters: {a: b, key: c}}'),
    ', key: c',
    '',
  ],
  ['auth-url-scheme', oauth2('').replace('https://a.example/a', 'a.example/a'), 'authorize_url: a.', 'authorize_url: https://a.'],
  ['auth-url-user', oauth2('').replace('https://a.example/a', 'https://joe@a.example/a'), 'joe@', ''],
  ['auth-url-fragment', oauth2('').replace('https://a.example/a', 'https://a.example/a#b'), 'a#b', 'a'],
  ['auth-url-sign', oauth2('').replace('https://a.example/a', 'https://a.example/a b'), 'a b', 'a%20b'],
  ['auth-basic-password', auth('  type: basic\n  password: hunter2\n'), '  password: hunter2\n', ''],
  ['auth-basic-fixed', auth('  type: basic\n  username: joe\n  password: X\n'), '  password: X\n', ''],
  ['auth-keys-and-name', auth('  type: api_key\n  name: a\n  keys: [{name: b}]\n'), '  name: a\n', ''],
  ['auth-scope-twice', oauth2('  scopes: [a, b, a]\n'), '[a, b, a]', '[a, b]'],
  ['auth-scope-twice', oauth2('  scopes: a b, a\n'), 'a b, a', 'a b'],
  ['path-brace', asks('GET notes/{'), 'GET notes/{\n', 'GET notes\n'],
  ['auth-scope-separator', oauth2('  scope_separator: ", "\n'), '", "', '","'],
  ['auth-algorithm-name', auth('  type: callback\n  authorize_url: https://a.example/a\n  resolver: Do It\n'), 'Do It', 'do_it'],
];

function chosen(text: string, code: ProblemCode, title: string | undefined): Fix | undefined {
  const found = fixesOf(text, readConnector(text), (problem) => problem.code === code).map(({ fix }) => fix);
  return title === undefined ? found[0] : found.find((fix) => fix.title === title);
}

const errorsOf = (text: string): readonly string[] =>
  readConnector(text).problems.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));

for (const [code, text, before, after, title] of CASES) {
  test(`${code}: ${before} → ${after}`, () => {
    const fix = chosen(text, code, title);
    assert.ok(fix, JSON.stringify(readConnector(text).problems));
    const fixed = applyEdits(text, fix.edits);
    if (after.endsWith('…')) assert.ok(fixed.startsWith(after.slice(0, -1)));
    else
      assert.equal(
        fixed,
        text.replaceAll(before, () => after),
      );
    assert.equal(readConnector(fixed).problems.filter((problem) => problem.code === code).length, 0);
    assert.deepEqual(errorsOf(fixed), []);
  });
}

test('every code with a fix has a case', () => {
  const tried = new Set<string>(CASES.map(([code]) => code));
  assert.deepEqual(
    Object.keys(fixers).filter((code) => !tried.has(code)),
    [],
  );
});

test('no fix writes or tells a secret', () => {
  const secret = 'ghp_abcdefghijklmnopqrstuvwx';
  for (const text of [
    HEAD.replace('v1}', `v1, headers: {X-Token: ${secret}}}`) + RESOURCE,
    HEAD.replace('v1}', `v1, parameters: {${secret}: a}}`) + RESOURCE,
    auth(`  type: bearer\n  token: ${secret}\n`),
    `${HEAD}${secret}: 1\n${RESOURCE}`,
    asks(`${secret} notes`),
    `variables: {a: {secret: true, default: ${secret}}}\n${HEAD}${RESOURCE}`,
  ]) {
    const fixes = fixesOf(text, readConnector(text), () => true);
    assert.ok(fixes.length > 0, text);
    for (const { fix } of fixes) assert.ok(!fix.title.includes(secret) && !JSON.stringify(fix.edits).includes(secret), fix.title);
  }
});
