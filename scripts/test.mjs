// Bundles the tests and runs them with Node's own runner: node scripts/test.mjs [folder or file …] [--update]
// The files that drive an editor or a page run one at a time. One that fails is run once more from the start, since a busy machine may let
// a window lose a key or a click; what failed the first time is printed all the same.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

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
const drivesWindow = (file) => ['vscode', 'webview'].some((folder) => file.startsWith(join('test', folder)));

/** One run of the files: what its report counts. */
function run(files) {
  const tap = `${outdir}/results.tap`;
  const built = files.map((file) => join(outdir, `${file.slice('test/'.length).replace(/\.ts$/, '.mjs')}`));
  const reporters = ['spec', 'tap'].map((name) => `--test-reporter=${name}`);
  const destinations = ['stdout', tap].map((to) => `--test-reporter-destination=${to}`);
  const env = { ...process.env, UPDATE: words.includes('--update') ? '1' : (process.env.UPDATE ?? '') };
  // Left to itself, Node keeps one processor of two free.
  const flags = ['--enable-source-maps', '--test', `--test-concurrency=${availableParallelism()}`];
  const { status } = spawnSync(process.execPath, [...flags, ...reporters, ...destinations, ...built], { stdio: 'inherit', env });
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

/** The same, once more if it fails. */
function runTwice(file) {
  const first = run([file]);
  if (first.ended) return first;
  console.log(`${file} failed and is run once more`);
  const second = run([file]);
  if (second.ended) for (const title of first.failures) console.log(`passed at the second run only: ${file}: ${title}`);
  return second;
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
  const results = [...PARTS, ['others', () => true]].flatMap(([name, belongs]) => {
    const files = tests.filter((file) => belongs(file) && !done.has(file));
    for (const file of files) done.add(file);
    if (files.length === 0) return [];
    const began = performance.now();
    const found = files.some(drivesWindow) ? files.map(runTwice) : [run(files)];
    times.push([name, Math.round((performance.now() - began) / 1000)]);
    return found;
  });
  for (const [name, seconds] of times) console.log(`${name}: ${seconds} s`);
  const skipped = results.flatMap((result) => result.skipped);
  for (const [name, reason] of skipped) console.log(`skipped: ${name}: ${reason}`);
  const passed = sum(results, 'passed');
  console.log(`${passed} passed, ${sum(results, 'failed')} failed${skipped.length ? `, ${skipped.length} skipped` : ''}`);
  process.exitCode = passed > 0 && results.every(({ ended }) => ended) ? 0 : 1;
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
