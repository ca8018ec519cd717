// Bundles the tests and runs them with Node's own runner: node scripts/test.mjs [folder or file …] [--update]
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const files = (path) =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => files(join(path, name))) : path.endsWith('.test.ts') ? [path] : [];
const tests = (wanted.length ? wanted : ['test']).flatMap(files).sort();
// Each run has a folder of its own, so that two of them do not meet.
const outdir = `dist/test-${process.pid}`;
const tap = `${outdir}/results.tap`;
const count = (text, name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);

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
  const built = tests.map((file) => join(outdir, `${file.slice('test/'.length).replace(/\.ts$/, '.mjs')}`));
  const reporters = [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${tap}`,
  ];
  const env = { ...process.env, UPDATE: words.includes('--update') ? '1' : (process.env.UPDATE ?? '') };
  const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...reporters, ...built], { stdio: 'inherit', env });
  const text = readFileSync(tap, 'utf8');
  const skipped = [...text.matchAll(/^\s*ok \d+ - (.*?) # SKIP (.*)$/gm)];
  for (const [, name, reason] of skipped) console.log(`skipped: ${name}: ${reason}`);
  const failed = count(text, 'fail') + count(text, 'cancelled');
  console.log(`${count(text, 'pass')} passed, ${failed} failed${skipped.length ? `, ${skipped.length} skipped` : ''}`);
  process.exitCode = run.status === 0 && count(text, 'pass') > 0 ? 0 : 1;
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
