// Builds everything that runs: generated sources first (schema, its validator, Ruby templates), then the bundles.
import { build } from 'esbuild';
import { copyFileSync, mkdirSync } from 'node:fs';
import { generateSources } from './scripts/generate.mjs';

await generateSources();

// `vscode` is deliberately not external here: a leak into the core or the command line breaks the build.
const bundle = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  sourcemap: false,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
};
await build({ ...bundle, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', format: 'cjs', banner: { js: '#!/usr/bin/env node' } });

mkdirSync('dist', { recursive: true });
copyFileSync('node_modules/@ruby/prism/src/prism.wasm', 'dist/prism.wasm');
