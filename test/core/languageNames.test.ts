import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  aliasesAt,
  anchorOf,
  applyEdits,
  ConnectorReader,
  definitionsAt,
  elementPathsOf,
  LinedText,
  PartedText,
  readConnector,
  referencesAt,
  rename,
  renameTarget,
  resourceAt,
  semanticMarks,
} from '../../src/core/index.js';
import { withCursor } from '../support/languageClient.js';

const CONNECTOR = `name: acme
variables:
  shop: {title: Shop}
  "team": {}
authorization:
  type: oauth2
  authorize_url: https://{shop}.acme.example/a
  token_url: https://{shop}.acme.example/t
  scopes: ["read:{team}"]
connection: {url: 'https://{shop}.acme.example', headers: {X-Team: "{{ team }}", X-Id: "{id}"}}
defaults: {primary_key: uid}
resources:
  - name: Contact
    primary_key: id
    import:
      all: GET contacts
      one: GET {team}/contacts/{id}
    export:
      body: {contact: $record, team: "{team}", not: "{other}"}
      create: POST contacts
      update: {request: "PUT contacts/{contact_key}", parameters: {at: "{since}"}}
  - name: "Deal"
    import: {all: GET deals, one: "GET deals/{uid}"}
`;

/** The connector with a cursor behind the n-th place of a text. */
function at(found: string, nth = 1): { text: string; offset: number } {
  let offset = -1;
  for (let i = 0; i < nth; i += 1) offset = CONNECTOR.indexOf(found, offset + 1);
  assert.ok(offset >= 0, found);
  return { text: CONNECTOR, offset: offset + found.length };
}
const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** A place is told by its line and its text. */
const DEFINITIONS: readonly (readonly [name: string, place: { text: string; offset: number }, expected: readonly string[]])[] = [
  ['a variable in an address', at('{sho', 3), ['3 shop']],
  ['a variable that is quoted', at('{{ te'), ['4 team']],
  ['a variable in a path', at('GET {te'), ['4 team']],
  ['the variable itself', at('  sho'), ['3 shop']],
  ['the key of the record', at('contacts/{i'), ['14 id']],
  ['the key under another name', at('{contact_k'), ['14 id']],
  ['the key that defaults name', at('deals/{ui'), ['11 uid']],
  ['a word of a connection', at('X-Id: "{i'), []],
  ['a built-in word', at('{sin'), []],
  ['a word that is text', at('{oth'), []],
  ['a key of the language', at('reso'), []],
];
for (const [name, { text, offset }, expected] of DEFINITIONS)
  test(`definition: ${name}`, () => {
    const found = definitionsAt(PartedText.of(text), offset);
    assert.deepEqual(
      found.map(({ start, end }) => `${lineOf(text, start)} ${text.slice(start, end)}`),
      expected,
    );
  });

const REFERENCES: readonly (readonly [name: string, place: { text: string; offset: number }, lines: readonly number[]])[] = [
  ['of a variable from its definition', at('  sho'), [3, 7, 8, 10]],
  ['of a variable from a use', at('GET {te'), [4, 9, 10, 17, 19]],
  ['of a resource', at('name: Cont'), [13]],
  ['of a word that is text', at('{oth'), []],
  ['of the key of the record', at('contacts/{i'), [14, 17, 21]],
  ['of the key under another name', at('{contact_k'), [14, 17, 21]],
  ['of the key from where it is named', at('primary_key: i', 1), [14, 17, 21]],
  ['of the key that defaults name', at('deals/{ui'), [11, 23]],
  ['of the key from where defaults name it', at('{primary_key: u'), [11, 23]],
  ['of a built-in word', at('{sin'), []],
];
for (const [name, { text, offset }, lines] of REFERENCES)
  test(`references: ${name}`, () => {
    const found = referencesAt(PartedText.of(text), offset, true);
    assert.deepEqual(
      found.map(({ start }) => lineOf(text, start)),
      lines,
    );
    assert.equal(referencesAt(PartedText.of(text), offset, false).length, Math.max(0, lines.length - 1));
  });

const MARKS = `a: &x {b: 1}
c: *x # *x
d:
  - <<: *x
    e: "*x *x"
  - [*x, 2]
f: |
  *x
g: &x 3
h: *x
---
i: *x
`;
const ALIASES: readonly (readonly [name: string, place: string, lines: readonly number[]])[] = [
  ['the name', 'a: &', [1, 2, 4, 6]],
  ['an alias', 'c: *', [1, 2, 4, 6]],
  ['an alias in brackets', '[*', [1, 2, 4, 6]],
  ['a name that is given again', 'g: &', [9, 10]],
  ['its alias', 'h: *x', [9, 10]],
  ['an alias of another document', 'i: *', []],
  ['a text', '"*', []],
  ['a block text', '|\n  *', []],
  ['a comment', '# *', []],
  ['a key', 'd', []],
];
for (const [name, place, wanted] of ALIASES)
  test(`aliases: ${name}`, () => {
    const offset = MARKS.indexOf(place) + place.length;
    const found = aliasesAt(new LinedText(MARKS), offset, true);
    assert.deepEqual(
      found.map(({ start }) => lineOf(MARKS, start)),
      wanted,
    );
    const anchor = anchorOf(new LinedText(MARKS), offset);
    assert.equal(anchor && lineOf(MARKS, anchor.start), wanted[0]);
    assert.equal(aliasesAt(new LinedText(MARKS), offset, false).length, Math.max(0, wanted.length - 1));
  });

test('references of a variable are found in a file that is broken elsewhere', () => {
  const text = CONNECTOR.replace('type: oauth2', 'type: "oauth2').replace('  - name: "Deal"', '  - name: Deal"\n   x: [');
  const found = referencesAt(PartedText.of(text), text.indexOf('shop:') + 1, true);
  assert.deepEqual(
    found.map(({ start }) => lineOf(text, start)),
    [3, 7, 8, 10],
  );
});

/** The text after, as what is different in it; or why not. */
const RENAMES: readonly (readonly [
  name: string,
  place: { text: string; offset: number },
  to: string,
  expected: RegExp | readonly string[],
])[] = [
  ['a variable', at('{{ te'), 'group', ['"group": {}', 'read:{group}', '{{ group }}', 'GET {group}/contacts', 'team: "{group}"']],
  ['a resource', at('name: Cont'), 'Person', ['- name: Person\n']],
  ['a resource in quotes', at('name: "De'), 'Big Deal', ['- name: "Big Deal"\n']],
  ['a resource whose name needs quotes', at('name: Cont'), 'No', ['- name: "No"\n']],
  ['to the same name', at('name: Cont'), 'Contact', []],
  ['a variable to what is no name', at('  sho'), '1 x', /variable/],
  ['a variable to a built-in word', at('  sho'), 'since', /stands in the file already/],
  ['a variable to another built-in word', at('  sho'), 'cursor', /already a placeholder/],
  ['a variable to one that is there', at('  sho'), 'team', /a variable "team" already/],
  ['a variable to a word that is text so far', at('  sho'), 'other', /\{other\} stands in the file/],
  ['a variable to the key of a resource', at('  sho'), 'contact_id', /contact_id/],
  ['a variable to a word of the authorization', at('  sho'), 'access_token', /access_token/],
  ['a resource to one that is there', at('name: Cont'), 'deal', /Deal/],
  ['a resource to other letters', at('name: Cont'), '客户', /客户/],
  ['a resource to nothing', at('name: Cont'), '', /^A resource needs a name\. Type one\.$/],
  ['a resource to the name of another', at('name: Cont'), 'Deal', /^There is a resource "Deal" already\. Choose another name\.$/],
  ['a variable to blanks', at('  sho'), ' ', /^A variable needs a name\. Type one\.$/],
  ...['{x}', '[a', '"b', 'a: b', '*c', 'd # e', '- f', '1g'].map(
    (name) => [`a variable to ${name}`, at('  sho'), name, /^The variable name ".*" is refused: begin with a letter/] as const,
  ),
  ['a key of the language', at('reso'), 'x', /Only variables and resources.*Put the cursor/],
  ['a built-in word', at('{sin'), 'x', /Only variables and resources.*Put the cursor/],
];
for (const [name, { text, offset }, to, expected] of RENAMES)
  test(`rename: ${name}`, () => {
    const made = rename(PartedText.of(text), offset, to, new ConnectorReader());
    if (expected instanceof RegExp) {
      assert.ok('refused' in made, JSON.stringify(made));
      assert.match(made.refused, expected);
      return;
    }
    assert.ok('edits' in made, JSON.stringify(made));
    assert.equal(made.edits.length, expected.length);
    const after = applyEdits(text, made.edits);
    for (const part of expected) assert.ok(after.includes(part), part);
    assert.deepEqual(
      readConnector(after).problems.map(({ code }) => code),
      readConnector(text).problems.map(({ code }) => code),
    );
  });

/** A name or its uses, written in every way that YAML has; the cursor stands behind `‸`. */
const WAYS: readonly (readonly [name: string, text: string, to: string, after: string])[] = [
  [
    'a resource in a folded text',
    'resources:\n  - name: >-\n      Con‸tact\n    primary_key: id\n',
    'Deal',
    'resources:\n  - name: Deal\n    primary_key: id\n',
  ],
  ['a resource in a literal text', 'resources:\n  - name: |-\n      Con‸tact\n', 'No', 'resources:\n  - name: "No"\n'],
  [
    'a resource over two lines',
    'resources:\n  - name: Sales\n      Or‸der\n    title: x\n',
    'Deal',
    'resources:\n  - name: Deal\n    title: x\n',
  ],
  ['a resource with escapes', 'resources:\n  - name: "\\x43on‸tact"\n', 'Deal', 'resources:\n  - name: "Deal"\n'],
  [
    'a use with an escaped brace',
    'variables: {sh‸op: {}}\nconnection: {url: "https://\\x7bshop}.x"}\n',
    'store',
    'variables: {store: {}}\nconnection: {url: "https://\\x7bstore}.x"}\n',
  ],
  [
    'a use with escaped braces and letters',
    'variables: {sh‸op: {}}\nconnection: {url: "https://\\u007Bsh\\x6fp\\U0000007D.x/{shop}"}\n',
    'store',
    'variables: {store: {}}\nconnection: {url: "https://\\u007Bstore\\U0000007D.x/{store}"}\n',
  ],
  [
    'a use behind other escapes',
    'variables: {sh‸op: {}}\nconnection: {headers: {A: "\\"\\t\\\\{shop}\\e"}}\n',
    'store',
    'variables: {store: {}}\nconnection: {headers: {A: "\\"\\t\\\\{store}\\e"}}\n',
  ],
  [
    'a use in a text that goes on',
    'variables: {sh‸op: {}}\nconnection: {headers: {A: "a\\\n  b {shop}"}}\n',
    'store',
    'variables: {store: {}}\nconnection: {headers: {A: "a\\\n  b {store}"}}\n',
  ],
  [
    'from an escaped use',
    'variables: {shop: {}}\nconnection: {url: "https://\\x7bsh‸op}.x"}\n',
    'store',
    'variables: {store: {}}\nconnection: {url: "https://\\x7bstore}.x"}\n',
  ],
  [
    'a use in a folded text',
    'variables: {sh‸op: {}}\nconnection:\n  url: >-\n    https://{shop}.x\n',
    'store',
    'variables: {store: {}}\nconnection:\n  url: >-\n    https://{store}.x\n',
  ],
  [
    'a backslash that escapes nothing',
    "variables: {sh‸op: {}}\nconnection: {headers: {A: '\\x7bshop} {shop}'}}\n",
    'store',
    "variables: {store: {}}\nconnection: {headers: {A: '\\x7bshop} {store}'}}\n",
  ],
  [
    'a variable with escapes',
    'variables: {"sh\\x6f‸p": {}}\nconnection: {headers: {A: "{shop}"}}\n',
    'store',
    'variables: {store: {}}\nconnection: {headers: {A: "{store}"}}\n',
  ],
];
for (const [name, marked, to, after] of WAYS)
  test(`rename: ${name}`, () => {
    const { text, offset } = withCursor(marked);
    assert.ok('name' in renameTarget(PartedText.of(text), offset));
    const made = rename(PartedText.of(text), offset, to, new ConnectorReader());
    assert.ok('edits' in made, JSON.stringify(made));
    assert.equal(applyEdits(text, made.edits), after);
  });

/** Values with a name, in a place that takes no placeholder, and what uses them. */
const NAMED: readonly (readonly [name: string, value: string, renamed: string])[] = [
  ['a plain text', 'https://{shop}.test', 'https://{store}.test'],
  ['a text in quotes', '"https://{shop}.test/{\\u0073hop}" # {shop}', '"https://{store}.test/{store}" # {shop}'],
  ['a text in single quotes', "'https://{shop}.test'", "'https://{store}.test'"],
];
for (const [name, value, renamed] of NAMED)
  test(`rename: what two aliases bring, once: ${name}`, () => {
    const text = `name: a\nvariables: {shop: {}}\nauthorization: {type: none}\ntitle: &t ${value}\nconnection: {url: *t, sandbox_url: *t}\nresources: []\n`;
    const made = rename(PartedText.of(text), text.indexOf('shop'), 'store', new ConnectorReader());
    assert.ok('edits' in made, JSON.stringify(made));
    assert.equal(
      applyEdits(text, made.edits),
      text.replace('{shop: {}}', '{store: {}}').replace(value, () => renamed),
    );
  });

test('a file that cannot be read is not renamed in', () => {
  const { text, offset } = withCursor(`variables: {sh‸op: {}}\nconnection: {url: "x}\n`);
  const made = rename(PartedText.of(text), offset, 'x', new ConnectorReader());
  assert.match('refused' in made ? made.refused : '', /cannot be read/);
});

test('what is renamed is asked for by its bare name', () => {
  const text = PartedText.of(CONNECTOR);
  assert.deepEqual(renameTarget(text, at('name: "De').offset), {
    name: 'Deal',
    range: { start: CONNECTOR.indexOf('Deal'), end: CONNECTOR.indexOf('Deal') + 4 },
  });
  assert.ok('refused' in renameTarget(text, at('reso').offset));
});

test('what has a meaning is marked', () => {
  const marks = semanticMarks(PartedText.of(CONNECTOR)).map(
    ({ start, end, type, declares }) => `${type}${declares ? '!' : ''} ${CONNECTOR.slice(start, end)}`,
  );
  assert.deepEqual(marks, [
    ...[
      'variable! shop',
      'variable! team',
      'variable {shop}',
      'variable {shop}',
      'variable {team}',
      'variable {shop}',
      'variable {{ team }}',
    ],
    ...['class! Contact', 'keyword GET', 'keyword GET', 'variable {team}', 'parameter {id}', 'parameter $record', 'variable {team}'],
    ...[
      'keyword POST',
      'keyword PUT',
      'parameter {contact_key}',
      'parameter {since}',
      'class! Deal',
      'keyword GET',
      'keyword GET',
      'parameter {uid}',
    ],
  ]);
});

test('a resource has its files', () => {
  const { connector, problems } = readConnector(CONNECTOR);
  assert.ok(connector, JSON.stringify(problems));
  const name = resourceAt(PartedText.of(CONNECTOR), at('POST con').offset)?.word;
  assert.equal(name, 'Contact');
  const paths = elementPathsOf(connector, name);
  assert.equal(paths.length, 16);
  assert.ok(paths.includes('collection/algorithms/contact/do_create_contact.rb'), paths.join());
  assert.equal(elementPathsOf(connector, 'Deal').length, 8);
  assert.deepEqual(elementPathsOf(connector, 'None'), []);
});
