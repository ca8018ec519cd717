import type { LineRule } from './layout.js';
import type { TextLines } from './textLines.js';

/**
 * The columns of comments that have a line of their own: that of what stands below, where the comment was set in like it; else
 * that of what it was set in like, or the level below.
 */
export function commentColumns(lines: TextLines, rules: ReadonlyMap<number, LineRule>): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let below: { readonly from: number; readonly to: number } | undefined;
  for (let index = lines.all.length - 1; index >= 0; index -= 1) {
    const line = lines.all[index];
    const rule = rules.get(index);
    if (!line) continue;
    if (rule) below = rule.kind === 'begin' ? { from: line.column, to: rule.column } : undefined;
    else if (lines.text[line.start + line.column] === '#')
      found.set(index, below?.from === line.column ? below.to : columnByAbove(lines, rules, index));
  }
  return found;
}

function columnByAbove(lines: TextLines, rules: ReadonlyMap<number, LineRule>, at: number): number {
  const column = lines.all[at]?.column ?? 0;
  let isBehindText = false;
  for (let index = at - 1; index >= 0; index -= 1) {
    const rule = rules.get(index);
    const line = lines.all[index];
    if (rule?.kind === 'keep' || !line) break;
    if (rule?.kind === 'move') isBehindText = true;
    if (rule?.kind !== 'begin' || line.column > column) continue;
    // Set in deeper it would be read as a line of the text above.
    return line.column === column || isBehindText ? rule.column : rule.column + 2;
  }
  return 0;
}
