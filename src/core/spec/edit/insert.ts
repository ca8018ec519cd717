import { isMap } from 'yaml';
import { regionOf } from './comments.js';
import { columnOf, isBlank, lineEnd, lineStart, startsLine } from './lines.js';
import { keepsBlankLines, piecesOf, type Collection } from './pieces.js';
import type { Slot, SpecSource } from './source.js';
import type { TextEdit } from './textEdit.js';

/**
 * Puts lines into a block map or list.
 * @param at the entry they stand before; the number of entries for the end
 * @param lines the first without what it is set in, the others with it
 * @param joined whether the entry at `at` has come up into the line of the list's dash
 * @param ahead whether the entries before `at` go
 * @param apart blank lines that separate the entries of the list
 */
export function insertBlock(
  source: SpecSource,
  holder: Slot,
  node: Collection,
  at: number,
  lines: readonly string[],
  { joined = false, ahead = false, apart = '' }: { joined?: boolean; ahead?: boolean; apart?: string } = {},
): readonly TextEdit[] {
  const { text, eol } = source;
  const pieces = piecesOf(text, node);
  const column = columnOf(text, (pieces[0] ?? holder.piece).start);
  const indent = ' '.repeat(column);
  const added = lines.join(eol);
  const next = pieces[at];
  if (at > 0 && !joined && !ahead) {
    const { end } = regionOf(source, holder, node, at - 1);
    const kept = keepsBlankLines(text, pieces[at - 1]?.value ?? null);
    return [{ start: end, end, text: `${eol}${kept ? '' : apart}${indent}${added}` }];
  }
  if (!next) return [];
  const region = regionOf(source, holder, node, at);
  const start = joined || !region.ownLine ? next.start : region.start;
  return [
    {
      start,
      end: start,
      text: start === next.start && !(region.ownLine && !joined) ? `${added}${eol}${apart}${indent}` : `${indent}${added}${eol}${apart}`,
    },
  ];
}

/** The blank lines that stand between all entries of a block list, in the text of the first; '' where some have none. */
export function blanksBetween(source: SpecSource, holder: Slot, node: Collection): string {
  const gaps = piecesOf(source.text, node)
    .slice(1)
    .map((_, i) => source.text.slice(regionOf(source, holder, node, i).end, regionOf(source, holder, node, i + 1).start));
  const blank = gaps.every((gap) => /^(?:\r?\n[ \t]*)+$/.test(gap) && gap.split('\n').length > 2);
  const [first] = gaps;
  return blank && first !== undefined ? source.eol.repeat(first.split('\n').length - 2) : '';
}

/** Puts text into a map or list in braces, with the blanks and lines the others have. */
export function insertFlow(source: SpecSource, holder: Slot, node: Collection, at: number, added: string): readonly TextEdit[] {
  const { text, eol } = source;
  const pieces = piecesOf(text, node);
  const [open, close] = [node.range[0] + 1, node.range[1] - 1];
  const [next, last] = [pieces[at], pieces.at(-1)];
  if (!last) return insertFirst(source, node, added);
  if (isMap(node) && text[node.range[0]] !== '{') {
    // `[a: 1]`: a map without braces holds one entry only.
    const whole = at === 0 ? `{${added}, ` : '{';
    return [
      { start: last.start, end: last.start, text: whole },
      { start: last.end, end: last.end, text: at === 0 ? '}' : `, ${added}}` },
    ];
  }
  if (next) {
    const region = regionOf(source, holder, node, at);
    const indent = text.slice(lineStart(text, next.start), next.start);
    if (region.ownLine) return [{ start: region.start, end: region.start, text: `${indent}${added},${eol}` }];
    return [{ start: next.start, end: next.start, text: `${added},${blanksBehindComma(text, node)}` }];
  }
  const comma = commaBehind(text, last.end, close);
  const first = pieces[0] ?? last;
  if (startsLine(text, last.start) && lineStart(text, first.start) > open) {
    const line = lineEnd(text, comma ?? last.end);
    const indent = text.slice(lineStart(text, last.start), last.start);
    const own = `${eol}${indent}${added}${comma === undefined ? '' : ','}`;
    const commaToo = comma === undefined ? [{ start: last.end, end: last.end, text: ',' }] : [];
    if (line <= close) return [...commaToo, { start: line, end: line, text: own }];
    return [...commaToo, { start: (comma ?? last.end - 1) + 1, end: (comma ?? last.end - 1) + 1, text: own }];
  }
  const blanks = blanksBehindComma(text, node);
  if (comma === undefined) return [{ start: last.end, end: last.end, text: `,${blanks}${added}` }];
  return [{ start: comma + 1, end: comma + 1, text: `${blanks}${added},` }];
}

function insertFirst(source: SpecSource, node: Collection, added: string): readonly TextEdit[] {
  const [open, close] = [node.range[0] + 1, node.range[1] - 1];
  const inner = source.text.slice(open, close);
  if (!isBlank(inner)) return [{ start: open, end: open, text: added }];
  const pad = inner === '' ? (isMap(node) ? source.style.pad : '') : ' ';
  return [{ start: open, end: close, text: `${pad}${added}${pad}` }];
}

/** `, ` or `,`, as between the first two. */
function blanksBehindComma(text: string, node: Collection): string {
  const [first, second] = piecesOf(text, node);
  const between = first && second ? text.slice(first.end, second.start) : ', ';
  return /^\s*,([ \t]*)$/.exec(between)?.[1] ?? ' ';
}

/** The comma behind an item, past blanks and comments. */
export function commaBehind(text: string, from: number, to: number): number | undefined {
  for (let at = from; at < to; at += 1) {
    if (text[at] === ',') return at;
    if (text[at] === '#') at = lineEnd(text, at) - 1;
    else if (!/\s/.test(text[at] ?? '')) return undefined;
  }
  return undefined;
}
