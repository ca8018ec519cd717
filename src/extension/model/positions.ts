import * as vscode from 'vscode';

/** Lines and columns of offsets in a text that need not be open; line ends of all kinds count, as in the editor. */
export class Positions {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) this.starts.push(index + end.length);
  }

  at(offset: number): vscode.Position {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return new vscode.Position(low, offset - (this.starts[low] ?? 0));
  }
}

/**
 * Where an offset of an earlier text is in a later one: what stands before and behind the part that differs is found again,
 * and what stood in it is where it begins.
 */
export function movedOffset(offset: number, before: string, after: string): number {
  if (before === after) return offset;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  if (offset <= start) return offset;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return offset >= before.length - end ? offset + after.length - before.length : start;
}
