// The bill of materials, in the form of CycloneDX 1.6: which packages are in the packed files. Built as data: no library for it is as
// small as this. The same files make the same text, so there is neither a time nor a serial number in it.
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

/**
 * @typedef {{ readonly version: string, readonly license?: string, readonly integrity?: string }} Locked
 * @param {object} made
 * @param {{ readonly name: string, readonly version: string, readonly license: string }} made.product
 * @param {Readonly<Record<string, Locked>>} made.locked packages by folder, as in package-lock.json
 * @param {Readonly<Record<string, readonly string[]>>} made.bundled folders of packages by built file
 * @param {readonly string[]} made.files those that are packed
 * @param {(file: string) => Uint8Array} made.read
 */
export function bomOf({ product, locked, bundled, files, read }) {
  const folders = [...new Set(files.flatMap((file) => bundled[file] ?? []))].sort();
  const programs = files.filter((file) => file.endsWith('.wasm')).sort();
  const found = folders.map((folder) => {
    const own = programs.filter((file) => bundled[file]?.includes(folder)).map((file) => programOf(file, read(file)));
    return { ...packageOf(folder, locked[folder]), ...(own.length > 0 ? { components: own } : {}) };
  });
  // One version may lie in two folders.
  const components = [...new Map(found.map((component) => [component.purl, component])).values()];
  const root = `${product.name}@${product.version}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: { type: 'application', 'bom-ref': root, name: product.name, version: product.version, ...licensed(product.license) },
    },
    components,
    dependencies: [{ ref: root, dependsOn: components.map((component) => component['bom-ref']) }],
  };
}

/**
 * @param {string} folder
 * @param {Locked | undefined} locked
 */
function packageOf(folder, locked) {
  if (!locked) throw new Error(`${folder} is in a bundle, but not in package-lock.json`);
  const { version, license, integrity } = locked;
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const [, sum] = /^sha512-(\S+)/.exec(integrity ?? '') ?? [];
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    // Of the package as it is published, of which a bundle holds a part.
    ...(sum === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: Buffer.from(sum, 'base64').toString('hex') }] }),
    ...licensed(license),
    purl,
  };
}

/**
 * A program that is packed as the package brings it.
 * @param {string} file
 * @param {Uint8Array} bytes
 */
function programOf(file, bytes) {
  return { type: 'file', name: file, hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(bytes).digest('hex') }] };
}

/** @param {string | undefined} license */
function licensed(license) {
  if (license === undefined) return {};
  return { licenses: [/^[\w.+-]+$/.test(license) ? { license: { id: license } } : { expression: license.replace(/^\((.*)\)$/, '$1') }] };
}
