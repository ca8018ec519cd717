import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConnector } from '../../src/core/index.js';

const HEAD = 'name: acme\nauthorization: {type: basic}\nconnection: {url: https://a.test}\n';
const WHOLE = `${HEAD}resources:
  - name: Contact
    primary_key: id
    import:
      all: GET contacts
      one: GET contacts/{id}
`;
const LEAD = WHOLE.slice(WHOLE.indexOf('  - name')).replace('Contact', 'Lead');
const OF_SHOP = WHOLE.replace('https://a.test', '"https://{shop}.test"');

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
  ['a tab above a line of the same map', WHOLE.replace('      all', '\t\tall'), 'yaml-tab'],
  ['a tab before an item', WHOLE.replace('  - name', '\t- name'), 'yaml-tab'],
  ['a tab behind a dash', WHOLE.replace('  - name', '  -\tname'), 'yaml-tab'],
  ['a tab behind blanks', WHOLE.replace('    primary_key', '  \tprimary_key'), 'yaml-tab'],
  ['a tab in an item before another one', WHOLE.replace('    primary_key', '\tprimary_key') + LEAD, 'yaml-tab'],
  ['a tab in braces', WHOLE.replace('{type: basic}', '{\n  type: basic,\n\tusername: "{u}"\n}'), 'yaml-tab'],
  ['a tab in a text of several lines', WHOLE.replace('name: acme\n', '$&title: |\n\tb: c\n\td\n'), 'yaml-tab'],
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
