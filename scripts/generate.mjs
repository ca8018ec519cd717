// Writes the sources that are made, never edited: compiled Ruby templates, the JSON Schema and its compiled validator.
import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import nunjucks from 'nunjucks';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { architecturePage } from './architecture.mjs';
import { keyPages } from './keyPages.mjs';

export async function generateSources() {
  compileTemplates();
  await compileSchema();
  await compileMessages();
  await describeProblems();
  await describeTopics();
  await tellCapabilities();
  writeIfChanged('docs/architecture.md', architecturePage());
}

export function writeIfChanged(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

function compileTemplates() {
  writeIfChanged(
    'src/core/render/templates.gen.ts',
    compiledTemplates((file) => readFileSync(file, 'utf8')),
  );
}

/** Each templates/<kind>/<name>.njk becomes an entry of templates.gen.ts; its names are a union, so a wrong one does not compile. */
export function compiledTemplates(textOf) {
  // Only the names of the filters matter when compiling; a template that uses another one fails here.
  const filters = [...readFileSync('src/core/render/filters.ts', 'utf8').matchAll(/^ {2}(\w+): \{ quote:/gm)].map((found) => found[1]);
  const environment = new nunjucks.Environment(null, { autoescape: false, throwOnUndefined: true, trimBlocks: true, lstripBlocks: true });
  for (const name of filters) environment.addFilter(name, String);
  const root = 'templates/algorithm';
  const names = readdirSync(root)
    .filter((file) => file.endsWith('.njk'))
    .map((file) => file.replace(/\.njk$/, ''))
    .sort();
  const compiled = names.map((name) =>
    nunjucks.precompileString(textOf(`${root}/${name}.njk`), {
      name,
      env: environment,
      wrapper: ([template]) => `${JSON.stringify(name)}: (function() {${template.template}})()`,
    }),
  );
  return (
    `// Made by scripts/generate.mjs from templates/: do not edit.\n// @ts-nocheck\nexport type TemplateName = ${names.map((name) => JSON.stringify(name)).join(' | ')};\n` +
    `export const templates: Readonly<Record<TemplateName, unknown>> = {\n${compiled.join(',\n')}\n};\n`
  );
}

/** A page for each key; one that no key has any more goes. */
function describeKeys(schema) {
  mkdirSync('docs/keys', { recursive: true });
  const pages = keyPages(schema);
  for (const name of readdirSync('docs/keys')) if (!pages.has(name)) rmSync(`docs/keys/${name}`);
  for (const [name, text] of pages) writeIfChanged(`docs/keys/${name}`, text);
}

/** The field tables of the core become schemas/connector.schema.json, and that a validator without a compiler at run time. */
async function compileSchema() {
  mkdirSync('dist/build', { recursive: true });
  const { connectorSchema } = await importBuilt('src/core/schema.ts', 'schema');
  const schema = connectorSchema();
  writeIfChanged('schemas/connector.schema.json', `${JSON.stringify(schema, null, 2)}\n`);
  describeKeys(schema);
  const ajv = new Ajv({
    allErrors: true,
    discriminator: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    // What an error says is found by its paths, in the data and in the schema: with the words in it the code is much larger.
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  ajv.addVocabulary(['enumDescriptions', 'defaultSnippets', 'markdownDescription']);
  // Annotations are for people; without them the validator is a quarter smaller.
  const bare = JSON.parse(
    JSON.stringify(schema, (key, value) =>
      ['description', 'default', 'enumDescriptions', 'defaultSnippets'].includes(key) && (typeof value !== 'object' || Array.isArray(value))
        ? undefined
        : value,
    ),
  );
  // Resources are checked one by one, each when it has changed.
  delete bare.properties.resources.items;
  const pointers = new Map([[bare, '#'], ...Object.entries(bare.definitions).map(([name, part]) => [part, `#/definitions/${name}`])]);
  ajv.addSchema(bare);
  const names = { validate: bare.$id, validateResource: `${bare.$id}#/definitions/resource` };
  for (const id of Object.values(names)) pointFromRoot(ajv.getSchema(id), pointers);
  const code = `${withShortWords(standalone(ajv, names))}
function isMap(value) {
  return value && typeof value == 'object' && !Array.isArray(value);
}
function add(errors, instancePath, part, place, params = {}) {
  const schemaPath = part + place;
  const error = { instancePath, schemaPath, keyword: schemaPath.slice(schemaPath.lastIndexOf('/') + 1), params };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}
function addUnknown(errors, instancePath, part, place, additionalProperty) {
  return add(errors, instancePath, part, place + 'additionalProperties', { additionalProperty });
}
function addMissing(errors, instancePath, part, place, missingProperty) {
  return add(errors, instancePath, part, place + 'required', { missingProperty });
}
function addAt(errors, instancePath, part, place, key, keyword, params) {
  return add(errors, instancePath + '/' + key, part, place + 'properties/' + key + '/' + keyword, params);
}`;
  writeIfChanged('src/core/spec/validator.gen.js', `// Made by scripts/generate.mjs from schemas/: do not edit.\n${code}\n`);
  const types = [
    "import type { ValidateFunction } from 'ajv';",
    'export declare const validate: ValidateFunction;',
    'export declare const validateResource: ValidateFunction;',
    '',
  ];
  writeIfChanged('src/core/spec/validator.gen.d.ts', types.join('\n'));
}

/** A definition becomes a function of its own, whose errors point into it alone: here they learn where it stands in the schema. */
function pointFromRoot(validate, pointers, seen = new Set()) {
  if (seen.has(validate)) return;
  seen.add(validate);
  const { source, schemaEnv } = validate;
  const pointer = pointers.get(schemaEnv.schema);
  if (pointer === undefined) throw new Error('A compiled part of the schema is neither its root nor a definition.');
  const keysAt = (place) => {
    const [name, ...way] = place.split(/[.[\]]+/).filter(Boolean);
    const [{ value }] = [...source.scopeValues.schema].filter((one) => String(one) === name);
    return JSON.stringify(Object.keys(way.reduce((part, key) => part[key], value.ref).properties));
  };
  const code = String(source.validateCode)
    .replaceAll('schemaPath:"#/', `schemaPath:"${pointer}/`)
    // What is wanted stands in the schema: taken from there it need not stand in the code too.
    .replace(/params:\{(?:type|allowedValues?|comparison|pattern|error): [^{}]*\}/g, 'params:{}')
    .replace(/func\d+\.call\((schema\d+[^,]*)\.properties, (\w+)\)/g, (_, place, key) => `${keysAt(place)}.includes(${key})`)
    .replace(
      /\{instancePath(?::([^;{}]*?))?,schemaPath:"([^"]*)",keyword:"[^"]*",params:(\{[^{}]*\})\}/g,
      (_, path = 'instancePath', place, params) => `error(${path},"${pointer}/","${place.slice(pointer.length + 1)}",${params})`,
    );
  source.validateCode = new source.validateCode.constructor(code);
  for (const { value } of source.scopeValues.validate ?? []) pointFromRoot(value.ref, pointers, seen);
  for (const { value } of source.scopeValues.wrapper ?? []) pointFromRoot(value.ref.validate, pointers, seen);
  for (const { value } of source.scopeValues.root ?? []) if (value.ref.validate) pointFromRoot(value.ref.validate, pointers, seen);
}

/** The page that a message leads to: each problem by its code, with words in ‹ › for what it names. */
async function describeProblems() {
  const { sentenceTables } = await importBuilt('src/core/problemText.ts', 'problemText');
  const args = new Proxy({}, { get: (_, name) => `‹${String(name)}›` });
  const inText = (sentence) => sentence.replaceAll('{placeholder}', '{‹word›}').replace(/\{(?!‹)(\w+)\}/g, '‹$1›');
  const said = (sentence) => (typeof sentence === 'string' ? inText(sentence) : sentence(args));
  const sections = Object.entries(sentenceTables).map(([title, sentences]) => {
    const entries = Object.entries(sentences).map(([code, sentence]) => `### ${code}\n\n\`\`\`text\n${said(sentence)}\n\`\`\``);
    return `## ${title}\n\n${entries.join('\n\n')}`;
  });
  const head =
    '<!-- Made by scripts/generate.mjs from src/core/problems: do not edit. -->\n\n# Problems\n\n' +
    'What may be wrong with a connector, by the code that stands beside a message: what it says, and what to do. Words in ‹ › are those of your file.';
  mkdirSync('docs', { recursive: true });
  writeIfChanged('docs/problems.md', `${head}\n\n${sections.join('\n\n')}\n`);
}

/** A page for each topic: what it is about, a small example, and the tables of its keys, from where hover and form have them too. */
async function describeTopics() {
  const { topics } = await importBuilt('src/core/vocabulary/topics.ts', 'topics');
  for (const { page, title, intro, example, tables } of topics) {
    const sections = tables.map(({ title: name, description, fields }) => `## ${name}\n\n${description}\n\n${tableOf(fields)}`.trimEnd());
    const head = `<!-- Made by scripts/generate.mjs from src/core/vocabulary: do not edit. -->\n\n# ${title}\n\n${intro}`;
    writeIfChanged(`docs/${page}.md`, `${head}\n\n\`\`\`yaml\n${example}\`\`\`\n\n${sections.join('\n\n')}\n`);
  }
}

function tableOf(fields) {
  const rows = Object.entries(fields).map(([key, { description, default: usual, examples = [], enum: choices, enumDescriptions }]) => {
    const notes = (choices ?? []).map((choice, index) => `\`${choice}\`: ${enumDescriptions?.[index] ?? ''}`);
    const shown = examples.slice(0, 2).map((one) => `\`${typeof one === 'string' ? one : JSON.stringify(one)}\``);
    const cells = [`\`${key}\``, [description, ...notes].join('<br>'), usual === undefined ? '' : `\`${usual}\``, shown.join('<br>')];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return rows.length === 0 ? '' : ['| Key | Meaning | Left out | Examples |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** What some hundred checks say word for word is said once: which part of the schema they stand in, how an error is kept, what a map is. */
function withShortWords(code) {
  const pointers = [];
  const short = code
    .replace(
      /if\s*\(vErrors === null\)\s*\{\s*vErrors = \[(\w+)\];\s*\}\s*else\s*\{\s*vErrors\.push\(\1\);\s*\}/g,
      'vErrors = add(vErrors, $1);',
    )
    .replace(/const (err\d+) = error\((.*?)(?:,\{\})?\);\s*vErrors = add\(vErrors, \1\);/g, 'vErrors = add(vErrors, $2);')
    .replace(/"(#\/(?:definitions\/\w+\/)?)"/g, (_, pointer) => {
      if (!pointers.includes(pointer)) pointers.push(pointer);
      return `part${pointers.indexOf(pointer)}`;
    })
    .replace(/(\w+) && typeof \1 == "object" && !Array\.isArray\(\1\)/g, 'isMap($1)')
    .replace(/\(\(typeof (\w+) == "number"\) && \(!\(\1 % 1\) && !isNaN\(\1\)\)\) && \(isFinite\(\1\)\)/g, 'Number.isInteger($1)')
    .replace(/\(typeof (\w+) == "number"\) && \(isFinite\(\1\)\)/g, 'Number.isFinite($1)')
    .replace(
      /add\(vErrors, instancePath\+"\/(\w+)",(part\d+),"(.*?)properties\/\1\/([^"]*)"/g,
      'addAt(vErrors, instancePath,$2,"$3","$1","$4"',
    )
    .replace(
      /add\((vErrors, instancePath[^,]*),(part\d+),"([^"]*)(additionalProperties|required)",\{\w+: ([^}]*)\}/g,
      (_, errors, part, place, keyword, key) =>
        `${keyword === 'required' ? 'addMissing' : 'addUnknown'}(${errors},${part},"${place}",${key}`,
    )
    // No keyword of ours asks what is around its value.
    .replace(/,\s*parentData:[^,{}]+,parentDataProperty:[^,{}]+,rootData\}/g, '}')
    .replace(/, parentData, parentDataProperty, rootData=data\}/g, '}');
  if (/vErrors\.push|\berror\(|typeof \w+ == "(?:object|number)"|parentData/.test(short) || pointers.length < 2)
    throw new Error('ajv writes its code in another way now: see withShortWords');
  return `${short}${pointers.map((pointer, index) => `\nconst part${index} = ${JSON.stringify(pointer)};`).join('')}`;
}

/** What the page of the form may send becomes a validator too. */
async function compileMessages() {
  const { toHostSchema } = await importBuilt('src/protocol/messageSchema.ts', 'messageSchema');
  const ajv = new Ajv({ discriminator: true, strict: true, allowUnionTypes: true, code: { source: true, esm: true } });
  const code = standalone(ajv, ajv.compile(toHostSchema));
  writeIfChanged('src/protocol/validator.gen.js', `// Made by scripts/generate.mjs from messageSchema.ts: do not edit.\n${code}\n`);
  writeIfChanged('src/protocol/validator.gen.d.ts', 'declare const validate: (message: unknown) => boolean;\nexport default validate;\n');
}

/** Imports a source as the build sees it now. */
/** What the language server can do, apart from what does it: it says so before that is loaded. */
async function tellCapabilities() {
  const { features, connectorFeatures } = await importBuilt('src/server/features.ts', 'features', 'external');
  // Texts go by their changes.
  const together = (list) =>
    JSON.stringify(Object.assign({ textDocumentSync: 2 }, ...list.map((feature) => feature.capabilities)), null, 2);
  writeIfChanged(
    'src/server/capabilities.gen.ts',
    `// Made by scripts/generate.mjs from src/server/features.ts: do not edit.
import type { ServerCapabilities } from 'vscode-languageserver/node';

export const capabilities: ServerCapabilities = ${together([...features, ...connectorFeatures])};

export const schemaCapabilities: ServerCapabilities = ${together(features)};
`,
  );
}

async function importBuilt(entry, name, packages = 'bundle') {
  const outfile = `dist/build/${name}.mjs`;
  const alias = packages === 'external' ? {} : { '@vscode/l10n': './node_modules/@vscode/l10n/dist/browser.js' };
  await build({ entryPoints: [entry], outfile, bundle: true, packages, alias, format: 'esm', platform: 'node', logLevel: 'warning' });
  return import(`${pathToFileURL(outfile).href}?${process.hrtime.bigint()}`);
}
