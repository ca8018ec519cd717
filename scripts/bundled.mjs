// Which packages' code is in each built file: what is said of them, as in the bill of materials, is taken from here.
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

/** By built file the folders of packages as package-lock.json names them. */
export const BUNDLED = 'dist/build/bundled.json';

/**
 * The folders of the packages of which anything is in an output of a build.
 * @param {{ readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }} output
 * @returns {readonly string[]}
 */
export function packagesIn({ inputs }) {
  const folders = Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => {
    // A linked node_modules is named by where it lies; a package in another one's folder is one of its own.
    const found = /(?:^|[/:])(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
    return found !== undefined && bytesInOutput > 0 ? [found] : [];
  });
  return [...new Set(folders)].sort();
}

/** Notes what each file of a build holds. */
export class Bundled {
  /** @type {Map<string, readonly string[]>} */
  #files = new Map();

  /**
   * @param {string} file
   * @param {readonly string[]} packages
   */
  note(file, packages) {
    this.#files.set(file, [...new Set([...(this.#files.get(file) ?? []), ...packages])].sort());
  }

  /**
   * Builds as esbuild does.
   * @param {import('esbuild').BuildOptions} options
   */
  async build(options) {
    const { metafile } = await build({ ...options, metafile: true });
    for (const [file, output] of Object.entries(metafile.outputs)) this.note(file, packagesIn(output));
  }

  /** @param {string} file */
  of(file) {
    return this.#files.get(file) ?? [];
  }

  text() {
    return `${JSON.stringify(Object.fromEntries([...this.#files].sort()), null, 2)}\n`;
  }
}

/** @returns {Readonly<Record<string, readonly string[]>>} */
export function readBundled() {
  return JSON.parse(readFileSync(BUNDLED, 'utf8'));
}
