import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { build } from 'esbuild';
import { bomOf } from '../../scripts/bom.mjs';
import { packagesIn, readBundled } from '../../scripts/bundled.mjs';

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const product = json('package.json') as { name: string; version: string; license: string };
const { packages: locked } = json('package-lock.json') as { packages: Record<string, { version: string; integrity: string }> };
const packed = readFileSync('test/package-files.txt', 'utf8').split('\n');
const made = (files = packed) => bomOf({ product, locked, bundled: readBundled(), files, read: (file) => readFileSync(file) });

test('a package counts where anything of it is in the output, by the folder the lock file names', () => {
  const input = (path: string, bytesInOutput = 1) => [path, { bytesInOutput }] as const;
  const inputs = Object.fromEntries([
    input('src/core/index.ts'),
    input('../elsewhere/node_modules/yaml/dist/index.js'),
    input('node_modules/@a/b/c.js'),
    input('node_modules/@a/b/node_modules/d/e.js'),
    input('node_modules/gone/index.js', 0),
  ]);
  assert.deepEqual(packagesIn({ inputs }), ['node_modules/@a/b', 'node_modules/@a/b/node_modules/d', 'node_modules/yaml']);
});

test('each component says what it is, and no two are the same', () => {
  const { bomFormat, specVersion, version, metadata, components, dependencies } = made();
  assert.deepEqual({ bomFormat, specVersion, version }, { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
  assert.equal(metadata.component.name, product.name);
  assert.equal(new Set(components.map((one) => one['bom-ref'])).size, components.length);
  assert.deepEqual(
    dependencies[0]?.dependsOn,
    components.map(({ purl }) => purl),
  );
  for (const component of components) {
    assert.equal(component.type, 'library');
    assert.match(component.purl, /^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+/);
    assert.match(component.hashes?.[0]?.content ?? '', /^[\da-f]{128}$/);
    assert.equal(component.licenses?.length, 1, component.name);
  }
});

test('it names the packages of the packed bundles, all of them and no others', () => {
  const wanted = packed
    .flatMap((file) => readBundled()[file] ?? [])
    .map((folder) => `${folder.replace(/.*node_modules\//, '')}@${locked[folder]?.version}`);
  const named = made().components.map(({ name, version }) => `${name}@${version}`);
  assert.deepEqual(named.sort(), [...new Set(wanted)].sort());
  assert.ok(!named.some((name) => name.startsWith('ajv@')), 'what compiles a schema is not packed');
});

test('what is noted of a bundle is what a build of it takes', async () => {
  const { metafile } = await build({
    entryPoints: ['src/core/index.ts'],
    bundle: true,
    format: 'cjs',
    mainFields: ['module', 'main'],
    write: false,
    metafile: true,
  });
  assert.deepEqual(readBundled()['dist/core.js'], Object.values(metafile.outputs).flatMap(packagesIn));
  for (const file of packed.filter((name) => /^dist\/.*\.(?:js|wasm)$/.test(name))) assert.ok(readBundled()[file], file);
});

test('the program that is packed beside the bundles is a component of its package, with its own sum', () => {
  const sum = createHash('sha256').update(readFileSync('dist/prism.wasm')).digest('hex');
  const prism = made().components.find(({ name }) => name === '@ruby/prism');
  assert.deepEqual(prism?.components, [{ type: 'file', name: 'dist/prism.wasm', hashes: [{ alg: 'SHA-256', content: sum }] }]);
});

test('the same files make the same text, whatever order they come in', () => {
  assert.equal(JSON.stringify(made([...packed].reverse())), JSON.stringify(made()));
});
