import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConnectorReader, readConnector } from '../../src/core/index.js';

const RESOURCE = `  - name: Contact
    primary_key: id
    import: {all: GET contacts, one: "GET contacts/{id}"}
`;
const HEAD = 'name: acme\nauthorization: {type: none}\nconnection: {url: https://api.acme.example/v1}\n';

/** What could not be read hides nothing else, and nothing comes of it. */
const TOGETHER: readonly (readonly [name: string, text: string, codes: readonly string[]])[] = [
  [
    'a key that comes twice',
    `titel: x\n${HEAD}name: b\nresources:\n${RESOURCE}    plura: x\n`,
    ['unknown-key', 'yaml-duplicate-key', 'unknown-key'],
  ],
  [
    'blocks that come twice',
    `${HEAD}resources:\n  - {name: A, primary_key: id, import: {all: GET a}, import: {one: "GET a/{id}"}}\n${RESOURCE.replace('primary_key: id', 'plura: x')}`,
    ['yaml-duplicate-key', 'primary-key-missing', 'unknown-key'],
  ],
  [
    'variables that come twice',
    `variables: {a: {}}\nvariables: {b: {}}\n${HEAD.replace(/https[^}]*/, '"https://{b}.example"')}resources:\n${RESOURCE}`,
    ['yaml-duplicate-key'],
  ],
  [
    'a request that is unknown',
    `titel: x\n${HEAD}resources:\n${RESOURCE.replace('GET contacts,', '*x,')}`,
    ['unknown-key', 'yaml-bad-alias'],
  ],
  [
    'defaults that are unknown',
    `titel: x\n${HEAD}defaults: *x\nresources:\n${RESOURCE.replace('primary_key: id', 'plura: x')}`,
    ['unknown-key', 'yaml-bad-alias', 'unknown-key'],
  ],
  [
    'unknown values of all kinds',
    `titel: x\n${HEAD.replace('none', '*x')}variables: {<<: *y}\nresources:\n${RESOURCE.replace('Contact', '!a b')}    plural: *x\n    empty: [.nan]\n    incremental: {parameter: *x, initial: a}\n    errors: {status: [*x], when: [{path: *x, is: *x}]}\n    fields: {a: {type: *x, format: *x, required: [*x]}}\n`,
    [
      'unknown-key',
      ...Array<string>(2).fill('yaml-bad-alias'),
      'yaml-unknown-tag',
      'yaml-bad-alias',
      'number-not-json',
      'yaml-bad-alias',
      'incremental-initial',
      ...Array<string>(6).fill('yaml-bad-alias'),
    ],
  ],
  ['a second document', `titel: x\n${HEAD}resources:\n${RESOURCE}---\nname: b\n`, ['unknown-key', 'yaml-second-document']],
  [
    'a brace that is open, in a resource',
    `titel: x\n${HEAD}resources:\n${RESOURCE.replace('}"}', '}"')}${RESOURCE.replace('Contact', 'Deal')}    plura: x\n`,
    ['unknown-key', 'yaml-unclosed', 'unknown-key'],
  ],
  [
    'brackets that are open, in two resources',
    `${HEAD}resources:\n${RESOURCE}    flows: [import\n${RESOURCE.replace('Contact', 'Deal')}    flows: [import\n`,
    ['yaml-unclosed', 'yaml-unclosed'],
  ],
  [
    'a brace that is open, of a key',
    `titel: x\n${HEAD.replace('none}', 'none')}resources:\n${RESOURCE}    plura: x\n`,
    ['unknown-key', 'yaml-unclosed', 'unknown-key'],
  ],
  [
    'a quote that is open',
    `titel: x\n${HEAD}resources:\n${RESOURCE.replace('Contact', '"Lead')}${RESOURCE.replace('Contact', 'Deal')}    plura: x\n`,
    ['unknown-key', 'yaml-syntax', 'unknown-key'],
  ],
];

for (const [name, text, codes] of TOGETHER) {
  test(`what could not be read hides nothing else: ${name}`, () => {
    const { connector, tree, problems } = readConnector(text);
    assert.deepEqual(
      problems.map(({ code }) => code),
      codes,
    );
    assert.deepEqual([connector, tree], [undefined, undefined]);
    assert.deepEqual(new ConnectorReader().read(text).problems, problems);
  });
}
