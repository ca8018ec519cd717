import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PackInput, packCollection } from '../../src/core/pack.js';
import { readJson } from '../../src/core/json.js';
import { messageOf } from '../../src/core/problemText.js';

const reference = (name: string) => ({ _reference: true, namespace: 'Acme', name });
const named = (name: string) => ({ _primary: ['namespace', 'name'], namespace: 'Acme', name });
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const FILES: Readonly<Record<string, string>> = {
  'collection/data_types/Contact.json': json({
    _type: 'Setup::JsonDataType',
    ...named('Contact'),
    title: 'Contact',
    schema: { type: 'object', properties: { remote_id: { type: 'string' } } },
  }),
  'collection/connection/default_connection.json': json({
    url: 'https://x.example',
    ...named('default_connection'),
    authorization: reference('default_authorization'),
  }),
  'collection/security/default_provider.json': json({ _type: 'Setup::Oauth2Provider', ...named('default_provider') }),
  'collection/security/default_client.json': json({
    _type: 'Setup::RemoteOauthClient',
    _primary: ['_type', 'provider', 'name'],
    name: 'default_client',
    provider: reference('default_provider'),
  }),
  'collection/security/default_authorization.json': json({
    _type: 'Setup::Oauth2Authorization',
    ...named('default_authorization'),
    scopes: ['b', 'a', 'b'].map((name) => ({ _reference: true, name, provider: reference('default_provider') })),
  }),
  'collection/resources/contact/get_contacts.json': json({
    _type: 'Setup::PlainWebhook',
    ...named('get_contacts'),
    method: 'get',
    path: 'contacts',
  }),
  'collection/data_events/handle_contact.json': json({
    _type: 'Setup::Observer',
    ...named('handle_contact'),
    data_type: reference('Contact'),
  }),
  'collection/algorithms/contact/do_import_contacts.rb':
    '# Brings contacts.\n# @param options object required\n# @param task\n\noptions[:limit]\n\n\n',
  'collection/.generated.json': '{',
  'collection/README.md': 'not an element',
  'collection/algorithms/.do_hidden.rb': 'x',
  'collection/algorithms/notes.txt': 'x',
};

function pack(files: Readonly<Record<string, string>>, rest: Partial<PackInput> = {}) {
  return packCollection({ name: 'acme', title: 'Acme', namespace: 'Acme', files: new Map(Object.entries(files)), ...rest });
}

function collection(files: Readonly<Record<string, string>>): Record<string, Record<string, unknown>[]> {
  const { text, problems } = pack(files);
  assert.deepEqual(problems, []);
  return JSON.parse(text ?? '') as Record<string, Record<string, unknown>[]>;
}

test('the form of a collection', () => {
  const root = collection(FILES);
  const lists = [
    'namespaces',
    'events',
    'data_types',
    'algorithms',
    'snippets',
    'webhooks',
    'connections',
    'authorizations',
    'oauth_providers',
    'oauth_clients',
    'oauth2_scopes',
  ];
  assert.deepEqual(Object.keys(root), ['_primary', '_reset', 'name', 'title', 'readme', 'metadata', ...lists]);
  assert.deepEqual(root._reset, lists);
  assert.deepEqual(root.metadata, { tags: ['APP-Connector'], connector: { generator: 'connector.yaml', resources: ['Contact'] } });
  assert.equal(
    root.readme,
    'Acme connector: imports Contact records.\n\nAfter the import set the identifier and the secret of default_client, then authorize default_authorization.\n',
  );
  assert.deepEqual(root.namespaces, [{ _primary: ['name'], name: 'Acme', slug: 'acme' }]);
  assert.deepEqual(root.algorithms, [
    {
      _primary: ['namespace', 'name'],
      _reset: ['parameters'],
      namespace: 'Acme',
      name: 'do_import_contacts',
      description: 'Brings contacts.',
      language: 'ruby',
      parameters: [
        { _primary: ['name'], name: 'options', type: 'object', many: false, required: true },
        { _primary: ['name'], name: 'task', many: false, required: false },
      ],
      store_output: false,
      validate_output: false,
      snippet: reference('do_import_contacts.rb'),
    },
  ]);
  assert.deepEqual(root.snippets, [
    { ...named('Contact.json'), type: 'javascript', code: json({ type: 'object', properties: { remote_id: { type: 'string' } } }) },
    { ...named('do_import_contacts.rb'), type: 'ruby', code: 'options[:limit]\n' },
  ]);
  assert.equal('schema' in (root.data_types?.[0] ?? {}), false);
  assert.deepEqual(
    root.oauth2_scopes?.map(({ name, description }) => [name, description]),
    [
      ['a', ''],
      ['b', ''],
    ],
  );
  assert.deepEqual(Object.keys(root.connections?.[0] ?? {}), ['_primary', 'namespace', 'name', 'url', 'authorization']);
});

test('the same whatever the order, the line ends and the byte order mark of the files', () => {
  const other = Object.fromEntries(
    Object.entries(FILES)
      .reverse()
      .map(([path, text]) => [path, `\uFEFF${text.replace(/\n/g, '\r\n')}`]),
  );
  assert.equal(pack(other).text, pack(FILES).text);
  assert.doesNotMatch(pack(other).text ?? '', /\r|\\r/);
});

test('elements stand by name, in the order of code units', () => {
  const files = Object.fromEntries(['z', 'a_b', 'a', 'a1'].map((name) => [`collection/algorithms/${name}.rb`, 'x\n']));
  assert.deepEqual(
    collection(files).algorithms?.map(({ name }) => name),
    ['a', 'a1', 'a_b', 'z'],
  );
});

test('keys such as __proto__ stay keys', () => {
  const text = '{"__proto__": {"a": 1}, "name": "x", "constructor": 1, "metadata": {"__proto__": 2}, "_type": "Setup::PlainWebhook"}';
  const { text: packed } = pack({ 'collection/resources/x.json': text });
  assert.match(packed ?? '', /"__proto__": \{\n\s+"a": 1/);
  assert.match(packed ?? '', /"__proto__": 2/);
  assert.match(packed ?? '', /"constructor": 1/);
});

const refusals: readonly (readonly [string, string, string, string])[] = [
  ['broken JSON', 'collection/resources/x.json', '{\n  "name": "x"\n  "path": "y"\n}', 'json-syntax 18'],
  ['JSON cut off', 'collection/resources/x.json', '{"name": "x"', 'json-syntax 12'],
  ['git markers in JSON', 'collection/resources/x.json', '<<<<<<< HEAD\n{}', 'json-syntax 0'],
  ['no object', 'collection/resources/x.json', '[1]', 'json-no-object 0'],
  ['null', 'collection/resources/x.json', 'null', 'json-no-object 0'],
  ['no name', 'collection/resources/x.json', '{}', 'element-name 0'],
  ['an unknown class', 'collection/security/x.json', '{"name": "x", "_type": "Setup::Other"}', 'element-type 0'],
  ['no schema', 'collection/data_types/X.json', '{"name": "X"}', 'data-type-schema 0'],
  ['a name Cenit refuses', 'collection/algorithms/do-it.rb', 'x', 'algorithm-name 0'],
  ['nested too deep', 'collection/resources/x.json', `{"name": "x", "metadata": ${'['.repeat(5000)}${']'.repeat(5000)}}`, 'json-depth 225'],
];

for (const [title, file, text, expected] of refusals) {
  test(`refused: ${title}`, () => {
    const { text: packed, problems } = pack({ [file]: text });
    assert.equal(packed, undefined);
    assert.deepEqual(
      problems.map(({ file: at, problem }) => [at, `${problem.code} ${problem.range.start}`, problem.severity]),
      [[file, expected, 'error']],
    );
  });
}

/** Numbers of an element file, the one that changes, what it becomes, and what is said; undefined: they are read as they are. */
const NUMBERS: readonly (readonly [written: string, changed?: string, becomes?: string, says?: RegExp])[] = [
  ['12345678901234567890', '12345678901234567890', '12345678901234567000', /more digits .* becomes 12345678901234567000\./],
  ['[1, -9007199254740993]', '-9007199254740993', '-9007199254740992', /more digits .* becomes -9007199254740992\./],
  ['1e999', '1e999', 'null', /larger than .* becomes null\./],
  ['-1E400', '-1E400', 'null', /larger than .* becomes null\./],
  ['1.5e+309', '1.5e+309', 'null', /larger than .* becomes null\./],
  ['9'.repeat(400), '9'.repeat(400), 'null', /larger than .* becomes null\./],
  ['1e-400', '1e-400', '0', /nearer to 0 .* becomes 0\./],
  ['-12.5E-400', '-12.5E-400', '0', /nearer to 0 .* becomes 0\./],
  [`0.${'0'.repeat(400)}1`, `0.${'0'.repeat(400)}1`, '0', /nearer to 0 .* becomes 0\./],
  ...[
    '9007199254740991',
    '12345678901234567168',
    '0.1000000000000000055',
    '1e-100',
    '"1e999"',
    '0e-400',
    '0.00000000000000000e400',
    '-0',
  ].map((written) => [written] as const),
];

test('a number that reading makes another one is told; others are not', () => {
  for (const [written, changed, becomes, says] of NUMBERS) {
    const text = `{"name": "x 12345678901234567890", "metadata": {"n": ${written}}}`;
    const { text: packed, problems } = pack({ 'collection/resources/x.json': text });
    assert.ok(packed);
    const found = problems.map(({ problem: { code, range, args } }) => [code, text.slice(range.start, range.end), args['number']]);
    assert.deepEqual(found, changed === undefined ? [] : [['json-number', changed, becomes]], written);
    for (const { problem } of problems) assert.match(messageOf(problem), says ?? /^$/);
    if (becomes !== undefined) assert.match(packed, new RegExp(`[ \\[]${becomes}\\n`));
  }
});

test('two files with one name', () => {
  const { text, problems } = pack({ 'collection/algorithms/a/do_it.rb': 'x\n', 'collection/algorithms/do_it.rb': 'y\n' });
  assert.equal(text, undefined);
  assert.deepEqual(
    problems.map(({ file, problem }) => [file, problem.code, problem.args]),
    [['collection/algorithms/do_it.rb', 'element-twice', { name: 'do_it', file: 'collection/algorithms/a/do_it.rb' }]],
  );
});

test('a file with conflict markers: its element stays as it was', () => {
  const file = 'collection/algorithms/contact/do_import_contacts.rb';
  const before = pack(FILES).text;
  const marked = { ...FILES, [file]: '# New.\n\n<<<<<<< mine\na\n=======\nb\n>>>>>>> theirs\n' };
  const { text, problems } = pack(marked, { previous: before });
  assert.equal(text, before);
  assert.deepEqual(
    problems.map(({ file: at, problem }) => [at, problem.code, problem.severity]),
    [[file, 'file-markers', 'warning']],
  );
  const without = pack(marked);
  assert.equal(without.problems[0]?.problem.code, 'file-markers-left-out');
  assert.doesNotMatch(without.text ?? '', /do_import_contacts/);
});

test('where JSON stops being JSON', () => {
  for (const [text, offset] of [
    ['', 0],
    ['{"a": 01}', 7],
    ['{"a" 1}', 5],
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ['{} x', 3],
    ['"\n"', 0],
    ['{"a": tru}', 6],
    ['[,]', 1],
    ['{"a": 1]', 7],
  ] as const) {
    assert.deepEqual(readJson(text), { offset, reason: 'syntax' }, text);
  }
});

test('thousands of files are packed, each once', () => {
  const files: Record<string, string> = {};
  const webhook = FILES['collection/resources/contact/get_contacts.json'] ?? '';
  for (let i = 0; i < 4000; i += 1) {
    files[`collection/algorithms/r${i}/do_get_r${i}.rb`] =
      `# Gets it.\n# @param options object required\n\n${'options[:remote_id]\n'.repeat(30)}`;
    files[`collection/resources/r${i}/get_r${i}.json`] = webhook.replace('get_contacts', `get_r${i}`);
  }
  const collection = JSON.parse(pack(files).text ?? '{}') as { algorithms: unknown[]; webhooks: unknown[] };
  assert.deepEqual([collection.algorithms.length, collection.webhooks.length], [4000, 4000]);
});
