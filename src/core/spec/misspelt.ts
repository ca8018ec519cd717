import { nearestWord } from './nearMiss.js';
import type { SpecNode } from './tree.js';

/**
 * What stands at a key that a map lacks under another spelling. That is one mistake, told at the word itself.
 * @param fields what the map may hold, by its keys
 */
export function misspeltAt(node: SpecNode | undefined, key: string, fields: object): SpecNode | undefined {
  if (node?.kind !== 'map') return undefined;
  const known = Object.keys(fields);
  const isMeant = (word: string): boolean => nearestWord(word, [key]) !== undefined && nearestWord(word, known) === key;
  return [...node.entries.values()].find((entry) => !known.includes(entry.key) && isMeant(entry.key))?.node;
}

/** Whether a key that a map lacks stands there all the same, spelled wrong. */
export const isMisspelt = (node: SpecNode | undefined, key: string, fields: object): boolean => misspeltAt(node, key, fields) !== undefined;
