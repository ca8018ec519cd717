import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FormSession, type Control, type TypedValue } from '../../src/core/index.js';
import { connectorText } from '../support/connector.js';
import { controlsOf, Person } from '../support/person.js';

const labelsOf = (controls: readonly Control[]): readonly string[] =>
  controls.flatMap((control) => {
    if (control.type === 'rows') return [...control.columns.map(({ label }) => label), control.add];
    return control.type === 'part' ? [control.label, ...labelsOf(control.controls)] : [control.label];
  });

const section = (text: string, id: string): readonly string[] =>
  labelsOf(new FormSession(text).view().sections.find((one) => one.id === id)?.controls ?? []);

// The names by which people and scripts find the controls, in the order of the page.
const KINDS: readonly (readonly [kind: string, ...labels: string[]])[] = [
  ['none'],
  ['basic', 'Username', 'Password', 'Advanced: Basic', 'Username template', 'Password template'],
  ['bearer', 'Token', 'Advanced: Bearer token', 'Prefix'],
  ['api_key', 'Key', 'Sent in', 'Key name', 'Advanced: API key', 'Prefix', 'Name of the key', 'Place of the key', 'Add key'],
  [
    'oauth2',
    ...['Header prefix', 'Authorization endpoint', 'Access token endpoint', 'Client ID', 'Client secret', 'Scopes', 'Advanced: OAuth 2'],
    ...['Grant', 'Scope separator', 'Authorize parameter name', 'Authorize parameter value', 'Add authorize parameter'],
    ...['Token parameter name', 'Token parameter value', 'Add token parameter'],
    ...['Refresh', 'Refresh token rotates', 'Client sent in', 'Header'],
  ],
  ['oauth1', 'Request token endpoint', 'Authorization endpoint', 'Access token endpoint', 'Client ID', 'Client secret'],
  ['callback', 'Authorization endpoint', 'Resolver', 'Signer'],
];

for (const [kind, ...labels] of KINDS) {
  test(`the controls of the authorization ${kind} have their names and their order`, () => {
    assert.deepEqual(section(connectorText('', `authorization: {type: ${kind}}`), 'authorization'), ['Type', ...labels]);
  });
}

test('the controls of the connection and of a resource have their names and their order', () => {
  assert.deepEqual(section(connectorText(), 'connection'), [
    ...['Base URL', 'Advanced: Connection', 'Sandbox URL'],
    ...['Parameter name', 'Parameter value', 'Add parameter', 'Header name', 'Header value', 'Add header'],
    ...['Variable name', 'Variable title', 'Example', 'Default', 'Secret', 'Add variable'],
  ]);
  const person = new Person(connectorText('    pagination: page')).does('open', 0);
  const groups = controlsOf(person.session.view()).flatMap((control) => (control.type === 'resources' ? (control.open?.groups ?? []) : []));
  assert.deepEqual(
    groups.map(({ controls }) => labelsOf(controls)),
    [
      ['Resource name', 'Primary key', 'Import-Flow', 'Export-Flow', 'Data type', 'Plural'],
      ['Get one: verb', 'Get one: path', 'Get all: verb', 'Get all: path'],
      ['Create: verb', 'Create: path', 'Update: verb', 'Update: path'],
      [
        ...['Advanced: Contact', 'Records at', 'One record at'],
        ...['Pagination type', 'Page parameter', 'Start', 'Size parameter', 'Size value', 'Next position at', 'More flag', 'Total at'],
        ...['Max pages', 'Since parameter', 'Since header', 'Time format', 'Time field', 'Initial look-back'],
        ...['Error path', 'Error value', 'Add error condition', 'Error messages', 'Error code at'],
        ...['Rate limit statuses', 'Wait header', 'Wait unit', 'Tries'],
        ...['Only fields', 'Omit fields', 'New id at', 'Returns', 'Export body (JSON)', 'Encoding', 'Changed: verb', 'Changed: path'],
      ],
    ],
  );
});

test('what one direction alone reads stands in no resource that has the other one, unless it is written', () => {
  const advanced = (...lines: readonly string[]): readonly string[] => {
    const text = ['name: acme', 'authorization: {type: none}', 'resources:', '  - name: Contact', ...lines.map((line) => `    ${line}`)];
    const groups = controlsOf(new Person(text.join('\n')).does('open', 0).session.view()).flatMap((control) =>
      control.type === 'resources' ? (control.open?.groups ?? []) : [],
    );
    return labelsOf(groups.at(-1)?.controls ?? []).slice(1);
  };
  const ofBoth = [
    ...['Error path', 'Error value', 'Add error condition', 'Error messages', 'Error code at'],
    ...['Rate limit statuses', 'Wait header', 'Wait unit', 'Tries'],
  ];
  const ofImport = ['Pagination type', 'Since parameter', 'Since header', 'Time format', 'Time field', 'Initial look-back'];
  const imports = ['pagination: none', 'import: {all: GET contacts}'];
  const exports = ['export: {create: POST contacts}'];
  assert.deepEqual(advanced(...imports), [...['Records at', 'One record at', ...ofImport, ...ofBoth, 'Changed: verb', 'Changed: path']]);
  assert.deepEqual(advanced(...exports), [
    ...['One record at', ...ofBoth, 'Only fields', 'Omit fields', 'New id at', 'Returns', 'Export body (JSON)', 'Encoding'],
  ]);
  assert.deepEqual(advanced('flows: [import]', ...imports, 'export: {returns: id}').slice(-3), [
    'Returns',
    'Changed: verb',
    'Changed: path',
  ]);
  assert.deepEqual(advanced('pagination: none', 'records: data', ...exports).slice(0, 3), [
    'Records at',
    'One record at',
    'Pagination type',
  ]);
});

test('a pagination has the fields its type reads, and what is written beside them', () => {
  const paging = (text: string): readonly string[] => {
    const labels = section(connectorText('', `authorization: {type: none}\ndefaults: {pagination: ${text}}`), 'defaults');
    return labels.slice(labels.indexOf('Pagination type') + 1, labels.indexOf('Since parameter'));
  };
  assert.deepEqual(paging('none'), []);
  assert.deepEqual(paging('link'), ['Size parameter', 'Size value', 'More flag', 'Total at', 'Max pages']);
  assert.deepEqual(paging('{type: none, next: a.b}'), ['Next position at']);
  assert.deepEqual(paging('toString'), paging('offset'));
});

test('a pagination shows what its type takes for granted where nothing is typed', () => {
  const shown = (text: string): readonly string[] => {
    const person = new Person(connectorText(`    pagination: ${text}`)).does('open', 0);
    return ['Page parameter', 'Start', 'Size parameter', 'Size value'].map((label) => {
      const control = person.control(label);
      return control.type === 'text' ? control.placeholder : '';
    });
  };
  assert.deepEqual(shown('page'), ['page', '1', 'per_page', '100']);
  assert.deepEqual(shown('offset'), ['offset', '0', 'limit', '200']);
});

test('each control of the form has a short help, the first sentence of what the tables say', () => {
  const texts = [...KINDS.map(([kind]) => connectorText('', `authorization: {type: ${kind}}`)), connectorText('    pagination: cursor')];
  const helps = new Map<string, string>();
  for (const text of texts) {
    const person = new Person(text).does('open', 0);
    for (const { label, help } of controlsOf(person.session.view())) if (help !== undefined) helps.set(label, help);
  }
  assert.ok(helps.size > 60, `${helps.size}`);
  assert.equal(helps.get('Base URL'), 'Address that all paths are put behind.');
  assert.deepEqual(
    [...helps].filter(([, help]) => help.length > 90 || help.includes('`')),
    [],
  );
});

const keys = (...rows: readonly (readonly string[])[]): TypedValue => rows;

test('a second key makes a list of the keys, and a single one needs none', () => {
  const person = new Person(connectorText('', 'authorization: {type: api_key, name: X-Key, in: header}'));
  const rows = (): unknown => {
    const control = person.control('Keys');
    return control.type === 'rows' && control.rows;
  };
  assert.deepEqual(rows(), [['X-Key', 'header']]);
  person.type('Keys', keys(['X-Id', 'header']));
  assert.deepEqual(person.data.authorization, { type: 'api_key', name: 'X-Id', in: 'header' });
  // As it is typed: letter by letter, the rows always whole.
  for (const name of ['t', 'to', 'token']) person.type('Keys', keys(['X-Id', 'header'], [name, 'query']));
  assert.deepEqual(person.data.authorization, {
    type: 'api_key',
    keys: [
      { in: 'header', name: 'X-Id' },
      { in: 'query', name: 'token' },
    ],
  });
  assert.deepEqual(section(person.text, 'authorization').slice(1, 4), ['Key X-Id', 'Key token', 'Advanced: API key']);
  const column = person.control('Keys');
  assert.deepEqual(column.type === 'rows' && column.columns[1]?.options?.map(({ label }) => label), ['Header', 'Query']);
  person.type('Keys', keys());
  assert.deepEqual(person.data.authorization, { type: 'api_key' });
  person.type('Keys', keys(['token', 'query']));
  assert.deepEqual(person.data.authorization, { type: 'api_key', name: 'token', in: 'query' });
});

test('which resources have their own words for what all share is said of any number of them', () => {
  const names = ['Contact', 'Lead', 'Deal', 'Task', 'Note'];
  const resources = names.map((name, index) => `  - {name: ${name}, primary_key: id, records: a${index === 0 ? ', export: {id: b}' : ''}}`);
  const text = (items: readonly string[]): string =>
    ['name: acme', 'defaults: {records: data, rate_limit: {tries: 2}, export: {id: id}}', 'resources:', ...items].join('\n');
  const help = (items: readonly string[]): string | undefined =>
    new FormSession(text(items)).view().sections.find(({ id }) => id === 'defaults')?.help;
  assert.equal(help(resources.slice(0, 2)), 'Some resources have their own: records (Contact and Lead), export id (Contact).');
  assert.equal(help(resources), 'Some resources have their own: records (Contact, Lead, Deal and 2 more), export id (Contact).');
  assert.equal(help(['  - {name: Contact, primary_key: id}']), undefined);
});

test('what may stand in braces is offered', () => {
  const text = connectorText().replace('connection: {', 'variables: {shop: {title: Shop}}\nconnection: {');
  const offered = (label: string): readonly string[] => {
    const control = new Person(text).does('open', 0).control(label);
    return (control.type === 'text' && control.placeholders) || [];
  };
  assert.deepEqual(offered('Base URL'), ['shop']);
  assert.ok(offered('Get one: path').includes('id'));
  assert.ok(offered('Get all: path').includes('since'));
});

test('a choice shows its default as what is chosen, and what all resources share as such', () => {
  const options = (text: string, label: string): readonly (readonly [string, string])[] => {
    const control = new Person(text).does('open', 0).control(label);
    return control.type === 'choice' ? [[control.value, ''], ...control.options.map((one) => [one.value, one.label] as const)] : [];
  };
  const key = (more: string): string => connectorText('', `authorization: {type: api_key, name: X-Key${more}}`);
  assert.deepEqual(options(key(''), 'Sent in'), [
    ['', ''],
    ['', 'Header'],
    ['query', 'Query'],
  ]);
  assert.deepEqual(options(key(', in: header'), 'Sent in'), [
    ['header', ''],
    ['header', 'Header'],
    ['query', 'Query'],
  ]);
  assert.deepEqual(options(key(', in: cookie'), 'Sent in').at(-1), ['cookie', 'cookie']);
  const shared = options(connectorText('', 'authorization: {type: none}\ndefaults: {pagination: next_url}'), 'Pagination type');
  assert.deepEqual(shared.slice(0, 3), [
    ['', ''],
    ['', 'Next url (from For all resources)'],
    ['page', 'Page'],
  ]);
  assert.deepEqual(options(connectorText(), 'Returns')[1], ['', '']);
});
