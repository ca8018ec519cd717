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
