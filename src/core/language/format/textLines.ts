/** A line of a text: where it begins, where what is no line end of it ends, and where the next begins. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  /** Blanks it is set in by. */
  readonly column: number;
}

/** The lines of a text, which know in which of them an offset stands. */
export class TextLines {
  readonly all: readonly Line[];

  constructor(readonly text: string) {
    const lines: Line[] = [];
    for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length;) {
      const found = text.indexOf('\n', start);
      const next = found < 0 ? text.length : found + 1;
      const behind = found < 0 ? text.length : found;
      const end = found > start && text[found - 1] === '\r' ? behind - 1 : behind;
      let mark = start;
      while (mark < end && text[mark] === ' ') mark += 1;
      lines.push({ start, end, next, column: mark - start });
      start = next;
    }
    this.all = lines;
  }

  /** The index of the line that holds an offset. */
  indexAt(offset: number): number {
    let [low, high] = [0, this.all.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.all[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  columnOf(offset: number): number {
    return offset - (this.all[this.indexAt(offset)]?.start ?? 0);
  }

  /** Whether nothing but blanks stands before an offset in its line. */
  begins(offset: number): boolean {
    const line = this.all[this.indexAt(offset)];
    return line !== undefined && line.start + line.column === offset;
  }

  isBlank({ start, end }: Line): boolean {
    return /^[ \t]*$/.test(this.text.slice(start, end));
  }
}
