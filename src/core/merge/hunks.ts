import { diffIndices } from 'node-diff3';

/** Lines `start` to `end` of a base are replaced by others. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** What makes one list of lines of another, in order; two hunks never touch. */
export function hunksOf(base: readonly string[], changed: readonly string[]): readonly Hunk[] {
  const { head, tail } = commonEnds(base, changed);
  const inner = diffIndices([...base.slice(head, base.length - tail)], [...changed.slice(head, changed.length - tail)]);
  return inner.map(({ buffer1: [at, length], buffer2Content }) => ({ start: head + at, end: head + at + length, lines: buffer2Content }));
}

/** How many lines two lists have in common at their beginning, and behind those at their end. */
export function commonEnds(one: readonly string[], other: readonly string[]): { readonly head: number; readonly tail: number } {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < most - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  return { head, tail };
}

/** Lines of the base with the hunks that lie in them applied. */
export function applied(base: readonly string[], start: number, end: number, hunks: readonly Hunk[]): readonly string[] {
  const found: string[] = [];
  let at = start;
  for (const hunk of hunks) {
    found.push(...base.slice(at, hunk.start), ...hunk.lines);
    at = hunk.end;
  }
  return [...found, ...base.slice(at, end)];
}

export function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}
