import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import ts from 'typescript';
import { browseElements } from '../../src/core/browse.js';
import { FormSession } from '../../src/core/form/session.js';
import { importSteps } from '../../src/core/importSteps.js';
import { setTexts, t } from '../../src/core/l10n.js';
import { complete } from '../../src/core/language/complete.js';
import { hoverAt } from '../../src/core/language/hover.js';
import { connectorLanguage } from '../../src/core/language/language.js';
import { LinedText } from '../../src/core/language/linedText.js';
import { fixesOf } from '../../src/core/language/fixes.js';
import { planElements } from '../../src/core/plan.js';
import { specMessageOf } from '../../src/core/problems/spec.js';
import { readConnector } from '../../src/core/readConnector.js';
import { renderDrafts } from '../../src/core/render/render.js';
import { askedFor, literalsOf, sourcesOf, tableTexts } from '../support/texts.js';

type Texts = Readonly<Record<string, string>>;

const FILE = 'l10n/bundle.l10n.es.json';
const SPANISH = JSON.parse(readFileSync(FILE, 'utf8')) as Texts;
/** What takes a text, by the folders whose texts all must be there. */
const FOLDERS = ['src/core', 'src/server', 'src/cli'];
const TAKES = /^(?:t|later)$/;
/** Other folders whose texts may stand in the file. */
const OTHERS = ['src/extension', 'webview'];
const TAKES_THERE = /(?:^|\.)t$/;

/** What is the same in both languages. */
const SAME: readonly (readonly [reason: string, texts: readonly string[]])[] = [
  ['a key of connector.yaml', ['authorization', 'connection', 'defaults', 'errors', 'export', 'import', 'incremental', 'pagination']],
  ['a word of Ruby', ['class', 'def', 'module', 'self']],
  ['a name', ['Google', 'Intuit', 'Lazada', 'OAuth 1', 'OAuth 2', 'Json', 'Link', 'Multipart', 'Offset']],
  [
    'the same word',
    ['Cursor', 'Id', 'Plural', 'Token', 'Variables', 'Variable {name}', 'Variable {name}: {title}', '1 error', 'error', 'variable'],
  ],
  ['a word of Cenit', ['webhook']],
  ['only punctuation', ['{0}: {1}.', '{request}, {then}, {until}.']],
  ['a date', ['Mon, 06 May 2024 07:08:09 GMT']],
];
const SAME_FORM = /^(?:authorization|pagination): \w+$/;

/** What looks like a sentence and is none for people in their language. */
const NOT_TOLD: readonly (readonly [reason: string, file: RegExp, text: RegExp])[] = [
  ['it becomes a part of connector.yaml', /core\/newConnector\.ts$/, /^# /],
  ['it becomes the readme of the collection', /core\/pack\/readme\.ts$/, /./],
  [
    'the argument of a problem, translated with its sentence',
    /\/(?:sandboxRules|secretShapes|shapeWords|connector|names)\.ts$/,
    /^(?:an?|true|the) /,
  ],
  ['a title of the documentation', /core\/problemText\.ts$/, /./],
  ['a text of the schema, which stays English', /core\/schema\.ts$/, /./],
  ['words of the reader of YAML', /core\/spec\/(?:causes|misplaced|faults)\.ts$/, /^(?:Missing|Block|Second|Unsupported)/],
  ['a list of keywords', /core\/spec\/read\/fields\.ts$/, /^(?:enum|minLength|contains) /],
  ['a name that Cenit knows', /core\/auth\/oauth2\.ts$/, /^(?:Intuit|Lazada) /],
  ['reserved words of Ruby', /core\/auth\/basic\.ts$/, /^alias and/],
  ['an error of the protocol, which no editor shows', /server\/(?:diagnostics|runSteps)\.ts$/, /^The /],
  ['an error of the validator, told in other words', /server\/\w+Keyword\.ts$/, /^(?:fits|is not)/],
];
/** Texts by tables, and folders where only what goes into files is made. */
const TABLES = /^src\/core\/(?:render|elements|problems|vocabulary)\/|^src\/core\/auth\/(?:\w+Fields|none)\.ts$/;

const needed = [...FOLDERS.flatMap((folder) => askedFor(folder, TAKES)).map(({ text }) => text), ...tableTexts()];

/** Names in braces, each as often as it stands there. */
const namesIn = (text: string): string =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join();

afterEach(() => setTexts(undefined));

test('every text of the core, the server and the command line is there in Spanish, and no other', () => {
  const there = new Set(Object.keys(SPANISH));
  assert.deepEqual(
    [...new Set(needed)].filter((text) => !there.has(text)),
    [],
  );
  const used = new Set([...needed, ...OTHERS.flatMap((folder) => askedFor(folder, TAKES_THERE)).map(({ text }) => text)]);
  assert.deepEqual(
    [...there].filter((text) => !used.has(text)),
    [],
  );
  assert.deepEqual(Object.keys(SPANISH), Object.keys(SPANISH).sort(), 'in their order');
});

test('a translation names what its text names, ends as it does, and is another text', () => {
  const known = new Set(SAME.flatMap(([, texts]) => texts));
  const end = (text: string): string => /[.:?…]*\s*$/.exec(text)?.[0] ?? '';
  for (const [english, spanish] of Object.entries(SPANISH)) {
    assert.equal(namesIn(spanish), namesIn(english), english);
    assert.equal(end(spanish), end(english), english);
    assert.equal(spanish, spanish.trimStart(), english);
    if (!SAME_FORM.test(english)) assert.equal(spanish === english, known.has(english), english);
  }
});

test('no sentence stands in the sources that nobody translates', () => {
  const isTaken = (node: ts.Node): boolean =>
    (ts.isCallExpression(node) && TAKES.test(node.expression.getText())) ||
    (ts.isNewExpression(node) && node.expression.getText() === 'Error');
  // Of kinds of authorization the tables are read, and what they plan is no text for people.
  const isOfKind = (node: ts.Node): boolean =>
    ts.isPropertyAssignment(node) && /^(?:label|description|enumDescriptions)$/.test(node.name.getText());
  const files = FOLDERS.flatMap(sourcesOf).filter((file) => !TABLES.test(file));
  const found = files.flatMap((file) =>
    literalsOf(file, (node) => isTaken(node) || (file.includes('/auth/') && (isOfKind(node) || ts.isMethodDeclaration(node)))),
  );
  const sentences = found.filter(({ text }) => looksLikeSentence(text));
  const left = sentences.filter(({ file, text }) => !NOT_TOLD.some(([, where, what]) => where.test(file) && what.test(text)));
  assert.deepEqual(
    left.map(({ file, line, text }) => `${file}:${line}: ${text}`),
    [],
  );
  for (const [reason, where, what] of NOT_TOLD)
    assert.ok(
      sentences.some(({ file, text }) => where.test(file) && what.test(text)),
      `nothing is left out for being ${reason}`,
    );
});

/** Three words and more, or two that begin as a sentence does or end as one. */
function looksLikeSentence(text: string): boolean {
  return /^[A-Z]\S* \S+ \S|^[a-z']+(?: [a-z']+){2}|[a-z]{2} [a-z]{2,}\.$|^# [A-Z]/.test(text);
}

const SPEC = `name: Acme
authorization: {type: bearer, colour: blue}
connection: {url: api.acme.example}
resources:
  - name: Contact
    primary_key: [id]
    import: {all: 'GET contacts/{word}'}
`;

test('problems, their places and their fixes are told in Spanish, and in English again', () => {
  const told = (): readonly string[] => {
    const { tree, problems } = readConnector(SPEC);
    const fixes = fixesOf(SPEC, { connector: undefined, tree, problems }, () => true).map(({ fix }) => fix.title);
    return [...problems.map(specMessageOf), ...fixes];
  };
  const english = told();
  setTexts(SPANISH);
  const spanish = told();
  assert.equal(spanish.length, english.length);
  assert.ok(spanish.includes('"primary_key" debe ser un texto, pero aquí hay una lista. Escriba un texto.'), spanish.join('\n'));
  assert.ok(
    spanish.includes(
      '"colour" no es una clave de: authorization de tipo bearer. Cambie su nombre o quítelo; las claves de aquí son type, prefix.',
    ),
  );
  assert.ok(spanish.includes('Quitar "colour"'));
  for (const text of spanish) assert.ok(!english.includes(text), text);
  setTexts(undefined);
  assert.deepEqual(told(), english);
});

test('values are told by their types, limits and lists', () => {
  setTexts(SPANISH);
  const messageOf = (text: string, code: string): string => {
    const found = readConnector(text).problems.find((problem) => problem.code === code);
    return found ? specMessageOf(found) : '';
  };
  const list = 'name: acme\nauthorization: {type: none}\nconnection: {url: https://a.example}\nresources:\n  - {name: A, primary_key: id, ';
  assert.match(messageOf(`${list}pagination: {size: {value: 9999}}}\n`, 'out-of-range'), /debe ser de 1 a 3000/);
  assert.match(messageOf(`${list}flows: 3}\n`, 'wrong-type'), /debe ser una lista, pero aquí hay un número/);
  assert.match(messageOf(`${list}records: {a: 1}}\n`, 'wrong-type'), /pero aquí hay un mapa/);
  assert.match(messageOf(`${list}headers: "x\n`, 'yaml-syntax'), /esta comilla nunca se cierra/);
});

test('hover and completion speak Spanish', () => {
  setTexts(SPANISH);
  const text = 'name: acme\nauthorization:\n  type: oauth2\nresources:\n  - name: Contact\n    pagination: page\n';
  const lines = new LinedText(text);
  const language = connectorLanguage();
  const hover = (word: string): string => hoverAt(lines, text.indexOf(word) + 1, language)?.text ?? '';
  assert.match(hover('name'), /^Nombre corto del conector[^]*texto · Ejemplos: `acme`/);
  assert.match(hover('oauth2'), /^`oauth2`: Una persona permite el acceso/);
  assert.match(hover('page'), /Un número de página[^]*\[Un ejemplo y todas sus claves\]/);
  const rest = `${text}    `;
  const proposals = complete(new LinedText(rest), rest.length, language);
  assert.equal(proposals.find(({ label }) => label === 'data_type')?.detail, 'texto');
  assert.ok(proposals.every(({ detail }) => detail !== 'text'));
});

test('the form, the groups and the steps of the import speak Spanish; what is generated does not', () => {
  const spec = readFileSync('examples/zohocrm/connector.yaml', 'utf8');
  const { connector } = readConnector(spec);
  assert.ok(connector);
  const elements = planElements(connector);
  const drafts = (): unknown => renderDrafts(planElements(connector)).map(({ path, content }) => [path, content]);
  const english = drafts();
  setTexts(SPANISH);
  assert.deepEqual(drafts(), english);
  assert.equal(browseElements(elements)[0]?.label, 'Seguridad');
  assert.match(importSteps(connector, 'zohocrm').join('\n'), /pulse el botón de importar[^]*Autorice default_authorization\./);
  const view = new FormSession(spec).view();
  assert.deepEqual(
    view.sections.map(({ label }) => label),
    ['Conector', 'Autorización', 'Conexión', 'Para todos los recursos', 'Recursos/Flujos'],
  );
  const [name] = view.sections[0]?.controls ?? [];
  assert.deepEqual(
    [name?.label, name?.help],
    ['Nombre', 'Nombre corto del conector: letras latinas minúsculas, dígitos y guiones bajos, primero una letra.'],
  );
});

test('braces of a text itself stay', () => {
  assert.equal(t('Run the algorithm {name}, with {} as its options.', { name: 'a' }), 'Run the algorithm a, with {} as its options.');
  const problem = readConnector(SPEC.replace('{type: bearer, colour: blue}', '{type: basic, password: "{a}b"}')).problems.find(
    ({ code }) => code === 'auth-basic-password',
  );
  assert.match(problem ? specMessageOf(problem) : '', /such as \{api_token\}/);
});
