import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authKinds } from '../../src/core/auth/index.js';
import { messageOf } from '../../src/core/problemText.js';
import { readConnector } from '../../src/core/readConnector.js';
import type { Fields } from '../../src/core/vocabulary/field.js';
import { places } from '../../src/core/vocabulary/places.js';

type Values = Readonly<Record<string, unknown>>;
type PlaceName = keyof typeof places;
/** A connector around the keys of one map. */
type Around = (keys: Values) => Values;

const ONE = { request: 'GET contacts/{id}' };
const ALL = { request: 'GET contacts' };
const UPDATE = { request: 'PUT contacts/{id}' };

const root: Around = (keys) => ({
  name: 'acme',
  variables: { shop: { title: 'Shop' } },
  authorization: { type: 'none' },
  connection: { url: 'https://{shop}.acme.example' },
  resources: [resourceWith({})],
  ...keys,
});
const resourceWith = (keys: Values): Values => ({
  name: 'Contact',
  primary_key: 'id',
  import: { all: ALL, one: ONE },
  export: { create: { request: 'POST contacts' }, update: UPDATE },
  ...keys,
});
const resource: Around = (keys) => root({ resources: [resourceWith(keys)] });
const importing: Around = (keys) => resource({ import: { all: ALL, one: ONE, ...keys } });
const exporting: Around = (keys) => resource({ export: { create: { request: 'POST contacts' }, update: UPDATE, ...keys } });
const under =
  (around: Around, key: string, beside: Values = {}): Around =>
  (keys) =>
    around({ [key]: { ...beside, ...keys } });

/** A body is sent with the second. */
const VERBS = ['GET', 'POST'] as const;

/** Each map of the language in a connector that lacks nothing: in one of these ways every example of its keys is right. */
const AROUND: Readonly<Record<PlaceName, readonly Around[]>> = {
  root: [root],
  variable: [(keys) => root({ variables: { shop: keys } })],
  connection: [under(root, 'connection', { url: 'https://{shop}.acme.example' })],
  defaults: [under(root, 'defaults')],
  resource: [resource],
  recordField: [(keys) => resource({ fields: { email: keys } })],
  pagination: ['page', 'cursor', 'next_url'].map((type) => under(resource, 'pagination', { type })),
  pageSize: [(keys) => resource({ pagination: { type: 'page', size: keys } })],
  incremental: [under(resource, 'incremental'), under(resource, 'incremental', { parameter: 'since' })],
  errors: [under(resource, 'errors')],
  condition: [(keys) => resource({ errors: { when: { path: 'ok', is: false, ...keys } } })],
  rateLimit: [under(resource, 'rate_limit')],
  rateLimitWhen: [(keys) => resource({ rate_limit: { when: { header: 'X-Left', is: 0, ...keys } } })],
  importFlow: [importing],
  listRequest: VERBS.flatMap((verb) => ['all', 'changed'].map((key) => under(importing, key, { request: `${verb} contacts` }))),
  oneRequest: VERBS.map((verb) => under(importing, 'one', { request: `${verb} contacts/{id}` })),
  exportFlow: [exporting],
  writeRequest: [under(exporting, 'create', { request: 'POST contacts' }), under(exporting, 'update', UPDATE)],
};

const wrongIn = (connector: Values): readonly string[] =>
  readConnector(JSON.stringify(connector))
    .problems.filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(messageOf);

const wrongEverywhere = (ways: readonly Around[], keys: Values): readonly string[] => {
  const found = ways.map((around) => wrongIn(around(keys)));
  return found.some((wrong) => wrong.length === 0) ? [] : found.flat();
};

const wrongExamples = (fields: Fields, ways: readonly Around[]): readonly string[] =>
  Object.entries(fields).flatMap(([key, { examples = [] }]) =>
    examples.flatMap((example) => wrongEverywhere(ways, { [key]: example }).map((said) => `${key}: ${JSON.stringify(example)}: ${said}`)),
  );

for (const [name, { fields }] of Object.entries(places)) {
  test(`the examples of the keys of ${name} are right where they stand`, () =>
    assert.deepEqual(wrongExamples(fields, AROUND[name as PlaceName]), []));
}

/** What a key of an authorization means only beside others. */
const BESIDE: Readonly<Record<string, readonly Values[]>> = {
  api_key: [{ in: 'header', name: 'X-Api-Key' }, {}],
  oauth2: [{ authorize_url: 'https://acme.example/authorize' }],
};

for (const { type, fields, required } of authKinds) {
  test(`the examples of the authorization ${type} are right where they stand`, () => {
    const needed = Object.fromEntries(required.map((key) => [key, (fields as Fields)[key]?.examples?.[0]]));
    const variables = Object.fromEntries([...`{shop}${JSON.stringify(fields)}`.matchAll(/\{(\w+)\}/g)].map(([, word = '']) => [word, {}]));
    const around = (beside: Values): Around =>
      under((keys) => root({ variables, ...keys }), 'authorization', { type, ...needed, ...beside });
    assert.deepEqual(wrongExamples(fields, (BESIDE[type] ?? [{}]).map(around)), []);
  });
}
