import { anchorOffset, documentLine, isBlockText, isMarkLine, ownerAbove, placesTo } from './block.js';
import type { LinedText } from './linedText.js';
import type { Range } from '../result.js';

/** `&name` or `*name` as it stands in a text. */
interface Mark extends Range {
  readonly sign: string;
  readonly name: string;
}

/** Where the value has its name that an alias at an offset stands for; undefined where no mark stands, or nothing has the name. */
export function anchorOf(lines: LinedText, offset: number): Range | undefined {
  const mark = markAt(lines, offset);
  const at = mark?.sign === '*' ? anchorOffset(lines, mark.name, mark.start) : mark?.start;
  return mark && at !== undefined ? { start: at, end: at + mark.name.length + 1 } : undefined;
}

/** All aliases of the value whose name or alias stands at an offset: those up to where another value gets the name. */
export function aliasesAt(lines: LinedText, offset: number, withAnchor: boolean): readonly Range[] {
  const name = markAt(lines, offset)?.name;
  const anchor = anchorOf(lines, offset);
  if (!anchor) return [];
  const found: Range[] = withAnchor ? [anchor] : [];
  const first = lines.lineOf(anchor.start);
  for (let at = first; at < lines.count && (at === first || !isMarkLine(lines, at)); at += 1) {
    for (const mark of marksIn(lines, at)) {
      if (mark.name !== name || mark.start <= anchor.start) continue;
      if (mark.sign === '&') return found;
      found.push(mark);
    }
  }
  return found;
}

function markAt(lines: LinedText, offset: number): Mark | undefined {
  return marksIn(lines, lines.lineOf(offset)).find(({ start, end }) => start <= offset && offset <= end);
}

/** Those of a line, and none that are parts of a text or a comment. */
function marksIn(lines: LinedText, number: number): readonly Mark[] {
  const { start, end, comment = end, indent, dashes, value } = lines.read(number);
  const found = [...lines.text.slice(start, comment).matchAll(/(?<![^\s,[{:-])([*&])([^\s,[\]{}]+)/g)];
  if (found.length === 0 || /["'|>]/.test(lines.text[value.start] ?? ''))
    return found.map(toMark(start)).filter((mark) => mark.end <= value.start);
  const isText = placesTo(lines, ownerAbove(lines, number, indent, dashes.length > 0)).some((place) => isBlockText(lines, place));
  return isText ? [] : found.map(toMark(start));
}

const toMark =
  (start: number) =>
  ({ index, 0: whole, 1: sign = '', 2: name = '' }: RegExpExecArray): Mark => ({
    sign,
    name,
    start: start + index,
    end: start + index + whole.length,
  });

/** Names of values above an offset in the same document, the nearest first. */
export function anchorsAbove(lines: LinedText, offset: number): readonly string[] {
  const from = lines.start(documentLine(lines, offset));
  const names = [...lines.text.slice(from, offset).matchAll(/(?<![^\s,[{])&([^\s,[\]{}]+)/g)].map(([, name = '']) => name);
  return [...new Set(names.reverse())].filter((name) => anchorOffset(lines, name, offset) !== undefined);
}
