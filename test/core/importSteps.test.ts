import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSteps, readConnector } from '../../src/core/index.js';
import { connectorText } from '../support/connector.js';

const IMPORT =
  'In Cenit, under Integrations > Collections, press the import button and choose acme/collection.json and BASIC JSON Importer.';
const RUN = 'Run the algorithm do_import_contacts, with {} as its options.';
const OF_CONNECTION = 'into the template parameters of default_connection: the file does not hold them.';

const CASES: readonly (readonly [top: string, steps: readonly string[]])[] = [
  ['authorization: {type: none}', []],
  ['authorization: {type: basic}', ['Type Username, Password into default_authorization: the file does not hold them.']],
  ['authorization: {type: bearer}\nvariables: {shop: {}}', [`Type Token, shop ${OF_CONNECTION}`]],
  [
    'authorization: {type: oauth2, authorize_url: "https://{region}.acme.example/a", token_url: https://acme.example/t}\nvariables: {region: {}, shop: {}}',
    [
      'Type Client ID, Client secret into default_client: the file does not hold them.',
      'Type region into the template parameters of default_authorization: the file does not hold them.',
      `Type shop ${OF_CONNECTION}`,
      'Authorize default_authorization.',
    ],
  ],
  ['authorization: {type: callback, authorize_url: https://acme.example/a}', ['Authorize default_authorization.']],
];

for (const [top, steps] of CASES) {
  test(`what is left to do after: ${top}`, () => {
    const { connector } = readConnector(connectorText('', top));
    assert.ok(connector);
    assert.deepEqual(importSteps(connector, 'acme'), [IMPORT, ...steps, RUN]);
  });
}

test('a connector that only exports is tried by a record', () => {
  const { connector } = readConnector(connectorText().replace(/ {4}import: .*\n/, ''));
  assert.ok(connector);
  assert.equal(importSteps(connector, 'acme').at(-1), 'Save a record of Contact: the data event handle_contact sends it.');
});
