import { beforeLineEnd, behindLineEnd, columnOf, isBlank, lineEnd, lineStart, startsLine } from './lines.js';
import type { Collection, Piece } from './pieces.js';
import { piecesOf } from './pieces.js';
import { openEnd, type Slot, type SpecSource } from './source.js';

/**
 * What of the text belongs to an entry or item beside its own:
 * - the comment at the end of its last line;
 * - the comment lines directly above it, without a blank line between, that begin in its column — but not those at the
 *   very top of the file, which speak of all of it;
 * - comment lines below it that are set in deeper than itself, with the blank lines before them.
 * Any other comment stands for itself and is left where it is.
 */
export interface Region {
  /** The line of the first comment above it, else of itself; of an entry that shares its line, its own first character. */
  readonly start: number;
  /** Before the line end of its last line. */
  readonly end: number;
  /** Nothing but blanks stands before it in its line. */
  readonly ownLine: boolean;
}

/** The region of one entry of a block map or list, or of one that has lines of its own in braces. */
export function regionOf(source: SpecSource, holder: Slot, node: Collection, index: number): Region {
  const pieces = piecesOf(source.text, node);
  const piece = pieces[index];
  if (!piece) throw new RangeError(`no entry ${index}`);
  const { text } = source;
  const end = node.flow ? lineEnd(text, piece.end) : behindComments(text, piece);
  if (!startsLine(text, piece.start)) return { start: piece.start, end, ownLine: false };
  const before = pieces[index - 1];
  const floor = before ? lineEnd(text, before.end) : openEnd(source, holder);
  return { start: aboveComments(source, holder, piece, index, floor), end, ownLine: true };
}

function aboveComments(source: SpecSource, holder: Slot, piece: Piece, index: number, floor: number): number {
  const { text } = source;
  const column = columnOf(text, piece.start);
  const own = lineStart(text, piece.start);
  let start = own;
  for (;;) {
    const last = beforeLineEnd(text, start);
    if (last === start || last < floor) break;
    const line = lineStart(text, last);
    if (line < floor || text[line + column] !== '#' || !isBlank(text.slice(line, line + column))) break;
    start = line;
  }
  const top = holder.place === 'root' && index === 0 && start <= holder.piece.from;
  return top ? own : start;
}

function behindComments(text: string, piece: Piece): number {
  const column = columnOf(text, piece.start);
  let end = lineEnd(text, piece.end);
  for (let line = behindLineEnd(text, end); line < text.length;) {
    const last = lineEnd(text, line);
    const mark = /^[ \t]*/.exec(text.slice(line, last))?.[0].length ?? 0;
    if (line + mark < last) {
      if (text[line + mark] !== '#' || mark <= column) break;
      end = last;
    }
    const next = behindLineEnd(text, last);
    if (next === line) break;
    line = next;
  }
  return end;
}
