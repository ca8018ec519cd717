import type { Range } from '../result.js';
import type { LooseNode } from './looseTree.js';
import type { PartContent, PartedText, TextPart } from './partedText.js';

/**
 * Places worked out of each part of a text once, and moved to where the part stands now.
 * @param make is given the text of a part and what it says; places in it are offsets in that text
 */
export function perPart<T extends Range>(
  make: (source: string, tree: LooseNode | undefined) => readonly T[],
): (text: PartedText, part: TextPart) => readonly T[] {
  const kept = new WeakMap<PartContent, readonly T[]>();
  return (text, part) => {
    let found = kept.get(part.content);
    if (!found) {
      found = make(text.textOf(part), part.content.tree);
      kept.set(part.content, found);
    }
    return found.map((one) => ({ ...one, start: one.start + part.start, end: one.end + part.start }));
  };
}
