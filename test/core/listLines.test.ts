import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, draftsOf } from '../support/connector.js';

// A request is given what is read there, and nothing else.

function codeIn(resource: string, algorithm: string): string {
  const files = draftsOf(`name: acme
authorization: {type: none}
connection: {url: https://api.acme.example/v1}
resources:
  - name: Contact
    primary_key: id
${resource}
`);
  return codeOf(files.get(`collection/algorithms/contact/${algorithm}.rb`));
}

const changed = (all: string, other: string, more = 'pagination: none'): string =>
  codeIn(
    `    ${more}\n    incremental: {in: text}\n    import: {all: ${all}, changed: ${other}, one: "GET contacts/{id}"}`,
    'do_get_contacts',
  );

test('the moment goes to a webhook that names it', () => {
  const own = changed('GET contacts', "{request: GET changes, parameters: {q: 'at>{since}'}}");
  assert.ok(
    own.includes(
      "ns.webhook(:get_changed_contacts).with(ns.connection(:default_connection)).submit(\n    template_parameters: { 'since' => since },",
    ),
  );
  const one = codeIn(
    "    pagination: none\n    import: {all: {request: GET contacts, parameters: {q: 'at>{since}'}}, one: 'GET contacts/{id}'}",
    'do_get_contacts',
  );
  assert.ok(one.includes("template_parameters: { 'since' => since },"));
  // One webhook for both: the text of each stands in the algorithm.
  const both = changed('{request: GET contacts, parameters: {q: all}}', "{request: GET contacts, parameters: {q: 'at>{since}'}}");
  assert.ok(both.includes('parameters: { \'q\' => "at>#{since}" },'));
  assert.equal(both.includes('template_parameters'), false);
  assert.ok(both.includes('  since = DateTime.parse(options[:start_date].to_s).utc.iso8601\n'));
});

test('a later address takes away what the webhook sends by itself', () => {
  const paged = (all: string, other: string): string =>
    changed(
      `{request: GET contacts, parameters: {${all}}}`,
      `{request: GET contacts, parameters: {${other}}}`,
      'pagination: {type: next_url, next: next}',
    );
  const code = paged('sort: at, q: all', "sort: at, q: 'at>{since}'");
  assert.deepEqual(code.match(/parameters = page \? .*/g), [
    "parameters = page ? { 'sort' => nil }.merge(page[:parameters]) : { 'q' => \"at>#{since}\" }",
    "parameters = page ? { 'sort' => nil }.merge(page[:parameters]) : { 'q' => 'all' }",
  ]);
  assert.deepEqual(paged('q: all', "q: 'at>{since}'").match(/parameters = page \? .* :/g), [
    'parameters = page ? page[:parameters] :',
    'parameters = page ? page[:parameters] :',
  ]);
});

test('a list of what items hold needs no second look', () => {
  const items = (records: string): string =>
    codeIn(`    pagination: none\n    records: ${records}\n    import: {all: GET contacts, one: "GET contacts/{id}"}`, 'do_get_contacts')
      .split('\n\n')
      .at(-1) ?? '';
  assert.equal(
    items("'list[].contact'"),
    "data = {} unless data.is_a?(Hash)\nitems = [data['list']].grep(Array).flatten(1).grep(Hash).pluck('contact')\nitems\n",
  );
  assert.equal(
    items("'[].contact'"),
    "data = [] unless data.is_a?(Array)\nitems = [data].grep(Array).flatten(1).grep(Hash).pluck('contact')\nitems\n",
  );
  assert.equal(items('list'), "data = {} unless data.is_a?(Hash)\nitems = data['list']\nitems = [] unless items.is_a?(Array)\nitems\n");
});

test('an id of the export goes where it is sent', () => {
  const passed = (exported: string): readonly boolean[] => {
    const code = codeIn(
      `    import: {one: "GET contacts/{id}"}\n    export: {create: POST contacts, update: "PUT contacts/{id}", ${exported}}\n    flows: [export]`,
      'do_export_contact',
    );
    return [/parse_2_api_request_contact.*uuid: uuid/.test(code), /algorithm\(action\).*uuid: uuid/.test(code)];
  };
  assert.deepEqual(passed('add: {key: $uuid}'), [true, false]);
  assert.deepEqual(passed("body: {key: 'k-{uuid}', r: $record}"), [true, false]);
  assert.deepEqual(passed("headers: {Idempotency-Key: '{uuid}'}"), [false, true]);
  assert.deepEqual(passed("headers: {Idempotency-Key: '{uuid}'}, add: {key: $uuid}"), [true, true]);
  assert.deepEqual(passed('add: {key: 1}'), [false, false]);
});
