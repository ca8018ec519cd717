import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPasswordFiller } from '../../src/core/auth/basic.js';
import { authKindOf, checkAuthorizationHeader, checkAuthorizationParameter } from '../../src/core/auth/index.js';
import { ProblemList } from '../../src/core/result.js';
import type { Pair } from '../../src/core/spec/model.js';
import { parseTree } from '../../src/core/spec/parse.js';
import { readAuth as read, variable } from './authHelper.js';

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
