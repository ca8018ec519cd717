import { readAlgorithm } from '../render/header.js';
import { offsetsOf } from '../ruby/offsets.js';
import type { RubyParser } from '../ruby/rubyParser.js';
import { hunksOf, type Hunk } from '../merge/hunks.js';

/** A comment in the code, by the line of code it belongs to: the one it stands behind, or the next one below it. */
interface Note {
  readonly text: string;
  readonly isBehind: boolean;
  /** A line of the text without the comments, counted from 0. */
  readonly line: number;
}

/** An edited text without the comments that were written into it by hand. */
export interface Uncommented {
  readonly text: string;
  readonly notes: readonly Note[];
  /** Where the lines of the text were with the comments, counted from 0. */
  readonly lineOf: readonly number[];
}

interface PlacedComment {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The comments of an algorithm's file, its header's too. */
export function commentsOf(parser: RubyParser, text: string): readonly string[] {
  return placedComments(parser, text).map((comment) => comment.text);
}

function placedComments(parser: RubyParser, text: string): readonly PlacedComment[] {
  const offset = offsetsOf(text);
  return parser.parse(text, []).comments.map(({ location: { startOffset, length } }) => {
    const before = text.slice(0, offset(startOffset)).split('\n');
    return {
      text: text.slice(offset(startOffset), offset(startOffset + length)).trim(),
      line: before.length - 1,
      column: before.at(-1)?.length ?? 0,
    };
  });
}

/** Takes out of an edited text the comments that are not generated; those of its header are no comments: they describe the algorithm. */
export function uncommented(parser: RubyParser, generated: string, mine: string): Uncommented {
  const known = new Set(commentsOf(parser, generated));
  const { headerLines } = readAlgorithm(mine);
  const own = new Map(
    placedComments(parser, mine)
      .filter(({ text, line }) => text.startsWith('#') && line >= headerLines && !known.has(text))
      .map((comment) => [comment.line, comment]),
  );
  const lines: string[] = [];
  const lineOf: number[] = [];
  const notes: Note[] = [];
  for (const [index, line] of mine.split('\n').entries()) {
    const comment = own.get(index);
    const code = comment ? line.slice(0, comment.column).trimEnd() : line;
    if (comment) notes.push({ text: comment.text, isBehind: code !== '', line: lines.length });
    if (comment && code === '') continue;
    lines.push(code);
    lineOf.push(index);
  }
  return { text: lines.join('\n'), notes, lineOf };
}

/**
 * Puts the comments back into a text that was made of the one without them. Where the line is there no more that one belonged to, it
 * stands above what is there now.
 */
export function withComments(text: string, { text: before, notes }: Uncommented): string {
  const lines = text.split('\n');
  const place = placesIn(before.split('\n'), lines);
  const above = new Map<number, string[]>();
  for (const { text: comment, isBehind, line } of notes) {
    const { at, isSame } = place(line);
    if (isBehind && isSame) lines[at] = `${lines[at]} ${comment}`;
    else above.set(at, [...(above.get(at) ?? []), comment]);
  }
  return lines.flatMap((line, index) => [...(above.get(index) ?? []).map((comment) => `${indent(line)}${comment}`), line]).join('\n');
}

const indent = (line: string): string => /^\s*/.exec(line)?.[0] ?? '';

/** Where a line of one text is in another: itself, or what is there in its place. */
function placesIn(
  before: readonly string[],
  after: readonly string[],
): (line: number) => { readonly at: number; readonly isSame: boolean } {
  const hunks = hunksOf(before, after);
  return (line) => {
    let longer = 0;
    for (const hunk of hunks) {
      if (line < hunk.start) break;
      if (line < hunk.end) return placeIn(hunk, hunk.start + longer, before[line] ?? '', after);
      longer += hunk.lines.length - (hunk.end - hunk.start);
    }
    return { at: line + longer, isSame: true };
  };
}

function placeIn({ lines }: Hunk, start: number, line: string, after: readonly string[]): { at: number; isSame: boolean } {
  const isLine = (other: string): boolean => line.trim() !== '' && other.trim() === line.trim();
  const inside = lines.findIndex(isLine);
  if (inside >= 0) return { at: start + inside, isSame: true };
  const [at, second] = after.flatMap((other, index) => (isLine(other) ? [index] : []));
  return at !== undefined && second === undefined ? { at, isSame: true } : { at: Math.min(start, after.length - 1), isSame: false };
}
