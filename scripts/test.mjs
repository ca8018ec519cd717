// Bundles the tests and runs them with Node's own runner: node scripts/test.mjs [folder or file …]
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const files = (path) => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => files(join(path, name))) : path.endsWith('.test.ts') ? [path] : []);
const tests = (wanted.length ? wanted : ['test']).flatMap(files);
rmSync('dist/test', { recursive: true, force: true });
await build({
  entryPoints: tests, outdir: 'dist/test', outbase: 'test', bundle: true, format: 'esm', platform: 'node', target: 'node20',
  outExtension: { '.js': '.mjs' }, packages: 'external', sourcemap: 'inline', logLevel: 'warning',
});
const built = tests.map((file) => join('dist/test', `${file.slice('test/'.length).replace(/\.ts$/, '.mjs')}`));
const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=spec', ...built], { stdio: 'inherit', env: { ...process.env, UPDATE: flags.includes('--update') ? '1' : (process.env.UPDATE ?? '') } });
process.exitCode = run.status ?? 1;
void basename;
