import { scalarText } from './language/looseTree.js';
import type { PartedText } from './language/partedText.js';
import type { SpecProblem } from './result.js';
import { keysAt } from './spec/edit/order.js';
import type { SpecNode } from './spec/tree.js';

/** Root keys that no other tool's connector.yaml is likely to have together with ours. */
const OWN_KEYS = ['authorization', 'resources', 'defaults', 'parser_names', 'sanitize_keys', 'connection'];

/** Whether a file called connector.yaml is one of ours: other tools have such a file too. An empty one may become ours. */
export function looksLikeConnector(text: string, tree: SpecNode | undefined): boolean {
  if (text.trim() === '') return true;
  if (tree?.kind === 'map') return OWN_KEYS.some((key) => tree.entries.has(key));
  return new RegExp(`^(?:${OWN_KEYS.join('|')})\\s*:`, 'm').test(text);
}

/** Whether a text is another tool's, broken or not; one that has nothing but words of ours in it, such as a name, may become ours. */
export function isForeign(text: PartedText): boolean {
  const keys = text.tops.flatMap(({ part: { start, content } }) => {
    const pairs = content.tree?.kind === 'map' ? content.tree.pairs : [];
    return pairs.flatMap(({ key }) => (key ? scalarText(text.text, { ...key, start: key.start + start, end: key.end + start }) : []));
  });
  const known = keysAt([]);
  return !keys.some((key) => OWN_KEYS.includes(key)) && keys.some((key) => !known.includes(key));
}

/** All that is told of another tool's file. */
export const FOREIGN: SpecProblem = { code: 'connector-foreign', severity: 'hint', range: { start: 0, end: 0 }, args: {} };

/**
 * What is told of a text that is too large to be read before somebody asks; undefined of any other.
 * @param most how many characters are read all the same
 */
export function largeProblem({ length }: string, most: number): SpecProblem | undefined {
  const megabytes = (length / 1_000_000).toFixed(1);
  return length > most ? { code: 'connector-large', severity: 'info', range: { start: 0, end: 0 }, args: { megabytes } } : undefined;
}
