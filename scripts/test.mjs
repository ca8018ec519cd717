// Bundles the tests and runs them with Node's own runner: node scripts/test.mjs [folder or file …] [--update]
// The files that drive an editor run one at a time, those that drive a page two. One that fails is run once more from the start when all
// others are done, since a busy machine may let a window lose a key or a click; what failed the first time is printed all the same.
import { build } from 'esbuild';
import { Buffer } from 'node:buffer';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const files = (path) =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => files(join(path, name))) : path.endsWith('.test.ts') ? [path] : [];
const tests = (wanted.length ? wanted : ['test']).flatMap(files).sort();
// Each run has a folder of its own, so that two of them do not meet.
const outdir = `dist/test-${process.pid}`;
const sum = (results, name) => results.reduce((total, result) => total + result[name], 0);
const inFolder =
  (...folders) =>
  (file) =>
    folders.some((folder) => file.startsWith(join('test', folder)));
/** What is run together, and told with its time. The Ruby is one long file, so others run beside it. */
const PARTS = [
  ['unit, property and Ruby tests', inFolder('core', 'extension', 'protocol', 'ruby')],
  ['server', inFolder('server')],
  ['command line', inFolder('cli')],
  ['page', inFolder('webview')],
  ['in the editor', inFolder('vscode')],
];
const done = new Set();
const times = [];
const drivesEditor = inFolder('vscode');
const drivesWindow = inFolder('vscode', 'webview');

/** How many of these windows are driven at once: two editors are no quicker on two processors than one after the other. */
const seatsFor = (files) => (files.some(drivesEditor) ? 1 : Math.min(2, availableParallelism()));
let runs = 0;

/**
 * One run of the files: what its report counts.
 * @param {readonly string[]} files
 * @param {'inherit' | 'pipe'} output 'pipe': shown when the run is over, so that those of two runs do not mix
 */
async function run(files, output = 'inherit') {
  runs += 1;
  const tap = `${outdir}/results-${runs}.tap`;
  const built = files.map((file) => join(outdir, `${file.slice('test/'.length).replace(/\.ts$/, '.mjs')}`));
  const reporters = ['spec', 'tap'].map((name) => `--test-reporter=${name}`);
  const destinations = ['stdout', tap].map((to) => `--test-reporter-destination=${to}`);
  const env = { ...process.env, UPDATE: words.includes('--update') ? '1' : (process.env.UPDATE ?? '') };
  // Left to itself, Node keeps one processor of two free.
  const flags = ['--enable-source-maps', '--test', `--test-concurrency=${availableParallelism()}`];
  const args = [...flags, ...reporters, ...destinations, ...built];
  const child = spawn(process.execPath, args, { stdio: ['ignore', output, output], env });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
  const [status] = await once(child, 'close');
  process.stdout.write(Buffer.concat(said));
  const text = readFileSync(tap, 'utf8');
  const count = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  const titles = (pattern) => [...text.matchAll(pattern)].map(([, title, reason]) => [title, reason]);
  return {
    ended: status === 0,
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: titles(/^\s*ok \d+ - (.*?) # SKIP (.*)$/gm),
    failures: titles(/^\s*not ok \d+ - (.*)$/gm).map(([title]) => title),
  };
}

/** Runs each file by itself, some at once; those that failed once more, one at a time. */
async function runWindows(files) {
  const waiting = [...files];
  const seats = seatsFor(files);
  const results = new Map();
  const seat = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) results.set(file, await run([file], seats > 1 ? 'pipe' : 'inherit'));
  };
  await Promise.all(Array.from({ length: seats }, seat));
  for (const [file, first] of [...results].filter(([, { ended }]) => !ended)) {
    console.log(`${file} failed and is run once more`);
    const second = await run([file]);
    if (second.ended) for (const title of first.failures) console.log(`passed at the second run only: ${file}: ${title}`);
    results.set(file, second);
  }
  return [...results.values()];
}

/** What the windows install is packed once for all of them. */
function packForEditor() {
  const vsix = join(outdir, 'extension.vsix');
  const { status } = spawnSync(process.execPath, ['scripts/package.mjs', '--built', '--out', vsix], { stdio: 'inherit' });
  if (status === 0) process.env.PACKED_EXTENSION = resolve(vsix);
}

try {
  await build({
    entryPoints: tests,
    outdir,
    outbase: 'test',
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const results = [];
  for (const [name, belongs] of [...PARTS, ['others', () => true]]) {
    const files = tests.filter((file) => belongs(file) && !done.has(file));
    for (const file of files) done.add(file);
    if (files.length === 0) continue;
    const began = performance.now();
    if (files.some(drivesEditor)) packForEditor();
    results.push(...(files.some(drivesWindow) ? await runWindows(files) : [await run(files)]));
    times.push([name, Math.round((performance.now() - began) / 1000)]);
  }
  for (const [name, seconds] of times) console.log(`${name}: ${seconds} s`);
  const skipped = results.flatMap((result) => result.skipped);
  for (const [name, reason] of skipped) console.log(`skipped: ${name}: ${reason}`);
  const passed = sum(results, 'passed');
  console.log(`${passed} passed, ${sum(results, 'failed')} failed${skipped.length ? `, ${skipped.length} skipped` : ''}`);
  process.exitCode = passed > 0 && results.every(({ ended }) => ended) ? 0 : 1;
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
