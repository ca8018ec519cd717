import { nearestWord } from './nearMiss.js';
import type { SpecNode } from './tree.js';

/**
 * Whether a key that a map lacks stands there all the same, spelled wrong. That is one mistake, told at the word itself.
 * @param fields what the map may hold, by its keys
 */
export function isMisspelt(node: SpecNode | undefined, key: string, fields: object): boolean {
  if (node?.kind !== 'map') return false;
  const known = Object.keys(fields);
  return [...node.entries.keys()].some((word) => !known.includes(word) && nearestWord(word, known) === key);
}
