import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { FormSession } from '../../src/core/index.js';
import { connectorText } from '../support/connector.js';
import { controlsOf, Person } from '../support/person.js';

const EXAMPLE = readFileSync('examples/zohocrm/connector.yaml', 'utf8');

function typeResource(person: Person, name: string, path: string): void {
  person
    .does('add', 0)
    .type('Resource name', name)
    .type('Primary key', 'id')
    .type('Get all: path', path)
    .type('Get one: path', `/${path}/{id}/`)
    .type('Create: path', path)
    .type('Update: path', `${path}/{id}`)
    .does('save', 0);
}

test('the Zoho CRM example typed into an empty form is the example, as data', () => {
  const person = new Person();
  person
    .type('Name', 'zohocrm')
    .type('Title', 'Zoho CRM')
    .type('Type', 'oauth2')
    .type('Header prefix', 'Zoho-oauthtoken')
    .type('Authorization endpoint', 'https://accounts.zoho.com/oauth/v2/auth')
    .type('Access token endpoint', 'https://accounts.zoho.com/oauth/v2/token')
    .type('Client ID', '1000.ABC')
    .type('Scopes', 'ZohoCRM.modules.contacts.ALL, ZohoCRM.modules.leads.ALL')
    .type('Scope separator', ',')
    .type('Authorize parameters', [
      ['access_type', 'offline'],
      ['prompt', 'consent'],
      ['', 'ignored'],
    ])
    .type('Base URL', 'https://www.zohoapis.com/crm/v2')
    .type('Records at', 'data')
    .type('One record at', 'data[0]')
    .type('Pagination type', 'page')
    .type('More flag', 'info.more_records')
    .type('Size value', '100')
    .type('Since header', 'If-Modified-Since')
    .type('Time field', 'Modified_Time')
    .type('Error conditions', [
      ['status', 'error'],
      ['data[0].status', 'error'],
    ])
    .type('Error messages', 'message, data[0].message')
    .type('Export body (JSON)', '{"data": ["$record"]}')
    .type('New id at', 'data[0].details.id')
    .type('Returns', 'id');
  typeResource(person, 'Contact', 'Contacts');
  typeResource(person, 'Lead', 'Leads');
  const wanted = parse(EXAMPLE) as { authorization: Record<string, unknown> };
  wanted.authorization.client_id = '1000.ABC';
  assert.deepEqual(person.data, wanted);
  const view = person.session.view();
  assert.deepEqual(
    view.problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.equal(view.forecast.count, 37);
});

const problemAt = (person: Person, label: string): string | undefined =>
  person.session.view().problems.find((problem) => problem.label === label)?.text;

test('a problem stands at the control of its place, with the name people see', () => {
  const person = new Person(connectorText());
  person.type('Base URL', 'ftp://a.example');
  assert.match(problemAt(person, 'Base URL') ?? '', /http/);
  person.type('Base URL', '');
  assert.equal(problemAt(person, 'Base URL'), 'Base URL is missing.');
  person.type('Base URL', 'https://a.example').does('open', 0).type('Plural', 'Größe');
  assert.match(problemAt(person, 'Contact › Plural') ?? '', /plural/i);
  person.type('Plural', '').type('Get all: path', '');
  assert.ok(problemAt(person, 'Contact › Get all: path'));
  const { problems } = person.session.view();
  assert.deepEqual(
    problems.map(({ control, resource }) => [control, resource]),
    [['resources/0/import/all#path', 0]],
  );
});

test('a problem of a resource that is not open names its control too', () => {
  const person = new Person(connectorText().replace('primary_key: id', 'primary_key: "a["'));
  assert.ok(problemAt(person, 'Contact › Primary key'));
});

test('a change touches its own lines alone, and comments stay', () => {
  const text = `# mine\n${connectorText().replace('primary_key: id', 'primary_key: id   # the key')}`;
  const person = new Person(text).does('open', 0).type('Get one: path', '/people/{id}/');
  const before = text.split('\n');
  const after = person.text.split('\n');
  assert.equal(after.length, before.length);
  assert.deepEqual(
    after.filter((line, index) => line !== before[index]),
    ['    import: {all: GET contacts, one: "GET people/{id}"}'],
  );
});

test('another kind of authorization takes its own fields along, and the former ones come back with it', () => {
  const person = new Person(connectorText('', 'authorization: {type: bearer, prefix: Token}'));
  person.type('Type', 'basic');
  assert.deepEqual(person.data.authorization, { type: 'basic' });
  person.type('Username template', '{email}/token').type('Type', 'bearer');
  assert.deepEqual(person.data.authorization, { type: 'bearer', prefix: 'Token' });
  person.type('Type', 'basic');
  assert.deepEqual(person.data.authorization, { type: 'basic', username: '{email}/token' });
});

test('a word in braces in the address becomes a variable at once', () => {
  const person = new Person(connectorText()).type('Base URL', 'https://{shop_name}.acme.example');
  assert.deepEqual(person.data.variables, { shop_name: { title: 'Shop name' } });
  person.type('Variables', [['shop_name', 'Shop', 'acme', '', 'true']]);
  assert.deepEqual(person.data.variables, { shop_name: { title: 'Shop', example: 'acme', secret: true } });
});

test('a variable that the address made goes with its word, unless something was said of it or it stands elsewhere', () => {
  const typed = (url: string, next: string, change: (person: Person) => unknown = () => undefined): unknown => {
    const person = new Person(connectorText()).type('Base URL', url);
    change(person);
    return person.type('Base URL', next).data.variables;
  };
  assert.deepEqual(typed('https://{shpo}.acme.example', 'https://{shop}.acme.example'), { shop: { title: 'Shop' } });
  assert.equal(typed('https://{shpo}.acme.example', 'https://acme.example'), undefined);
  assert.deepEqual(
    typed('https://{shpo}.acme.example', 'https://acme.example', (person) =>
      person.type('Variables', [['shpo', 'Shpo', 'a', '', 'false']]),
    ),
    { shpo: { title: 'Shpo', example: 'a' } },
  );
  assert.deepEqual(
    typed('https://{shop}.acme.example', 'https://acme.example', (person) => person.type('Headers', [['X-Shop', '{{shop}}']])),
    { shop: { title: 'Shop' } },
  );
});

test('half a character is replaced, and the form stays', () => {
  const person = new Person(connectorText()).type('Title', 'A\uD800B').type('Headers', [['X-A', '\uDC00']]);
  assert.equal(person.session.view().blocked, undefined);
  assert.deepEqual([person.data.title, person.data.connection.headers], ['A\uFFFDB', { 'X-A': '\uFFFD' }]);
});

test('rows: a renamed one keeps its value, one without a name is not written, and values keep their kind', () => {
  const person = new Person(connectorText().replace('connection: {', 'connection: {headers: {Accept: text/csv, X-Number: 5}, '));
  person.type('Headers', [
    ['Accept-Language', 'text/csv'],
    ['X-Number', '5'],
    ['', 'x'],
  ]);
  assert.deepEqual(person.data.connection.headers, { 'X-Number': 5, 'Accept-Language': 'text/csv' });
  person.type('Headers', []);
  assert.equal(person.data.connection.headers, undefined);
});

test('directions: one that is switched off keeps what was typed', () => {
  const person = new Person(connectorText()).does('open', 0).type('Export-Flow', false);
  assert.deepEqual(person.data.resources[0]?.flows, ['import']);
  assert.ok(person.data.resources[0]?.export);
  person.type('Export-Flow', true);
  assert.equal(person.text, connectorText());
  const added = new Person(connectorText()).does('add', 0).type('Export-Flow', false);
  assert.deepEqual(Object.keys(added.data.resources[1] ?? {}), ['name', 'primary_key', 'import']);
});

test('resources: what is added can be discarded, what is removed comes back with its comments', () => {
  const text = connectorText().replace('    primary_key: id\n', '    # ours\n    primary_key: id\n');
  assert.equal(new Person(text).does('add', 0).type('Resource name', 'Lead').does('discard', 0).text, text);
  assert.equal(new Person(text).does('open', 0).type('Resource name', 'Lead').does('discard', 0).text, text);
  const copied = new Person(text).does('copy', 0);
  assert.deepEqual(
    copied.data.resources.map(({ name }) => name),
    ['Contact', 'Contact Copy'],
  );
  const removed = copied.does('save', 0).does('up', 1).does('remove', 0);
  assert.equal(removed.data.resources[0]?.name, 'Contact');
  removed.does('undoRemove', 0);
  assert.deepEqual(
    removed.data.resources.map(({ name }) => name),
    ['Contact Copy', 'Contact'],
  );
});

const PASTED: readonly (readonly [typed: string, request: string])[] = [
  ['/contacts/', 'GET contacts'],
  // Where a query goes is told by the rules of paths: nothing of it is dropped.
  ['GET https://api.acme.example/v1/contacts?page=1', 'GET contacts?page=1'],
  ['HTTP://user:x@API.acme.example/v1/contacts', 'GET contacts'],
  ['https://api.acme.example/v1beta/contacts', 'GET https://api.acme.example/v1beta/contacts'],
  ["curl -H 'Referer: https://other.example/x' https://api.acme.example/v1/contacts", 'GET contacts'],
  ['curl -XPATCH https://api.acme.example/v1/contacts/{id}', 'PATCH contacts/{id}'],
  ['curl https://api.acme.example/v1/contacts --json \'{"a": "b c"}\'', 'POST contacts'],
  ['curl -sSL \\\n  -F a=b \\\n  --url "https://api.acme.example/v1/files"', 'POST files'],
  ['curl api.acme.example/v1/contacts', 'GET contacts'],

  ['post contacts/search', 'POST contacts/search'],
  ["curl -X PUT 'https://api.acme.example/v1/contacts' -H 'A: b'", 'PUT contacts'],
  ['curl https://api.acme.example/v1/contacts', 'GET contacts'],
  ['https://other.example/a/b', 'GET https://other.example/a/b'],
  ['search?u=https://x.example/y', 'GET search?u=https://x.example/y'],
];

for (const [typed, request] of PASTED) {
  test(`a path typed as ${typed} is ${request}`, () => {
    const person = new Person(connectorText()).does('open', 0).type('Get all: path', typed);
    assert.equal(person.data.resources[0]?.import?.all, request);
  });
}

test('a pasted address fits a base URL with words in braces', () => {
  const text = connectorText().replace('https://api.acme.example/v1', "'https://{shop}.acme.example/admin'");
  const person = new Person(text).does('open', 0).type('Get all: path', 'https://my.acme.example/admin/orders.json');
  assert.equal(person.data.resources[0]?.import?.all, 'GET orders.json');
});

const THREE =
  connectorText().replace(/resources:[^]*/, '') +
  `resources:
${['Ant', 'Bee', 'Cat'].map((name) => `  - name: ${name} # ${name}\n    primary_key: id\n    import: {all: GET ${name}, one: 'GET ${name}/{id}'}\n`).join('')}`;

const ELSEWHERE: readonly (readonly [name: string, change: (person: Person) => void])[] = [
  ['after it was moved', (person) => person.does('up', 2)],
  ['after another one was moved over it', (person) => person.does('down', 1)],
  ['after another one was removed', (person) => person.does('remove', 0)],
  ['after another one came back', (person) => person.does('remove', 0).does('undoRemove', 0)],
  [
    'after another one went in the text',
    (person) => person.session.setText(person.session.text.replace(/ {2}- name: Ant.*\n.*\n.*\n/, '')),
  ],
  [
    'after the text was broken for a moment',
    (person) => {
      const { text } = person.session;
      person.session.setText(`${text}[`);
      person.session.view();
      person.session.setText(text);
    },
  ],
];
for (const [name, change] of ELSEWHERE)
  test(`what is discarded is the resource that was opened, ${name}`, () => {
    const person = new Person(THREE).does('open', 2).type('Plural', 'cattle');
    change(person);
    const names = person.data.resources.map((resource) => resource.name);
    assert.equal(names[person.session.resource ?? -1], 'Cat');
    person.does('discard', person.session.resource ?? -1);
    assert.deepEqual(
      person.data.resources.map((resource) => resource.name),
      names,
    );
    assert.ok(person.data.resources.every((resource) => !('plural' in resource)));
    assert.match(person.session.text, /name: Cat # Cat\n/);
  });

test('a resource whose place in a changed text cannot be told is closed', () => {
  const person = new Person(THREE.replace('name: Ant', 'name: Cat').replace('GET Ant', 'GET Ants')).does('open', 2);
  person.session.setText(person.session.text.replace(/ {2}- name: Bee.*\n.*\n.*\n/, ''));
  assert.equal(person.session.resource, undefined);
});

test('a header is a text whatever it looks like', () => {
  const person = new Person(connectorText()).type('Headers', [['X-A', '{"a": 1}']]);
  assert.equal((person.data as { connection?: { headers?: Record<string, unknown> } }).connection?.headers?.['X-A'], '{"a": 1}');
});

test('a problem says which row it means', () => {
  const person = new Person(connectorText());
  const rowsOf = (): unknown => person.session.view().problems.map(({ label, severity, row }) => [label, severity, row]);
  person.type('Headers', [
    ['X-A', '1'],
    ['X B', '2'],
  ]);
  assert.deepEqual(rowsOf(), [['Headers', 'error', 1]]);
  person.type('Headers', [['X-A', '{unknown}']]);
  assert.deepEqual(rowsOf(), [['Headers', 'hint', 0]]);
});

test('rows of one name both stay, and the second is told of until it has another one', () => {
  const person = new Person(connectorText());
  const rows = [
    ['X-A', '1'],
    ['X-A', '2'],
  ];
  person.type('Headers', rows);
  const control = person.control('Headers');
  assert.ok(control.type === 'rows');
  assert.deepEqual(control.rows, rows);
  assert.deepEqual(
    person.session.view().problems.map(({ label, text, row }) => [label, text, row]),
    [['Headers', 'Two rows are called "X-A", and only the first is written. Give one of them another name.', 1]],
  );
  assert.deepEqual(person.data.connection.headers, { 'X-A': '1' });
  person.type('Headers', [
    ['X-A', '1'],
    ['X-B', '2'],
  ]);
  assert.deepEqual(person.data.connection.headers, { 'X-A': '1', 'X-B': '2' });
  assert.deepEqual(person.session.view().problems, []);
});

test('a new resource is named without quotes', () => {
  const person = new Person(connectorText()).does('add', 0).type('Resource name', 'Fox');
  assert.match(person.session.text, /name: Fox\n/);
});

test('what lacks is said in the words of the form, in the order of the page', () => {
  const person = new Person('resources: []\nconnection: {}\nname: Bad Name\n');
  const { problems } = person.session.view();
  assert.deepEqual(
    problems.map(({ label }) => label),
    ['Name', 'Type', 'Base URL', 'Resources/Flows'],
  );
  assert.deepEqual(
    problems.slice(2).map(({ text }) => text),
    ['Base URL is missing.', 'Add a resource.'],
  );
  person.does('add', 0);
  const own = person.session.view().problems.filter(({ resource }) => resource === 0);
  assert.ok(
    own.some(({ text }) => text === 'Resource name is missing.'),
    JSON.stringify(own),
  );
  const named = person
    .type('Resource name', 'Fox')
    .session.view()
    .problems.filter(({ resource }) => resource === 0);
  assert.ok(
    named.some(({ text }) => text === 'Get all: path is missing.'),
    JSON.stringify(named),
  );
});

test('what all resources share shows where it comes from, and one of them may say its own', () => {
  const person = new Person(connectorText('', 'authorization: {type: none}\ndefaults: {records: data, pagination: page}')).does('open', 0);
  const records = person.control('Records at');
  assert.ok(records.type === 'text' && records.value === '' && records.placeholder === 'data' && records.inherited);
  person.type('Max pages', '7').type('Records at', 'items');
  assert.deepEqual(person.data.resources[0]?.pagination, { max_pages: 7 });
  assert.equal(person.data.resources[0]?.records, 'items');
  person.type('Records at', '');
  assert.equal(person.data.resources[0]?.records, undefined);
});

test('a text that is no YAML, or no map, is told and nothing else', () => {
  for (const text of ['a: [', '- a', 'resources: 5', 'connection: [1]']) {
    const view = new FormSession(text).view();
    assert.ok(view.blocked, text);
    assert.deepEqual(view.sections, []);
  }
  const { blocked, problems } = new FormSession('# nothing yet\n').view();
  assert.equal(blocked, undefined);
  assert.deepEqual(
    problems.map(({ label }) => label),
    ['Name', 'Type', 'Base URL', 'Resources/Flows'],
  );
});

test('what the settings of an import do together is said in a sentence', () => {
  const text = connectorText('    pagination: {type: page, more: info.more_records}');
  const session = new FormSession(text);
  session.resourceAction('open', 0);
  const part = controlsOf(session.view()).find(({ label }) => label === 'Advanced: Contact');
  assert.ok(part?.type === 'part');
  assert.equal(part.sentence, 'Asks contacts?page=1&per_page=100, then page 2, until info.more_records is false.');
});
