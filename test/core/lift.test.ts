import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits, editSpec, type SpecValue, type TreePath } from '../../src/core/index.js';
import { readCode } from '../../src/core/lift/code.js';
import { connectorText } from '../support/connector.js';
import { EditedFolder, filesOf, linesAdded, type Edit } from '../support/lifting.js';
import { rubyParser } from '../support/ruby.js';

const MINIMAL = readFileSync('test/fixtures/minimal/connector.yaml', 'utf8');
const ZOHO = readFileSync('examples/zohocrm/connector.yaml', 'utf8');
const RICH = readFileSync('test/fixtures/rich ñ/connector.yaml', 'utf8');

const EXPORT = (more: string): string => `export: {${more}, create: POST contacts, update: "PUT contacts/{id}"}`;

interface Case {
  readonly spec: string;
  readonly algorithm: string;
  readonly edits: readonly Edit[];
  /** The lines of connector.yaml that were not there before. */
  readonly lines: readonly string[];
  readonly others?: readonly string[];
}

const CASES: Readonly<Record<string, Case>> = {
  'a list that was found by itself is read at a path': {
    spec: MINIMAL,
    algorithm: 'do_get_contacts',
    edits: [[/items = data\nnames = .*\nitems = names.*\n/, "items = data['payload']\n"]],
    lines: ['records: payload'],
  },
  'a list of another path, in another way to read it': {
    spec: ZOHO,
    algorithm: 'do_get_contacts',
    edits: [["items = data['data']", "items = data['result']['rows'] || []"]],
    lines: ['records: result.rows'],
  },
  'names of page parameters and the size of a page': {
    spec: MINIMAL,
    algorithm: 'do_get_contacts',
    edits: [
      ["'offset' => offset, 'limit' => 200", '"skip" => offset, "take" => 50'],
      ['items.size >= 200', 'items.size >= 50'],
    ],
    lines: ['pagination:', 'parameter: skip', 'size:', 'parameter: take', 'value: 50'],
  },
  'the flag of a next page': {
    spec: ZOHO,
    algorithm: 'do_get_contacts',
    edits: [["(data.dig('info', 'more_records') rescue nil)", "data['has_more']"]],
    lines: ['pagination:', 'more: has_more'],
  },
  'the record of one answer': {
    spec: MINIMAL,
    algorithm: 'do_get_contact',
    edits: [[/places = .*\nrecord = .*\n/, "record = data['result']\nrecord = nil unless record.is_a?(Hash) && !record['id'].nil?\n"]],
    lines: ['import: {all: GET contacts, one: {request: "GET contacts/{id}", record: result}}'],
  },
  'the place of a new id': {
    spec: ZOHO,
    algorithm: 'do_create_contact',
    edits: [["data.dig('data', 0, 'details', 'id')", "data.dig('result', 'id')"]],
    lines: ['id: result.id'],
  },
  'the place of a new id, and that the answer holds no record': {
    spec: MINIMAL,
    algorithm: 'do_create_contact',
    edits: [
      [/places = .*\nrecord = .*\nid = .*\n/, "id = data['contact']['id']\n"],
      ['record: record', 'record: nil'],
    ],
    lines: ['export: {id: contact.id, create: {request: POST contacts, returns: id}, update: "PUT contacts/{id}"}'],
  },
  'an id in a header': {
    spec: ZOHO,
    algorithm: 'do_create_contact',
    edits: [["(data.dig('data', 0, 'details', 'id') rescue nil)", "answer[:response].headers['x-new-id']&.first"]],
    lines: ['id: header:x-new-id'],
  },
  'an envelope': {
    spec: MINIMAL,
    algorithm: 'parse_2_api_request_contact',
    edits: [[/\nrecord\n$/, "\n{ 'contact' => record, 'notify' => false }\n"]],
    lines: [EXPORT('body: {contact: $record, notify: false}')],
  },
  'an envelope with more beside the record': {
    spec: ZOHO,
    algorithm: 'parse_2_api_request_contact',
    edits: [["{ 'data' => [record] }", "return { 'data' => [record], 'trigger' => %w[workflow] }"]],
    lines: ['body:', 'data: [$record]', 'trigger: [workflow]'],
  },
  'fields left out': {
    spec: MINIMAL,
    algorithm: 'parse_2_api_request_contact',
    edits: [["record = record.except('id')", "record = record.except('created_at', 'updated_at')\nrecord = record.except('id')"]],
    lines: [EXPORT('omit: [created_at, updated_at]')],
  },
  'fields deleted one by one': {
    spec: MINIMAL,
    algorithm: 'parse_2_api_request_contact',
    edits: [[/\nrecord\n$/, "\nrecord.delete('created_at')\nrecord.delete('updated_at')\nrecord\n"]],
    lines: [EXPORT('omit: [created_at, updated_at]')],
  },
  'one more of the wanted fields': {
    spec: RICH,
    algorithm: 'parse_2_api_request_sales_order',
    edits: [["'customer', 'amounts', 'note'", "'customer', 'amounts', 'note', 'tags'"]],
    lines: ['only: [customer, amounts.total, note, tags]'],
  },
  'a field added': {
    spec: MINIMAL,
    algorithm: 'parse_2_api_request_contact',
    edits: [[/\nrecord\n$/, "\nrecord['source'] = 'cenit'\nrecord\n"]],
    lines: [EXPORT('add: {source: cenit}')],
  },
  'a message of an error': {
    spec: MINIMAL,
    algorithm: 'do_check_error_response',
    edits: [[/paths = \[\n/, "paths = [\n  ['fault', 'reason'],\n"]],
    lines: ['errors:', 'message: [fault.reason]'],
  },
  'a message of an error for all resources': {
    spec: ZOHO,
    algorithm: 'do_check_error_response',
    edits: [["['message'], ['data', 0, 'message'],", "['message'], ['fault', 'text'], ['data', 0, 'message'],"]],
    lines: ['message: [message, fault.text, "data[0].message"]'],
  },
  'the answer of a create is read again': {
    spec: MINIMAL,
    algorithm: 'do_create_contact',
    edits: [['{ id: id, record: record }', '{ id: id, record: nil }']],
    lines: ['export: {create: {request: POST contacts, returns: id}, update: "PUT contacts/{id}"}'],
  },
};

for (const [name, { spec, algorithm, edits, lines, others = [] }] of Object.entries(CASES)) {
  test(name, () => {
    const folder = new EditedFolder(spec, algorithm).edit(...edits);
    const lift = folder.lift();
    assert.ok(lift);
    assert.deepEqual(linesAdded(spec, lift.spec), lines);
    assert.deepEqual(lift.others, others);
    assert.equal(lift.rest, false);
    const { text, told } = folder.regenerated(lift);
    assert.deepEqual(told, []);
    assert.equal(text, filesOf(lift.spec).get(folder.path));
    assert.deepEqual(readCode(rubyParser, text), readCode(rubyParser, folder.text));
  });
}

test('what no key says stays as it was written, beside what became a key', () => {
  const folder = new EditedFolder(ZOHO, 'do_get_contacts').edit(
    ["items = data['data']", "# The API renamed it.\nitems = data['rows']"],
    ['\nitems\n', "\nTenant.notify(message: 'a page')\nitems\n"],
  );
  const lift = folder.lift();
  assert.ok(lift);
  assert.deepEqual(linesAdded(ZOHO, lift.spec), ['records: rows']);
  assert.equal(lift.rest, true);
  assert.equal(lift.content, folder.text);
  assert.deepEqual(folder.regenerated(lift), { text: folder.text, told: [] });
});

test('a file with line ends of its own keeps them', () => {
  const folder = new EditedFolder(ZOHO, 'do_get_contacts').edit(["items = data['data']", "items = data['rows']"]);
  folder.files.set(folder.path, folder.text.replaceAll('\n', '\r\n'));
  assert.equal(folder.lift()?.content, folder.text);
});

const LIST = /items = data\nnames = .*\nitems = names.*\n/;
const LAST = /\nrecord\n$/;
const NOT_NEW = "record = record.except('id') if options[:is_new_target]";

/** Other ways to write the same, and the line of the resource they become. */
const STYLES: readonly (readonly [edit: Edit, line: string | readonly string[], algorithm?: string])[] = [
  [[LAST, "\nrecord.merge('source' => 'cenit')\n"], EXPORT('add: {source: cenit}')],
  [[LAST, '\n{ contact: record }\n'], EXPORT('body: {contact: $record}')],
  [[LAST, "\n{ 'contact' => record.except('note') }\n"], EXPORT('omit: [note], body: {contact: $record}')],
  [[LAST, "\nrecord.except('note')\n"], EXPORT('omit: [note]')],
  [[LAST, '\nrecord.reject { |key, _| %w[note owner].include?(key) }\n'], EXPORT('omit: [note, owner]')],
  [[LAST, "\nrecord = record.reject { |key, _| key == 'note' }\nrecord\n"], EXPORT('omit: [note]')],
  [[LAST, "\nrecord.delete_if { |key| key == 'note' }\nrecord\n"], EXPORT('omit: [note]')],
  [[LAST, '\n%w[note owner].each { |key| record.delete(key) }\nrecord\n'], EXPORT('omit: [note, owner]')],
  [[NOT_NEW, "record = record.except('id', 'note')"], EXPORT('omit: [id, note]')],
  [
    [NOT_NEW, "record = record.except('id', 'note') if options[:is_new_target]"],
    'export: {create: {request: POST contacts, omit: [id, note]}, update: "PUT contacts/{id}"}',
  ],
  [[NOT_NEW, `record = record.slice('name', 'mail')\n${NOT_NEW}`], EXPORT('only: [name, mail]')],
  [[LAST, '\nrecord.select { |key, _| %w[name mail].include?(key) }\n'], EXPORT('only: [name, mail]')],
  [[/items = data\nnames = .*\nitems = names.*\n/, "items = data.fetch('rows', [])\n"], 'records: rows', 'do_get_contacts'],
  [
    [/places = .*\nrecord = .*\n/, "record = data.fetch('contact')\n"],
    'import: {all: GET contacts, one: {request: "GET contacts/{id}", record: contact}}',
    'do_get_contact',
  ],
  [["id = record['id'] if record\n", "id = data['contact']['id']\n"], EXPORT('id: contact.id'), 'do_create_contact'],
  [["id = record['id'] if record\n", "id = data['uid'] if data\n"], EXPORT('id: uid'), 'do_create_contact'],
  [[LAST, "\nrecord.merge(source: 'cenit')\n"], EXPORT('add: {source: cenit}')],
  [[LAST, "\nbody = { 'contact' => record }\nbody\n"], EXPORT('body: {contact: $record}')],
  [[LAST, "\nrecord['owner'].delete('mail') if record['owner']\nrecord\n"], EXPORT('omit: [owner.mail]')],
  [[LIST, "items = Array(data['rows'])\n"], 'records: rows', 'do_get_contacts'],
  [[LIST, "items = data.is_a?(Hash) ? data['rows'] : []\n"], 'records: rows', 'do_get_contacts'],
  [[LIST, "items = data.fetch('rows') { [] }\n"], 'records: rows', 'do_get_contacts'],
  [
    ['record: record', 'record: nil'],
    'export: {create: POST contacts, update: {request: "PUT contacts/{id}", returns: id}}',
    'do_update_contact',
  ],
  [
    ['text = found.find', "text = data.dig('fault', 'text') || found.find"],
    ['errors:', 'message: [fault.text]'],
    'do_check_error_response',
  ],
];

for (const [edit, line, algorithm = 'parse_2_api_request_contact'] of STYLES) {
  test(`in another style: ${edit[1].trim()}`, () => {
    const folder = new EditedFolder(MINIMAL, algorithm).edit(edit);
    const lift = folder.lift();
    assert.deepEqual(lift && linesAdded(MINIMAL, lift.spec), [line].flat());
    assert.deepEqual(lift && folder.regenerated(lift).told, []);
  });
}

const NOTHING: Readonly<Record<string, readonly Edit[]>> = {
  'an edit that no key says': [['\nitems\n', "\nitems.sort_by { |item| item['name'].to_s }\n"]],
  'a comment': [['\nitems\n', '\n# All of them.\nitems\n']],
  'another way to write the same': [["items = data['data']", 'items = (data["data"])']],
  'code that is no Ruby': [["items = data['data']", "items = data['data'"]],
  'nothing at all': [],
};

/** Edits that look like a key, and do something else. */
const OTHERWISE: readonly string[] = [
  "record['a'] = 'x'\nrecord['b'] = record['a']\nrecord",
  "record['a'] = record['b']\nrecord['b'] = record['a']\nrecord",
  "record = record.merge('source' => 'cenit') { |_key, mine, _new| mine }\nrecord",
  "record['x'] = 12345678901234567890\nrecord",
  "{ 'contact' => record, 'v' => 12345678901234567890 }",
  "{ 'contact' => record }\n__END__\nask Ana",
  "{ 'contact' => record, 'plain' => record.except('note') }",
];

for (const code of OTHERWISE) {
  test(`nothing is moved: ${code}`, () => {
    assert.equal(new EditedFolder(MINIMAL, 'parse_2_api_request_contact').edit([LAST, `\n${code}\n`]).lift(), undefined);
  });
}

test('code that differs in what it does is not the same', () => {
  const pairs = [
    ['a[0..5]', 'a[0...5]'],
    ['/x/i', '/x/'],
    ['1..2', '1...2'],
    ['a&.b', 'a.b'],
    ['1', '1.0'],
    [':a', "'a'"],
  ] as const;
  for (const [one, other] of pairs) assert.notDeepEqual(readCode(rubyParser, `\n${one}\n`), readCode(rubyParser, `\n${other}\n`), one);
});

for (const [name, edits] of Object.entries(NOTHING)) {
  test(`nothing is moved: ${name}`, () => {
    assert.equal(new EditedFolder(ZOHO, 'do_get_contacts').edit(...edits).lift(), undefined);
  });
}

test('nothing is moved out of a file in conflict, of a spec with mistakes, or of a file that is no algorithm', () => {
  const folder = new EditedFolder(ZOHO, 'do_get_contacts').edit(["items = data['data']", "items = data['rows']"]);
  const of = (spec: string): EditedFolder => Object.assign(Object.create(EditedFolder.prototype) as EditedFolder, { ...folder, spec });
  assert.ok(folder.lift());
  assert.equal(of(ZOHO.replace('records: data', 'records: list')).lift(), undefined);
  assert.equal(of(ZOHO.replace('records: data', 'recrods: data')).lift(), undefined);
  const other = new EditedFolder(ZOHO, 'do_get_contacts');
  Object.assign(other, { path: 'collection/resources/contact/get_contacts.json' });
  assert.equal(other.edit(['"get_contacts"', '"got_contacts"']).lift(), undefined);
});

/** Keys with another value than usual: what they make of an algorithm is a hand edit of what is made without them. */
const KEYS: readonly (readonly [algorithm: string, key: TreePath, value: SpecValue])[] = [
  ['do_get_contacts', ['records'], "['@odata.value']"],
  ['do_get_contacts', ['records'], '$'],
  ['do_get_contacts', ['pagination', 'parameter'], 'from'],
  ['do_get_contacts', ['pagination', 'size', 'value'], 25],
  ['do_get_contacts', ['pagination', 'size', 'parameter'], 'count'],
  ['do_get_contacts', ['pagination', 'start'], 10],
  ['do_get_contacts', ['pagination', 'more'], 'paging.has_more'],
  ['do_get_contacts', ['pagination', 'total'], 'meta.total'],
  ['do_get_contacts', ['pagination', 'pages'], 'meta.pages'],
  ['do_get_contacts', ['pagination'], { type: 'cursor', next: 'meta.next' }],
  ['do_get_contacts', ['pagination'], 'none'],
  ['do_get_contacts', ['incremental', 'parameter'], 'updated_since'],
  ['do_get_contacts', ['incremental', 'header'], 'If-Modified-Since'],
  ['do_get_contact', ['import', 'one', 'record'], 'data[0]'],
  ['do_create_contact', ['export', 'id'], 'meta.id'],
  ['do_update_contact', ['export', 'returns'], 'nothing'],
  ['do_create_contact', ['export', 'returns'], 'id'],
  ['parse_2_api_request_contact', ['export', 'body'], { data: ['$record'] }],
  ['parse_2_api_request_contact', ['export', 'only'], ['name', 'email']],
  ['parse_2_api_request_contact', ['export', 'omit'], ['created_at', 'owner.id']],
  ['parse_2_api_request_contact', ['export', 'add'], { source: 'cenit', active: true }],
  ['do_check_error_response', ['errors', 'message'], ['fault.text', 'reason']],
  ['do_check_error_response', ['errors', 'code'], 'fault.code'],
  ['do_check_error_response', ['errors', 'when'], [{ path: 'ok', is: false }]],
  ['do_check_error_response', ['rate_limit', 'status'], [429, 503]],
  ['do_check_error_response', ['rate_limit', 'tries'], 3],
  ['do_check_error_response', ['rate_limit', 'wait'], 'X-Wait'],
];

test('what a key makes of an algorithm leads back to it', () => {
  const plain = connectorText();
  const left = KEYS.flatMap(([algorithm, key, value]) => {
    const folder = new EditedFolder(plain, algorithm);
    const spec = applyEdits(plain, editSpec(plain, { op: 'set', path: ['resources', 0, ...key], value }) ?? []);
    const wanted = filesOf(spec).get(folder.path) ?? '';
    assert.notEqual(wanted, folder.text, key.join('.'));
    folder.files.set(folder.path, wanted);
    const lift = folder.lift();
    return lift?.content === wanted && filesOf(lift.spec).get(folder.path) === wanted ? [] : [key.join('.')];
  });
  assert.deepEqual(left, []);
});

const RUNS = Number(process.env.LIFT_RUNS ?? 25);
const ALGORITHMS = ['do_get_contacts', 'do_get_contact', 'do_create_contact', 'parse_2_api_request_contact', 'do_check_error_response'];

/** A line of an algorithm that is taken out, put in, or holds another word or number. */
const editOf = fc.record({
  at: fc.nat({ max: 40 }),
  how: fc.constantFrom<(line: string) => string>(
    () => '',
    (line) => `${line}\n# why`,
    (line) => `${line}\nrecord = record.except('a')`,
    (line) => line.replace(/'\w+'/, "'other'"),
    (line) => line.replace(/\d+/, '7'),
    (line) => line.replace(/\['\w+'\]/, "['deep']['er']"),
  ),
});

test('whatever is edited, what is moved means the same, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ALGORITHMS), fc.array(editOf, { minLength: 1, maxLength: 3 }), (algorithm, edits) => {
      const folder = new EditedFolder(connectorText(), algorithm);
      const lines = folder.text.split('\n');
      for (const { at, how } of edits) lines[3 + (at % (lines.length - 3))] = how(lines[3 + (at % (lines.length - 3))] ?? '');
      folder.files.set(folder.path, lines.join('\n'));
      const lift = folder.lift();
      if (!lift) return;
      assert.deepEqual(readCode(rubyParser, lift.content), readCode(rubyParser, folder.text));
      assert.equal(lift.content.match(/# why/g)?.length, folder.text.match(/# why/g)?.length);
      assert.deepEqual(folder.regenerated(lift).text, lift.content);
    }),
    { numRuns: RUNS },
  );
});
