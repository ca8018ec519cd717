import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authKindOf, authKinds, checkAuthorizationHeader, checkAuthorizationParameter } from '../../src/core/auth/index.js';
import { isPasswordFiller } from '../../src/core/auth/basic.js';
import type { AuthPlan } from '../../src/core/auth/kind.js';
import { messageOf } from '../../src/core/problemText.js';
import { ProblemList } from '../../src/core/result.js';
import type { Pair, Variable } from '../../src/core/spec/model.js';
import { parseTree } from '../../src/core/spec/parse.js';

const RANGE = { start: 0, end: 0 };

function variable(name: string, title?: string, value = ''): Variable {
  return { name, title, default: value, secret: false, range: RANGE };
}

const VARIABLES = [
  variable('email', 'E-mail address', 'me@acme.example'),
  variable('shop', 'Shop'),
  variable('api_token'),
  variable('my-var'),
  variable('Big'),
];

/** Reads the value of `authorization` written alone; problems as severity, code and the text at their place. */
function read(text: string) {
  const { root } = parseTree(text);
  assert.ok(root?.kind === 'map', `no map: ${text}`);
  const type = root.entries.get('type')?.node;
  assert.ok(type?.kind === 'scalar');
  const spec = { type: type.source, node: root };
  const kind = authKindOf(spec.type);
  assert.ok(kind, spec.type);
  const context = { text, namespace: 'Acme', title: 'Acme', variables: VARIABLES };
  const problems = new ProblemList();
  kind.check?.(spec, context, problems);
  const told = problems.sorted().map((problem) => {
    assert.ok(messageOf(problem).length > 20);
    return `${problem.severity} ${problem.code} ${text.slice(problem.range.start, problem.range.end)}`;
  });
  return { plan: kind.plan(spec, context), taken: kind.takenWords(spec), told };
}

const pair = (key: string, value: string, description?: string) => ({ key, value, ...(description === undefined ? {} : { description }) });
const written = (key: string, value: string, description?: string) => ({ _primary: ['key'], ...pair(key, value, description) });
const ofAcme = (name: string) => ({ _reference: true, namespace: 'Acme', name });

test('each kind has a label, a description and described fields', () => {
  assert.deepEqual(
    authKinds.map(({ type }) => type),
    ['none', 'basic', 'bearer', 'api_key', 'oauth2', 'oauth1', 'callback'],
  );
  for (const kind of authKinds) {
    assert.ok(kind.label && kind.description.endsWith('.'));
    for (const [key, field] of Object.entries(kind.fields) as [
      string,
      { description: string; enum?: unknown[]; enumDescriptions?: unknown[] },
    ][]) {
      assert.match(field.description, /[.]$/, key);
      assert.equal(field.enum?.length, field.enumDescriptions?.length, key);
    }
    for (const key of kind.required) assert.ok(key in kind.fields, key);
  }
  assert.equal(authKindOf('ntlm'), undefined);
});

const connections: readonly [spec: string, connection: Partial<AuthPlan['connection']>, taken: readonly string[], sends: boolean][] = [
  ['type: none', { handler: undefined }, [], false],
  ['type: basic', { handler: false }, ['username', 'password', 'basic_auth'], true],
  [
    'type: basic\nusername: "{email}/token"',
    { handler: true, headers: [pair('Authorization', 'Basic {% base64 "#{email}/token:#{password}" %}')] },
    ['username', 'password', 'basic_auth'],
    true,
  ],
  [
    'type: basic\npassword: X',
    { handler: true, headers: [pair('Authorization', 'Basic {% base64 "#{username}:X" %}')] },
    ['username', 'password', 'basic_auth'],
    true,
  ],
  [
    'type: basic\nusername: "{username}/token"\npassword: "{{ api_token }}"',
    { handler: true, headers: [pair('Authorization', 'Basic {% base64 "#{username}/token:#{api_token}" %}')] },
    ['username', 'password', 'basic_auth'],
    true,
  ],
  [
    'type: basic\nusername: "{api_token}"\npassword: ""',
    { handler: true, headers: [pair('Authorization', 'Basic {% base64 "#{api_token}:" %}')] },
    ['username', 'password', 'basic_auth'],
    true,
  ],
  [
    'type: bearer',
    {
      handler: undefined,
      headers: [pair('Authorization', 'Bearer {{token}}')],
      templateParameters: [pair('token', '', 'Token of the API: fill it in on the server')],
    },
    ['token'],
    true,
  ],
  ['type: bearer\nprefix: token=', { headers: [pair('Authorization', 'token={{token}}')] }, ['token'], true],
  ['type: bearer\nprefix: "Token "', { headers: [pair('Authorization', 'Token {{token}}')] }, ['token'], true],
  ['type: bearer\nprefix: ""', { headers: [pair('Authorization', '{{token}}')] }, ['token'], true],
  ['type: bearer\nprefix:', { headers: [pair('Authorization', 'Bearer {{token}}')] }, ['token'], true],
  ['type: bearer\nprefix: "Shop {shop}"', { headers: [pair('Authorization', 'Shop {{shop}} {{token}}')] }, ['token'], true],
  [
    'type: api_key\nin: header\nname: X-Auth-Token',
    {
      headers: [pair('X-Auth-Token', '{{api_key}}')],
      templateParameters: [pair('api_key', '', 'Key of the API, sent as X-Auth-Token: fill it in on the server')],
    },
    ['api_key'],
    false,
  ],
  ['type: api_key\nname: authorization\nprefix: ApiKey', { headers: [pair('authorization', 'ApiKey {{api_key}}')] }, ['api_key'], true],
  ['type: api_key\nin: query\nname: key', { parameters: [pair('key', '{{api_key}}')], headers: [] }, ['api_key'], false],
  [
    'type: api_key\nkeys: [{in: query, name: key}, {name: X-Auth-Token}, {in: query, name: APIUser}]',
    {
      headers: [pair('X-Auth-Token', '{{x_auth_token}}')],
      parameters: [pair('key', '{{key}}'), pair('APIUser', '{{api_user}}')],
    },
    ['key', 'x_auth_token', 'api_user'],
    false,
  ],
  [
    'type: oauth2\nauthorize_url: https://a.example/a\ntoken_url: https://a.example/t',
    { handler: false, headers: [] },
    ['access_token'],
    true,
  ],
  [
    'type: oauth2\nauthorize_url: https://a.example/a\ntoken_url: https://a.example/t\nprefix: Zoho-oauthtoken',
    { handler: true, headers: [pair('Authorization', 'Zoho-oauthtoken {{access_token}}')] },
    ['access_token'],
    true,
  ],
  [
    'type: oauth2\nauthorize_url: https://a.example/a\ntoken_url: https://a.example/t\nprefix: ""',
    { handler: true, headers: [pair('Authorization', '{{access_token}}')] },
    ['access_token'],
    true,
  ],
  [
    'type: oauth2\nauthorize_url: https://a.example/a\ntoken_url: https://a.example/t\nheader: X-Access-Token',
    { handler: true, headers: [pair('X-Access-Token', '{{access_token}}')] },
    ['access_token'],
    false,
  ],
  [
    'type: oauth1\nrequest_token_url: https://a.example/r\nauthorize_url: https://a.example/a\ntoken_url: https://a.example/t',
    { handler: false, headers: [] },
    ['oauth_token', 'oauth_token_secret'],
    true,
  ],
  ['type: callback\nauthorize_url: https://a.example/a', { handler: false, headers: [] }, ['callback_key', 'notify_parameters'], false],
];

for (const [spec, connection, taken, sends] of connections) {
  test(`the connection of ${spec.replace(/\n/g, ', ')}`, () => {
    const { plan, taken: words, told } = read(spec);
    assert.deepEqual(told, []);
    for (const [key, value] of Object.entries(connection))
      assert.deepEqual(plan.connection[key as keyof typeof plan.connection], value, key);
    assert.deepEqual(words, taken);
    assert.equal(plan.sendsAuthorization, sends);
  });
}

test('basic has one element and no secret in it', () => {
  assert.deepEqual(read('type: basic').plan.elements, [
    {
      kind: 'authorization',
      name: 'default_authorization',
      data: { _type: 'Setup::BasicAuthorization', _primary: ['namespace', 'name'], namespace: 'Acme', name: 'default_authorization' },
    },
  ]);
});

const OAUTH2 = `type: oauth2
authorize_url: https://{shop}.example/auth?v=2
token_url: https://a.example/token
scopes: "a.read, https://{shop}.example/all  a.write,a.read"
scope_separator: ","
client_id: "1000"
client_in: basic
authorize_parameters: {access_type: offline, blank: "", list: [1, 2]}
token_parameters: {audience: "{email}", strict: false}
refresh: google
`;

test('oauth2 has provider, client and authorization', () => {
  const { plan, told } = read(OAUTH2);
  const provider = ofAcme('default_provider');
  const clientType = 'Setup::RemoteOauthClient';
  assert.deepEqual(told, ['hint auth-scope-twice a.read', 'hint pair-empty ""']);
  assert.deepEqual(plan.ownVariables, ['email', 'shop']);
  assert.deepEqual(
    plan.elements.map(({ kind, name }) => `${kind} ${name}`),
    ['provider default_provider', 'client default_client', 'authorization default_authorization'],
  );
  assert.equal(
    JSON.stringify(plan.elements.map(({ data }) => data)),
    JSON.stringify([
      {
        _type: 'Setup::Oauth2Provider',
        _primary: ['namespace', 'name'],
        namespace: 'Acme',
        name: 'default_provider',
        response_type: 'code',
        authorization_endpoint: 'https://{{shop}}.example/auth?v=2',
        token_endpoint: 'https://a.example/token',
        token_method: 'POST',
        scope_separator: ',',
        refresh_token_strategy: 'Google v4',
      },
      {
        _type: clientType,
        _primary: ['_type', 'provider', 'name'],
        _reset: ['request_token_parameters', 'request_token_headers', 'template_parameters'],
        name: 'default_client',
        provider,
        request_token_parameters: [written('audience', '{{email}}'), written('strict', 'false')],
        request_token_headers: [written('Authorization', 'Basic {% base64 "#{identifier}:#{secret}" %}')],
        template_parameters: [],
      },
      {
        _type: 'Setup::Oauth2Authorization',
        _primary: ['namespace', 'name'],
        _reset: ['scopes', 'parameters', 'template_parameters'],
        namespace: 'Acme',
        name: 'default_authorization',
        client: { _type: clientType, _reference: true, name: 'default_client', provider },
        scopes: ['a.read', 'https://{{shop}}.example/all', 'a.write'].map((name) => ({ _reference: true, name, provider })),
        parameters: [written('access_type', 'offline'), written('list', '[1,2]')],
        template_parameters: [written('email', 'me@acme.example', 'E-mail address'), written('shop', '', 'Shop')],
      },
    ]),
  );
});

test('oauth2: what is left out, and the names of the strategies', () => {
  const base = 'type: oauth2\nauthorize_url: https://a.example/a\ntoken_url: https://a.example/t';
  const provider = (more: string) => read(`${base}${more}`).plan.elements[0]?.data ?? {};
  assert.ok(!('scope_separator' in provider('')));
  const strategies = ['', '\nrefresh: default', '\nrefresh: none', '\nrefresh: intuit', '\nrefresh: lazada'].map(
    (more) => provider(more).refresh_token_strategy,
  );
  assert.deepEqual(strategies, ['default', 'default', 'none', 'Intuit Reconnect API V1', 'Lazada REST API']);
  assert.equal(
    read('type: oauth2\ngrant: client_credentials\ntoken_url: https://a.example/t').plan.elements[0]?.data.authorization_endpoint,
    'https://a.example/t',
  );
});

test('oauth1 has provider, client and authorization', () => {
  const { plan } = read(
    'type: oauth1\nrequest_token_url: https://{shop}.example/r\nauthorize_url: https://a.example/a\ntoken_url: https://a.example/t',
  );
  const [provider, client, authorization] = plan.elements.map(({ data }) => data);
  assert.equal(
    JSON.stringify(provider),
    JSON.stringify({
      _type: 'Setup::OauthProvider',
      _primary: ['namespace', 'name'],
      namespace: 'Acme',
      name: 'default_provider',
      response_type: 'code',
      authorization_endpoint: 'https://a.example/a',
      token_endpoint: 'https://a.example/t',
      token_method: 'POST',
      request_token_endpoint: 'https://{{shop}}.example/r',
      refresh_token_strategy: 'none',
    }),
  );
  assert.equal(client?._type, 'Setup::RemoteOauthClient');
  assert.deepEqual(Object.keys(authorization ?? {}), [
    '_type',
    '_primary',
    '_reset',
    'namespace',
    'name',
    'client',
    'parameters',
    'template_parameters',
  ]);
  assert.deepEqual(authorization?.template_parameters, [written('shop', '', 'Shop')]);
});

test('callback has its resolver, and a signer where one is named', () => {
  const { plan } = read('type: callback\nauthorize_url: https://a.example/a?shop={shop}\nsigner: do_sign_parameters');
  const [provider, client, authorization] = plan.elements.map(({ data }) => data);
  assert.deepEqual(provider, {
    _type: 'Setup::GenericAuthorizationProvider',
    _primary: ['namespace', 'name'],
    namespace: 'Acme',
    name: 'default_provider',
    authorization_endpoint: 'https://a.example/a?shop={{shop}}',
  });
  assert.deepEqual(client, {
    _type: 'Setup::GenericAuthorizationClient',
    _primary: ['_type', 'provider', 'name'],
    _reset: ['template_parameters'],
    name: 'default_client',
    provider: ofAcme('default_provider'),
    template_parameters: [],
  });
  assert.deepEqual(authorization?.callback_resolver, ofAcme('do_authorization_callback'));
  assert.deepEqual(authorization?.parameters_signer, ofAcme('do_sign_parameters'));
  const parameters = [
    { name: 'params', required: true },
    { name: 'template', required: true },
  ];
  assert.deepEqual(
    plan.algorithms.map(({ name, plan: { template, parameters: two } }) => ({ name, template, two })),
    [
      { name: 'do_authorization_callback', template: 'authorization_callback', two: parameters },
      { name: 'do_sign_parameters', template: 'sign_parameters', two: parameters },
    ],
  );
  const own = read('type: callback\nauthorize_url: https://a.example/a\nresolver: keep_credentials').plan;
  assert.deepEqual(
    own.algorithms.map(({ name }) => name),
    ['keep_credentials'],
  );
  assert.ok(!('parameters_signer' in (own.elements[2]?.data ?? {})));
});

const oauth2 = (more: string) => `type: oauth2\nauthorize_url: https://a.example/a\ntoken_url: https://a.example/t\n${more}`;
const callbackOf = (more: string) => `type: callback\nauthorize_url: https://a.example/a\n${more}`;
const authorizeUrl = (url: string) => `type: callback\nauthorize_url: ${JSON.stringify(url)}`;

const rules: readonly [spec: string, told: readonly string[]][] = [
  ['type: basic\nusername: \'say "hi" {email}\'', ['error auth-basic-sign \'say "hi" {email}\'']],
  ["type: basic\nusername: 'a\\b {email}'", ["error auth-basic-sign 'a\\b {email}'"]],
  ["type: basic\nusername: 'a#{email}'", []],
  ["type: basic\nusername: 'a#{{{email}'", ["error auth-basic-sign 'a#{{{email}'"]],
  ["type: basic\nusername: 'a#$0 {email}'", ["error auth-basic-sign 'a#$0 {email}'"]],
  ["type: basic\nusername: 'a%} {email}'", ["error auth-basic-sign 'a%} {email}'"]],
  ['type: basic\nusername: "a\\n{email}"', ['error auth-basic-sign "a\\n{email}"']],
  ['type: basic\nusername: "{my-var}"', ['error auth-basic-word "{my-var}"']],
  ['type: basic\nusername: "{Big}"', ['error auth-basic-word "{Big}"']],
  ['type: basic\nusername: "{nope}/{email}"', ['hint placeholder-as-text {nope}']],
  ['type: basic\npassword: hunter2', ['error auth-basic-password hunter2']],
  ['type: basic\npassword: "{api_token}-"', ['error auth-basic-password "{api_token}-"']],
  ['type: basic\npassword: "{nope}"', ['error auth-basic-password "{nope}"', 'hint placeholder-as-text {nope}']],
  ['type: basic\nusername: joe\npassword: X', ['error auth-basic-fixed username']],
  ['type: bearer\nprefix: "a\\nb"', ['error auth-control "a\\nb"']],
  ['type: bearer\nprefix: "{nope}"', ['hint placeholder-as-text {nope}']],
  ['type: api_key', ['error auth-api-key-name type']],
  ['type: api_key\nname: X Key', ['error auth-header-name X Key']],
  ['type: api_key\nin: query\nname: created[gte]', []],
  ['type: api_key\nname: X\nkeys: [{name: Y}]', ['error auth-keys-and-name name']],
  ['type: api_key\nkeys: [{name: X-Key}, {in: query, name: x_key}]', ['error auth-keys-same x_key']],
  ['type: api_key\nkeys: [{in: query, name: page}]', ['error auth-key-word page']],
  ['type: oauth2\ntoken_url: https://a.example/t', ['error auth-key-missing type']],
  ['type: oauth2\ngrant: client_credentials\ntoken_url: https://a.example/t', ['info auth-client-credentials client_credentials']],
  [oauth2('client_in: query'), ['info auth-client-in-query query']],
  [oauth2('refresh_rotates: true'), ['info auth-refresh-rotates true']],
  [oauth2('refresh_rotates: false'), []],
  [oauth2('scopes: [a, "b c", b]'), ['hint auth-scope-twice b']],
  [oauth2('scopes: ["{{ shop }}/a"]'), []],
  [oauth2('scope_separator: ", "'), ['error auth-scope-separator ", "']],
  [oauth2('header: "X Token"'), ['error auth-header-name "X Token"']],
  [oauth2('authorize_parameters: {a: "{nope}"}'), ['hint placeholder-as-text {nope}']],
  [authorizeUrl('https://{nope}.example/a'), ['error placeholder-unknown {nope}']],
  [authorizeUrl('{shop}/a'), []],
  [authorizeUrl('ftp://a.example'), ['error auth-url-scheme "ftp://a.example"']],
  [authorizeUrl('a.example/b'), ['error auth-url-scheme "a.example/b"']],
  [authorizeUrl('https:///a'), ['error auth-url-host "https:///a"']],
  [authorizeUrl('https://joe:pw@a.example'), ['error auth-url-user "https://joe:pw@a.example"']],
  [authorizeUrl('https://a.example/a#b'), ['error auth-url-fragment "https://a.example/a#b"']],
  [authorizeUrl('https://a.example/a b'), ['error auth-url-sign "https://a.example/a b"']],
  [authorizeUrl('https://a.example/{a'), ['error auth-url-sign "https://a.example/{a"']],
  [authorizeUrl('https://a.example/a?user=b@c'), []],
  [callbackOf('resolver: Do_It'), ['error auth-algorithm-name Do_It']],
  [callbackOf('resolver: do_get_token'), ['error auth-algorithm-taken do_get_token']],
  [callbackOf('resolver: do_check_error_response'), ['error auth-algorithm-taken do_check_error_response']],
  [callbackOf('resolver: con'), ['error auth-algorithm-device con']],
  [callbackOf('signer: do_authorization_callback'), ['error auth-algorithm-same do_authorization_callback']],
];

for (const [spec, wanted] of rules) {
  test(`the rules for ${spec.replace(/\n/g, ', ')}`, () => assert.deepEqual(read(spec).told, wanted));
}

test('a variable named like one of the client cannot stand in the authorization', () => {
  const text = 'type: oauth2\nauthorize_url: https://a.example/{secret}\ntoken_url: https://a.example/t';
  const { root } = parseTree(text);
  assert.ok(root?.kind === 'map');
  const problems = new ProblemList();
  const context = { text, namespace: 'Acme', title: 'Acme', variables: [variable('secret')] };
  authKindOf('oauth2')?.check?.({ type: 'oauth2', node: root }, context, problems);
  assert.deepEqual(
    problems.sorted().map(({ code }) => code),
    ['auth-client-word'],
  );
});

test('headers and parameters that the authorization sends itself', () => {
  const node = { kind: 'scalar', range: { start: 1, end: 2 }, value: 'x', source: 'x' } as const;
  const pairs = (...keys: string[]): Pair[] =>
    keys.map((key, at) => ({ key, value: [{ text: 'x' }], node: { ...node, range: { start: at, end: at + 1 } } }));
  const told = (spec: string, headers: Pair[], parameters: Pair[] = []) => {
    const problems = new ProblemList();
    const { plan } = read(spec);
    checkAuthorizationHeader(plan, headers, problems);
    checkAuthorizationParameter(plan, parameters, problems);
    return problems.sorted().map(({ code, range }) => `${code} ${range.start}`);
  };
  assert.deepEqual(told('type: basic', pairs('Accept', 'AUTHORIZATION')), ['auth-header-beside 1']);
  assert.deepEqual(told('type: none', pairs('Authorization')), []);
  assert.deepEqual(told(callbackOf(''), pairs('Authorization')), []);
  assert.deepEqual(told('type: api_key\nname: X-Key', pairs('Authorization', 'x-key')), ['auth-header-beside 1']);
  assert.deepEqual(told('type: api_key\nin: query\nname: key', pairs('key'), pairs('key')), ['auth-parameter-beside 0']);
  assert.deepEqual(told(oauth2('header: X-Token'), pairs('authorization')), []);
});

test('fillers of a password', () => {
  for (const text of ['X', 'x', 'xxx', '', 'api_token', 'x-oauth-basic', 'unused']) assert.ok(isPasswordFiller(text), text);
  for (const text of ['hunter', 'Xy', 'p4ss', 'secret', 'X X']) assert.ok(!isPasswordFiller(text), text);
});
