import type { Element } from './elements/element.js';
import { later } from './l10n.js';
import type { ListName } from './pack/lists.js';

export const COLLECTION_FILE = 'collection.json';
export const COLLECTION_FOLDER = 'collection';
export const MANIFEST_FILE = 'collection/.generated.json';

interface Folder {
  /** How the names of its files end. */
  readonly ending: '.json' | '.rb';
  /** What people call its group. */
  readonly label: string;
  /** The list of the collection that its elements are packed into, where all go into one. */
  readonly list?: ListName;
}

/** The folders of element files below the collection's folder, in the order of the tree. */
const FOLDERS = {
  security: { ending: '.json', label: later('Security') },
  connection: { ending: '.json', label: later('Connection'), list: 'connections' },
  data_types: { ending: '.json', label: later('Data Types'), list: 'data_types' },
  data_events: { ending: '.json', label: later('Data Events'), list: 'events' },
  resources: { ending: '.json', label: later('Resources'), list: 'webhooks' },
  algorithms: { ending: '.rb', label: later('Algorithms') },
} as const satisfies Readonly<Record<string, Folder>>;

export type ElementFolder = keyof typeof FOLDERS;

/** The folder of each kind of element; the kinds are those of this table. */
const FOLDER_OF = {
  provider: 'security',
  client: 'security',
  authorization: 'security',
  connection: 'connection',
  data_type: 'data_types',
  event: 'data_events',
  webhook: 'resources',
  algorithm: 'algorithms',
} as const satisfies Readonly<Record<string, ElementFolder>>;

/** Kinds as the command line and the tree name them. */
export type ElementKind = keyof typeof FOLDER_OF;

/** Kinds of which a resource has many: each resource has a folder and a group of its own for them. */
const APART: ReadonlySet<ElementKind> = new Set(['webhook', 'algorithm']);

/** What people call the folder, how its files end, and where they are packed. */
export const folderFacts = (folder: ElementFolder): Folder => FOLDERS[folder];

/** Where a folder stands in the tree; one that is none stands before all. */
export const folderOrder = (folder: string): number => Object.keys(FOLDERS).indexOf(folder);

export const folderOfKind = (kind: ElementKind): ElementFolder => FOLDER_OF[kind];

/** The kinds whose files stand in a folder. */
export const kindsIn = (folder: string): readonly ElementKind[] =>
  (Object.keys(FOLDER_OF) as ElementKind[]).filter((kind) => FOLDER_OF[kind] === folder);

/** The resource in whose own folder and group an element stands. */
export function resourceApart({ kind, resource }: Pick<Element, 'kind' | 'resource'>): Element['resource'] {
  return APART.has(kind) ? resource : undefined;
}

/** The file of an element, relative to the connector's folder: the only place that knows the folders. */
export function pathOf(element: Pick<Element, 'kind' | 'name' | 'resource'>): string {
  const folder = FOLDER_OF[element.kind];
  const resource = resourceApart(element);
  return `${COLLECTION_FOLDER}/${folder}/${resource ? `${resource.rn}/` : ''}${element.name}${FOLDERS[folder].ending}`;
}

/** The folder of a kind a file stands in, at any depth; undefined for a file that is no element. */
export function folderOf(path: string): ElementFolder | undefined {
  const [root, folder, ...rest] = path.split('/');
  const name = rest[rest.length - 1];
  if (root !== COLLECTION_FOLDER || folder === undefined || name === undefined || !isFolder(folder)) return undefined;
  const { ending } = FOLDERS[folder];
  return path.endsWith(ending) && name.length > ending.length && !rest.some((part) => part.startsWith('.')) ? folder : undefined;
}

export function isFolder(name: string): name is ElementFolder {
  return Object.hasOwn(FOLDERS, name);
}
