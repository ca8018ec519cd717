import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from 'yaml';
import { complete, connectorLanguage, LinedText, readConnector } from '../../src/core/index.js';
import { accept } from '../support/accept.js';

const connector = connectorLanguage();

const DEEP = `name: acme
variables:
  shop:
    title: Shop
authorization:
  type: api_key
  in: header
  keys:
    - in: query
      name: key
    - in: header
      name: other
connection:
  url: https://api.acme.example/v1
  headers:
defaults:
  empty:
    - 204
resources:
  - name: Contact
    primary_key: id
    fields:
      email: {type: string}
    flows:
      - import
    import:
      all: GET contacts
      one:
        request: GET contacts/{id}
  - name: Deal
    errors:
      when:
        - path: ok
          is: false
      status: [400, 404]
      message:
        - a
        - b
    title: |
      Two
        lines: here
    export: {
      create: POST deals,
      only: [a, b]
    }
`;

/** The same with the dashes of its lists as far left as their keys. */
const FLAT = `name: acme
authorization:
  type: api_key
  in: header
  keys:
  - in: query
    name: key
  - in: header
    name: other
connection: {url: https://api.acme.example/v1}
resources:
- name: Contact
  primary_key: id
  fields:
    email: {type: string}
    first:
      from: a
  flows:
  - import
  import:
    all: GET contacts
  export:
    only:
    - email
    create: POST contacts
- name: Deal
  # of deals
  plural: >-
    many
    deals
  errors:
    when:
    - path: ok
      is: false
    message:
    - a
    - b
`;

const ODD = `# a file with much air
name:   acme


variables: {shop: {title: "Sh
  op"}}
authorization: {
  type: basic
}

connection:
    url: 'https://api.acme.example
        /v1'
    parameters:
        a: one text
            in two lines
        b: &b
            c: 1
        d: *b
resources:
-
    name: Contact
    import:
        all: GET contacts
-   name: Deal
    primary_key:
    flows: [
        import
    ]
`;

/** Scalars by their places; what stands nowhere yet may become something. */
function leaves(value: unknown, path = '', found = new Map<string, unknown>()): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) {
    if (value !== null) found.set(path, value);
  } else for (const [key, inner] of Object.entries(value)) leaves(inner, `${path}/${key}`, found);
  return found;
}

function readsAs(text: string, say = text): ReadonlyMap<string, unknown> {
  const document = parseDocument(text);
  assert.deepEqual(document.errors.map(String), [], say);
  return leaves(document.toJS());
}

/** An item that is put before others moves them on. */
const withoutCounts = (all: ReadonlyMap<string, unknown>): readonly string[] =>
  [...all].map(([path, value]) => `${path.replace(/\/\d+/g, '/*')} ${JSON.stringify(value)}`);

const BASES: readonly (readonly [name: string, text: string])[] = [
  ['indented lists', DEEP],
  ['lists as far left as their keys', FLAT],
  ['odd forms', ODD],
  ['CRLF', FLAT.replaceAll('\n', '\r\n')],
];

for (const [name, base] of BASES)
  test(`whatever is taken over in an empty line leaves all else as it is: ${name}`, () => {
    assert.deepEqual(
      readConnector(base).problems.filter(({ code }) => code.startsWith('yaml')),
      [],
    );
    const eol = base.includes('\r') ? '\r\n' : '\n';
    const rows = base.split(eol);
    const seen = new Set<string>();
    for (let row = 0; row < rows.length; row += 1)
      for (let column = 0; column <= 10; column += 1) {
        const above =
          rows
            .slice(0, row)
            .map((line) => line + eol)
            .join('') + ' '.repeat(column);
        const text = above + eol + rows.slice(row).join(eol);
        const all = complete(new LinedText(text), above.length, connector);
        const offered = all.filter((proposal) => !seen.has(accept(text, proposal)));
        const before = offered.length > 0 ? withoutCounts(readsAs(text)) : [];
        for (const proposal of offered) {
          const after = accept(text, proposal);
          const say = `${proposal.label} at ${row + 1}:${column + 1}:\n${after}`;
          seen.add(after);
          const left = [...withoutCounts(readsAs(after, say))];
          for (const one of before) {
            const at = left.indexOf(one);
            assert.ok(at >= 0, `${one} is gone with ${say}`);
            left.splice(at, 1);
          }
        }
      }
    assert.ok(seen.size > 100, 'much is offered');
  });
