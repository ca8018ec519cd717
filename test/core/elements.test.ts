import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentsIn } from '../../src/core/elements/contents/index.js';
import { commonPairs } from '../../src/core/elements/contents/webhooks.js';
import type { Element, ElementKind } from '../../src/core/elements/element.js';
import { jsonObject, jsonOf } from '../../src/core/elements/json.js';
import { changedHasOwnWebhook, placeWebhooks } from '../../src/core/elements/places/webhooks.js';
import { resourceNames } from '../../src/core/naming.js';
import { planElements, planResource } from '../../src/core/plan.js';
import type { BodyValue } from '../../src/core/spec/body.js';
import type { Connector, ExportFlow, KeyedRequest, ListRequest, Pair, Request, Resource, WriteRequest } from '../../src/core/spec/model.js';
import { parseTree } from '../../src/core/spec/parse.js';
import { parseTemplate, type Template } from '../../src/core/spec/template.js';

/** A variable as it stands in a path. */
const REGION = "{{ region | url_encode | replace: '+', '%20' | replace: '%2F', '/' }}";

const RANGE = { start: 3, end: 7 };
const NODE = { kind: 'scalar', range: RANGE, value: '', source: '' } as const;
const WORDS = ['region', 'shop', 'contact_id', 'since', 'until', 'limit', 'offset', 'page', 'cursor', 'uuid'];

const template = (text: string): Template => parseTemplate(text, (word) => WORDS.includes(word));
const pairs = (rows: Readonly<Record<string, string>>): readonly Pair[] =>
  Object.entries(rows).map(([key, text]) => ({ key, value: template(text), node: NODE }));
const written = (key: string, value: string, description?: string) => ({
  _primary: ['key'],
  key,
  value,
  ...(description === undefined ? {} : { description }),
});

function request(line: string, parameters: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}): Request {
  const [method = '', path = ''] = line.split(' ');
  return {
    method: method.toLowerCase(),
    path: template(path),
    parameters: pairs(parameters),
    headers: pairs(headers),
    body: undefined,
    range: RANGE,
  };
}

const keyed = (one: Request, keyAsParameter = false): KeyedRequest => ({ ...one, keyAsParameter });

function list(one: Request, type: 'offset' | 'link' = 'offset'): ListRequest {
  const pagination = {
    type,
    parameter: '',
    place: 'query',
    next: undefined,
    more: undefined,
    total: undefined,
    pages: undefined,
    start: 0,
    size: undefined,
    laterKeep: undefined,
    maxPages: 500,
  } as const;
  return { ...one, records: undefined, incremental: undefined, pagination };
}

function write(one: Request): WriteRequest {
  const record: BodyValue = { kind: 'reference', word: 'record', steps: [] };
  return {
    ...one,
    only: [],
    omit: [],
    add: new Map(),
    body: record,
    encoding: 'json',
    id: undefined,
    idPattern: undefined,
    returns: undefined,
  };
}

const RESOURCE: Resource = {
  name: 'Contact',
  title: 'Contact',
  rn: 'contact',
  rns: 'contacts',
  dataType: 'Contact',
  record: undefined,
  primaryKey: { steps: ['id'] },
  fields: [],
  errors: { statuses: [], when: undefined, message: [], code: undefined, notFound: [404] },
  rateLimit: { statuses: [429], waitHeader: 'Retry-After', unit: 'seconds', tries: 5, when: undefined },
  emptyStatuses: [],
  imports: { all: list(request('GET contacts')), changed: undefined },
  exports: undefined,
  one: { ...keyed(request('GET contacts/{contact_id}')), record: undefined },
  range: RANGE,
};

const EXPORTS: ExportFlow = {
  create: write(request('POST {region}/contacts')),
  update: { ...keyed(request('PUT contacts/{contact_id}')), ...write(request('PUT contacts/{contact_id}')) },
};

function connector(authorization: string, more: Partial<Connector> = {}): Connector {
  const { root } = parseTree(authorization);
  assert.ok(root?.kind === 'map');
  const type = root.entries.get('type')?.node;
  return {
    name: 'acme',
    title: 'Acme CRM',
    namespace: 'Acme',
    parserNames: 'singular',
    sanitizeKeys: true,
    variables: [],
    authorization: { type: type?.kind === 'scalar' ? type.source : '', node: root },
    connection: { url: template('https://api.acme.example/v1'), sandboxUrl: undefined, headers: [], parameters: [], range: RANGE },
    resources: [RESOURCE],
    ...more,
  };
}

/** The elements of the connector itself that are of some kinds. */
const ownOf = (one: Connector, ...kinds: ElementKind[]): readonly Element[] =>
  planElements({ ...one, resources: [] }).filter(({ kind }) => kinds.includes(kind));

const dataOf = (element: Element | undefined) => {
  assert.ok(element?.content.form === 'json');
  return element.content.data;
};
const same = (element: Element | undefined, wanted: unknown) => assert.equal(JSON.stringify(dataOf(element)), JSON.stringify(wanted));
const variables = (...names: string[]) =>
  names.map((name) => ({ name, title: `The ${name}`, default: name === 'region' ? 'eu' : '', secret: false, range: RANGE }));

test('security: one element each, at the authorization', () => {
  const one = connector('type: oauth2\nauthorize_url: https://a.example/a\ntoken_url: https://a.example/t');
  const elements = ownOf(one, 'provider', 'client', 'authorization');
  assert.deepEqual(
    elements.map(({ kind, name, resource, source }) => ({ kind, name, resource, source })),
    (['provider', 'client', 'authorization'] as const).map((kind) => ({
      kind,
      name: `default_${kind}`,
      resource: undefined,
      source: one.authorization.node.range,
    })),
  );
  const algorithms = (of: Connector): readonly string[] => ownOf(of, 'algorithm').map(({ name }) => name);
  assert.deepEqual(algorithms(one), ['do_check_error_response']);
  const callback = connector('type: callback\nauthorize_url: https://a.example/a');
  assert.deepEqual(algorithms(callback), ['do_check_error_response', 'do_authorization_callback']);
});

test('connection of a connector without authorization', () => {
  const one = connector('type: none');
  same(ownOf(one, 'connection')[0], {
    _primary: ['namespace', 'name'],
    _reset: ['parameters', 'headers', 'template_parameters'],
    namespace: 'Acme',
    name: 'default_connection',
    url: 'https://api.acme.example/v1',
    authorization_handler: false,
    authorization: null,
    parameters: [],
    headers: [],
    template_parameters: [],
  });
});

test('connection with two addresses, variables, headers and parameters', () => {
  const one = connector('type: oauth2\nauthorize_url: https://{shop}.example/a\ntoken_url: https://a.example/t\nprefix: Token', {
    variables: variables('shop', 'region'),
    connection: {
      url: template('https://{shop}.example/{region}//'),
      sandboxUrl: template('https://test.example/'),
      headers: pairs({ Accept: 'application/json', 'X-Open': '{% {nope} {', 'X-Empty': '' }),
      parameters: pairs({ constructor: '{region}' }).concat(pairs(Object.fromEntries([['__proto__', 'own']]))),
      range: RANGE,
    },
  });
  const [element] = ownOf(one, 'connection');
  assert.deepEqual(element?.source, RANGE);
  same(element, {
    _primary: ['namespace', 'name'],
    _reset: ['parameters', 'headers', 'template_parameters'],
    namespace: 'Acme',
    name: 'default_connection',
    url: "{% if sandbox == 'true' %}https://test.example{% else %}https://{{shop}}.example/{{region}}{% endif %}",
    authorization_handler: true,
    authorization: { _reference: true, namespace: 'Acme', name: 'default_authorization' },
    parameters: [written('constructor', '{{region}}'), written('__proto__', 'own')],
    headers: [
      written('Authorization', 'Token {{access_token}}'),
      written('Accept', 'application/json'),
      written('X-Open', "{{ '{' }}% {{ '{' }}nope} {{ '{' }}"),
    ],
    template_parameters: [written('region', 'eu', 'The region'), written('sandbox', 'false', 'true: calls go to the sandbox instead')],
  });
});

test('data type: the properties of every record, then the fields', () => {
  const text = (value: string): BodyValue => ({ kind: 'text', text: [{ text: value }] });
  const schema = (...entries: [string, BodyValue][]): BodyValue => ({ kind: 'map', entries: new Map(entries) });
  const resource: Resource = {
    ...RESOURCE,
    title: 'A "contact"',
    fields: [
      {
        name: 'email',
        from: { steps: ['Email'] },
        schema: schema(['type', text('string')], ['from', text('Email')], ['maxLength', { kind: 'literal', value: 80n }]),
        range: RANGE,
      },
      {
        name: '__proto__',
        from: { steps: ['p'] },
        schema: schema(['enum', { kind: 'list', items: [text('$id'), { kind: 'literal', value: null }] }]),
        range: RANGE,
      },
    ],
  };
  const [element] = planResource(connector('type: none'), resource).types;
  assert.equal(
    JSON.stringify(dataOf(element)),
    '{"_type":"Setup::JsonDataType","_primary":["namespace","name"],"namespace":"Acme","name":"Contact","title":"A \\"contact\\"","discard_additional_properties":true,' +
      '"schema":{"title":"A \\"contact\\"","type":"object","properties":{"remote_id":{"type":"string"},"hmac":{"type":"string"},"last_source":{"type":"string"},' +
      '"imported_at":{"type":"string","format":"date-time"},"raw_data":{"type":"object","visible":false},' +
      '"email":{"type":"string","maxLength":80},"__proto__":{"enum":["$id",null]}}}}',
  );
});

test('jsonObject keeps the names of JavaScript’s own objects', () => {
  const object = jsonObject([
    ['__proto__', { a: 1 }],
    ['constructor', 2],
  ]);
  assert.equal(JSON.stringify(object), '{"__proto__":{"a":1},"constructor":2}');
  assert.equal(Object.getPrototypeOf(object), Object.prototype);
  assert.equal(jsonOf({ kind: 'reference', word: 'record', steps: ['a', 'b'] }), '$record.a.b');
  assert.equal(jsonOf({ kind: 'text', text: [{ text: 'a ' }, { word: 'shop' }] }), 'a {shop}');
});

test('data event', () => {
  assert.deepEqual(planResource(connector('type: none'), RESOURCE).events, []);
  same(planResource(connector('type: none'), { ...RESOURCE, exports: EXPORTS }).events[0], {
    _type: 'Setup::Observer',
    _primary: ['namespace', 'name'],
    namespace: 'Acme',
    name: 'handle_contact',
    data_type: { _reference: true, namespace: 'Acme', name: 'Contact' },
    trigger_evaluator: { _reference: true, namespace: 'Acme', name: 'trigger_for_change_contact' },
  });
});

const KEY = written('contact_id', '', 'Id of the contact at Acme CRM');
const KEYED_PATH = "contacts/{{ contact_id | url_encode | replace: '+', '%20' }}";
const hook = (name: string, description: string, method: string, path: string, lists: Readonly<Record<string, unknown>> = {}) => ({
  _type: 'Setup::PlainWebhook',
  _primary: ['namespace', 'name'],
  _reset: ['parameters', 'headers', 'template_parameters'],
  namespace: 'Acme',
  name,
  description,
  method,
  path,
  parameters: [],
  headers: [],
  template_parameters: [],
  ...lists,
});
const webhooks = (resource: Partial<Resource>) =>
  placeWebhooks({ ...RESOURCE, ...resource }, resourceNames(RESOURCE.rn, RESOURCE.rns, 'singular'))
    .map(contentsIn(connector('type: none')))
    .map(dataOf);
const expectHooks = (resource: Partial<Resource>, wanted: readonly unknown[]) =>
  assert.equal(JSON.stringify(webhooks(resource)), JSON.stringify(wanted));

test('webhooks of both flows', () => {
  expectHooks({ exports: EXPORTS }, [
    hook('get_contact', 'Reads one contact', 'get', KEYED_PATH, { template_parameters: [KEY] }),
    hook('get_contacts', 'Lists contacts', 'get', 'contacts'),
    hook('create_contact', 'Creates one contact', 'post', `${REGION}/contacts`),
    hook('update_contact', 'Updates one contact', 'put', KEYED_PATH, { template_parameters: [KEY] }),
  ]);
  expectHooks({ imports: undefined, one: undefined }, []);
  expectHooks({ imports: undefined }, [hook('get_contact', 'Reads one contact', 'get', KEYED_PATH, { template_parameters: [KEY] })]);
});

test('the key stands in a parameter, a header, or is the parameter id', () => {
  const one = (line: Request, asParameter = false): Partial<Resource> => ({
    imports: undefined,
    one: { ...keyed(line, asParameter), record: undefined },
  });
  expectHooks(one(request('GET contact', { ref: 'c-{contact_id}', blank: '' })), [
    hook('get_contact', 'Reads one contact', 'get', 'contact', {
      parameters: [written('ref', 'c-{{contact_id}}')],
      template_parameters: [KEY],
    }),
  ]);
  expectHooks(one(request('GET contact', {}, { 'X-Contact': '{contact_id}' })), [
    hook('get_contact', 'Reads one contact', 'get', 'contact', {
      headers: [written('X-Contact', '{{contact_id}}')],
      template_parameters: [KEY],
    }),
  ]);
  expectHooks(one(request('GET contact', { full: 'true' }), true), [
    hook('get_contact', 'Reads one contact', 'get', 'contact', {
      parameters: [written('full', 'true'), written('id', '{{contact_id}}')],
      template_parameters: [KEY],
    }),
  ]);
});

test('words of a list request become blank template parameters', () => {
  const all = list(
    request('GET contacts/{page}', { q: "a > '{since}' {offset}", size: '{limit}', 'created[gte]': '5' }, { 'X-Shop': '{shop}' }),
  );
  const [, data] = webhooks({ imports: { all, changed: undefined } });
  assert.equal(data?.path, 'contacts/{{page}}');
  assert.deepEqual(data?.parameters, [
    written('q', "a > '{{since}}' {{offset}}"),
    written('size', '{{limit}}'),
    written('created[gte]', '5'),
  ]);
  assert.deepEqual(data?.headers, [written('X-Shop', '{{shop}}')]);
  const rows = data?.template_parameters as readonly { key: string; value: string; description: string }[];
  assert.deepEqual(
    rows.map(({ key, value }) => `${key}=${value}`),
    ['since=', 'limit=', 'offset=', 'page='],
  );
  assert.ok(rows.every(({ description }) => description.length > 10));
});

test('a list that follows addresses takes the path of the next page', () => {
  const [, data] = webhooks({ imports: { all: list(request('GET {region}/contacts'), 'link'), changed: undefined } });
  assert.equal(data?.path, `{% if next_path %}{{ next_path }}{% else %}${REGION}/contacts{% endif %}`);
  assert.deepEqual(data?.template_parameters, []);
});

test('what changed goes through get_contacts unless verb or path differ', () => {
  const all = list(request('GET contacts', { a: '1', b: '2' }));
  const through = { all, changed: list(request('GET contacts', { a: '1', b: '3' })) };
  assert.equal(changedHasOwnWebhook(through), false);
  assert.deepEqual(
    commonPairs(through).parameters.map(({ key }) => key),
    ['a'],
  );
  assert.deepEqual(
    webhooks({ imports: through }).map(({ name, parameters }) => [name, (parameters as unknown[]).length]),
    [
      ['get_contact', 0],
      ['get_contacts', 1],
    ],
  );
  const apart = { all, changed: list(request('POST contacts/search', {}, { 'X-Since': '{since}' })) };
  assert.equal(changedHasOwnWebhook(apart), true);
  assert.deepEqual(
    webhooks({ imports: apart }).map(({ name, method }) => [method, name]),
    [
      ['get', 'get_contact'],
      ['get', 'get_contacts'],
      ['post', 'get_changed_contacts'],
    ],
  );
  assert.deepEqual(commonPairs(apart).parameters, all.parameters);
});
