import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringify } from 'yaml';
import { planElements, readConnector, renderDrafts } from '../../src/core/index.js';
import { checkAlgorithmFile } from '../../src/core/ruby/fileCheck.js';
import { codeLines, repeatedLines } from '../support/repeated.js';
import { rubyParser } from '../support/ruby.js';

// However much a connector says, none of its algorithms is longer than what is read at a glance.

const LONGEST = 60;
const EQUAL_LINES = 8;

type Data = Readonly<Record<string, unknown>>;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);
const mapOf = (count: number, entry: (number: number) => readonly [string, unknown]): Data => Object.fromEntries(numbers(count).map(entry));

/** Fields of every type, beside each other, in maps and in lists. */
const FIELDS = mapOf(120, (number) => {
  const type = [
    { type: 'string' },
    { type: 'number' },
    { type: 'object' },
    { type: 'string', format: 'date' },
    { type: 'string', format: 'date-time' },
    { type: 'boolean' },
  ][number % 6];
  const from = [`Property${number}`, `properties.property_${number}.value`, `phones[${number}].parts.number_${number}`][number % 3];
  return [`property_${number}`, { ...type, from }];
});

/** What a request sends with many parameters, headers and values in its body. */
const wide = (name: string): Data => ({
  parameters: mapOf(30, (number) => [`${name}_${number}`, `${name} of {shop} is ${number}`]),
  headers: mapOf(15, (number) => [`X-${name}-${number}`, `{shop}-${number}`]),
});

const deepBody = (name: string): Data => ({
  query: mapOf(10, (number) => [`${name}_${number}`, mapOf(6, (inner) => [`inner_${inner}`, [{ a: '{shop}', b: inner }, 'text']])]),
});

const PATHS = numbers(60).map((number) => [`field_${number}`, `holder_${number}.a.b`, `list_${number}[].x`][number % 3]);

const EXPORT = {
  only: PATHS.slice(0, 40),
  omit: PATHS.slice(20),
  add: mapOf(40, (number) => [`added_${number}`, number % 2 ? '$id' : `$current.value_${number}`]),
  body: { contact: mapOf(80, (number) => [`property_${number}`, `$record.Property${number}`]), ...deepBody('sent') },
  create: { request: 'POST contacts', add: { fresh: '$uuid' }, ...wide('create') },
  update: { request: 'PUT contacts/{id}', only: PATHS.slice(5), omit: PATHS.slice(9), body: deepBody('update'), ...wide('update') },
};

const RULES = (number: number): Data => ({
  primary_key: `Key${number}`,
  errors: {
    status: [`${400 + number}..599`, 300 + number],
    when: [
      { path: `ok_${number}`, is: false },
      { path: `list_${number}[].status`, is: 'error' },
      { path: `header:X-Status-${number}`, is: 'bad' },
    ],
    message: numbers(6).map((one) => `messages_${number}[${one}].text`),
    code: `code_${number}`,
    not_found: [404, 410 + number],
  },
  empty: [204, 210 + number],
  rate_limit: {
    status: [429, 500 + number],
    wait: `X-Wait-${number}`,
    unit: ['seconds', 'milliseconds', 'epoch'][number % 3],
    tries: 2 + number,
    when: { header: `X-Left-${number}`, is: '0' },
  },
});

const answerKeys = { more: 'paging.more', total: 'paging.total' };
const PAGINATIONS: readonly Data[] = [
  { type: 'page', parameter: 'a.b', in: 'body', pages: 'meta.pages', later_keep: ['a', 'z'], ...answerKeys },
  { type: 'page', next: 'meta.next', later_keep: ['a', 'z'], ...answerKeys },
  { type: 'offset', in: 'text', ...answerKeys, size: { value: 50 } },
  { type: 'cursor', next: 'meta.after', later_keep: ['a'], size: { value: 50 }, ...answerKeys },
  { type: 'cursor', in: 'body', parameter: 'p.q', next: 'meta.after', later_keep: ['a'], ...answerKeys },
  { type: 'last_id', parameter: 'after', ...answerKeys },
  { type: 'link', later_keep: ['a'], size: { value: 50 }, ...answerKeys },
  { type: 'next_url', next: 'meta.next', ...answerKeys },
  { type: 'none' },
];
const INCREMENTALS: readonly (Data | undefined)[] = [
  undefined,
  { parameter: 'since', format: '%Y', zone: 'Europe/Madrid', initial: '3d' },
  { header: 'If-Modified-Since', format: 'http_date' },
  { field: 'updated.at', format: 'epoch' },
];

const connectorOf = (resources: readonly Data[]): string =>
  stringify({
    name: 'large',
    variables: { shop: { default: 'acme' } },
    authorization: { type: 'none' },
    connection: { url: 'https://{shop}.acme.example' },
    resources,
  });

function algorithmsOf(text: string): ReadonlyMap<string, string> {
  const { connector, problems } = readConnector(text);
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.ok(connector);
  const drafts = renderDrafts(planElements(connector));
  return new Map(drafts.filter(({ path }) => path.endsWith('.rb')).map(({ path, content }) => [path, content]));
}

function check(text: string): readonly string[] {
  const algorithms = algorithmsOf(text);
  const names = new Set([...algorithms.keys()].map((path) => path.replace(/^.*\/|\.rb$/g, '')));
  const found: string[] = repeatedLines(algorithms, EQUAL_LINES).slice(0, 3);
  for (const [path, ruby] of algorithms) {
    const lines = codeLines(ruby).length;
    if (lines > LONGEST) found.push(`${path}: ${lines} lines`);
    found.push(...checkAlgorithmFile(rubyParser, ruby, names).map(({ code }) => `${path}: ${code}`));
  }
  return found;
}

const contact = (rest: Data): Data => ({ name: 'Contact', primary_key: 'id', ...rest });

test('many fields', () => {
  const text = connectorOf([
    contact({
      fields: FIELDS,
      import: { all: 'GET contacts', one: 'GET contacts/{id}' },
      export: { create: 'POST contacts', update: 'PUT contacts/{id}' },
    }),
  ]);
  assert.deepEqual(check(text), []);
});

test('many values that are sent', () => {
  const text = connectorOf([
    contact({
      fields: FIELDS,
      import: { all: 'GET contacts', one: { request: 'GET contacts/{id}', body: deepBody('one'), ...wide('one') } },
      export: EXPORT,
    }),
  ]);
  assert.deepEqual(check(text), []);
});

for (const count of [2, 3, 30]) {
  test(`${count} resources with rules of their own`, () => {
    const resources = numbers(count).map((number) => ({
      name: `Thing ${'x'.repeat(number)}`,
      ...RULES(number),
      import: { all: `GET things_${number}`, changed: `GET changes_${number}`, one: `GET things_${number}/{id}` },
      export: { create: `POST things_${number}`, update: `PUT things_${number}/{id}` },
    }));
    assert.deepEqual(check(connectorOf(resources)), []);
  });
}

test('resources that differ in some of their rules', () => {
  const kinds = [
    ['errors'],
    ['rate_limit'],
    ['empty'],
    ['primary_key'],
    ['errors', 'primary_key'],
    ['rate_limit', 'empty'],
    ['errors', 'rate_limit'],
  ];
  const parts = [
    ...kinds,
    ['message'],
    ['when'],
    ['message', 'code'],
    ['status', 'not_found'],
    ['message', 'rate_limit'],
    ['when', 'primary_key'],
  ];
  const found = parts.flatMap((keys) =>
    [2, 3, 4, 5, 12].flatMap((count) => {
      const resources = numbers(count).map((number) => {
        const rules = RULES(number);
        const own = (from: Data): Data => Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
        const errors = keys.includes('errors') ? rules.errors : own(rules.errors as Data);
        return {
          name: `Thing ${'x'.repeat(number)}`,
          primary_key: 'id',
          ...own(rules),
          errors,
          import: { all: 'GET things', one: 'GET things/{id}' },
        };
      });
      return check(connectorOf(resources)).map((problem) => `${keys.join()} ${count}: ${problem}`);
    }),
  );
  assert.deepEqual(found, []);
});

test('another request for what changed', () => {
  const found = PAGINATIONS.flatMap((pagination, index) =>
    PAGINATIONS.flatMap((other, at) => {
      const incremental = INCREMENTALS[(index + at) % INCREMENTALS.length];
      const request = at % 2 ? 'POST contacts' : 'POST contacts/changes';
      const all = { request: 'POST contacts', body: deepBody('all'), records: 'data.list', pagination, incremental, ...wide('all') };
      const changed = { request, body: deepBody('changed'), records: 'data.list', pagination: other, incremental, ...wide('changed') };
      const text = connectorOf([contact({ import: { all, changed, one: 'GET contacts/{id}' } })]);
      return check(text).map((problem) => `${index} ${at} ${JSON.stringify(incremental)} ${request}: ${problem}`);
    }),
  );
  assert.deepEqual(found.slice(0, 10), []);
});
