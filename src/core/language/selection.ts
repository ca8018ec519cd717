import type { Range } from '../result.js';
import type { LooseNode, LooseScalar } from './looseTree.js';
import { endOfTop, type PartedText } from './partedText.js';

/** What a selection at an offset grows to, step by step: each range holds the one before it and is larger. */
export function selectionsAt(text: PartedText, offset: number): readonly Range[] {
  const found: Range[] = [];
  const part = text.partAt(offset);
  if (part) {
    const inside: Range[] = [];
    const at = offset - part.start;
    if (part.content.tree && holds(part.content.tree, at)) visit(text.textOf(part), part.content.tree, at, inside);
    found.push(...inside.map(({ start, end }) => ({ start: start + part.start, end: end + part.start })));
    found.push(...around(text, offset));
  }
  return nested([...found, { start: 0, end: text.text.length }], offset);
}

/** The value below a key whose entries are parts of their own, that key with its value, and all that the text says. */
function around(text: PartedText, offset: number): readonly Range[] {
  const { tops } = text;
  const found: Range[] = [];
  const top = tops.find((one, index) => one.part.start <= offset && offset < (tops[index + 1]?.part.start ?? Infinity));
  const first = top?.children.find(({ content }) => content.tree);
  if (top && first) {
    const end = endOfTop(top);
    found.push({ start: first.start + (first.content.tree?.start ?? 0), end });
    if (top.pair) found.push({ start: top.part.start + top.pair.start, end });
  }
  const [opening, closing] = [tops[0], tops.at(-1)];
  if (opening?.part.content.tree && closing)
    found.push({ start: opening.part.start + opening.part.content.tree.start, end: endOfTop(closing) });
  return found;
}

const holds = ({ start, end }: Range, at: number): boolean => start <= at && at <= end;

/** From the innermost outwards. */
function visit(text: string, node: LooseNode, at: number, found: Range[]): void {
  if (node.kind === 'scalar') found.push(...insideScalar(text, node, at));
  else if (node.kind === 'list') {
    const item = node.items.find((one) => holds(one, at));
    if (item?.value && holds(item.value, at)) visit(text, item.value, at, found);
    if (item) found.push(item);
  } else {
    const pair = node.pairs.find((one) => holds(one, at));
    const inner = [pair?.key, pair?.value].find((one) => one && holds(one, at));
    if (inner) visit(text, inner, at, found);
    if (pair) found.push(pair);
  }
  if (node.kind !== 'scalar' && node.flow) found.push({ start: node.start + 1, end: Math.max(node.start + 1, node.end - 1) });
  found.push(node);
}

/** The word, the placeholder around it, the line of a longer text, and the text without its quotes. */
function insideScalar(text: string, { start, end, style }: LooseScalar, at: number): readonly Range[] {
  const source = text.slice(start, end);
  const place = (pattern: RegExp): readonly Range[] =>
    [...source.matchAll(pattern)]
      .map(({ index, 0: found }) => ({ start: start + index, end: start + index + found.length }))
      .filter((range) => holds(range, at))
      .slice(0, 1);
  const quoted = (style === 'single' || style === 'double') && end - start >= 2;
  const lines = source.includes('\n') ? place(/[^\s][^\n]*/g) : [];
  return [
    ...place(/[\p{L}\p{N}_-]+/gu),
    ...place(/\{\{[^{}\n]*\}\}|\{[^{}\n]*\}/g),
    ...lines,
    ...(quoted ? [{ start: start + 1, end: end - 1 }] : []),
  ];
}

/** Only what holds the offset and grows; ranges that would cross are left out. */
function nested(ranges: readonly Range[], offset: number): readonly Range[] {
  const found: Range[] = [];
  for (const { start, end } of ranges) {
    const last = found.at(-1) ?? { start: offset, end: offset };
    const grows = start <= last.start && last.end <= end && end - start > last.end - last.start;
    if (grows) found.push({ start, end });
  }
  return found.length > 0 ? found : [{ start: offset, end: offset }];
}
