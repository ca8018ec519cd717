import { applied, commonEnds, hunksOf, sameLines, type Hunk } from './hunks.js';
import type { Translate } from './result.js';

/** Lines that all agree on, or those of both sides where they do not; `at` counts the lines of `mine` before them. */
export type Chunk =
  { readonly lines: readonly string[] } | { readonly at: number; readonly mine: readonly string[]; readonly theirs: readonly string[] };

interface Sided extends Hunk {
  readonly side: 'mine' | 'theirs';
}

/**
 * Merges two changes of the same lines. Changes that only touch are not in each other's way: each stands where it was made.
 * @param base undefined: nobody knows what the text was, so all that differs is in conflict
 * @param translate where theirs is the base in other words, mine goes on in those words
 */
export function mergeLines(
  base: readonly string[] | undefined,
  mine: readonly string[],
  theirs: readonly string[],
  translate?: Translate,
): readonly Chunk[] {
  if (!base) return twoWay(mine, theirs);
  const sided = (side: Sided['side'], hunks: readonly Hunk[]): readonly Sided[] => hunks.map((hunk) => ({ ...hunk, side }));
  const hunks = [...sided('mine', hunksOf(base, mine)), ...sided('theirs', hunksOf(base, theirs))].sort(
    // What is put in before a line comes before what becomes of that line.
    (a, b) => a.start - b.start || a.end - b.end,
  );
  const chunks: Chunk[] = [];
  let at = 0;
  // How many lines longer mine is than the base, as far as it was read.
  let longer = 0;
  for (const group of groupsOf(hunks)) {
    const start = Math.min(...group.map((hunk) => hunk.start));
    const end = Math.max(...group.map((hunk) => hunk.end));
    chunks.push({ lines: base.slice(at, start) });
    const of = (side: Sided['side']): readonly string[] =>
      applied(
        base,
        start,
        end,
        group.filter((hunk) => hunk.side === side),
      );
    const [first] = group;
    const [ours, others] = [of('mine'), of('theirs')];
    if (group.every(({ side }) => side === first?.side)) chunks.push({ lines: first?.side === 'mine' ? ours : others });
    else if (translate && sameLines(base.slice(start, end).map(translate), others)) chunks.push({ lines: ours.map(translate) });
    else chunks.push(...settled(start + longer, ours, others));
    longer += ours.length - (end - start);
    at = end;
  }
  return [...chunks, { lines: base.slice(at) }];
}

/** Without a base: the lines both have stand as they are. */
function twoWay(mine: readonly string[], theirs: readonly string[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let at = 0;
  for (const { start, end, lines } of hunksOf(mine, theirs)) {
    chunks.push({ lines: mine.slice(at, start) }, { at: start, mine: mine.slice(start, end), theirs: lines });
    at = end;
  }
  return [...chunks, { lines: mine.slice(at) }];
}

/** Hunks that share a place, or share one with such a hunk. */
function groupsOf(hunks: readonly Sided[]): readonly (readonly Sided[])[] {
  const groups: Sided[][] = [];
  for (const hunk of hunks) {
    const last = groups.at(-1);
    if (last?.some((other) => other.side !== hunk.side && meet(other, hunk))) last.push(hunk);
    else groups.push([hunk]);
  }
  return groups;
}

/** Two that are put in at the same place have no order; else only those meet that replace a line in common, or are put in among them. */
function meet(a: Hunk, b: Hunk): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return Math.max(a.start, b.start) < Math.min(a.end, b.end) || within(a, b) || within(b, a);
}

const within = (put: Hunk, other: Hunk): boolean => put.start === put.end && other.start < put.start && put.start < other.end;

/** What both sides made alike is no conflict, at the beginning and at the end of a place too. */
function settled(at: number, mine: readonly string[], theirs: readonly string[]): readonly Chunk[] {
  const { head, tail } = commonEnds(mine, theirs);
  const left = { at: at + head, mine: mine.slice(head, mine.length - tail), theirs: theirs.slice(head, theirs.length - tail) };
  const conflict = left.mine.length > 0 || left.theirs.length > 0 ? [left] : [];
  return [{ lines: mine.slice(0, head) }, ...conflict, { lines: mine.slice(mine.length - tail) }];
}
