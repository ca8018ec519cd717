import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, ConnectorReader, finish, readConnector } from '../../src/core/index.js';
import { fixAll, fixAllSteps, fixesOf, fixStepsAt } from '../../src/core/mending.js';
import { TextPieces } from '../../src/core/language/fixes/textPieces.js';

const all = (text: string): string => applyEdits(text, fixAll(text));

test('a password in a URL is not taken out without asking, a user alone is', () => {
  const before =
    'name: acme\nauthorization: {type: none}\nconnection: {url: "https://joe:x1y2z3@a.example", sandbox_url: https://joe@a.example}\n';
  assert.equal(all(before), before.replace('joe@', ''));
});

test('everything that is plain is mended, round after round', () => {
  const before = `nmae: Acme Shop # mine
authorization: none
connection: {url: api.acme.example/v1}
# all
resources:
  - name: Contact
    primary_key: id
    pagination: ofset
    import:
      all: get /contacts/{shop}/
      one: GET contacts/{id
`;
  const after = `name: acme_shop # mine
variables:
  shop:
    title: Shop
authorization:
  type: none
connection: {url: https://api.acme.example/v1}
# all
resources:
  - name: Contact
    primary_key: id
    pagination: offset
    import:
      all: GET contacts/{shop}
      one: GET contacts/{id}
`;
  assert.equal(all(before), after);
  assert.deepEqual(fixAll(after), []);
  const edits = fixAll(before);
  assert.ok(edits.length > 5 && edits.every(({ start, end }) => end - start < 40), 'what is right is not written again');
});

test('a text that cannot be read is mended first', () => {
  const text =
    'name: acme\nauthorization: {type: none}\nconnection: {url: https://a.example}\nresources:\n\t- name: Note\n\t  primary_key: id\n\t  import: {all: GET notes, one: GET notes/{id}}\n';
  assert.deepEqual(readConnector(all(text)).problems, []);
});

test('secrets, and what would have to be invented, stay', () => {
  for (const text of [
    'name: acme\nauthorization: {type: none}\nconnection: {url: https://a.example, headers: {X-Token: abc}}\nresources: []\n',
    'variables: {a_token: {default: abc}}\n',
    'authorization: {type: basic, password: hunter2}\n',
  ])
    assert.equal(all(text), text);
});

test('edits one after the other are edits of the first text', () => {
  const edit = fc.record({ start: fc.nat(12), length: fc.nat(4), text: fc.constantFrom('', 'x', 'yz', '\r\n') });
  fc.assert(
    fc.property(fc.string({ maxLength: 10 }), fc.array(edit, { maxLength: 6 }), (text, edits) => {
      const pieces = new TextPieces(text);
      let now = text;
      for (const { start, length, text: added } of edits) {
        const from = Math.min(start, now.length);
        const one = [{ start: from, end: Math.min(from + length, now.length), text: added }];
        now = applyEdits(now, one);
        pieces.apply(one);
        assert.equal(pieces.text, now);
      }
      assert.equal(applyEdits(text, pieces.edits), now);
    }),
  );
});

test('a long file is changed like a short one', () => {
  const resource = (i: number, all = `GET things${i}`): string =>
    `  # of ${i}\n  - name: Thing${i}\n    primary_key: id\n    import:\n      all: ${all}\n      one: GET things${i}/{id}\n`;
  const file = (path: string, variables: string, key = 'records'): string =>
    `name: acme\n${variables}authorization: {type: none}\nconnection: {url: https://a.example}\nresources:\n` +
    Array.from({ length: 300 }, (_, i) => (i === 100 ? resource(i, path) : resource(i))).join('') +
    `    ${key}: data\n# the end\n`;
  assert.equal(all(file('get /a/{shop}', '', 'recrods')), file('GET a/{shop}', 'variables:\n  shop:\n    title: Shop\n'));
});

const HEAD = 'name: acme\nauthorization: {type: basic}\nconnection: {url: https://a.test}\n';
const times = (count: number, one: (i: number) => string): string => Array.from({ length: count }, (_, i) => one(i)).join('');

/** Many problems of a kind, and how often the text is read again until all are mended. */
const MANY: readonly (readonly [name: string, text: string, reads: number, after: string])[] = [
  [
    'three problems in each of many resources',
    `${HEAD}resources:\n${times(300, (i) => `  - name: R${i}\n    primaryKey: id\n    import: {all: GET /r, one: "GET r/{foo}/{bar}"}\n`)}`,
    3,
    `name: acme\nvariables:\n  foo:\n    title: Foo\n  bar:\n    title: Bar\n${HEAD.slice(11)}resources:\n${times(300, (i) => `  - name: R${i}\n    primary_key: id\n    import: {all: GET r, one: "GET r/{foo}/{bar}"}\n`)}`,
  ],
  ['a key that stands there again and again', HEAD + 'title: a\n'.repeat(1000), 11, `${HEAD}title: a\n`],
  [
    'words that nothing stands for',
    HEAD.replace('https://a.test', `"https://a.test/${times(3000, (i) => `{v${i}}`)}"`),
    1,
    `name: acme\nvariables:\n${times(3000, (i) => `  v${i}:\n    title: V${i}\n`)}${HEAD.slice(11).replace('https://a.test', `"https://a.test/${times(3000, (i) => `{v${i}}`)}"`)}`,
  ],
  [
    'words beside variables',
    `variables: {first: {title: A}}\n${HEAD.replace('https://a.test', '"https://{shop}.a.test/{zone}"')}`,
    1,
    `variables: {first: {title: A}, shop: {title: Shop}, zone: {title: Zone}}\n${HEAD.replace('https://a.test', '"https://{shop}.a.test/{zone}"')}`,
  ],
];

for (const [name, text, most, after] of MANY)
  test(`${name}: few reads`, () => {
    const reader = new ConnectorReader();
    let reads = 0;
    const counted = { readSteps: (now: string) => ((reads += 1), reader.readSteps(now)) };
    const edits = finish(fixAllSteps(text, readConnector(text), counted));
    assert.equal(applyEdits(text, edits), after);
    assert.ok(reads <= most, String(reads));
  });

test('of a wide range the first problems are mended', () => {
  const text = `${HEAD}${times(200, (i) => `foo${i}: 1\n`)}`;
  const found = finish(fixStepsAt(text, readConnector(text), { start: 0, end: text.length }));
  assert.ok(found.length <= 100 && found.some(({ fix }) => fix.title === 'Remove "foo0"'));
});

/** What has no single plain answer is only offered: text, and the titles of its fixes with whether they are preferred. */
const OFFERED: readonly (readonly [text: string, fixes: Readonly<Record<string, boolean>>])[] = [
  [HEAD.replace('basic', 'oauth'), { 'Change to "oauth2"': false, 'Change to "oauth1"': false }],
  [HEAD.replace('{type: basic}', '*foo'), { 'Put the value in quotes': false }],
  [HEAD.replace('test}', 'test, headers: {Accept: */*}}'), { 'Put the value in quotes': true }],
  [
    `x: &base {primary_key: id}\n${HEAD}resources:\n  - <<: *bas\n    name: A\n    import: {all: GET a, one: "GET a/{id}"}\n`,
    { 'Change to *base': true, 'Put the value in quotes': false },
  ],
  [HEAD.replace('type: basic', 'prefix: Bearer'), { 'Add "type"': false }],
];

for (const [text, fixes] of OFFERED)
  test(`what is offered: ${Object.keys(fixes).join(', ')}`, () => {
    const { problems } = readConnector(text);
    const found = fixesOf(text, readConnector(text), ({ code }) => /yaml-bad-alias|not-one-of|missing-key/.test(code));
    const shown = Object.fromEntries(found.map(({ fix: { title, isPreferred } }) => [title, isPreferred]));
    delete shown['Add "resources"'];
    assert.deepEqual(shown, fixes, JSON.stringify(problems));
  });

test('an authorization without a type gets one that knows its keys', () => {
  const text = HEAD.replace('type: basic', 'prefix: Bearer');
  const found = fixesOf(text, readConnector(text), () => true).find(({ fix }) => fix.title === 'Add "type"');
  assert.match(applyEdits(text, found?.fix.edits ?? []), /type: bearer/);
});

/** An authorization, the list of the connection that holds a secret under a name, and the id that it is kept under. */
const SENT: readonly (readonly [authorization: string, list: string, name: string, id: string | undefined])[] = [
  ['{type: bearer}', 'headers', 'authorization', 'secret/token'],
  ['{type: bearer}', 'parameters', 'token', undefined],
  ['{type: api_key, name: X-Api-Key}', 'headers', 'x-api-key', 'secret/api_key'],
  ['{type: api_key, in: query, name: api_key}', 'parameters', 'api_key', 'secret/api_key'],
  ['{type: api_key, keys: [{name: X-Key}, {name: X-Token}]}', 'headers', 'X-Token', 'secret/x_token'],
  ['{type: basic}', 'headers', 'Authorization', 'variables/authorization'],
];
for (const [authorization, list, name, id] of SENT)
  test(`a secret in ${list} is kept as what ${authorization} sends there`, () => {
    const text = HEAD.replace('{type: basic}', authorization).replace(/(url: [^}]*)\}/, `$1, ${list}: {${name}: abc123}}`);
    const found = fixesOf(text, readConnector(text), ({ code }) => code === 'secret-literal').flatMap(({ fix }) => fix.secret ?? []);
    assert.deepEqual(
      found.map((secret) => secret.id),
      id === undefined ? [] : [id],
      text,
    );
  });
