import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { uncommented, withComments } from '../../src/core/lift/comments.js';
import { EditedFolder, linesAdded, type Edit } from '../support/lifting.js';
import { rubyParser } from '../support/ruby.js';

const MINIMAL = readFileSync('test/fixtures/minimal/connector.yaml', 'utf8');
const ZOHO = readFileSync('examples/zohocrm/connector.yaml', 'utf8');
const GENERATED = new EditedFolder(ZOHO, 'do_get_contacts').text;

interface Case {
  readonly spec: string;
  readonly algorithm: string;
  readonly edits: readonly Edit[];
  /** The lines of connector.yaml that were not there before. */
  readonly lines: readonly string[];
  /** Lines of the algorithm afterwards, each with the one below it. */
  readonly stands: readonly (readonly [string, string])[];
}

const CASES: Readonly<Record<string, Case>> = {
  'behind a line that goes': {
    spec: ZOHO,
    algorithm: 'do_get_contacts',
    edits: [["items = data['data']", "items = data['result']['rows'] || [] # since 2024"]],
    lines: ['records: result.rows'],
    stands: [['# since 2024', "items = (data.dig('result', 'rows') rescue nil)"]],
  },
  'behind a line that stays as it was written': {
    spec: ZOHO,
    algorithm: 'do_get_contacts',
    edits: [
      ["items = data['data']", "items = data['rows']"],
      ['\nitems\n', '\nitems # all of them\n'],
    ],
    lines: ['records: rows'],
    stands: [['items # all of them', '']],
  },
  'alone above a line that goes, and above others': {
    spec: MINIMAL,
    algorithm: 'parse_2_api_request_contact',
    edits: [
      ["record = record.except('id')", "# The API makes it.\nrecord = record.except('id')"],
      [/\nrecord\n$/, "\n# Ana asked for it.\n# In 2024.\nrecord.delete('note')\nrecord\n"],
    ],
    lines: ['export: {omit: [note], create: POST contacts, update: "PUT contacts/{id}"}'],
    stands: [
      ['# The API makes it.', "record = record.except('id') if options[:is_new_target]"],
      ['# Ana asked for it.', '# In 2024.'],
      ['# In 2024.', 'record'],
    ],
  },
  'between lines that go': {
    spec: MINIMAL,
    algorithm: 'do_create_contact',
    edits: [
      [/places = .*\nrecord = .*\nid = .*\n/, "# Only the id.\nid = data['contact']['id'] # a number\n"],
      ['record: record', 'record: nil'],
    ],
    lines: ['export: {id: contact.id, create: {request: POST contacts, returns: id}, update: "PUT contacts/{id}"}'],
    stands: [['# Only the id.', '# a number']],
  },
};

for (const [name, { spec, algorithm, edits, lines, stands }] of Object.entries(CASES)) {
  test(`a comment ${name} is kept`, () => {
    const folder = new EditedFolder(spec, algorithm).edit(...edits);
    const lift = folder.lift();
    assert.ok(lift);
    assert.deepEqual(linesAdded(spec, lift.spec), lines);
    const { text, told } = folder.regenerated(lift);
    assert.deepEqual(told, []);
    const written = text.split('\n').map((line) => line.trim());
    for (const [line, next] of stands) assert.equal(written[written.indexOf(line) + 1], next, `${line}\n${text}`);
    for (const edit of edits)
      for (const [comment] of edit[1].matchAll(/# .*/g)) assert.equal(text.split(comment).length, 2, `${comment}\n${text}`);
  });
}

test('the lines that are told hold the comments above them', () => {
  const folder = new EditedFolder(ZOHO, 'do_get_contacts').edit(["items = data['data']", "# why\nitems = data['rows'] # since"]);
  const at = folder.text.split('\n').findIndex((line) => line.includes('# why'));
  assert.deepEqual(folder.lift()?.lines, [{ first: at, last: at + 1 }]);
});

test('what was taken out can be put back where nothing else changed', () => {
  const mine = GENERATED.replace(/^(items .*)$/m, '  # one\n# two\n$1 # three').replace(/\n$/, '\n# last\n');
  const plain = uncommented(rubyParser, GENERATED, mine);
  assert.equal(plain.text, GENERATED);
  assert.equal(withComments(plain.text, plain), mine.replace('  # one', '# one'));
});

test('a header, a text with a sign of a comment and what is generated are left alone', () => {
  const mine = `# Mine.\n${GENERATED}puts 'a # b'\n`;
  assert.equal(uncommented(rubyParser, GENERATED, mine).text, mine);
});
