import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complete, connectorLanguage, LinedText, readConnector, schemaLanguage, type Language } from '../../src/core/index.js';
import { accept } from '../support/accept.js';
import { cursorMark } from '../support/cursorMark.js';

const connector = connectorLanguage();
const HEAD = 'name: acme\nauthorization: {type: basic}\nconnection: {url: https://a.test}\n';
const SHOP = 'variables: {shop: {title: Shop}}\n';
const PLAIN = 'https://api.acme.example/v1';
const SHOPS = 'https://{shop}.myshopify.com/admin/api/2025-10';

const labels = (marked: string, language: Language = connector): readonly string[] => {
  const { text, offset } = cursorMark(marked);
  return complete(new LinedText(text), offset, language).map(({ label }) => label);
};

/** All that is offered: nothing that is a mistake as soon as it stands there. */
const OFFERED: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['resources:\n  - title: ‸', ['Contact', 'Sales order']],
  ['variables:\n  a: {title: ‸}', ['Shop name', 'Company (realm) id']],
  ['variables:\n  a: {title: "S‸h\n    op"}', []],
  ['variables:\n  a: {title: "Sh\n  ‸\n    op"}', []],
  ['variables:\n  a: {secret: ‸}', ['true', 'false']],
  ['defaults:\n  errors: {when: {path: ok, is: ‸}}', ['true', 'false']],
  ['variables:\n  a: {secret: true, ‸}', ['title', 'example']],
  ['variables:\n  a:\n    ‸\n    secret: true', ['title', 'example']],
  ['variables:\n  a: {secret: false, ‸}', ['title', 'example', 'default']],
  ['connection:\n  url: ‸', [PLAIN]],
  ['connection: {url: "‸"}', [PLAIN]],
  [`${SHOP}connection:\n  url: ‸`, [PLAIN, SHOPS]],
  ['variables: {realm: {}}\nconnection:\n  url: ‸', [PLAIN]],
  ['authorization: {type: oauth2, authorize_url: ‸}', ['https://accounts.zoho.com/oauth/v2/auth']],
  ['authorization: {type: oauth2, token_url: ‸}', ['https://accounts.zoho.com/oauth/v2/token']],
  ['authorization: {type: basic, username: ‸}', []],
  ['resources:\n  - import:\n      all: ‸\n        request: GET contacts', []],
  ['resources:\n  - import:\n      all:‸\n        request: GET contacts', []],
  ['resources:\n  - pagination: ‸\n      type: page', []],
  ['resources:\n  - pagination: ‸ # no\n\n      # no\n      type: page', []],
  ['resources:\n  - flows: ‸\n    - import', []],
  ['resources:\n  - flows: ‸\n    name: a', ['[…]']],
];
for (const [marked, wanted] of OFFERED) test(`fits at ${JSON.stringify(marked)}`, () => assert.deepEqual(labels(marked), wanted));

const words = schemaLanguage({
  properties: { fields: { additionalProperties: { type: ['object', 'boolean'] } }, any: { type: ['string', 'boolean'] } },
});
const OF_SCHEMA: readonly (readonly [text: string, wanted: readonly string[]])[] = [
  ['fields:\n  a: ‸\n    type: string', []],
  ['fields:\n  a: ‸\n  b: 1', ['true', 'false']],
  ['any: ‸', ['true', 'false']],
];
for (const [marked, wanted] of OF_SCHEMA)
  test(`fits a schema at ${JSON.stringify(marked)}`, () => assert.deepEqual(labels(marked, words), wanted));

test('the zones that are offered are taken', () => {
  const zoned = (zone: string): string =>
    `${HEAD}defaults: {incremental: {parameter: since, zone: ${zone}}}\nresources:\n  - name: Contact\n`;
  const offered = labels(zoned('‸'));
  assert.ok(offered.length > 1);
  for (const zone of offered)
    assert.ok(
      readConnector(zoned(zone)).problems.every(({ code }) => code !== 'time-zone'),
      zone,
    );
});

/** The name of a resource that is put beside others. */
const NAMES: readonly (readonly [text: string, name: string, path: string])[] = [
  ['resources:\n  - ‸', 'Contact', 'contacts'],
  ['resources:\n  - name: Contact\n  - ‸', 'Order', 'orders'],
  ['resources:\n  - ‸\n  - name: "contact"\n', 'Order', 'orders'],
  ['resources: [{name: Contact}, {‸}]', 'Order', 'orders'],
  ['resources: [{name: Contact}, {name: Order}, ‸]', 'Invoice', 'invoices'],
  ['resources: [{name: Contact}, {name: Order}, {name: Invoice}, {name: Task}, {name: contact2}, ‸]', 'Contact3', 'contact3s'],
];
for (const [marked, name, path] of NAMES)
  test(`a resource is called ${name} at ${JSON.stringify(marked)}`, () => {
    const { text, offset } = cursorMark(HEAD + marked);
    const found = complete(new LinedText(text), offset, connector).filter(({ label }) => label.startsWith('resource: '));
    assert.equal(found.length, 3);
    for (const one of found) {
      const became = accept(text, one);
      assert.match(became, new RegExp(`\\bname: ${name}\\b[^]*(?:GET|POST) ${path}\\b`));
      assert.ok(readConnector(became).problems.every(({ code }) => code !== 'name-clash'));
    }
  });
