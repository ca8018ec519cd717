import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, draftsOf } from '../support/connector.js';

// What no request sends is neither written into a record nor taken out of it again.

const START = "source = JSON.parse(options[:source].to_json)\nrecord = source['raw_data'] || {}\n";
const DROP = "record = record.except('id') if options[:is_new_target]\n";
const EMAIL = "record['Email'] = source['email'] if !source['email'].nil? && source['email'].to_s != record['Email'].to_s\n";

/** The code of parse_2_api_request_contact after the record is read. */
function linesOf(exported: string, from = 'Email', key = 'id'): string {
  const files = draftsOf(`name: acme
authorization: {type: none}
connection: {url: https://api.acme.example/v1}
resources:
  - name: Contact
    primary_key: ${key}
    fields: {email: {type: string, from: "${from}"}}
    import: {all: GET contacts, one: "GET contacts/{id}"}
    export: {create: POST contacts${exported.includes('update: ') ? '' : ', update: "PUT contacts/{id}"'}${exported}}
`);
  const code = codeOf(files.get('collection/algorithms/contact/parse_2_api_request_contact.rb'));
  assert.ok(code.startsWith(START), code);
  return code.slice(START.length);
}

test('the key of a new record is dropped once', () => {
  assert.equal(linesOf(''), `${EMAIL}${DROP}record\n`);
  assert.equal(linesOf(', omit: [id, at]'), `${EMAIL}record = record.except('id', 'at')\nrecord\n`);
  assert.equal(linesOf(', only: [Email]'), `${EMAIL}record = record.slice('Email')\nrecord\n`);
  assert.equal(linesOf(', only: [id, Email]'), `${EMAIL}record = record.slice('id', 'Email')\n${DROP}record\n`);
  // Left out of the update alone, it is still that of a new one.
  const update = ', update: {request: "PUT contacts/{id}", omit: [id]}';
  assert.equal(linesOf(update).replace(EMAIL, ''), `record = record.except('id') unless options[:is_new_target]\n${DROP}record\n`);
});

test('a key below other names counts as what holds it', () => {
  const drop = "record['meta'].except!('id') if options[:is_new_target] && record['meta'].is_a?(Hash)\n";
  assert.equal(linesOf('', 'Email', 'meta.id'), `${EMAIL}${drop}record\n`);
  assert.equal(linesOf(', omit: [meta]', 'Email', 'meta.id'), `${EMAIL}record = record.except('meta')\nrecord\n`);
  // What is left out below the key leaves the key.
  const deep = "record['meta']['id'].except!('x') if (record.dig('meta', 'id') rescue nil).is_a?(Hash)\n";
  assert.equal(linesOf(', omit: [meta.id.x]', 'Email', 'meta.id'), `${EMAIL}${deep}${drop}record\n`);
});

test('of lists only the wanted items are sent', () => {
  const keep = (holder: string, items: string): string =>
    `record[${holder}] = record[${holder}].values_at(${items}).compact if record[${holder}].is_a?(Array)\n`;
  const lines = (only: string): string => linesOf(`, only: [${only}]`, 'x');
  assert.equal(lines('"emails[0]"'), `record = record.slice('emails')\n${keep("'emails'", '0')}record\n`);
  assert.equal(lines('"emails[2]", "emails[0]", a'), `record = record.slice('emails', 'a')\n${keep("'emails'", '0, 2')}record\n`);
  const inner = "record['emails'][1] = record['emails'][1].slice('v') if (record.dig('emails', 1) rescue nil).is_a?(Hash)\n";
  assert.equal(lines('"emails[1].v"'), `record = record.slice('emails')\n${inner}${keep("'emails'", '1')}record\n`);
  // Where every item is wanted, none goes.
  assert.doesNotMatch(lines('"emails[].v", "emails[0].w"'), /values_at/);
});

test('a field that is left out is not written first', () => {
  assert.equal(linesOf(', omit: [Email]'), `record = record.except('Email')\n${DROP}record\n`);
  assert.equal(linesOf(', omit: ["[\'@odata.etag\']"]', "['@odata.etag']"), `record = record.except('@odata_etag')\n${DROP}record\n`);
  assert.equal(linesOf(', only: [name]'), "record = record.slice('name')\nrecord\n");
  // Another item of the list, or another name below it.
  assert.match(linesOf(', omit: ["emails[].type"]', 'emails[0].value'), /^if !source\['email'\]/);
  assert.doesNotMatch(linesOf(', omit: ["emails[].value"]', 'emails[0].value'), /source\['email'\]/);
  // An item of a list is taken out with all that is in it, and no other.
  assert.equal(
    linesOf(', omit: ["emails[0]"]', 'emails[0].value'),
    `${DROP}record['emails'].delete_at(0) if record['emails'].is_a?(Array)\nrecord\n`,
  );
  assert.match(linesOf(', omit: ["emails[0]"]', 'emails[1].value'), /^if !source\['email'\]/);
});

test('a field that one of two requests sends is written', () => {
  const branches = (update: string): string => linesOf(`, body: {Phone: $record.phone}, update: {request: "PUT contacts/{id}", ${update}}`);
  assert.ok(branches('body: {Email: $record.Email}').startsWith(EMAIL));
  assert.ok(branches('add: {mail: $record.Email}, body: {name: $record.name}').startsWith(EMAIL));
  assert.equal(branches('add: {n: 1}').includes('Email'), false);
});

test('a body of its own fields has no key to lose', () => {
  assert.equal(linesOf(', body: {name: $record.name}'), "{ 'name' => record['name'] }\n");
  assert.equal(linesOf(', body: {n: {key: $record.id}}'), `${DROP}{ 'n' => { 'key' => record['id'] } }\n`);
});
