// Specs that were changed at random, all the way from their text to the files; nothing may throw or break out: npm run fuzz
// FUZZ_RUNS says how many, FUZZ_SEED makes the same again.
import { build } from 'esbuild';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Checker } from './fuzz/check.mjs';
import { mutated } from './fuzz/mutate.mjs';
import { smallest } from './fuzz/smallest.mjs';
import { pick, randomOf } from './random.mjs';

const MOST_FINDINGS = 20;
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const runs = Number(process.env.FUZZ_RUNS ?? 20_000);
console.log(`FUZZ_SEED=${seed} FUZZ_RUNS=${runs}`);

/** The core, and those parts of it that are asked for here alone. */
async function loadCore() {
  const outfile = resolve(`dist/fuzz-${process.pid}/core.mjs`);
  const doors = ['index', 'prism', 'ruby/fileCheck'].map((name) => `export * from './src/core/${name}.js';`);
  await build({
    stdin: { contents: doors.join('\n'), resolveDir: resolve('.') },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(resolve(outfile, '..'), { recursive: true, force: true });
  }
}

/** Specs of the repository, and those that lie beside it, if any do. */
function corpus() {
  const folders = ['examples', 'test/fixtures'].flatMap((under) => readdirSync(under).map((name) => join(under, name, 'connector.yaml')));
  const beside = '../shared/specs';
  const others = existsSync(beside) ? readdirSync(beside).map((name) => join(beside, name)) : [];
  const more = process.argv.slice(2);
  return [...folders, ...others, ...more]
    .filter((path) => path.endsWith('.yaml') && existsSync(path))
    .map((path) => readFileSync(path, 'utf8'));
}

const core = await loadCore();
const wasm = createRequire(resolve('package.json')).resolve('@ruby/prism/src/prism.wasm');
const checker = new Checker(core, core.createRubyParser(readFileSync(wasm)));
const random = randomOf(seed);
const specs = corpus();
const began = performance.now();
const findings = new Map();
const last = new Map();
let valid = 0;

/** Somebody's hand in a file of the run before. */
function editedByHand(files) {
  const path = pick(random, [...files.keys()]);
  const text = files.get(path) ?? '';
  const lines = text.split('\n');
  const at = Math.floor(random() * lines.length);
  if (path.endsWith('.rb')) lines.splice(at, random() < 0.5 ? 1 : 0, '# by hand');
  else lines[at] = (lines[at] ?? '').replace(/: "([^"\\]*)"/, ': "$1 by hand"');
  return new Map(files).set(path, lines.join('\n'));
}

for (let run = 0; run < runs && findings.size < MOST_FINDINGS; run += 1) {
  const source = Math.floor(random() * specs.length);
  const text = mutated(specs[source], random);
  const known = random() < 0.4 ? last.get(source) : undefined;
  const before = known && random() < 0.5 ? editedByHand(known) : known;
  const onConflict = pick(random, ['fail', 'keep', 'markers']);
  try {
    const made = checker.check(text, before, onConflict);
    if (!made) continue;
    valid += 1;
    last.set(source, made);
  } catch (error) {
    if (error.kind === undefined) throw error;
    if (findings.has(error.kind)) continue;
    const small = smallest(text, (less) => kindOf(less, before, onConflict) === error.kind);
    const file = join(tmpdir(), `fuzz-${seed}-${run}.yaml`);
    writeFileSync(file, small);
    if (error.kind.includes('over files')) writeFileSync(`${file}.before.json`, JSON.stringify({ onConflict, files: [...before] }));
    findings.set(error.kind, `${error.message}\n  ${file}`);
  }
}

function kindOf(text, before, onConflict) {
  try {
    checker.check(text, before, onConflict);
    return undefined;
  } catch (error) {
    return error.kind;
  }
}

const seconds = Math.round((performance.now() - began) / 1000);
console.log(`${specs.length} specs to begin with; ${runs} mutated, ${valid} of them valid, ${checker.files} files made, ${seconds} s`);
for (const finding of findings.values()) console.log(finding.slice(0, 1000));
console.log(`${findings.size} findings`);
process.exitCode = findings.size > 0 ? 1 : 0;
