import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectorLanguage, hoverAt, LinedText, pathSignature, readConnector, schemaLanguage } from '../../src/core/index.js';
import { cursorMark } from '../support/cursorMark.js';

const shed = schemaLanguage({
  properties: {
    tool: { description: 'What hangs there.', enum: ['saw', 'axe'], default: 'saw' },
    door: {
      oneOf: [
        { properties: { kind: { const: 'wood', description: 'A door of wood.' } } },
        { properties: { kind: { const: 'iron', description: 'A door of iron.' } } },
      ],
    },
    nails: { description: 'What holds.', type: 'array', items: { enum: ['steel', 'brass'] } },
    tins: {
      description: 'What is in tins.',
      type: 'array',
      items: { description: 'One tin.', properties: { of: { description: 'Its paint.' } } },
    },
  },
});

const SHED: readonly (readonly [text: string, says: RegExp | undefined])[] = [
  ['to‸ol: axe', /^What hangs there\.\n\nOne of `saw`, `axe` · Default: `saw`$/],
  ['tool: a‸xe', /What hangs there/],
  ['door:\n  ki‸nd: iron', /^A door of iron\.$/],
  ['door: {ki‸nd: wood}', /^A door of wood\.$/],
  ['door:\n  kind: ir‸on', /A door of iron/],
  ['to‸ol:', /^What hangs there/],
  ['tool: nu‸ll', /^What hangs there/],
  ['nails: [ste‸el]', /^What holds\.\n\nOne of `steel`, `brass`$/],
  ['nails: ["br‸ass"]', /^What holds\./],
  ['nails:\n  - ste‸el', /^What holds\./],
  ['nails:\n- steel\n- br‸ass', /^What holds\./],
  ['nails:\n  - ~‸', /^What holds\./],
  ['nails:\n  ‸- steel', /^What holds\./],
  ['nails:\n  -‸ steel', /^What holds\./],
  ['nails:\n  -‸', /^What holds\./],
  ['tins:\n  ‸- of: red', /^One tin\.$/],
  ['tins:\n- o‸f: red', /^Its paint\.$/],
  ['tins:\n- o‸f:', /^Its paint\.$/],
  ['tool: |\n  ‸- a', undefined],
  ['# to‸ol: axe', undefined],
  ['other‸: 1', undefined],
];

for (const [marked, says] of SHED) {
  test(`told at ${JSON.stringify(marked)}`, () => {
    const { text, offset } = cursorMark(marked);
    const found = hoverAt(new LinedText(text), offset, shed)?.text;
    if (says) assert.match(found ?? '', says);
    else assert.equal(found, undefined);
  });
}

const HEAD = `name: acme
authorization: {type: basic}
connection: {url: x}
resources:
`.replace('connection: {url: x}', 'connection:\n  url: https://api.acme.example/v1/');
const WITH_DEFAULTS = HEAD.replace('resources:', 'defaults:\n  records: data\n  pagination: page\nresources:');

const FACTS: readonly (readonly [text: string, says: RegExp])[] = [
  [
    'connection: {url: https://api.acme.example/v1}\nresources:\n  - name: Contact\n    import:\n      all: GET con‸tacts\n',
    /^`GET https:\/\/api\.acme\.example\/v1\/contacts`/,
  ],
  [
    `${HEAD}  - name: Contact\n    primary_key: id\n    import: \n      all: GET con‸tacts\n`,
    /^`GET https:\/\/api\.acme\.example\/v1\/contacts`/,
  ],
  [
    `${HEAD}  - name: Con‸tact\n    primary_key: id\n    import: {all: GET contacts, one: "GET contacts/{id}"}\n`,
    /^Makes 8 elements: `Contact`, `get_contact`, `get_contacts`, `do_import_contact`/,
  ],
  [`${WITH_DEFAULTS}  - name: Contact\n    rec‸ords: items\n`, /^Stands over `data`, which `defaults` says for all resources\./],
  [
    `${WITH_DEFAULTS}  - na‸me: Contact\n    primary_key: id\n    import: {all: GET contacts, one: "GET contacts/{id}"}\n`,
    /For all resources, in `defaults`: `records: data`, `pagination: page`/,
  ],
  [
    `${WITH_DEFAULTS}  - na‸me: Contact\n    primary_key: id\n    pagination: none\n    import: {all: GET contacts, one: "GET contacts/{id}"}\n`,
    /For all resources, in `defaults`: `records: data`$/m,
  ],
];

const VARIABLES = 'variables: {region: {title: Region, default: eu, example: us}, key: {secret: true}}\n';
const ONE = `${VARIABLES}${HEAD}  - name: Contact\n    primary_key: id\n    import: {all: "GET a", one: "GET {region}/contacts/{id}"}\n`;
const PLACEHOLDERS: readonly (readonly [text: string, says: RegExp | undefined])[] = [
  [ONE.replace('{region}/', '{reg‸ion}/'), /^Variable `region`: Region\n\nDefault: `eu`\n\nExample: `us`\n\nIt is asked/],
  [ONE.replace('{id}', '‸{id}'), /^The key of the record\.$/],
  [ONE.replace('v1/', 'v1/\n  headers: {a: "x {k‸ey}"}'), /^Variable `key`\n\nA secret: it is asked/],
  [ONE.replace('v1/', 'v1/\n  headers: {a: "x {{ k‸ey }}"}'), /^Variable `key`/],
  [ONE.replace('v1/', 'v1/\n  headers: {a: "x {ot‸her}"}'), undefined],
  [ONE.replace('v1/', 'v1/\n  headers: {a: "x {si‸nce}"}'), undefined],
];
for (const [marked, says] of PLACEHOLDERS)
  test(`a word in braces is told at ${JSON.stringify(marked.slice(marked.indexOf('‸') - 8, marked.indexOf('‸') + 8))}`, () => {
    const { text, offset } = cursorMark(marked);
    const found = hoverAt(new LinedText(text), offset, connectorLanguage(), () => readConnector(text));
    if (!says) return assert.doesNotMatch(found?.text ?? '', /Variable|From when/);
    assert.match(found?.text ?? '', says);
    assert.match(text.slice(found?.range.start, found?.range.end), /^\{.*\}$/);
  });

for (const [marked, says] of FACTS) {
  test(`a place comes to something at ${JSON.stringify(marked.slice(HEAD.length))}`, () => {
    const { text, offset } = cursorMark(marked);
    assert.match(hoverAt(new LinedText(text), offset, connectorLanguage(), () => readConnector(text))?.text ?? '', says);
  });
}

const ITEMS: readonly (readonly [tail: string, says: RegExp])[] = [
  ['    export:\n      only: [em‸ail]\n', /^The only fields of the record that are sent/],
  ['    export:\n      omit:\n        - em‸ail\n', /^Fields of the record that are not sent/],
  ['    errors: {status: [40‸0]}\n', /^Statuses that are failures[^]*From 100 to 599/],
  ['    flows:\n    - im‸port\n', /^`import`: Records come[^]*One of `import`, `export`/],
  ['    ‸\n', /^$/],
];
for (const [tail, says] of ITEMS)
  test(`an item is told by its list at ${JSON.stringify(tail)}`, () => {
    const { text, offset } = cursorMark(`${HEAD}  - name: Contact\n${tail}`);
    assert.match(hoverAt(new LinedText(text), offset, connectorLanguage())?.text ?? '', says);
  });

/** Of a value that is one of several, what that choice means stands first. */
const CHOICES: readonly (readonly [text: string, says: RegExp])[] = [
  ['defaults:\n  pagination:\n    type: cur‸sor\n', /^`cursor`: A mark that each answer gives for the next page/],
  ['defaults: {pagination: {type: "cur‸sor"}}', /^`cursor`: A mark/],
  ['defaults:\n  pagination: pa‸ge\n', /^`page`: A page number/],
  ['defaults: {pagination: {in: bo‸dy}}', /^`body`: Into the body/],
  ['defaults:\n  incremental:\n    format: epoch‸_ms\n', /^`epoch_ms`: Milliseconds since 1970/],
  ['defaults:\n  rate_limit: {unit: ‸epoch}\n', /^`epoch`: The moment to go on/],
  ['defaults:\n  export:\n    returns: ‸id\n', /^`id`: Only its key/],
  ['authorization:\n  type: bea‸rer\n', /^`bearer`: One token/],
  ['authoriz‸ation:\n  type: bearer\n', /\/docs\/authorization\.md\)$/],
  ['defaults:\n  pagi‸nation: page\n', /\/docs\/pagination\.md\)$/],
  ['defaults:\n  rec‸ords: data\n', /^(?!.*\/docs\/)/s],
  ['authorization: {type: oauth2, grant: client_cred‸entials}', /^`client_credentials`: \S/],
  ['parser_names: plu‸ral', /^`plural`: \S/],
  ['defaults: {flows: [ex‸port]}', /^`export`: Changed records go/],
  ['resources:\n  - fields: {a: {type: ‸integer}}', /^`integer`: A whole number/],
  ['defaults:\n  pagination:\n    type: pag‸\n', /^What moves the list/],
  ['defaults:\n  pagination:\n    ty‸pe: cursor\n', /^What moves the list/],
  ['defaults:\n  records: da‸ta\n', /^Path to the list/],
];
for (const [marked, says] of CHOICES)
  test(`a choice is explained at ${JSON.stringify(marked)}`, () => {
    const { text, offset } = cursorMark(marked);
    assert.match(hoverAt(new LinedText(text), offset, connectorLanguage())?.text ?? '', says);
  });

test('every value of a choice is explained, in hover and in completion', () => {
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { enum: values, enumDescriptions: notes } = part as { enum?: readonly unknown[]; enumDescriptions?: readonly string[] };
    if (Array.isArray(values)) assert.equal(notes?.filter((note) => note !== '').length, values.length, JSON.stringify(values));
    Object.values(part).forEach(walk);
  };
  walk(connectorLanguage().schema.root);
});

const SIGNED: readonly (readonly [tail: string, active: number | undefined])[] = [
  ['    records: ‸', 0],
  ['    records: data.‸', 1],
  ['    record: data[1‸', 2],
  ['    errors:\n      message: a.b‸', 1],
  ['    pagination:\n      next: ‸', 0],
  ['    title: ‸', undefined],
  ['    import:\n      headers:\n        id: ‸', undefined],
];

const LABELS: readonly (readonly [tail: string, label: string])[] = [
  ['    records: ‸', 'name.name[0][] | $'],
  ['    pagination:\n      next: ‸', 'name.name[0] | header:Name'],
  ['    pagination:\n      total: ‸', 'name.name[0]'],
  ['    primary_key: ‸', 'name.name[0]'],
  ['    export:\n      only:\n        - ‸', 'name.name[0][]'],
];
for (const [tail, label] of LABELS)
  test(`a path may be written as it is accepted at ${JSON.stringify(tail)}`, () => {
    const { text, offset } = cursorMark(`${HEAD}  - name: Contact\n${tail}`);
    assert.equal(pathSignature(new LinedText(text), offset)?.label, label);
  });

for (const [tail, active] of SIGNED) {
  test(`a path is explained at ${JSON.stringify(tail)}: ${active}`, () => {
    const { text, offset } = cursorMark(`${HEAD}  - name: Contact\n${tail}`);
    assert.equal(pathSignature(new LinedText(text), offset)?.active, active);
  });
}
