import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { authKinds } from '../../src/core/auth/index.js';
import { messageOf } from '../../src/core/problemText.js';
import { readConnector } from '../../src/core/readConnector.js';
import { ProblemList, type Problem } from '../../src/core/result.js';
import { connectorSchema } from '../../src/core/schema.js';
import { parseTree } from '../../src/core/spec/parse.js';
import { ReadingMemo } from '../../src/core/spec/read/memo.js';
import { checkShape } from '../../src/core/spec/schemaProblems.js';

const HEAD = 'name: acme\nauthorization: {type: none}\nconnection: {url: https://api.acme.example/v1}\n';
const RESOURCE = 'resources:\n  - name: Contact\n    primary_key: id\n    import: {all: GET contacts, one: "GET contacts/{id}"}\n';

function shapeOf(text: string): readonly Problem[] {
  const { root, problems: unreadable } = parseTree(text);
  assert.ok(
    root,
    `not readable: ${unreadable
      .sorted()
      .map((problem) => problem.code)
      .join(', ')}`,
  );
  const problems = new ProblemList();
  checkShape(root, problems, new ReadingMemo());
  return problems.sorted();
}

/** Takes the marks «…» out of a text and says where they stood. */
function unmark(marked: string): { text: string; marks: readonly { start: number; end: number }[] } {
  const marks: { start: number; end: number }[] = [];
  let text = '';
  for (const [part] of marked.matchAll(/[«»]|[^«»]+/g)) {
    const last = marks.at(-1);
    if (part === '«') marks.push({ start: text.length, end: text.length });
    else if (part === '»' && last) last.end = text.length;
    else text += part;
  }
  return { text, marks };
}

const resource = (lines: string): string => `${HEAD}${RESOURCE}${lines.replace(/^/gm, '    ')}\n`;
const defaults = (lines: string): string => `${HEAD}defaults:\n${lines.replace(/^/gm, '  ')}\n${RESOURCE}`;
const authorization = (words: string): string =>
  `name: acme\nauthorization: {${words}}\nconnection: {url: https://api.acme.example}\n${RESOURCE}`;

/** Each case: what it shows, the text with its marked places, and the code at each mark with a part of its message. */
const cases: readonly (readonly [string, string, ...(readonly [code: string, says: RegExp])[]])[] = [
  ['the least that is enough', HEAD + RESOURCE],
  ['a near miss of a key', resource('«pagnation»: page'), ['unknown-key', /"pagination"/]],
  ['another spelling of a key', resource('«laterKeep»: [limit]'), ['unknown-key', /pagination/]],
  ['a key of another place', resource('«scopes»: [a]'), ['unknown-key', /oauth2/]],
  ['a word of other tools', resource('pagination: {type: page, «per_page»: 50}'), ['unknown-key', /"size" under "pagination"/]],
  ['a key nobody knows', resource('«zzz»: 1'), ['unknown-key', /keys here are name/]],
  ['a resource-only key in defaults', defaults('«plural»: contacts'), ['unknown-key', /defaults.*key of: resource/]],
  [
    'requests only in the request',
    resource('export: {«request»: POST contacts, create: POST contacts, update: PUT contacts}'),
    ['unknown-key', /request of/],
  ],
  ['create does not hold create', resource('export: {create: {«create»: POST a}}'), ['unknown-key', /create/]],
  ['every unknown key by itself', resource('«aaaa»: 1\nerrors: {«bbbb»: 2}'), ['unknown-key', /aaaa/], ['unknown-key', /bbbb/]],
  [
    'names of JavaScript',
    `${HEAD}«__proto__»: 1\n«constructor»: 2\n${RESOURCE}`,
    ['unknown-key', /__proto__/],
    ['unknown-key', /constructor/],
  ],
  [
    'names of JavaScript where keys are free',
    `name: acme\nauthorization: {type: none}\nconnection:\n  url: https://a.example\n  parameters: {__proto__: a, constructor: b, toString: c}\n${RESOURCE}`,
  ],

  [
    'a secret',
    authorization('type: oauth2, authorize_url: https://a.example, token_url: https://b.example, «client_secret»: abc'),
    ['secret-key', /client_secret.*Remove/],
  ],
  [
    'a password where none is taken',
    authorization('type: oauth2, authorize_url: https://a.example, token_url: https://b.example, «password»: abc'),
    ['secret-key', /password/],
  ],
  ['a secret in camel case', resource('«apiKey»: abc\n«accessToken»: abc'), ['secret-key', /apiKey/], ['secret-key', /accessToken/]],
  ['no secret: a key of another place', resource('«token_url»: https://a.example'), ['unknown-key', /oauth2/]],
  ['no secret: a mark of a page', resource('«page_token»: a'), ['unknown-key', /page_token/]],
  ['no secret: near to a known key', `${HEAD}variables: {a: {«secrets»: true}}\n${RESOURCE}`, ['unknown-key', /"secret"/]],

  [
    'what the root lacks, in one',
    '«nam»: acme\n',
    ['missing-key', /keys "authorization", "connection", "resources"/],
    ['unknown-key', /"name"/],
  ],
  ['what a map lacks, at its key', `name: acme\nauthorization: {type: none}\n«connection»: {}\n${RESOURCE}`, ['missing-key', /"url"/]],
  [
    'what an item lacks, at its first key',
    `${HEAD}resources:\n  - «primary_key»: id\n    import: {all: GET a}\n`,
    ['missing-key', /"name"/],
  ],
  ['what an empty item lacks', `${HEAD}resources: [«{}»]\n`, ['missing-key', /"name"/]],
  [
    'an authorization without a type',
    `name: acme\n«authorization»: {}\nconnection: {url: https://a.example}\n${RESOURCE}`,
    ['missing-key', /"type"/],
  ],

  ['a root that is a list', '«-» name: acme\n', ['wrong-type', /a map.*a list/]],
  ['a map in place of a list', `${HEAD}resources:\n  «a:\n    name: b»\n`, ['wrong-type', /"resources" must be a list, but here is a map/]],
  [
    'nothing where something must be',
    `name: acme\nauthorization: {type: none}\nconnection: {url: «null»}\n${RESOURCE}`,
    ['wrong-type', /"url" must be a text, but here is nothing/],
  ],
  [
    'a key without a value, where it stands',
    `name: acme\nauthorization: {type: none}\nconnection:\n  «url»:\n${RESOURCE}`,
    ['wrong-type', /"url" must be a text, but here is nothing/],
  ],
  ['a number in place of a text', resource('records: «5»'), ['wrong-type', /"records" must be a text/]],
  ['none of several shapes', resource('pagination: «[page]»'), ['wrong-type', /a text or a map, but here is a list/]],
  ['one wrong item of a list', resource('flows: [import, «5»]'), ['wrong-type', /"flows\[1\]" must be a text/]],
  ['a fraction', resource('pagination: {max_pages: «1.5»}'), ['wrong-type', /a whole number/]],
  ['a text for a flag', resource('incremental: {only_new: «"yes"»}'), ['wrong-type', /true or false/]],
  ['a status that is no number', resource('empty: «none»'), ['wrong-type', /a whole number or a list/]],

  ['a value of none known', resource('pagination: {type: «paje»}'), ['not-one-of', /"paje".*"page".*next_url/]],
  ['the same in short', resource('pagination: «cursr»'), ['not-one-of', /"cursor"/]],
  ['a kind of authorization', authorization('type: «oauth»'), ['not-one-of', /"oauth2".*callback/]],
  ['a long value is not shown', resource(`export: {encoding: «${'x'.repeat(40)}»}`), ['not-one-of', /^This value/]],
  ['a wrong type is not also out of the enum', resource('pagination: {type: «5»}'), ['wrong-type', /a text/]],
  ['a type of authorization that is no text', authorization('type: «5»'), ['wrong-type', /a text/]],

  ['a page too large', resource('pagination: {size: {value: «3001»}}'), ['out-of-range', /from 1 to 3000/]],
  ['no tries', resource('rate_limit: {tries: «0»}'), ['out-of-range', /at least 1/]],
  ['no status', resource('empty: [204, «999»]'), ['out-of-range', /"empty\[1\]" must be from 100 to 599/]],
  ['no status, alone', resource('empty: «99»'), ['out-of-range', /"empty" must be from 100 to 599/]],
  ['no resources', `${HEAD}resources: «[]»\n`, ['too-few-items', /"resources" needs at least 1 item/]],

  [
    'one place of an alias is one problem',
    `${HEAD}resources:\n  - name: A\n    errors: &e {«cod»: a}\n  - name: B\n    errors: *e\n`,
    ['unknown-key', /"code"/],
  ],
  [
    'null takes inherited keys away',
    resource(
      'pagination: null\nrecords:\nempty: null\nrate_limit: {status: null, wait: null, unit: null, when: null}\nexport: {create: null, encoding: null, only: null, headers: {A: null}}',
    ),
  ],
  [
    'null in an authorization',
    authorization('type: oauth2, authorize_url: https://a.example, token_url: https://b.example, grant: null, scopes: null'),
  ],
  ['an empty text', authorization('type: api_key, in: header, name: «""»'), ['empty-text', /"name" is empty/]],
  ['keys without a value', `${HEAD}variables:\ndefaults:\nsanitize_keys:\n${RESOURCE}`],
  [
    'all of a resource in defaults',
    defaults('primary_key: id\nflows: [import]\nempty: [204]\nimport: {all: {parameters: {a: 1}}}\nexport: {update: {add: {Id: $id}}}'),
  ],
  [
    'texts that YAML reads as something else',
    `name: acme\ntitle: 2024\nvariables: {v: {default: 1, example: no, title: true}}\nauthorization: {type: none}\nconnection: {url: https://a.example, headers: {A: 1, B: true}, parameters: {c: false, d: [1], e: {f: null}}}\n${RESOURCE}`,
  ],
  [
    'statuses in all forms',
    resource(
      'errors: {status: [404, 500..599], not_found: 404, when: {path: ok, is: null}, message: message}\nempty: 204\nrate_limit: {status: 429}',
    ),
  ],
  ['fields are open', resource('fields: {a: {type: [string, array], from: a, minLength: 1, x-own: {b: c}}}')],
];

describe('the shape of a connector', () => {
  for (const [title, marked, ...expected] of cases) {
    it(title, () => {
      const { text, marks } = unmark(marked);
      const problems = shapeOf(text);
      const found = problems.map((problem) => [problem.code, text.slice(problem.range.start, problem.range.end)]);
      assert.equal(marks.length === 1 && expected.length > 1 ? problems.length : marks.length, expected.length, JSON.stringify(found));
      const wanted = expected.map(([code], index) => {
        const mark = marks[Math.min(index, marks.length - 1)];
        return [code, mark ? text.slice(mark.start, mark.end) : ''];
      });
      assert.deepEqual([...found].sort(), [...wanted].sort());
      for (const problem of problems) {
        const said = messageOf(problem);
        assert.ok(
          expected.some(([code, says]) => code === problem.code && says.test(said)),
          said,
        );
        assert.ok(
          marks.some((mark) => mark.start === problem.range.start && mark.end === problem.range.end),
          `${said} at ${problem.range.start}`,
        );
      }
    });
  }

  it('never shows the value of a secret', () => {
    const secret = 'n0t-a-real-one';
    for (const problem of shapeOf(resource(`client_secret: ${secret}\npassword: ${secret}`))) {
      assert.ok(!JSON.stringify([problem.args, messageOf(problem)]).includes(secret));
    }
  });
});

type Part = Readonly<Record<string, unknown>>;

/** Every schema of a key, with the way to it. */
function* keysOf(part: unknown, way: string): Generator<readonly [string, Part]> {
  if (typeof part !== 'object' || part === null) return;
  const schema = part as Part;
  for (const [key, field] of Object.entries((schema['properties'] ?? {}) as Part)) {
    yield [`${way}.${key}`, field as Part];
    yield* keysOf(field, `${way}.${key}`);
  }
  for (const [name, place] of Object.entries((schema['definitions'] ?? {}) as Part)) yield* keysOf(place, name);
  for (const inner of [schema['items'], schema['additionalProperties'], schema['anyOf'], schema['oneOf']].flat()) yield* keysOf(inner, way);
}

const allParts = (part: unknown): readonly Part[] =>
  typeof part === 'object' && part !== null
    ? [...(Array.isArray(part) ? [] : [part as Part]), ...Object.values(part).flatMap(allParts)]
    : [];

/** A body of a snippet as it stands in the file when nobody fills it in. */
const filled = (body: unknown): unknown =>
  JSON.parse(
    JSON.stringify(body).replace(/\$\{\d(?::([^}]*)|\|([^,|]*)[^}]*)\}/g, (_, text?: string, first?: string) => text ?? first ?? ''),
  );

const snippets = allParts(connectorSchema()).flatMap(
  ({ defaultSnippets }) => (defaultSnippets ?? []) as readonly { readonly label: string; readonly body: unknown }[],
);

describe('the schema', () => {
  const schema = connectorSchema() as Part;
  const keys = [...keysOf(schema, '')];

  it('describes every key', () => {
    assert.ok(keys.length > 100);
    assert.deepEqual(
      keys.filter(([, field]) => typeof field['description'] !== 'string' || field['description'] === '').map(([way]) => way),
      [],
    );
  });

  it('shows an example, a default or the values of every key', () => {
    const leadsOn = (field: Part): boolean =>
      'const' in field || 'enum' in field || JSON.stringify(field).includes('"$ref"') || 'properties' in field;
    assert.deepEqual(
      keys.filter(([, field]) => !('examples' in field) && !('default' in field) && !leadsOn(field)).map(([way]) => way),
      [],
    );
  });

  it('explains every value of an enum', () => {
    for (const part of allParts(schema)) {
      if (Array.isArray(part['enum']))
        assert.equal((part['enumDescriptions'] as unknown[] | undefined)?.length, part['enum'].length, JSON.stringify(part['enum']));
    }
  });

  it('offers snippets for a resource, each type of pagination that says more than its name, and each kind of authorization', () => {
    const labels = snippets.map(({ label }) => label);
    for (const { type } of authKinds) assert.ok(labels.includes(`authorization: ${type}`));
    for (const type of ['page', 'offset', 'cursor', 'last_id', 'link', 'next_url']) assert.ok(labels.includes(`pagination: ${type}`));
    assert.deepEqual(
      labels.filter((label) => label.startsWith('resource')),
      ['resource: import and export', 'resource: import', 'resource: export'],
    );
  });

  for (const { label, body } of snippets)
    it(`takes what the snippet "${label}" makes`, () => {
      const [key = ''] = label.split(':');
      const made = filled(body) as Part;
      const connector = {
        name: 'acme',
        authorization: key === 'authorization' ? made : { type: 'none' },
        connection: { url: 'https://api.acme.example' },
        ...(key === 'pagination' ? { defaults: { pagination: made } } : {}),
        resources: [key === 'resource' ? made : { name: 'Pet', primary_key: 'id', import: { all: 'GET pets', one: 'GET pets/{id}' } }],
      };
      const { problems } = readConnector(JSON.stringify(connector));
      assert.deepEqual(problems.filter(({ severity }) => severity === 'error').map(messageOf), []);
    });

  it('compiles to a validator that loads nothing', () => {
    assert.doesNotMatch(readFileSync('src/core/spec/validator.gen.js', 'utf8'), /\brequire\(/);
  });

  it('is the file that editors read', () => {
    assert.deepEqual(JSON.parse(readFileSync('schemas/connector.schema.json', 'utf8')), JSON.parse(JSON.stringify(schema)));
  });
});

describe('whole connectors', () => {
  for (const folder of ['examples', '../shared/specs']) {
    if (!existsSync(folder)) {
      it(`${folder} is not here`, { skip: `no folder ${folder}` }, () => undefined);
      continue;
    }
    const names = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.yaml'));
    for (const name of names) {
      it(name, () => assert.deepEqual(shapeOf(readFileSync(join(folder, name), 'utf8')).map(messageOf), []));
    }
  }
});
