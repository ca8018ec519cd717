// Breaks each guarded rule of what is generated, one at a time, and wants the named cases of test/ruby/cases to fail:
// node scripts/mutate.mjs [word of a file or of a text …]. No file is changed: what is broken is put in while bundling.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { compiledTemplates } from './generate.mjs';
import { mutants as all } from './mutants.mjs';

const RUNNER = resolve('..', 'shared', 'oracle', 'run_case.rb');
const folder = resolve(`dist/mutate-${process.pid}`);
const cases = (name, file) => `test/ruby/cases/${name}/${file}`;
const read = (file) => readFileSync(file, 'utf8');
const words = process.argv.slice(2);
const mutants = all.filter(({ file, find }) => words.every((word) => file.includes(word) || find.includes(word)));
const nameOf = ({ file, find, put }) => `${file}: ${find.trim().split('\n')[0]}  →  ${put.trim().split('\n')[0] || 'nothing'}`;

/** The text of a file with one thing broken in it. */
function broken({ file, find, put }) {
  const parts = read(file).split(find);
  if (parts.length !== 2) throw new Error(`stands there ${parts.length - 1} times, not once`);
  return parts.join(put);
}

/** A bundle of the core, with what is broken in it, that makes the collection of a connector. */
async function generator(mutant, index) {
  const text = mutant && broken(mutant);
  const isTemplate = mutant?.file.endsWith('.njk');
  const plugin = {
    name: 'mutant',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const file = relative('.', path).replaceAll('\\', '/');
        if (isTemplate && file === 'src/core/render/templates.gen.ts')
          return { loader: 'ts', contents: compiledTemplates((one) => (one === mutant.file ? text : read(one))) };
        return file === mutant?.file ? { loader: 'ts', contents: text } : undefined;
      });
    },
  };
  const outfile = `${folder}/${index}.mjs`;
  await build({
    stdin: {
      contents: `export { planElements, readConnector, renderDrafts } from './src/core/index.js'; export { packCollection } from './src/core/pack.js';`,
      resolveDir: '.',
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
    plugins: [plugin],
  });
  const { planElements, readConnector, renderDrafts, packCollection } = await import(pathToFileURL(outfile).href);
  return (name) => {
    const { connector } = readConnector(read(cases(name, 'connector.yaml')));
    const files = new Map(renderDrafts(planElements(connector)).map(({ path, content }) => [path, content]));
    const file = `${folder}/${index}-${name}.json`;
    writeFileSync(file, packCollection({ ...connector, files }).text);
    return file;
  };
}

/** Runs cases with their collections; gives for each what does not hold. */
function runCases(pairs) {
  const found = new Map();
  const args = pairs.flatMap(({ collection, name }) => [collection, resolve(cases(name, 'case.json'))]);
  const ruby = spawn('ruby', ['-W0', 'test/ruby/run_case.rb', RUNNER, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface(ruby.stdout).on('line', (line) => {
    const outcome = JSON.parse(line);
    found.set(outcome.case, outcome.differences);
  });
  return new Promise((done) => ruby.on('close', () => done(pairs.map((pair, index) => ({ ...pair, differences: found.get(index) })))));
}

/** Why a mutant is not well told of by a case; nothing where it is. */
function complaint(mutant, differences) {
  if (!differences) return 'did not run';
  if (!mutant) return differences.length > 0 ? `fails unbroken: ${differences[0]}` : undefined;
  if (differences.length === 0) return 'lives';
  const unreadable = differences.find((text) => text.startsWith('load:'));
  return unreadable && `is no Ruby that Cenit takes: ${unreadable}`;
}

async function main() {
  const complaints = [];
  const pairs = [];
  const unbroken = await generator(undefined, 'unbroken');
  for (const name of new Set(mutants.flatMap((mutant) => mutant.cases))) pairs.push({ name, collection: unbroken(name) });
  for (const [index, mutant] of mutants.entries()) {
    try {
      const collectionOf = await generator(mutant, index);
      pairs.push(...mutant.cases.map((name) => ({ mutant, name, collection: collectionOf(name) })));
    } catch (error) {
      complaints.push(`${nameOf(mutant)}: ${error.message}`);
    }
  }
  for (const { mutant, name, differences } of await runCases(pairs)) {
    const text = complaint(mutant, differences);
    if (text) complaints.push(`${mutant ? `${nameOf(mutant)}: ` : ''}${name} ${text}`);
  }
  for (const text of complaints) console.log(text);
  console.log(`${mutants.length} mutants, ${complaints.length} complaints`);
  process.exitCode = complaints.length > 0 || mutants.length === 0 ? 1 : 0;
}

process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));
if (existsSync(RUNNER)) {
  mkdirSync(folder, { recursive: true });
  await main();
} else {
  console.log(`${RUNNER} is not there: nothing can be run`);
  process.exitCode = 1;
}
