import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authKindOf, authKinds } from '../../src/core/auth/index.js';
import type { AuthPlan } from '../../src/core/auth/kind.js';
import { readAuth as read } from './authHelper.js';

const pair = (key: string, value: string, description?: string) => ({ key, value, ...(description === undefined ? {} : { description }) });
const written = (key: string, value: string, description?: string) => ({ _primary: ['key'], ...pair(key, value, description) });
const ofAcme = (name: string) => ({ _reference: true, namespace: 'Acme', name });

test('each kind has a label, a description and described fields', () => {
  assert.equal(new Set(authKinds.map(({ type }) => type)).size, authKinds.length);
  for (const kind of authKinds) {
    assert.match(kind.type, /^[a-z][a-z0-9_]*$/);
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
