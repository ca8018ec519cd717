import type { RubyNode, RubyParts } from './rubyParser.js';

/** A call that stands for itself, so that a semicolon may follow it: a whole statement, or the condition of an `if`. */
export function isStatement(node: RubyNode, ancestors: readonly RubyNode[]): boolean {
  const parent = ancestors[0];
  const parts = parent?.toJSON();
  if (!parent || !parts) return true;
  if (parts.type === 'IfNode' || parts.type === 'UnlessNode') return parts.predicate === node && !isTernary(parts);
  if (parts.type !== 'StatementsNode') return false;
  const owner = ancestors[1];
  return !owner || isBlockForm(owner);
}

function isTernary({ type, ifKeywordLoc }: RubyParts): boolean {
  return type === 'IfNode' && !ifKeywordLoc;
}

/** Not `x if y`, `x while y` or `y ? x : z`, where the rest of the line would be cut off. */
function isBlockForm(node: RubyNode): boolean {
  const parts = node.toJSON();
  switch (parts.type) {
    case 'IfNode':
    case 'UnlessNode':
      return parts.endKeywordLoc !== null && parts.endKeywordLoc !== undefined;
    case 'WhileNode':
    case 'UntilNode':
      return parts.closingLoc !== null && parts.closingLoc !== undefined;
    default:
      return true;
  }
}
