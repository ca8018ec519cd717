import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { build } from 'esbuild';

/** What makes files: the server only says which there are. */
const MAKES_FILES = /^src\/core\/(?:plan\.ts$|generation\.ts$|form\/|pack\/|elements\/contents\/|render\/(?!liquid\.ts$))/;

test('the server takes along nothing that makes files', async () => {
  const { metafile } = await build({
    entryPoints: ['src/server/main.node.ts'],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    write: false,
    metafile: true,
  });
  const taken = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  assert.ok(taken.includes('src/core/elements/places/index.ts'));
  assert.deepEqual(
    taken.filter((path) => MAKES_FILES.test(path)),
    [],
  );
});

test('the server loads no sockets and no cryptography, which take longer than all else at its start', () => {
  const loaded = readFileSync('dist/server.js', 'utf8').matchAll(/\brequire\("([^"]+)"\)/g);
  assert.deepEqual([...new Set([...loaded].map(([, name]) => name))].sort(), ['node:fs', 'util']);
});
