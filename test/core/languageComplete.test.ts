import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { authKinds } from '../../src/core/auth/index.js';
import { complete, connectorLanguage, LinedText, schemaLanguage, type Language, type Proposal } from '../../src/core/index.js';
import { accept } from '../support/accept.js';
import { cursorMark } from '../support/cursorMark.js';

/** A bakery, so that nothing of connector.yaml helps. */
const bakery = schemaLanguage({
  type: 'object',
  required: ['bread'],
  properties: {
    bread: { type: 'string', enum: ['rye', 'no', '1', 'a: b'], description: 'What is baked.' },
    sold: { type: 'boolean' },
    'open since': { type: 'integer', default: 1990 },
    oven: {
      description: 'Where it is baked.',
      type: 'object',
      required: ['kind'],
      oneOf: [
        { properties: { kind: { const: 'gas' }, flame: { type: 'integer' } }, required: ['kind'] },
        { properties: { kind: { const: 'wood' }, tree: { enum: ['oak', 'beech'] } }, required: ['kind', 'tree'] },
      ],
    },
    shelves: {
      type: 'array',
      items: {
        type: 'object',
        required: ['row'],
        properties: { row: { type: 'integer' }, note: { type: 'string' }, tags: { $ref: '#/definitions/tags' } },
      },
    },
    names: { type: 'object', additionalProperties: { type: 'object', properties: { en: {}, de: {} } } },
    size: { anyOf: [{ enum: ['small', 'large'] }, { type: 'object', properties: { width: { type: 'integer' } } }] },
  },
  definitions: { tags: { type: 'array', uniqueItems: true, items: { enum: ['sweet', 'salty', 'dark'] } } },
});
const connector = connectorLanguage();

const proposed = (language: Language, marked: string): readonly Proposal[] => {
  const { text, offset } = cursorMark(marked);
  return complete(new LinedText(text), offset, language);
};
const labels = (language: Language, marked: string): readonly string[] => proposed(language, marked).map(({ label }) => label);

/** What is offered, in its order. */
const OFFERED: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['‸', ['bread', 'sold', 'open since', 'oven', 'shelves', 'names', 'size']],
  ['bread: rye\n"sold": true\n‸\noven: {kind: gas}\n', ['open since', 'shelves', 'names', 'size']],
  ['# ‸', []],
  ['bread: ‸', ['rye', 'no', '1', 'a: b']],
  ['bread: ‸ # what', ['rye', 'no', '1', 'a: b']],
  ['bread: rye # ‸what', []],
  ['sold: ‸', ['true', 'false']],
  ['oven:\n  ‸', ['kind', 'flame', 'tree']],
  ['oven:\n  kind: ‸', ['gas', 'wood']],
  ['oven:\n  kind: wood\n  ‸', ['tree']],
  ['oven:\n  ‸\n  kind: gas\n', ['flame']],
  ['oven: {kind: wood, ‸}', ['tree']],
  ['oven: {‸, kind: wood}', ['tree']],
  ['oven: {\n  kind: wood,\n  ‸\n}', ['tree']],
  ['oven: {kind: wood, tree: ‸', ['oak', 'beech']],
  ['{bread: rye, ‸}', ['sold', 'open since', 'oven', 'shelves', 'names', 'size']],
  ['shelves:\n  - ‸', ['row', 'note', 'tags']],
  ['shelves:\n  - row: 1\n    ‸', ['note', 'tags']],
  ['shelves:\n- row: 1\n  ‸', ['note', 'tags']],
  ['shelves:\n- row: 1\n‸', ['- item', 'bread', 'sold', 'open since', 'oven', 'names', 'size']],
  ['shelves:\n- row: 1\n ‸', ['- item', 'bread', 'sold', 'open since', 'oven', 'names', 'size']],
  ['shelves:\n- row: 1\n‸\n- row: 2', ['- item']],
  ['shelves:\n- row: 1\n  ‸\n- row: 2', ['note', 'tags']],
  ['shelves:\n- row: 1\n‸\n  note: x', []],
  ['shelves:\n- row: 1\n‸\nbread: rye', ['- item', 'sold', 'open since', 'oven', 'names', 'size']],
  ['shelves:\n- row: 1\n  tags:\n  - sweet\n  ‸', ['salty', 'dark', 'note']],
  ['shelves:\n- row: 1\n  tags:\n  - sweet\n ‸', ['- item', 'bread', 'sold', 'open since', 'oven', 'names', 'size']],
  ['shelves:\n- row: 1\n  tags:\n  - sweet\n  ‸\n  - salty', ['dark']],
  ['shelves:\n  - row: 1\n    tags:\n      - sweet\n     ‸', ['note']],
  ['shelves:\n  - row: 1\n   ‸', ['- item']],
  ['shelves:\n  - row: 1\n ‸', ['bread', 'sold', 'open since', 'oven', 'names', 'size']],
  ['shelves:\n  - row: 1\n ‸\n    note: x', []],
  ['shelves:\n  - row: 1\n   no‸', []],
  ['shelves:\n  - row: 1\n    no‸', ['note', 'tags']],
  ['oven:\n  kind: wood\n ‸', ['bread', 'sold', 'open since', 'shelves', 'names', 'size']],
  ['oven:\n  kind: wood\n tr‸', []],
  ['oven:\n‸\n  kind: wood\n', []],
  ['oven: {\n  kind: wood\n}\n‸', ['bread', 'sold', 'open since', 'shelves', 'names', 'size']],
  ['oven: {\n  kind: wood\n‸\n}', []],
  ['bread: "r\n‸\n  ye"', []],
  ['shelves:\n  - note: |\n      a:\n        ‸', []],
  ['shelves:\n  - note: |\n      a:\n        b\n    ‸', ['row', 'tags']],
  ['oven:\n  ‸# what\n', []],
  ['oven:\n  ‸ # what\n', ['kind', 'flame', 'tree']],
  ['shelves:\n  - ‸\n    note: x\n', ['row', 'tags']],
  ['shelves:\n  - row: 1\n    tags:\n      - sweet\n      - ‸', ['salty', 'dark']],
  ['shelves:\n  - row: 1\n    tags: [sweet, ‸]', ['salty', 'dark']],
  ['shelves:\n  - row: 1\n    tags:\n    - ‸', ['sweet', 'salty', 'dark']],
  ['shelves:\n  - row: 1\n    note: |\n      a\n      ‸\n      b\n', []],
  ['shelves:\n  - row: 1\n    note: >-\n      ‸', []],
  ['shelves:\n  - note: "a\n      ‸b"\n', []],
  ['shelves:\n  - note: a\n      ‸', []],
  ['names:\n  rye:\n    ‸', ['en', 'de']],
  ['size: ‸', ['small', 'large']],
  ['size:\n  ‸', ['width']],
  ['bread: rye\nnonsense\noven:\n  ‸', ['kind', 'flame', 'tree']],
  ['bread: "rye\noven:\n  kind: wood\n  ‸', ['tree']],
  ['bread: rye\n---\n‸', ['bread', 'sold', 'open since', 'oven', 'shelves', 'names', 'size']],
  ['names:\n  base: &b {en: x}\n  other:\n    <<: *b\n    ‸', ['de']],
  ['names:\n  base: &b\n    en: x\n  other:\n    <<: *b\n    ‸', ['de']],
  ['names:\n  base: &b\n    en: x\n  other:\n    <<: *b\n    e‸n: y', ['en', 'de']],
  ['names:\n  base: &b {en: x}\n  other: *‸', ['*b']],
  ['\uFEFF‸', ['bread', 'sold', 'open since', 'oven', 'shelves', 'names', 'size']],
  ['bread: rye\r\noven:\r\n  kind: wood\r\n  ‸\r\n', ['tree']],
  ['bread: rye\roven:\r  kind: wood\r  ‸\r', ['tree']],
  ['bread: rye # no\roven: {kind: wood, # no\r  ‸}\r', ['tree']],
  ['open since: ‸', ['1990']],
  ['brea‸:', ['bread', 'sold', 'open since', 'oven', 'shelves', 'names', 'size']],
];

for (const [text, wanted] of OFFERED)
  test(`offered at ${JSON.stringify(text)}`, () => assert.deepEqual([...labels(bakery, text)].sort(), [...wanted].sort()));

/** Of lists whose first items are each of a kind of their own, and of the others. */
const POSITIONS: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['l: [‸]', ['a']],
  ['l: [‸, b]', ['a']],
  ['l: [a, ‸]', ['true', 'false']],
  ['l: [{x: 1, y: 2}, ‸]', ['true', 'false']],
  ['l: [a, true, ‸]', ['c']],
  ['l: [a, true, d, ‸]', ['c']],
  ['l: [\n  a,\n  ‸\n]', ['true', 'false']],
  ['l:\n  - ‸', ['a']],
  ['l:\n  - ‸\n  - true\n', ['a']],
  ['l:\n- a\n- ‸', ['true', 'false']],
  ['l:\n  - x:\n    - y\n  # no\n\n  - ‸', ['true', 'false']],
  ['l:\n  - a\n  - true\n  - ‸', ['c']],
  ['l:\n  - a\n  ‸', ['- true', '- false']],
  ['l:\n  ‸', ['- a']],
  ['l:\n  ‸\n  - true\n', ['- a']],
  ['deep:\n  - - ‸', ['a']],
  ['deep:\n  - - a\n    - ‸', ['true', 'false']],
  ['deep:\n  - - a\n    - true\n  - - ‸', ['a']],
];
const POSITIONAL = [
  { prefixItems: [{ enum: ['a'] }, { type: 'boolean' }], items: { enum: ['c'] } },
  { items: [{ enum: ['a'] }, { type: 'boolean' }], additionalItems: { enum: ['c'] } },
];
for (const own of POSITIONAL)
  for (const [text, wanted] of POSITIONS)
    test(`offered of ${Object.keys(own).join(' and ')} at ${JSON.stringify(text)}`, () => {
      const language = schemaLanguage({
        properties: { l: { type: 'array', ...own }, deep: { type: 'array', items: { type: 'array', ...own } } },
      });
      const offered = proposed(language, text).filter(({ kind }) => kind === 'value');
      assert.deepEqual(offered.map(({ label, text: put }) => (put.startsWith('- ') ? `- ${label}` : label)).sort(), [...wanted].sort());
    });

test('what must be there comes first', () => {
  const [first] = [...proposed(bakery, 'sold: true\n‸')].sort((a, b) => a.order - b.order);
  assert.equal(first?.label, 'bread');
  assert.match(first?.detail ?? '', /required/);
});

function applied(language: Language, marked: string, label: string): string {
  const found = proposed(language, marked).find((proposal) => proposal.label === label);
  assert.ok(found, `${label} is not offered at ${JSON.stringify(marked)}`);
  return accept(cursorMark(marked).text, found);
}

const APPLIED: readonly (readonly [text: string, label: string, wanted: string])[] = [
  ['br‸', 'bread', 'bread: '],
  ['br‸: rye', 'bread', 'bread: rye'],
  ['bread: ‸', 'no', 'bread: "no"'],
  ['bread: ‸', '1', 'bread: "1"'],
  ['bread: ‸', 'a: b', 'bread: "a: b"'],
  ["bread: '‸'", 'a: b', "bread: 'a: b'"],
  ['bread:‸', 'rye', 'bread: rye'],
  ['shelves:\n  -‸', 'tags', 'shelves:\n  - tags:\n      - sweet'],
  ['bread: r‸ye', 'no', 'bread: "no"'],
  ['ov‸', 'oven', 'oven:\n  kind: gas'],
  ['shelves:\n    - row: 1\n      ta‸', 'tags', 'shelves:\n    - row: 1\n      tags:\n          - sweet'],
  ['shelves:\n  - ta‸', 'tags', 'shelves:\n  - tags:\n      - sweet'],
  ['shelves:\n  ‸', '- item', 'shelves:\n  - row: '],
  ['shelves:\n- row: 1\n ‸', '- item', 'shelves:\n- row: 1\n- row: '],
  ['shelves:\n- row: 1\n\n  note: x\n\n \t‸', 'tags', 'shelves:\n- row: 1\n\n  note: x\n\n  tags:\n    - sweet'],
  ['shelves:\n- row: 1\n\t‸', 'oven', 'shelves:\n- row: 1\noven:\n  kind: gas'],
  ['shelves:\n  - row: 1\n    tags:\n      - sweet\n     ‸', 'note', 'shelves:\n  - row: 1\n    tags:\n      - sweet\n    note: '],
  ['oven: {‸}', 'kind', 'oven: {kind: }'],
  ['‸', 'open since', 'open since: '],
];

for (const [text, label, wanted] of APPLIED)
  test(`${label} at ${JSON.stringify(text)}`, () => assert.equal(applied(bakery, text, label), wanted));

const NEW = 'resources:\n  -‸';
/** Of connector.yaml in braces, and what it replaces. */
const RESOURCE = 'variables:\n  shop: {title: Shop}\nresources:\n  - name: Contact\n    ';
const BRACES: readonly (readonly [text: string, label: string, wanted: string])[] = [
  ['pagination:\n      "ty‸"', 'type', 'pagination:\n      "type": '],
  ['pagination:\n      "ty‸": page', 'type', 'pagination:\n      "type": page'],
  ["pagination: {'ty‸'}", 'type', "pagination: {'type': }"],
  ['pagination:\n      "pa‸"', 'page', 'pagination:\n      "page"'],
  ['import:\n      all:\n        ‸', 'request', 'import:\n      all:\n        request: '],
  ['import:\n      all:\n        r‸', 'records', 'import:\n      all:\n        records: '],
  ['import:\n      all:\n        ‸', 'GET', 'import:\n      all:\n        GET '],
  ['pagination: {type:‸}', 'page', 'pagination: {type: page}'],
  ['pagination: {‸ type: page}', 'size', 'pagination: {size: {}, type: page}'],
  ['pagination: {type: page, ‸ size: {value: 1}}', 'start', 'pagination: {type: page, start: , size: {value: 1}}'],
  ['pagination: {type: page, s‸ max_pages: 3}', 'start', 'pagination: {type: page, start: , max_pages: 3}'],
  ['pagination: {type: ‸ max_pages: 3}', 'page', 'pagination: {type: page, max_pages: 3}'],
  ['flows: [‸ export]', 'import', 'flows: [import, export]'],
  ['flows: [im‸ export]', 'import', 'flows: [import, export]'],
  ['flows: [im‸, export]', 'import', 'flows: [import, export]'],
  ['import: {all: GET contacts/{‸}}', 'shop', 'import: {all: "GET contacts/{shop}"}'],
  ['import: {all: GET contacts/{s‸}}', 'shop', 'import: {all: "GET contacts/{shop}"}'],
  ['import: {all: GET contacts/{s‸}/all, one: GET x}', 'shop', 'import: {all: "GET contacts/{shop}/all", one: GET x}'],
  ['import:\n      one: GET contacts/{‸', 'id', 'import:\n      one: GET contacts/{id}'],
  ['import: {one: GET contacts/{‸', 'id', 'import: {one: "GET contacts/{id}"'],
  ['import: {one: "GET contacts/{‸"}', 'id', 'import: {one: "GET contacts/{id}"}'],
  ['import: {all: GET ‸}', 'contacts', 'import: {all: GET contacts}'],
  ['import: {one: GET ‸}', 'contacts/{id}', 'import: {one: "GET contacts/{id}"}'],
  ['import:\n      all: GET ‸{id}', 'contacts', 'import:\n      all: GET contacts/{id}'],
  ['import:\n      all: GET c‸on/{id}', 'contacts', 'import:\n      all: GET contacts/{id}'],
  ['errors: {whe‸ [{path: a}]}', 'when', 'errors: {when: [{path: a}]}'],
  ['errors: {whe‸[{path: a}]}', 'when', 'errors: {when: [{path: a}]}'],
  ['errors: {wh‸en: [{path: a}]}', 'when', 'errors: {when: [{path: a}]}'],
  ['errors: {"whe‸" [{path: a}]}', 'when', 'errors: {"when": [{path: a}]}'],
  ['errors: {when: [{‸: a}]}', 'path', 'errors: {when: [{path: a}]}'],
  ['errors:\n      whe‸ [{path: a}]', 'when', 'errors:\n      when: [{path: a}]'],
  ['errors:\n      whe‸ {path: a}', 'when', 'errors:\n      when: {path: a}'],
  ['errors:\n      wh‸en: {path: a}', 'when', 'errors:\n      when: {path: a}'],
  ['errors:\n      whe‸\n        - path: a', 'when', 'errors:\n      when:\n        - path: a'],
  ['errors:\n      whe‸\n      - path: a', 'when', 'errors:\n      when:\n      - path: a'],
  ['errors:\n      wh‸en:\n      - path: a', 'when', 'errors:\n      when:\n      - path: a'],
  ['errors:\n      code: 1\n      whe‸\n        path: a', 'when', 'errors:\n      code: 1\n      when:\n        path: a'],
  ['exp‸\n      create: POST x', 'export', 'export:\n      create: POST x'],
];
for (const [text, label, wanted] of BRACES)
  test(`${label} at ${JSON.stringify(text)}`, () => assert.equal(applied(connector, RESOURCE + text, label), RESOURCE + wanted));

/** What may stand behind a key whose value is a map or a list, in its line; the whole texts are read by YAML. */
const BEHIND: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['connection: ‸', ['{url: …}']],
  ['connection: ‸ # where', ['{url: …}']],
  ['connection: ‸# where', []],
  ['connection:‸', []],
  ['connection: ‸\n  url: x', []],
  ['resources: ‸', ['[…]']],
  ['resources: ‸\n- name: A', []],
  ['resources: [‸]', ['resource: import and export', 'resource: import', 'resource: export']],
  ['{name: a, connection: ‸}', ['{url: …}']],
  ['{connection: ‸ {url: x}}', []],
  ['defaults: {import: ‸, export: {}}', ['{…}']],
  ['defaults:\n  import: ‸\n  export: {}', ['{…}']],
  ['defaults:\n  errors: {when: [‸]}', ['{path: …, is: …}']],
  ['resources:\n  - import: ‸\n    name: A', ['{…}']],
  ...['authorization: ‸', '{authorization: ‸}'].map((text) => [text, authKinds.map(({ type }) => `authorization: ${type}`)] as const),
];
for (const [text, wanted] of BEHIND)
  test(`in the line of its key at ${JSON.stringify(text)}`, () => {
    assert.deepEqual(labels(connector, text), wanted);
    for (const label of wanted) assert.doesNotThrow(() => void parse(applied(connector, text, label)), label);
  });

test('a map that is put behind its key is in brackets', () => {
  assert.equal(applied(connector, 'authorization: ‸', 'authorization: basic'), 'authorization: {type: basic}');
  assert.equal(
    applied(connector, 'resources: [‸]', 'resource: import'),
    'resources: [{name: Contact, primary_key: id, import: {all: GET contacts, one: "GET contacts/{id}"}}]',
  );
});

/** The keys of a condition: those that are there are not offered. */
const CONDITIONS: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['errors: {when: [{‸}]}', ['path', 'is']],
  ['errors: {when: [{path: a, ‸}]}', ['is']],
  ['errors: {when: [{path: a, i‸}]}', ['is']],
  ['errors: {when: [{path: a, i‸: b}]}', ['is']],
  ['errors: {when: [{‸: a, is: b}]}', ['path']],
  ['errors: {when: [{path: a, is: b}, {is: c, ‸}]}', ['path']],
  ['errors: {when: {path: a, ‸}}', ['is']],
  ['errors: {when: [{path: a, is: b, ‸}]}', []],
  ['errors:\n      when:\n        - ‸', ['path', 'is']],
  ['errors:\n      when:\n        - ‸\n          is: b', ['path']],
  ['errors:\n      when:\n        - p‸\n          is: b', ['path']],
  ['errors:\n      when:\n        - p‸ath: a\n          is: b', ['path']],
  ['errors:\n      when:\n        - path: a\n          ‸', ['is']],
  ['errors:\n      when:\n      - path: a\n        i‸', ['is']],
  ['errors:\n      when:\n        path: a\n        ‸', ['is']],
  ['errors:\n      when:\n        - path: a\n          is: b\n          ‸', []],
  ['rate_limit: {when: {header: x, ‸}}', ['is']],
];
for (const [text, wanted] of CONDITIONS)
  test(`keys of a condition at ${JSON.stringify(text)}`, () => assert.deepEqual(labels(connector, RESOURCE + text), wanted));

test('variables in braces are those that are named, not what is told of them', () =>
  assert.deepEqual(labels(connector, 'variables: {tok: {secret: true}, b: {\n  title: T}}\nconnection:\n  url: https://{‸}.acme.example'), [
    'tok',
    'b',
  ]));

test('placeholders are offered in an address in braces', () =>
  assert.equal(
    applied(connector, 'variables: {shop: {title: S}}\nconnection: {url: https://{‸}.acme.example}', 'shop'),
    'variables: {shop: {title: S}}\nconnection: {url: "https://{shop}.acme.example"}',
  ));

test('a snippet directly behind a dash gets the blank that is missing', () => {
  for (const { label, kind } of proposed(connector, NEW).filter((one) => one.kind === 'snippet'))
    assert.match(applied(connector, NEW, label), /^resources:\n {2}- name: .*\n {4}\S/, `${label} ${kind}`);
});

const HEAD = `name: acme
variables: {shop: {title: Shop}}
authorization: {type: basic}
connection: {url: "https://api.acme.example/v1"}
resources:
  - name: SalesOrder
    primary_key: id
    fields:
      email: {type: string}
      total: {type: number}
`;

/** Of connector.yaml what no schema says; each behind the same resource. */
const KNOWN: readonly (readonly [text: string, wanted: readonly string[], without?: readonly string[]])[] = [
  ['    import:\n      all: ‸', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], ['GET contacts']],
  ['    import:\n      all: GET ‸', ['sales_orders']],
  ['    import:\n      one: GET ‸', ['sales_orders/{id}']],
  ['    import:\n      one: GET orders/{‸', ['id', 'shop', 'uuid'], ['since']],
  ['    import:\n      all: GET orders/{‸}', ['shop', 'since', 'until', 'offset', 'limit'], ['id', 'cursor', 'page']],
  ['    import:\n      parameters:\n        from: "{‸"', ['shop', 'uuid'], ['since', 'id']],
  ['    plural: ‸', ['sales_orders'], ['contacts', 'series_list']],
  ['    export:\n      omit:\n        - email\n        - ‸', ['total'], ['email']],
  ['    export:\n      omit:\n        ‸', ['email', 'total']],
  ['    export:\n      create: ‸', ['POST']],
  ['    flows: [import, ‸]', ['export'], ['import']],
  ['    flows:\n      - import\n      - ‸', ['export'], ['import']],
];

for (const [tail, wanted, without = []] of KNOWN) {
  test(`known at ${JSON.stringify(tail)}`, () => {
    const found = labels(connector, HEAD + tail);
    for (const label of wanted) assert.ok(found.includes(label), `${label} is not among ${found.join(', ')}`);
    for (const label of without) assert.ok(!found.includes(label), `${label} is offered`);
  });
}

/** What is offered of fields, as it is written. */
const ODD = `name: acme
resources:
  - name: Contact
    fields:
      "a, b": {type: string}
      "x: y": {type: string}
      "null": {type: string}
      "#h": {type: string}
      "123": {type: string}
      it's: {type: string}
      say "x": {type: string}
      a.b: {type: string}
      addr: {type: object, properties: {city: {type: string}}}
    export:
`;
const FIELDS: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  [`${ODD}      only: [‸]`, ['"a, b"', '"x: y"', '"null"', '"#h"', '"123"', "it's", 'say "x"', `"['a.b']"`, 'addr', 'addr.city']],
  [`${ODD}      only:\n        - ‸`, ['a, b', '"x: y"', '"null"', '"#h"', '"123"', "it's", 'say "x"', `"['a.b']"`, 'addr', 'addr.city']],
  [`${ODD}      only: ['‸']`, ['a, b', 'x: y', 'null', '#h', '123', "it''s", 'say "x"', "[''a.b'']", 'addr', 'addr.city']],
  [`${ODD}      only: ["‸"]`, ['a, b', 'x: y', 'null', '#h', '123', "it's", 'say \\"x\\"', "['a.b']", 'addr', 'addr.city']],
  [`${HEAD}    primary_key: ‸`.replace('    primary_key: id\n', ''), ['email', 'total', 'id', 'number', 'meta.uuid']],
  [`${HEAD}    primary_key: ‸`.replace('primary_key: id', 'title: x').replace('email:', 'id:'), ['id', 'total', 'number', 'meta.uuid']],
  [
    'resources:\n  - name: A\n    fields: {id: {type: string}, email: {\n      type: string}}\n    export:\n      only: [‸]',
    ['id', 'email'],
  ],
];
for (const [text, wanted] of FIELDS)
  test(`written at ${JSON.stringify(text.slice(-50))}`, () =>
    assert.deepEqual(
      proposed(connector, text).map((proposal) => proposal.text),
      wanted,
    ));

test('a placeholder closes its braces once', () => {
  assert.match(applied(connector, `${HEAD}    import:\n      one: GET orders/{‸`, 'id'), /GET orders\/\{id\}$/);
  assert.match(applied(connector, `${HEAD}    import:\n      one: GET orders/{‸}/x`, 'id'), /GET orders\/\{id\}\/x$/);
  assert.match(applied(connector, `${HEAD}    import:\n      one: GET orders/{{‸`, 'id'), /GET orders\/\{\{id\}\}$/);
});

test('an editor compares what is typed with what is put further left from the begin of the line', () => {
  const [first] = proposed(bakery, 'oven:\n  kind: wood\n ‸');
  assert.equal(first?.filter, ' bread');
  assert.equal(first?.range.end, (first?.range.start ?? 0) + 1);
});

test('a key that is taken over leaves a text that YAML can read', () => {
  for (const { label } of proposed(connector, `${HEAD}    ‸`)) {
    const text = applied(connector, `${HEAD}    ‸`, label);
    assert.doesNotThrow(() => void parse(text), label);
  }
});
