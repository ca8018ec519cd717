import type { Range } from '../result.js';
import type { LooseNode } from './looseTree.js';
import type { PartedText } from './partedText.js';
import { perPart } from './perPart.js';

export interface Link extends Range {
  readonly target: string;
}

/** An address up to its first placeholder; one whose host is not known yet leads nowhere. */
const ADDRESS = /https?:\/\/[^\s/?#"'<>{}|\\^`[\],]+(?=[/?#\s"',\]}]|$)(?:[/?#][^\s"'<>{}|\\^`]*)?/gi;

/** The addresses in the values of any YAML. */
export function linksIn(text: PartedText): readonly Link[] {
  return text.parts.flatMap((part) => linksOf(text, part));
}

const linksOf = perPart((source, tree): readonly Link[] => {
  const links: Link[] = [];
  if (tree && /https?:/i.test(source)) visit(source, tree, links);
  return links;
});

function visit(text: string, node: LooseNode, links: Link[]): void {
  if (node.kind !== 'scalar') {
    for (const { value } of node.kind === 'map' ? node.pairs : node.items) if (value) visit(text, value, links);
    return;
  }
  for (const { index, 0: found } of text.slice(node.start, node.end).matchAll(ADDRESS)) {
    // A sentence ends behind an address.
    const target = found.replace(/[.,;:!?)]+$/, '');
    if (isAddress(target)) links.push({ start: node.start + index, end: node.start + index + target.length, target });
  }
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(text);
}
