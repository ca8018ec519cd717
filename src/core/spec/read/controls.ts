import type { ProblemList, Range } from '../../result.js';
import type { Steps } from '../../steps.js';
import type { SpecNode } from '../tree.js';
import { checkParts, type ReadingMemo } from './memo.js';

/** Line breaks and tabs are ordinary in a text; other controls would break a file, a comment or a request. */
const CONTROL = /[\0-\x08\x0b-\x1f\x7f]/;

/** Values that reach Ruby only, where every character has its escape: bodies, added fields, what an answer is compared with. */
const ESCAPED_PLACES = new Set(['body', 'add', 'when']);

/** Control characters in keys and texts, wherever they would be written or sent as they are. */
export function checkControls(root: SpecNode, problems: ProblemList, memo: ReadingMemo): Steps<void> {
  return checkParts(root, problems, memo.controls, checkPart);
}

function checkPart(part: SpecNode, problems: ProblemList): void {
  const seen = new Set<SpecNode>();
  const check = (text: string, range: Range): void => {
    if (CONTROL.test(text)) problems.error('text-control', range);
  };
  const visit = (node: SpecNode, inHeaders: boolean): void => {
    if (seen.has(node)) return;
    seen.add(node);
    // A header has a rule of its own.
    if (node.kind === 'scalar') return inHeaders ? undefined : check(node.source, node.range);
    if (node.kind === 'list') return node.items.forEach((item) => visit(item, inHeaders));
    for (const { key, keyRange, node: value } of node.entries.values()) {
      check(key, keyRange);
      if (!ESCAPED_PLACES.has(key)) visit(value, key === 'headers' || (inHeaders && value.kind === 'scalar'));
    }
  };
  visit(part, false);
}
