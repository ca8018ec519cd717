import { COLLECTION_FOLDER } from './layout.js';

/** The folders of element files below the collection's folder, and what their files hold. */
const FOLDERS = {
  security: '.json',
  connection: '.json',
  data_types: '.json',
  data_events: '.json',
  resources: '.json',
  algorithms: '.rb',
} as const;

export type ElementFolder = keyof typeof FOLDERS;

/** The folder of a kind a file stands in, at any depth; undefined for a file that is no element. */
export function folderOf(path: string): ElementFolder | undefined {
  const [root, folder, ...rest] = path.split('/');
  const name = rest[rest.length - 1];
  if (root !== COLLECTION_FOLDER || folder === undefined || name === undefined || !isFolder(folder)) return undefined;
  return path.endsWith(FOLDERS[folder]) && name.length > FOLDERS[folder].length && !rest.some((part) => part.startsWith('.'))
    ? folder
    : undefined;
}

function isFolder(name: string): name is ElementFolder {
  return Object.hasOwn(FOLDERS, name);
}

/** A file's text with the line ends everything is compared and packed with. */
export function withUnixLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** A text with the line ends another text has. */
export function withLinesOf(text: string, other: string): string {
  return /^[^\n]*\r\n/.test(other) ? text.replace(/\n/g, '\r\n') : text;
}

/** A file that holds what git or a merge left where both sides changed the same lines. */
export function hasConflictMarkers(text: string): boolean {
  return /^<{7}(?: |\r?$)/m.test(text) && /^={7}\r?$/m.test(text) && /^>{7}(?: |\r?$)/m.test(text);
}
