import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, connectorLanguage, LinedText, readConnector, type Proposal } from '../../src/core/index.js';
import { accept } from '../support/accept.js';
import { cursorMark } from '../support/cursorMark.js';

const connector = connectorLanguage();

const proposed = (marked: string): readonly Proposal[] => {
  const { text, offset } = cursorMark(marked);
  return complete(new LinedText(text), offset, connector);
};
const labels = (marked: string): readonly string[] => proposed(marked).map(({ label }) => label);

const connectorWith = (resource: string, root = '', url = 'https://acme.example/v1', auth = '{type: none}'): string =>
  `name: acme
variables: {shop: {title: Shop}, realm: {title: Realm}}
authorization: ${auth}
connection:
  url: ${url}
  headers: {X-Realm: "{realm}", X-Shop: "{shop}"}
${root}resources:
  - name: SalesOrder
    primary_key: number
    fields: {email: {type: string, from: Email}, total: {type: number}}
${resource}`;
const BOTH = '    import: {all: GET orders, one: "GET orders/{id}"}\n    export: {create: POST orders, update: "PUT orders/{id}"}\n';
const imports = (all: string, one = 'one: "GET orders/{id}"'): string => connectorWith(`    import:\n      ${all}\n      ${one}\n`);
const exports = (block: string, one = true): string =>
  connectorWith(`${one ? '    import: {all: GET orders, one: "GET orders/{id}"}\n' : ''}    export:\n${block}`);
const writes = (create: string, update: string): string => exports(`      create: ${create}\n      update: ${update}\n`);

/** Where words in braces are offered, the word of a page's position among them as its type wants it. */
const WORDS: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  [imports('all: "GET orders/{‸}"'), ['shop', 'realm', 'since', 'until', 'limit', 'offset', 'uuid']],
  [imports('all: "GET {shop}/orders/{‸}"'), ['realm', 'since', 'until', 'limit', 'offset', 'uuid']],
  [imports('all: {request: GET orders, parameters: {from: "{‸}"}}'), ['shop', 'realm', 'since', 'until', 'limit', 'offset', 'uuid']],
  [imports('all: {request: GET orders, headers: {X-From: "{‸}"}}'), ['shop', 'realm', 'since', 'until', 'limit', 'offset', 'uuid']],
  [imports('all: {request: POST orders, body: {from: "{‸}"}}'), ['shop', 'realm', 'since', 'until', 'limit', 'offset', 'uuid']],
  [imports('all: {request: POST orders, pagination: page, body: "{‸}"}'), ['shop', 'realm', 'since', 'until', 'limit', 'page', 'uuid']],
  [
    imports('all:\n        request: POST orders\n        pagination: {type: cursor, next: n}\n        body: {a: [{b: "{‸}"}]}'),
    ['shop', 'realm', 'since', 'until', 'cursor', 'uuid'],
  ],
  [
    connectorWith(
      '    import: {all: {request: POST orders, body: "{‸}"}, one: "GET orders/{id}"}\n',
      'defaults:\n  pagination:\n    type: none\n',
    ),
    ['shop', 'realm', 'since', 'until', 'uuid'],
  ],
  [imports('all: GET orders', 'one: "GET orders/{‸}"'), ['id', 'shop', 'realm', 'uuid']],
  [imports('all: GET orders', 'one: "GET {shop}/{‸}"'), ['id', 'realm', 'uuid']],
  [imports('all: GET orders', 'one: "GET orders/{number}/{‸}"'), ['shop', 'realm', 'uuid']],
  [imports('all: GET orders', 'one: {request: GET orders, parameters: {key: "{‸}"}}'), ['id', 'shop', 'realm', 'uuid']],
  [imports('all: GET orders', 'one: {request: POST orders, body: {key: "{‸}"}}'), ['id', 'shop', 'realm', 'uuid']],
  [imports('all: GET orders', 'one: "GET orders/{id}"\n      parameters: {a: "{‸}"}'), ['shop', 'realm', 'uuid']],
  [writes('"POST {‸}"', '"PUT orders/{id}"'), ['shop', 'realm', 'uuid']],
  [writes('{request: POST orders, body: {a: "{‸}"}}', '"PUT orders/{id}"'), ['shop', 'realm', 'uuid']],
  [writes('{request: POST orders, headers: {X-Key: "{‸}"}}', '"PUT orders/{id}"'), ['shop', 'realm', 'uuid']],
  [writes('POST orders', '"PUT orders/{‸}"'), ['id', 'shop', 'realm', 'uuid']],
  [writes('POST orders', '{request: "PUT orders/{id}", body: {a: "x {‸}"}}'), ['id', 'shop', 'realm', 'uuid']],
  [writes('POST orders', '{request: "PUT orders/{id}", add: {a: "{‸}"}}'), ['id', 'shop', 'realm', 'uuid']],
  [writes('POST orders', '{request: "PUT orders/{id}", headers: {X-Key: "{‸}"}}'), ['id', 'shop', 'realm', 'uuid']],
  [exports('      headers: {X-Key: "{‸}"}\n      create: POST orders\n      update: "PUT orders/{id}"\n'), ['shop', 'realm', 'uuid']],
  [connectorWith(BOTH, '', '"https://{‸}.acme.example"'), ['shop', 'realm']],
  [connectorWith(BOTH, '', undefined, '{type: basic, username: "{‸}/token"}'), ['shop', 'realm']],
  [
    connectorWith(BOTH, '', undefined, '{type: oauth2, grant: client_credentials, token_url: "https://{‸}.acme.example/token"}'),
    ['shop', 'realm'],
  ],
  [connectorWith(BOTH, '', undefined, '{type: bearer, prefix: "{‸}"}'), ['shop', 'realm']],
  [connectorWith(BOTH, '', undefined, '{type: callback, authorize_url: "https://{‸}.acme.example/x"}'), ['shop', 'realm']],
];

const problemsOf = (text: string): readonly string[] => readConnector(text).problems.map(({ code }) => code);

for (const [text, wanted] of WORDS) {
  test(`words in braces at ${JSON.stringify(text.slice(Math.max(0, text.indexOf('‸') - 50), text.indexOf('‸') + 5))}`, () => {
    const offered = proposed(text);
    assert.deepEqual([...offered.filter(({ text: one }) => one !== '').map(({ label }) => label)].sort(), [...wanted].sort());
    // What is offered makes no problem that a word without braces would not make.
    const before = problemsOf(text.replace('{‸}', 'x'));
    for (const one of offered) {
      const after = problemsOf(accept(text.replace('‸', ''), one));
      assert.deepEqual(
        after.filter((code) => !before.includes(code)),
        [],
        one.label,
      );
    }
  });
}

test('a value that takes no words in braces is offered none', () => {
  for (const auth of ['{type: api_key, in: header, name: "{‸}"}', '{type: callback, authorize_url: "https://a.example", resolver: "{‸}"}'])
    assert.ok(!labels(connectorWith(BOTH, '', undefined, auth)).includes('shop'));
});

const RECORD = ['$record', '$record.Email', '$record.total'];
const CURRENT = ['$current', '$current.Email', '$current.total'];
const ALL = [...RECORD, '$id', '$uuid', ...CURRENT];

/** What of the record may stand in what is sent. */
const BODIES: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  [exports('      body: {x: ‸}\n      create: POST orders\n      update: PUT orders\n'), ALL],
  [exports('      body:\n        x: ‸\n      create: POST orders\n      update: PUT orders\n'), ALL],
  [exports('      body:\n        x:\n          - ‸\n      create: POST orders\n      update: PUT orders\n'), ALL],
  [exports('      body: {x: [a, ‸]}\n      create: POST orders\n      update: PUT orders\n'), ALL],
  [exports('      body: {x: "$‸"}\n      create: POST orders\n      update: PUT orders\n'), ALL],
  [exports('      add: {x: ‸}\n      create: POST orders\n      update: PUT orders\n'), ALL],
  [exports('      add:\n        x: $‸\n      create: POST orders\n      update: PUT orders\n'), ALL],
  [exports('      body: ‸\n      create: POST orders\n      update: PUT orders\n'), ALL],
  [writes('{request: POST orders, body: {x: ‸}}', 'PUT orders'), [...RECORD, '$uuid']],
  [writes('POST orders', '{request: PUT orders, body: {x: ‸}}'), ALL],
  [writes('POST orders', '{request: PUT orders, add: {x: ‸}}'), ALL],
  [exports('      add: {x: ‸}\n      create: POST orders\n      update: PUT orders\n', false), [...RECORD, '$id', '$uuid']],
  [imports('all: {request: POST orders, body: {x: ‸}}'), []],
  [exports('      create: {request: POST orders, headers: {x: ‸}}\n      update: PUT orders\n'), []],
];
for (const [text, wanted] of BODIES) {
  test(`of the record at ${JSON.stringify(text.slice(text.indexOf('‸') - 60, text.indexOf('‸') + 3))}`, () => {
    assert.deepEqual(labels(text), wanted);
    const before = problemsOf(text.replace(/["$]*‸"?/, 'x'));
    for (const one of proposed(text)) {
      const after = problemsOf(accept(text.replace('‸', ''), one));
      assert.deepEqual(
        after.filter((code) => !before.includes(code)),
        [],
        one.label,
      );
    }
  });
}

const STRINGS = 'date date-time time email hostname ipv4 ipv6 uri url uuid byte symbol google-fieldmask'.split(' ');

/** Values that what stands around them makes, and no example. */
const MADE: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['name: acme_shop\ntitle: ‸', ['Acme Shop']],
  ['namespace: ‸\nname: acme_shop\n', ['AcmeShop']],
  ['resources:\n  - name: Sales Order\n    plural: ‸', ['sales_orders']],
  ['resources: [{plural: ‸, name: Person}]', ['people']],
  ['resources:\n  - name: sales order\n    data_type: ‸', ['SalesOrder']],
  ['defaults:\n  pagination: {type: page, parameter: ‸}', ['page']],
  ['defaults:\n  pagination:\n    type: offset\n    start: ‸', ['0']],
  ['defaults:\n  pagination: {type: page, start: ‸}', ['1']],
  ['resources:\n  - name: A\n    fields: {x: {type: string, format: ‸}}', STRINGS],
  ['resources:\n  - name: A\n    fields:\n      x:\n        format: ‸\n        type: integer\n', ['int32', 'uint32', 'int64', 'uint64']],
  ['resources:\n  - name: A\n    fields: {x: {type: number, format: ‸}}', ['float', 'double', 'long']],
  ['resources:\n  - name: A\n    fields: {x: {type: boolean, format: "‸"}}', ['toggle']],
  ['resources:\n  - name: A\n    fields: {x: {type: object, format: ‸}}', []],
  ['resources:\n  - name: A\n    fields: {x: {type: array, items: {type: string, format: ‸}}}', STRINGS],
];
for (const [text, wanted] of MADE) test(`made at ${JSON.stringify(text)}`, () => assert.deepEqual(labels(text), wanted));

test('where records may sit the name is the first guess, and the others follow', () => {
  assert.deepEqual(labels('resources:\n  - name: Sales Order\n    records: ‸').slice(0, 2), ['sales_orders', 'data']);
  assert.deepEqual(labels('resources:\n  - name: Sales Order\n    import: {one: {record: ‸}}').slice(0, 2), ['sales_order', 'data[0]']);
});

test('the formats that are offered are those that Cenit takes, all of them', () => {
  const fields = (type: string, format: string): string =>
    connectorWith(BOTH).replace('total: {type: number}', `x: {type: ${type}, format: ${format}}`);
  for (const type of ['string', 'integer', 'number', 'boolean']) {
    const told = readConnector(fields(type, 'none')).problems.find(({ code }) => code === 'field-format');
    assert.equal(labels(fields(type, '‸')).join(', '), told?.args?.formats);
  }
});
