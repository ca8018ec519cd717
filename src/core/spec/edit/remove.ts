import { regionOf } from './comments.js';
import { beforeLineEnd, behindLineEnd, isBlank, lineEnd, lineStart, withoutBlanks } from './lines.js';
import { commaBehind } from './insert.js';
import { keepsBlankLines, piecesOf, type Collection } from './pieces.js';
import { openEnd, type Slot, type SpecSource } from './source.js';
import type { TextEdit } from './textEdit.js';

/** The edits that take entries away, and whether the next one comes up into the line of the first. */
export interface Removal {
  readonly edits: readonly TextEdit[];
  readonly joins: boolean;
}

/**
 * Takes entries `from` to `to` (both) out of a block map or list, each with the comments that belong to it. Of blank lines
 * on both sides one side goes as well, so that what was separated once still is, and not twice.
 */
export function removeBlock(source: SpecSource, holder: Slot, node: Collection, from: number, to: number, last?: number): Removal {
  const { text } = source;
  const pieces = piecesOf(text, node);
  const first = regionOf(source, holder, node, from);
  const end = last ?? regionOf(source, holder, node, to).end;
  const next = pieces[to + 1];
  if (!first.ownLine) {
    if (next && /^\s*$/.test(text.slice(end, next.start))) return { edits: [cut(first.start, next.start)], joins: true };
    return { edits: [cut(withoutBlanks(text, first.start), end)], joins: false };
  }
  const behind = behindLineEnd(text, end);
  const before = pieces[from - 1];
  const { start, stop } =
    before && keepsBlankLines(text, before.value)
      ? { start: first.start, stop: blankLinesBelow(text, behind) }
      : withBlanks(source, holder, from, first.start, behind, next === undefined);
  const line = beforeLineEnd(text, start);
  if (line === start) return { edits: [cut(start, stop)], joins: false };
  // The line end before goes, not the one behind: what is put behind the entry still has a line end behind itself.
  return { edits: [cut(line, stop === behind ? end : beforeLineEnd(text, stop))], joins: false };
}

function withBlanks(
  source: SpecSource,
  holder: Slot,
  from: number,
  start: number,
  stop: number,
  last: boolean,
): { start: number; stop: number } {
  const { text } = source;
  const floor = from === 0 ? openEnd(source, holder) : 0;
  const above = blankLinesAbove(text, start, floor);
  const below = blankLinesBelow(text, stop);
  if (from === 0 && last) return { start, stop };
  if (above < start && (below > stop || last)) return { start: above, stop };
  const opens = from === 0 && beforeLineEnd(text, start) <= floor;
  return { start, stop: opens && below > stop ? below : stop };
}

/** The start of the first of the blank lines directly above a line. */
function blankLinesAbove(text: string, line: number, floor: number): number {
  let start = line;
  for (;;) {
    const last = beforeLineEnd(text, start);
    if (last === start || last < floor) return start;
    const above = lineStart(text, last);
    if (above < floor || !isBlank(text.slice(above, last))) return start;
    start = above;
  }
}

/** The start of the first line from here on that is not blank. */
function blankLinesBelow(text: string, line: number): number {
  let start = line;
  while (start < text.length) {
    const last = lineEnd(text, start);
    if (!isBlank(text.slice(start, last))) return start;
    const next = behindLineEnd(text, last);
    if (next === start) return start;
    start = next;
  }
  return start;
}

/** Takes entries out of a map or list in braces; at least one other has to stay. */
export function removeFlow(source: SpecSource, holder: Slot, node: Collection, from: number, to: number): readonly TextEdit[] {
  const { text } = source;
  const pieces = piecesOf(text, node);
  const [first, last] = [pieces[from], pieces[to]];
  if (!first || !last) return [];
  const [before, next] = [pieces[from - 1], pieces[to + 1]];
  const close = node.range[1] - 1;
  const comma = commaBehind(text, last.end, next?.start ?? close);
  const behind = comma === undefined ? last.end : comma + 1;
  const lineStop = lineEnd(text, behind);
  const region = regionOf(source, holder, node, from);
  // With a comma in the line before, no comma is lost with the lines.
  const joint = !next && comma === undefined && before ? commaBehind(text, before.end, first.start) : undefined;
  const dangling = joint === undefined ? [] : [cut(joint, joint + 1)];
  if (region.ownLine && lineStop < close && /^[ \t]*(?:#.*)?$/.test(text.slice(behind, lineStop)) && (!next || next.start > lineStop)) {
    return [...dangling, cut(region.start, behindLineEnd(text, lineStop))];
  }
  if (next) {
    const blanks = /^[ \t]*/.exec(text.slice(behind))?.[0].length ?? 0;
    return [cut(first.start, behind + blanks === lineStop ? behind : behind + blanks)];
  }
  if (!before) return [];
  if (/^\s*,\s*$/.test(text.slice(before.end, first.start))) return [cut(before.end, last.end)];
  return [...dangling, cut(first.start, last.end)];
}

function cut(start: number, end: number): TextEdit {
  return { start, end, text: '' };
}
