import { isJsonObject, readJson } from './json.js';
import { COLLECTION_FILE, COLLECTION_FOLDER } from './layout.js';
import { compareText } from './pack/keyOrder.js';
import { GENERATOR_VERSION } from './version.js';

/** What the last run generated: the base to tell hand edits from. Texts have `\n` as line ends. */
export interface Manifest {
  readonly generator: string;
  readonly files: ReadonlyMap<string, string>;
}

export type ManifestReading =
  | { readonly manifest: Manifest }
  /** `newer`: written by a later version of the generator, which may mean something else by it. */
  | { readonly refused: 'damaged' | 'newer'; readonly generator: string };

const VERSION = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** Reads collection/.generated.json; it may have been edited or merged badly, so nothing in it is taken on trust. */
export function readManifest(text: string): ManifestReading {
  const reading = readJson(text);
  const root = 'value' in reading ? reading.value : undefined;
  if (!isJsonObject(root) || typeof root.generator !== 'string' || !VERSION.test(root.generator))
    return { refused: 'damaged', generator: '' };
  const { generator, files } = root;
  if (isNewer(generator, GENERATOR_VERSION)) return { refused: 'newer', generator };
  if (!isJsonObject(files)) return { refused: 'damaged', generator };
  const known = new Map<string, string>();
  for (const [path, content] of Object.entries(files)) {
    if (typeof content !== 'string' || !isOwnPath(path)) return { refused: 'damaged', generator };
    known.set(path, content);
  }
  return { manifest: { generator, files: known } };
}

/** The text of the manifest: the same for the same files. */
export function writeManifest(files: ReadonlyMap<string, string>): string {
  const sorted = [...files].sort(([a], [b]) => compareText(a, b));
  return `${JSON.stringify({ generator: GENERATOR_VERSION, files: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/** Files are deleted and replaced by what stands here, so a path must not lead anywhere else. */
export function isOwnPath(path: string): boolean {
  if (path === COLLECTION_FILE) return true;
  const parts = path.split('/');
  return (
    parts[0] === COLLECTION_FOLDER &&
    parts.length > 1 &&
    parts.every((part) => part !== '' && !part.startsWith('.') && !/[\\:\p{Cc}]/u.test(part))
  );
}

function isNewer(version: string, than: string): boolean {
  const [a, b] = [VERSION.exec(version), VERSION.exec(than)];
  for (const part of [1, 2, 3]) {
    const difference = Number(a?.[part] ?? 0) - Number(b?.[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  // A pre-release comes before its release.
  return a?.[4] === undefined && b?.[4] !== undefined;
}
