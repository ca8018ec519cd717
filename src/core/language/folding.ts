import type { Range } from '../result.js';
import type { LooseNode } from './looseTree.js';
import { endOfTop, type PartedText } from './partedText.js';
import { perPart } from './perPart.js';

/** Lines that can be hidden behind the first of them: from the line of `start` to the line of `end`. */
export interface Fold extends Range {
  readonly comment: boolean;
}

/** What can be folded of any YAML: values on lines of their own, items, block texts, brackets, comments of several lines. */
export function foldsIn(text: PartedText): readonly Fold[] {
  const folds: Fold[] = [];
  for (const top of text.tops) {
    const { part, pair, children } = top;
    if (pair && children.length > 0) folds.push({ start: part.start + pair.start, end: endOfTop(top), comment: false });
    for (const one of [part, ...children]) folds.push(...foldsOf(text, one));
  }
  return folds;
}

const foldsOf = perPart((source, tree): readonly Fold[] => {
  const folds: Fold[] = [];
  const texts: Range[] = [];
  if (tree) visit(source, tree, folds, texts);
  return [...firstOfLine(source, folds), ...comments(source, texts)];
});

const lines = (text: string, { start, end }: Range): boolean => text.slice(start, end).includes('\n');

function visit(text: string, node: LooseNode, folds: Fold[], texts: Range[]): void {
  if (node.kind === 'scalar') {
    if (lines(text, node)) texts.push(node);
    return;
  }
  for (const one of node.kind === 'map' ? node.pairs : node.items) {
    const { start, value } = one;
    if (!lines(text, one)) continue;
    folds.push({ start, end: value ? shownEnd(text, value) : one.end, comment: false });
    if (value) visit(text, value, folds, texts);
  }
}

/** A bracket that closes on a line of its own stays to be seen. */
function shownEnd(text: string, { kind, start, end, ...node }: LooseNode): number {
  if (kind === 'scalar' || !('flow' in node && node.flow)) return end;
  const close = /\n[ \t]*[\]}]$/.exec(text.slice(Math.max(start, end - 200), end));
  return close ? end - close[0].length : end;
}

/** A line has one fold: the longest that begins in it. */
function firstOfLine(text: string, folds: readonly Fold[]): readonly Fold[] {
  const byLine = new Map<number, Fold>();
  for (const fold of folds) {
    const line = text.lastIndexOf('\n', fold.start - 1);
    const other = byLine.get(line);
    if (lines(text, fold) && (!other || other.end < fold.end)) byLine.set(line, fold);
  }
  return [...byLine.values()];
}

/** Comments of two lines and more, but for what looks like one inside a text. */
function comments(text: string, texts: readonly Range[]): readonly Fold[] {
  const found: Fold[] = [];
  for (const { index, 0: block } of text.matchAll(/^[ \t]*#[^\n]*(?:\n[ \t]*#[^\n]*)+/gm)) {
    if (texts.some(({ start, end }) => start <= index && index < end)) continue;
    found.push({ start: index, end: index + block.trimEnd().length, comment: true });
  }
  return found;
}
