import { endOfLine, readLine, type Line } from './lines.js';

/** A change of a text: what stood from `start` to `end` is another text. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A text that knows where its lines begin and how far they are indented. A change costs what it touches: the lines behind are only
 * moved.
 */
export class LinedText {
  private readonly starts: number[] = [];
  /** -1: nothing stands in the line. */
  private readonly indents: number[] = [];

  constructor(private current: string) {
    this.fill(0, this.starts.length, scan(current, 0, current.length));
  }

  get text(): string {
    return this.current;
  }

  /** How many lines there are; at least one. */
  get count(): number {
    return this.starts.length;
  }

  change({ start, end, text }: TextChange): void {
    // A line feed behind a carriage return belongs to the line before.
    const first = this.lineOf(this.current[start - 1] === '\r' ? start - 1 : start);
    const last = this.lineOf(end);
    const behind = this.starts[last + 1];
    const moved = text.length - (end - start);
    this.current = this.current.slice(0, start) + text + this.current.slice(end);
    const to = behind === undefined ? this.current.length : behind + moved;
    for (let line = last + 1; line < this.starts.length; line += 1) this.starts[line] = (this.starts[line] ?? 0) + moved;
    const found = scan(this.current, this.starts[first] ?? 0, to);
    // The line behind is there already.
    if (behind !== undefined) found.starts.pop();
    if (behind !== undefined) found.indents.pop();
    this.fill(first, last - first + 1, found);
  }

  start(line: number): number {
    return this.starts[line] ?? this.current.length;
  }

  /** How many blanks a line begins with; undefined where nothing else is in it. */
  indent(line: number): number | undefined {
    const indent = this.indents[line] ?? -1;
    return indent < 0 ? undefined : indent;
  }

  /** The number of the line around an offset. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  read(line: number): Line {
    return readLine(this.current, this.start(line), line, this.indent(line));
  }

  private fill(from: number, count: number, { starts, indents }: Scanned): void {
    replace(this.starts, from, count, starts);
    replace(this.indents, from, count, indents);
  }
}

interface Scanned {
  readonly starts: number[];
  readonly indents: number[];
}

/** Lines of a part of a text that begins with a line and ends with one, or with the text. */
function scan(text: string, from: number, to: number): Scanned {
  const starts: number[] = [];
  const indents: number[] = [];
  // A byte order mark is no column.
  let at = from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : from;
  for (;;) {
    starts.push(at);
    indents.push(indentAt(text, at));
    at = endOfLine(text, at);
    if (at >= to) return { starts, indents };
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
}

function indentAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 32) at += 1;
  const indent = at - start;
  // Tabs are blanks, though none that indent.
  while (text.charCodeAt(at) === 9 || text.charCodeAt(at) === 32) at += 1;
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || code === 10 || code === 13 ? -1 : indent;
}

/** Splicing takes its items as arguments, of which there can be too many. */
function replace(list: number[], from: number, count: number, items: readonly number[]): void {
  if (items.length < 10_000) {
    list.splice(from, count, ...items);
    return;
  }
  const rest = list.splice(from).slice(count);
  for (const item of items) list.push(item);
  for (const item of rest) list.push(item);
}
