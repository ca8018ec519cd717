// Writes the sources that are made, never edited: compiled Ruby templates, the JSON Schema and its compiled validator.
import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import nunjucks from 'nunjucks';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export async function generateSources() {
  compileTemplates();
  await compileSchema();
  await compileMessages();
}

function writeIfChanged(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

/** Each templates/<kind>/<name>.njk becomes an entry of templates.gen.ts; its names are a union, so a wrong one does not compile. */
function compileTemplates() {
  // Only the names of the filters matter when compiling; a template that uses another one fails here.
  const filters = [...readFileSync('src/core/render/filters.ts', 'utf8').matchAll(/^ {2}(\w+): \{ quote:/gm)].map((found) => found[1]);
  const environment = new nunjucks.Environment(null, { autoescape: false, throwOnUndefined: true, trimBlocks: true, lstripBlocks: true });
  for (const name of filters) environment.addFilter(name, String);
  const root = 'templates/algorithm';
  const names = readdirSync(root)
    .filter((file) => file.endsWith('.njk'))
    .map((file) => file.replace(/\.njk$/, ''))
    .sort();
  const compiled = names.map((name) => {
    const source = readFileSync(join(root, `${name}.njk`), 'utf8');
    return nunjucks.precompileString(source, {
      name,
      env: environment,
      wrapper: ([template]) => `${JSON.stringify(name)}: (function() {${template.template}})()`,
    });
  });
  const text =
    `// Made by scripts/generate.mjs from templates/: do not edit.\n// @ts-nocheck\nexport type TemplateName = ${names.map((name) => JSON.stringify(name)).join(' | ')};\n` +
    `export const templates: Readonly<Record<TemplateName, unknown>> = {\n${compiled.join(',\n')}\n};\n`;
  writeIfChanged('src/core/render/templates.gen.ts', text);
}

/** The field tables of the core become schemas/connector.schema.json, and that a validator without a compiler at run time. */
async function compileSchema() {
  mkdirSync('dist/build', { recursive: true });
  const { connectorSchema } = await importBuilt('src/core/schema.ts', 'schema');
  const schema = connectorSchema();
  writeIfChanged('schemas/connector.schema.json', `${JSON.stringify(schema, null, 2)}\n`);
  const ajv = new Ajv({
    allErrors: true,
    discriminator: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    verbose: true,
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
  const code = standalone(ajv, ajv.compile(bare));
  writeIfChanged('src/core/spec/validator.gen.js', `// Made by scripts/generate.mjs from schemas/: do not edit.\n${code}\n`);
  const types = [
    "import type { ValidateFunction } from 'ajv';",
    'declare const validate: ValidateFunction;',
    'export default validate;',
    '',
  ];
  writeIfChanged('src/core/spec/validator.gen.d.ts', types.join('\n'));
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
async function importBuilt(entry, name) {
  const outfile = `dist/build/${name}.mjs`;
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'warning' });
  return import(`${pathToFileURL(outfile).href}?${process.hrtime.bigint()}`);
}
