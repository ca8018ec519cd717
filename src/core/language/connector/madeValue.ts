import { dataTypeOf, namespaceOf, pluralOf, singularOf, titleOf, wordsOfName } from '../../naming.js';
import { paginationDefaults } from '../../spec/read/list.js';
import type { Level } from '../levels.js';

type Made = (name: string, words: readonly string[]) => string;
const plural: Made = (_, words) => pluralOf(singularOf(words));

/** What a resource's name makes of other keys. */
const OF_RESOURCE: ReadonlyMap<string, Made> = new Map([
  ['plural', plural],
  ['data_type', (_, words) => dataTypeOf(words)],
  ['records', plural],
  ['record', (_, words) => singularOf(words)],
]);
const OF_CONNECTOR: ReadonlyMap<string, Made> = new Map([
  ['title', titleOf],
  ['namespace', namespaceOf],
]);

/**
 * The value that a key has by what stands around it: better than any example.
 * @returns `instead`: for a place in an answer it is one guess among others
 */
export function madeValue(
  levels: readonly Level[],
  way: readonly string[],
): { readonly text: string; readonly instead: boolean } | undefined {
  const key = way.at(-1) ?? '';
  const path = way.join('/');
  if (/\/pagination\/(?:parameter|start)$/.test(path)) {
    const type = levels.at(-1)?.entries().get('type');
    if (type !== 'page' && type !== 'offset') return undefined;
    return { text: String(paginationDefaults[type][key === 'start' ? 'start' : 'parameter']), instead: true };
  }
  const isOfResource = /^resources\/\*\/(?:import\/\w+\/)?\w+$/.test(path);
  const make = isOfResource ? OF_RESOURCE.get(key) : way.length === 1 ? OF_CONNECTOR.get(key) : undefined;
  const name = make && levels[isOfResource ? 2 : 0]?.entries().get('name');
  const words = typeof name === 'string' ? wordsOfName(name) : undefined;
  return make && words ? { text: make(String(name), words), instead: !key.startsWith('record') } : undefined;
}
