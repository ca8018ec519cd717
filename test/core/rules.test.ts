import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageOf, readConnector } from '../../src/core/index.js';
import { marked } from '../support/marked.js';

const RESOURCE = `  - name: Contact
    primary_key: id
    import: {all: GET contacts, one: "GET contacts/{id}"}
`;
const HEAD = 'name: acme\nauthorization: {type: none}\nconnection: {url: https://api.acme.example/v1}\n';

/** Each mistake: what is written, with its place marked, and the code it must get. */
const MISTAKES: readonly (readonly [name: string, code: string, text: string])[] = [
  [
    'capital in the name',
    'connector-name',
    `name: «Acme»\nauthorization: {type: none}\nconnection: {url: https://a.example}\nresources:\n${RESOURCE}`,
  ],
  [
    'path in the name',
    'connector-name',
    `name: «../x»\nauthorization: {type: none}\nconnection: {url: https://a.example}\nresources:\n${RESOURCE}`,
  ],
  [
    'url without scheme',
    'url-scheme',
    `name: acme\nauthorization: {type: none}\nconnection: {url: «ftp://a.example»}\nresources:\n${RESOURCE}`,
  ],
  [
    'url with a query',
    'url-query',
    `name: acme\nauthorization: {type: none}\nconnection: {url: «https://a.example?x=1»}\nresources:\n${RESOURCE}`,
  ],
  ['url without host', 'url-host', `name: acme\nauthorization: {type: none}\nconnection: {url: «https:///v1»}\nresources:\n${RESOURCE}`],
  [
    'unknown variable in the url',
    'placeholder-unknown',
    `name: acme\nauthorization: {type: none}\nconnection: {url: "https://«{shop}».example"}\nresources:\n${RESOURCE}`,
  ],
  [
    'built-in word in the url',
    'placeholder-not-here',
    `name: acme\nauthorization: {type: none}\nconnection: {url: "https://«{since}».example"}\nresources:\n${RESOURCE}`,
  ],
  [
    'letters of another script',
    'resource-name-letters',
    `${HEAD}resources:\n  - name: «客户»\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'sign in a name',
    'resource-name-letters',
    `${HEAD}resources:\n  - name: «C#»\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'digit first',
    'resource-name-start',
    `${HEAD}resources:\n  - name: «3D Model»\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'slash in a name',
    'resource-name-path',
    `${HEAD}resources:\n  - name: «a/b»\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'device',
    'name-windows-device',
    `${HEAD}resources:\n  - name: «Lpt1»\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'plural like the singular',
    'plural-same',
    `${HEAD}resources:\n  - name: «News»\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'plural against the rule',
    'plural-name',
    `${HEAD}resources:\n  - name: News\n    plural: «News Items»\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'singular and plural of two resources',
    'name-clash',
    `${HEAD}resources:\n${RESOURCE}  - name: «Contacts»\n    plural: contact_lists\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'data types equal but for case',
    'name-clash',
    `${HEAD}resources:\n${RESOURCE}  - name: «Person»\n    data_type: CONTACT\n    primary_key: id\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  ['no flow', 'flow-none', `${HEAD}resources:\n  - «name»: Note\n    primary_key: id\n`],
  [
    'flow without block',
    'flow-without-block',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    flows: [import, «export»]\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'flow of defaults does not count',
    'flow-none',
    `${HEAD}defaults: {import: {all: GET a, one: "GET a/{id}"}}\nresources:\n  - «name»: Note\n    primary_key: id\n`,
  ],
  ['no primary key', 'primary-key-missing', `${HEAD}resources:\n  - «name»: Note\n    import: {all: GET a, one: "GET a/{id}"}\n`],
  [
    'a primary key without a value',
    'primary-key-missing',
    `${HEAD}resources:\n  - name: Note\n    «primary_key»:\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  ['import without one', 'request-missing', `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    «import»: {all: GET a}\n`],
  [
    'verb in small letters',
    'request-verb',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    import: {all: «get a», one: "GET a/{id}"}\n`,
  ],
  [
    'verb alone',
    'request-path-missing',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    import: {all: «GET», one: "GET a/{id}"}\n`,
  ],
  [
    'query in a path',
    'path-query',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    import: {all: 'GET a«?»b=1', one: "GET a/{id}"}\n`,
  ],
  [
    'blank in a path',
    'path-blank',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    import: {all: GET a« »b, one: "GET a/{id}"}\n`,
  ],
  ['lone brace', 'path-brace', `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    import: {all: GET a, one: "GET a/«{»id"}\n`],
  [
    'dots in a path',
    'path-dots',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    import: {all: GET «../a», one: "GET a/{id}"}\n`,
  ],
  [
    'whole url as a path',
    'path-is-url',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    import: {all: GET «https://b.example/a», one: "GET a/{id}"}\n`,
  ],
  [
    'key in the list',
    'placeholder-not-here',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    import: {all: "GET a/«{id}»", one: "GET a/{id}"}\n`,
  ],
  [
    'key twice under two names',
    'placeholder-twice',
    `${HEAD}resources:\n  - name: Note\n    primary_key: Key\n    import: {all: GET a, one: "GET a/{id}/«{Key}»"}\n`,
  ],
  [
    'cursor without next',
    'pagination-needs',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    pagination: «cursor»\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'no path',
    'answer-path',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    records: «a..b»\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'header name',
    'header-name',
    `name: acme\nauthorization: {type: none}\nconnection: {url: https://a.example, headers: {«X Y»: a}}\nresources:\n${RESOURCE}`,
  ],
  [
    'variable with a reserved name',
    'variable-reserved',
    `name: acme\nvariables: {«since»: {}}\nauthorization: {type: none}\nconnection: {url: https://a.example}\nresources:\n${RESOURCE}`,
  ],
  [
    'variable called like the key',
    'variable-is-key',
    `name: acme\nvariables: {«contact_id»: {}}\nauthorization: {type: none}\nconnection: {url: https://a.example}\nresources:\n${RESOURCE}`,
  ],
  [
    'secret with a default',
    'secret-variable-default',
    `name: acme\nvariables: {pin: {secret: true, «default»: "1"}}\nauthorization: {type: none}\nconnection: {url: https://a.example}\nresources:\n${RESOURCE}`,
  ],
  [
    'secret in a header',
    'secret-literal',
    `name: acme\nauthorization: {type: none}\nconnection: {url: https://a.example, headers: {X-Auth-Token: «abc»}}\nresources:\n${RESOURCE}`,
  ],
  [
    'secret by its shape',
    'secret-shape',
    `name: acme\nauthorization: {type: none}\nconnection: {url: https://a.example, headers: {X-A: «ghp_abcdefghijklmnopqrstuvwx»}}\nresources:\n${RESOURCE}`,
  ],
  [
    'field of the record',
    'field-name-taken',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    fields: {«hmac»: {type: string}}\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'unknown format',
    'field-format',
    `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    fields: {a: {type: string, format: «phone»}}\n    import: {all: GET a, one: "GET a/{id}"}\n`,
  ],
  [
    'infinite number',
    'number-not-json',
    `name: acme\nauthorization: {type: none}\nconnection: {url: https://a.example, parameters: {a: «.inf»}}\nresources:\n${RESOURCE}`,
  ],
  ['request left empty', 'request-missing', `${HEAD}resources:\n  - name: Note\n    primary_key: id\n    «import»: {all: GET a, one: }\n`],
  [
    'secret as a key',
    'secret-shape',
    `${HEAD.replace('v1}', 'v1, parameters: {«ghp_abcdefghijklmnopqrstuvwx»: a}}')}resources:\n${RESOURCE}`,
  ],
  ['unknown word in a secret place', 'secret-literal', `${HEAD.replace('v1}', 'v1, parameters: {token: «true»}}')}resources:\n${RESOURCE}`],
  ['template in a default', 'variable-default-liquid', `variables: {shop: {«default»: "{% raw %}"}}\n${HEAD}resources:\n${RESOURCE}`],
  ['control character in a title', 'text-control', `title: «"a\\rb"»\n${HEAD}resources:\n${RESOURCE}`],
  ['offset as a zone', 'time-zone', `${HEAD}defaults: {incremental: {parameter: u, zone: «"+02:00"»}}\nresources:\n${RESOURCE}`],
  ['format without a sign', 'time-format', `${HEAD}defaults: {incremental: {parameter: u, format: «ISO8601»}}\nresources:\n${RESOURCE}`],
  [
    'more resources than fit',
    'resources-many',
    `${HEAD}«resources»:\n${Array.from({ length: 5001 }, (_, i) => RESOURCE.replace('Contact', `Item ${i}`)).join('')}`,
  ],
  [
    'a value of a record in a request that reads',
    'reference-not-here',
    `${HEAD}resources:\n  - {name: Note, primary_key: id, import: {all: {request: POST n, body: {a: [«$record.b»]}}, one: "GET n/{id}"}}\n`,
  ],
  [
    'the key of a record in a request for many',
    'reference-not-here',
    `${HEAD}resources:\n  - {name: Note, primary_key: id, import: {all: {request: POST n, body: {a: «$id»}}, one: {request: POST n, body: {a: $id}}}}\n`,
  ],
  ['one name for two values', 'parameter-twice', `${HEAD}defaults: {incremental: {parameter: «offset»}}\nresources:\n${RESOURCE}`],
  ['next of many', 'answer-path-many', `${HEAD}defaults: {pagination: {type: cursor, next: «"a[].b"»}}\nresources:\n${RESOURCE}`],
  ['namespace of the platform', 'namespace-name', `namespace: «Setup»\n${HEAD}resources:\n${RESOURCE}`],
  [
    'open bracket of an address',
    'url-host',
    `name: acme\nauthorization: {type: none}\nconnection: {url: «"https://[::1"»}\nresources:\n${RESOURCE}`,
  ],
  ['waiting by no header', 'header-name', `${HEAD}defaults: {rate_limit: {wait: «"X Y"»}}\nresources:\n${RESOURCE}`],
  [
    'variable of the sandbox',
    'variable-of-authorization',
    `variables: {«sandbox»: {}}\n${HEAD.replace('v1}', 'v1, sandbox_url: https://s.example}')}resources:\n${RESOURCE}`,
  ],
  [
    'key of the authorization in a request',
    'auth-parameter-beside',
    `name: acme\nauthorization: {type: api_key, in: query, name: key}\nconnection: {url: https://a.example}\nresources:\n  - name: Note\n    primary_key: id\n    import: {all: {request: GET a, parameters: {key: «1»}}, one: "GET a/{id}"}\n`,
  ],
  [
    'authorization in a request',
    'auth-header-beside',
    `name: acme\nauthorization: {type: bearer}\nconnection: {url: https://a.example}\nresources:\n  - name: Note\n    primary_key: id\n    import: {headers: {Authorization: «"a {x}"»}, all: GET a, one: "GET a/{id}"}\nvariables: {x: {}}\n`,
  ],
];

for (const [name, code, text] of MISTAKES) {
  test(`${code}: ${name}`, () => {
    const { text: plain, ranges } = marked(text);
    const { connector, problems } = readConnector(plain);
    const errors = problems.filter((problem) => problem.severity === 'error');
    assert.deepEqual(
      errors.map((problem) => [problem.code, problem.range, messageOf(problem).length > 0]),
      [[code, ranges[0], true]],
    );
    assert.equal(connector, undefined);
  });
}

const TOGETHER: readonly (readonly [name: string, text: string, codes: readonly string[]])[] = [
  ['a number for a name', `name: 123\n${HEAD.slice(HEAD.indexOf('\n') + 1)}resources:\n${RESOURCE}`, ['wrong-type']],
  ['a status that is none', `${HEAD}defaults: {errors: {status: 99999}}\nresources:\n${RESOURCE}`, ['out-of-range']],
  ['a request for a block', `${HEAD}resources:\n  - {name: Note, primary_key: id, import: GET notes}\n`, ['wrong-type']],
  [
    'a password in a URL',
    `name: acme\nauthorization: {type: none}\nconnection: {url: "https://joe:x1y2z3@a.example"}\nresources:\n${RESOURCE}`,
    ['url-user'],
  ],
  ['a control character in a path', `${HEAD}resources:\n${RESOURCE.replace(/GET ([^,\n]*)/, '"GET a\\u0007b"')}`, ['text-control']],
  [
    'a format and no place',
    `${HEAD}defaults: {incremental: {format: iso}}\nresources:\n${RESOURCE}`,
    ['incremental-no-place', 'time-format'],
  ],
  [
    'a name and a type',
    `${HEAD}resources:\n${RESOURCE.replace('primary_key: id', 'primary_key: id\n    fields: {id: {type: strng}}')}`,
    ['field-name-taken', 'field-type'],
  ],
  ['blanks in braces', `${HEAD}resources:\n${RESOURCE.replace(/\{id\}/, '{ id }')}`, ['path-brace']],
  [
    'a key that is missing, a verb and a placeholder',
    `${HEAD}resources:\n  - name: Note\n    import: {all: "GT a/{x}", one: "GET a/{x}/{y}"}\n`,
    ['primary-key-missing', 'request-verb', 'placeholder-unknown', 'placeholder-unknown'],
  ],
  [
    'a name, a URL, a kind and a verb',
    `name: A B\nauthorization: {type: oauth2, token_url: ftp://a.example}\nconnection: {url: ftp://a.example}\nresources:\n${RESOURCE.replace('GET', 'GT')}`,
    ['connector-name', 'auth-key-missing', 'auth-url-scheme', 'url-scheme', 'request-verb'],
  ],
  ['an oauth2 of nothing', `${HEAD.replace('none', 'oauth2')}resources:\n${RESOURCE}`, ['missing-key']],
  [
    'a key of oauth2 that is misspelt',
    `${HEAD.replace('none', 'oauth2, token_url: "https://a.example", authorise_url: "https://a.example"')}resources:\n${RESOURCE}`,
    ['unknown-key'],
  ],
  [
    'a key of oauth2 that is left empty',
    `${HEAD.replace('none', 'oauth2, token_url: "https://a.example", authorize_url: ')}resources:\n${RESOURCE}`,
    ['auth-key-missing'],
  ],
  [
    'a key of oauth2 of a wrong shape',
    `${HEAD.replace('none', 'oauth2, token_url: "https://a.example", authorize_url: [a]')}resources:\n${RESOURCE}`,
    ['wrong-type'],
  ],
];

for (const [name, text, codes] of TOGETHER) {
  test(`all mistakes at once, each told once: ${name}`, () => {
    const { connector, problems } = readConnector(text);
    assert.deepEqual(
      problems.flatMap(({ code, severity }) => (severity === 'error' ? [code] : [])),
      codes,
    );
    assert.equal(connector, undefined);
  });
}

test('names that clash are told with what helps', () => {
  const told = (second: string): string =>
    readConnector(`${HEAD}resources:\n${RESOURCE}  - {primary_key: id, import: {all: GET a, one: "GET a/{id}"}, ${second}}\n`)
      .problems.filter(({ code }) => code === 'name-clash')
      .map(messageOf)
      .join();
  assert.match(told('name: Contact, plural: others, data_type: Other'), /would stand twice\. Rename one of them\.$/);
  assert.match(told('name: Person, plural: contacts'), /would stand twice\. Set plural, or rename one of them\.$/);
  assert.match(told('name: Person, data_type: Contact'), /would stand twice\. Set data_type, or rename one of them\.$/);
});

test('an example of a missing request has the verb it wants', () => {
  const told = (block: string): readonly string[] =>
    readConnector(`${HEAD}resources:\n  - name: Note\n    primary_key: id\n    ${block}\n`).problems.flatMap((problem) =>
      problem.code === 'request-missing' ? [/"([^"]*)"\.$/.exec(messageOf(problem))?.[1] ?? ''] : [],
    );
  assert.deepEqual(told('import: {parameters: {a: b}}'), ['all: GET contacts', 'one: GET contacts/{id}']);
  assert.deepEqual(told('export: {id: a}'), ['create: POST contacts', 'update: PUT contacts/{id}']);
});

test('a message is never longer than 400 characters and never shows a secret', () => {
  const secret = `ghp_${'a1B2'.repeat(200)}`;
  const { problems } = readConnector(
    `name: acme\nauthorization: {type: none}\nconnection: {url: https://a.example, headers: {X-Token: ${secret}}}\nresources: []\n`,
  );
  assert.ok(problems.length > 0);
  for (const problem of problems) {
    assert.ok(messageOf(problem).length <= 400);
    assert.ok(!messageOf(problem).includes('a1B2'));
  }
});

test('a message repeats no secret, whatever else is wrong with its place', () => {
  const secret = 'ghp_abcdefghijklmnopqrstuvwx';
  for (const text of [
    `name: ${secret}\n`,
    `${HEAD}resources:\n  - name: ${secret}\n    pagination: ${secret}\n`,
    `${HEAD}${secret}: 1\n${secret}: 2\n`,
    `a: *${secret}\n`,
    `a: !!binary ${secret}\n`,
  ]) {
    const { problems } = readConnector(text);
    assert.ok(problems.length > 0);
    for (const problem of problems) assert.ok(!messageOf(problem).includes(secret), messageOf(problem));
  }
});

test('a number an answer is compared with keeps its digits', () => {
  const { connector } = readConnector(`${HEAD}defaults: {errors: {when: [{path: a, is: 9007199254740993}]}}\nresources:\n${RESOURCE}`);
  assert.deepEqual(
    connector?.resources[0]?.errors.when?.map(({ is }) => is),
    [9007199254740993n],
  );
});
