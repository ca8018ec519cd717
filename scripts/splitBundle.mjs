// esbuild parts a bundle at its dynamic imports in modules only; Node starts faster from what CommonJS is. So each part is made as a
// module and put into the other form, under a name that stays the same from build to build.
import { build, transform } from 'esbuild';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { packagesIn } from './bundled.mjs';
import { writeIfChanged } from './generate.mjs';

/**
 * Writes `<outdir>/<name>.js`, and beside it a folder `<name>` of what it loads later: a file for each module that is imported
 * dynamically, and what these share as `shared1.js`, the largest first.
 * @param {import('esbuild').BuildOptions & { outdir: string }} options
 * @param {string} name
 * @param {string} entry
 * @param {import('./bundled.mjs').Bundled} bundled
 */
export async function splitBundle(options, name, entry, bundled) {
  const { outdir } = options;
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: { [name]: entry },
    chunkNames: `${name}/[name]-[hash]`,
    format: 'esm',
    splitting: true,
    metafile: true,
    write: false,
  });
  const parts = outputFiles.map(({ path, text }) => {
    const output = metafile.outputs[relative(process.cwd(), path).replaceAll('\\', '/')];
    const { entryPoint, bytes } = output;
    return { file: relative(outdir, path).replaceAll('\\', '/'), text, bytes, entryPoint, packages: packagesIn(output) };
  });
  const shared = parts.filter(({ entryPoint }) => entryPoint === undefined).sort((a, b) => b.bytes - a.bytes);
  const nameOf = (part) => (part.entryPoint === undefined ? `shared${shared.indexOf(part) + 1}` : basename(part.entryPoint, '.ts'));
  const names = new Map(parts.map((part) => [basename(part.file), part.entryPoint === entry ? part.file : `${nameOf(part)}.js`]));
  if (new Set(names.values()).size < parts.length) throw new Error('Two modules that are imported dynamically have one name.');
  rmSync(join(outdir, name), { recursive: true, force: true });
  for (const { file, text, packages } of parts) {
    const { code } = await transform(renamed(text, names), {
      format: 'cjs',
      platform: 'node',
      target: options.target,
      minify: options.minify,
      charset: options.charset,
      legalComments: 'none',
      // Loaded in the turn that asks: what arrives meanwhile finds it there.
      supported: { 'dynamic-import': false },
    });
    const path = join(outdir, dirname(file), names.get(basename(file)));
    mkdirSync(dirname(path), { recursive: true });
    writeIfChanged(path, code);
    bundled.note(path.replaceAll('\\', '/'), packages);
  }
}

/** With the names of the parts in what imports them. */
function renamed(text, names) {
  return [...names].reduce((code, [from, to]) => code.replaceAll(`/${from}"`, `/${to}"`), text);
}
