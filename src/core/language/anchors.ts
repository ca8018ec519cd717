import { anchorOffset, documentLine } from './block.js';
import type { LinedText } from './linedText.js';
import type { Range } from '../result.js';

/** Where the value that an alias at an offset stands for has its name; undefined where no alias stands, or nothing has the name. */
export function anchorOf(lines: LinedText, offset: number): Range | undefined {
  const { start, end, comment } = lines.read(lines.lineOf(offset));
  if (comment !== undefined && offset > comment) return undefined;
  for (const found of lines.text.slice(start, end).matchAll(/(?<![^\s,[{:-])\*([^\s,[\]{}]+)/g)) {
    const from = start + found.index;
    if (offset < from || offset > from + found[0].length) continue;
    const at = anchorOffset(lines, found[1] ?? '', from);
    return at === undefined ? undefined : { start: at, end: at + found[0].length };
  }
  return undefined;
}

/** Names of values above an offset in the same document, the nearest first. */
export function anchorsAbove(lines: LinedText, offset: number): readonly string[] {
  const from = lines.start(documentLine(lines, offset));
  const names = [...lines.text.slice(from, offset).matchAll(/(?<![^\s,[{])&([^\s,[\]{}]+)/g)].map(([, name = '']) => name);
  return [...new Set(names.reverse())].filter((name) => anchorOffset(lines, name, offset) !== undefined);
}
