// Builds everything that runs: generated sources first (schema, its validator, Ruby templates), then the bundles.
import { build } from 'esbuild';
import { copyFileSync, readFileSync } from 'node:fs';
import { BUNDLED, Bundled, packagesIn } from './scripts/bundled.mjs';
import { generateSources, writeIfChanged } from './scripts/generate.mjs';
import { leanInflections, leanRpc, leanTexts, leanYaml, usedProtocolWords } from './scripts/leanBundle.mjs';
import { textsIn } from './scripts/localized.mjs';
import { splitBundle } from './scripts/splitBundle.mjs';

await generateSources();
const bundled = new Bundled();

const bundle = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  // Modules of which only what is used goes along. For Node, `yaml` names another build of the same sources.
  mainFields: ['module', 'main'],
  // Of the translations only the form without files is used.
  alias: { yaml: './node_modules/yaml/browser/dist/index.js', '@vscode/l10n': './node_modules/@vscode/l10n/dist/browser.js' },
};

// `vscode` is deliberately not external here: a leak into the core or the command line breaks the build.
await bundled.build({
  ...bundle,
  plugins: [leanYaml],
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/cli.js',
  banner: { js: '#!/usr/bin/env node' },
});

// The language server: of the core, and of the protocol's words, it takes along what it needs. It says what it can do before it loads
// what does it; what mends a text, and what compiles a schema, is loaded where it is asked for.
const server = {
  ...bundle,
  outdir: 'dist',
  // Letters of other alphabets as they are: written with escapes they take up to three times the room.
  charset: 'utf8',
  plugins: [usedProtocolWords, leanRpc, leanInflections, leanTexts, leanYaml],
};
await splitBundle(server, 'server', 'src/server/main.node.ts', bundled);

// The page of the form runs in a window of its own, under a policy that lets in nothing from elsewhere: its style goes with its script.
const style = await build({ ...bundle, target: 'es2020', entryPoints: ['webview/style.css'], write: false, metafile: true });
const styleAsText = {
  name: 'style as text',
  setup({ onLoad }) {
    onLoad({ filter: /\/style\.css$/ }, () => ({ contents: style.outputFiles[0].text, loader: 'text' }));
  },
};
await bundled.build({
  ...bundle,
  platform: 'browser',
  target: 'es2020',
  format: 'iife',
  entryPoints: ['webview/main.ts'],
  outfile: 'dist/webview/form.js',
  plugins: [styleAsText],
});
// The extension hands it over as a text, with what it says by itself in another language; Node loads that as code at once.
const page = 'src/extension/form/pageScript.gen';
const parts = { script: readFileSync('dist/webview/form.js', 'utf8'), texts: textsIn('webview/texts.ts').map(({ text }) => text) };
writeIfChanged(
  `${page}.js`,
  Object.entries(parts)
    .map(([name, part]) => `export const ${name} = ${JSON.stringify(part)};\n`)
    .join(''),
);
writeIfChanged(`${page}.d.ts`, 'export declare const script: string;\nexport declare const texts: readonly string[];\n');
await bundled.build({ ...bundle, entryPoints: { page: `${page}.js` }, outdir: 'dist' });
const styled = Object.values(style.metafile.outputs).flatMap(packagesIn);
bundled.note('dist/page.js', [...bundled.of('dist/webview/form.js'), ...styled]);

// The core and the Ruby parser are bundles of their own beside the extension, loaded when the first connector is looked at.
await bundled.build({
  ...bundle,
  plugins: [leanYaml],
  entryPoints: { core: 'src/core/index.ts', prism: 'src/core/prism.ts' },
  outdir: 'dist',
});
const besideIt = {
  name: 'bundles beside it',
  setup({ onResolve }) {
    const bundles = {
      '/core/index.js': './core.js',
      '/core/prism.js': './prism.js',
      './client.js': './language.js',
      './pageScript.gen.js': './page.js',
    };
    for (const [end, path] of Object.entries(bundles))
      onResolve({ filter: new RegExp(`${end.replaceAll('.', '\\.')}$`) }, () => ({ path, external: true }));
  },
};
await bundled.build({
  ...bundle,
  entryPoints: ['src/extension/extension.ts'],
  outfile: 'dist/extension.js',
  external: ['vscode'],
  plugins: [besideIt],
});

// The client of the language server too: it is loaded when the first connector.yaml is opened.
await bundled.build({ ...bundle, entryPoints: { language: 'src/extension/language/client.ts' }, outdir: 'dist', external: ['vscode'] });

copyFileSync('node_modules/@ruby/prism/src/prism.wasm', 'dist/prism.wasm');
bundled.note('dist/prism.wasm', ['node_modules/@ruby/prism']);
writeIfChanged(BUNDLED, bundled.text());
