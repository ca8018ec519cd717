import type { Steps } from '../steps.js';
import { UNPRINTABLE } from './compose.js';
import type { Names, Part } from './parts.js';
import { runSteps, type Run } from './runs.js';

/** About so much is read in one go; a longer list comes in several. */
const PIECE = 4000;

/** A key at the margin: what it is a part of begins there. */
const KEY = /^[A-Za-z_]/gm;
/** Nothing but comments and blank lines. */
const NO_KEY = /^\uFEFF?(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*$/;
const MARKS = /^(?:---|\.\.\.|%)/m;

/**
 * Reads a file as the runs that its lines look like, each by itself: of a long text never more than a little is in hand.
 * @returns undefined where a run does not stand by itself: only the whole says then what the text is
 */
export function* readApart(text: string): Steps<Part[] | undefined> {
  if (MARKS.test(text) || UNPRINTABLE.test(text)) return undefined;
  const starts = [...text.matchAll(KEY)].map(({ index }) => index);
  const [first] = starts;
  if (first === undefined || !NO_KEY.test(text.slice(0, first))) return undefined;
  const names: Names = new Map();
  const keys = new Set<string>();
  const parts: Part[] = first > 0 ? [{ kind: 'head', anchor: { offset: 0 }, length: first, problems: [] }] : [];
  for (const run of runsOf(text, starts)) {
    const made = yield* runSteps(run, names);
    if (!made) return undefined;
    for (const { entry } of made) {
      if (entry && keys.has(entry.key)) return undefined;
      if (entry) keys.add(entry.key);
    }
    parts.push(...made);
    yield;
  }
  return parts;
}

/** Keys with their values: short ones together, a long list in several runs, each of some items. */
function* runsOf(text: string, starts: readonly number[]): Generator<Run> {
  const [first = 0] = starts;
  const next = (to: number): Run['next'] => (to < text.length ? 'key' : 'end');
  let from = first;
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? text.length;
    const isLong = end - start > PIECE;
    const to = isLong ? start : end;
    if (to > from && (isLong || to - from > PIECE || end === text.length)) {
      yield { text: text.slice(from, to), offset: from, kind: 'entry', isLater: from > first, indent: 0, next: next(to) };
      from = to;
    }
    if (!isLong) continue;
    const { indent, cuts } = itemCuts(text.slice(start, end));
    for (const cut of [...cuts.map((at) => start + at), end]) {
      const kind = from === start ? 'entry' : 'item';
      const following = cut < end ? 'item' : next(end);
      yield { text: text.slice(from, cut), offset: from, kind, isLater: from > first, indent, next: following };
      from = cut;
    }
  }
}

/** Where a list may be cut between items, by the look of its lines. */
function itemCuts(text: string): { readonly indent: number; readonly cuts: readonly number[] } {
  const first = /^( *)-(?=[ \r\n])/m.exec(text);
  if (!first) return { indent: 0, cuts: [] };
  const indent = (first[1] ?? '').length;
  const cuts: number[] = [];
  let last = 0;
  for (const { index } of text.matchAll(new RegExp(`^ {${indent}}-(?=[ \\r\\n])`, 'gm'))) {
    if (index - last < PIECE || index === first.index) continue;
    cuts.push(index);
    last = index;
  }
  return { indent, cuts };
}
