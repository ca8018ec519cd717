import type { LineRule } from './layout.js';
import type { TextLines } from './textLines.js';

/**
 * The columns of comments that have a line of their own: that of what stands below, where the comment was set in like it; else
 * that of what it was set in like, or the level below.
 */
export function commentColumns(lines: TextLines, rules: ReadonlyMap<number, LineRule>): ReadonlyMap<number, number> {
  const found = columnsByAbove(lines, rules);
  let below: { readonly from: number; readonly to: number } | undefined;
  for (let index = lines.all.length - 1; index >= 0; index -= 1) {
    const column = lines.all[index]?.column ?? 0;
    const rule = rules.get(index);
    if (rule) below = rule.kind === 'begin' ? { from: column, to: rule.column } : undefined;
    else if (below?.from === column && found.has(index)) found.set(index, below.to);
  }
  return found;
}

/** A line above that a comment below may be set in like. */
interface Above {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

function columnsByAbove(lines: TextLines, rules: ReadonlyMap<number, LineRule>): Map<number, number> {
  const found = new Map<number, number>();
  /** Each is set in deeper than the one before it. */
  let above: Above[] = [];
  let lastText = -1;
  for (const [index, { start, column }] of lines.all.entries()) {
    const rule = rules.get(index);
    if (rule?.kind === 'keep') above = [];
    else if (rule?.kind === 'move') lastText = index;
    else if (rule) {
      while ((above.at(-1)?.from ?? -1) >= column) above.pop();
      above.push({ index, from: column, to: rule.column });
    } else if (lines.text[start + column] === '#') {
      const near = above.findLast(({ from }) => from <= column);
      // Set in deeper it would be read as a line of the text above.
      const isDeeper = near && near.from < column && near.index > lastText;
      found.set(index, near ? near.to + (isDeeper ? 2 : 0) : 0);
    }
  }
  return found;
}
