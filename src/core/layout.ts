import type { Element } from './elements/element.js';

export const COLLECTION_FILE = 'collection.json';
export const COLLECTION_FOLDER = 'collection';
export const MANIFEST_FILE = 'collection/.generated.json';

/** The file of an element, relative to the connector's folder: the only place that knows the folders. */
export function pathOf(element: Pick<Element, 'kind' | 'name' | 'resource'>): string {
  const under = element.resource ? `${element.resource.rn}/` : '';
  switch (element.kind) {
    case 'authorization':
    case 'client':
    case 'provider':
      return `${COLLECTION_FOLDER}/security/${element.name}.json`;
    case 'connection':
      return `${COLLECTION_FOLDER}/connection/${element.name}.json`;
    case 'data_type':
      return `${COLLECTION_FOLDER}/data_types/${element.name}.json`;
    case 'event':
      return `${COLLECTION_FOLDER}/data_events/${element.name}.json`;
    case 'webhook':
      return `${COLLECTION_FOLDER}/resources/${under}${element.name}.json`;
    case 'algorithm':
      return `${COLLECTION_FOLDER}/algorithms/${under}${element.name}.rb`;
  }
}

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
