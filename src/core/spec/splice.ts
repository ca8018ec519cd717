import { MOST_ALIASED } from './convert.js';
import type { Names, Part } from './parts.js';
import { splitRun, type Run } from './runs.js';

/** A longer run is not worth a try: reading the whole can be paused, and costs little more. */
const LONGEST_RUN = 50_000;

/**
 * Changes the parts of a text to those of another one, where only a few differ.
 * @returns false where that does not do; the parts are then as they were
 */
export function splice(before: string, text: string, parts: Part[]): boolean {
  const { start, end } = changeIn(before, text);
  const moved = text.length - before.length;
  const touched = parts.findLastIndex(({ anchor }) => anchor.offset <= Math.max(start, end - 1));
  // Whole lines put in before a part leave it as it is.
  const isBefore = parts[touched]?.anchor.offset === end && text[end + moved - 1] === '\n';
  const behind = parts.findIndex(({ anchor, length }) => start < anchor.offset + length);
  // What begins just where the change does may become a part of what is before it.
  const meeting = parts.findIndex(({ anchor, length }) => start <= anchor.offset + length);
  for (const first of new Set([behind < 0 ? meeting : behind, meeting])) {
    const last = isBefore && touched > first ? touched - 1 : touched;
    if (first >= 0 && last >= first && exchange(text, parts, first, last, moved)) return true;
  }
  return false;
}

/** Reads parts anew whose text is another one now. */
function exchange(text: string, parts: Part[], first: number, last: number, moved: number): boolean {
  const [opening, closing] = [parts[first], parts[last]];
  if (!opening || !closing) return false;
  const { kind, anchor } = opening;
  if (kind === 'head' || kind === 'list' || parts.slice(first, last + 1).some((part) => part.kind !== kind)) return false;
  const { offset } = anchor;
  const run = text.slice(offset, closing.anchor.offset + closing.length + moved);
  if (run.length > LONGEST_RUN || (last < parts.length - 1 && !run.endsWith('\n'))) return false;
  const before = parts.slice(0, first);
  const names = namesOf(before);
  const isLater = before.some(({ entry }) => entry);
  const made = splitRun({ text: run, offset, kind, isLater, indent: opening.item?.indent ?? 0, next: whatIs(parts[last + 1]) }, names);
  if (!made || made.length === 0) return false;
  const later = laterParts(text, parts, last + 1, moved, names);
  if (!later) return false;
  const others = new Set([...before, ...later].flatMap(({ entry }) => (entry ? [entry.key] : [])));
  if (made.some(({ entry }) => entry && others.has(entry.key)) || isBomb([...before, ...made, ...later])) return false;
  for (const part of parts.slice(last + 1)) part.anchor.offset += moved;
  parts.splice(first, parts.length - first, ...made, ...later);
  return true;
}

/** Whether aliases of aliases multiply beyond what an honest file has. */
export function isBomb(parts: readonly Part[]): boolean {
  let aliased = 0;
  for (const { names } of parts) aliased += names?.aliased ?? 0;
  return aliased > MOST_ALIASED;
}

/** Parts behind a change that have not changed themselves; those are read again that use a name which means something else now. */
function laterParts(text: string, parts: readonly Part[], from: number, moved: number, names: Names): readonly Part[] | undefined {
  const later: Part[] = [];
  for (let index = from; index < parts.length; index += 1) {
    const part = parts[index];
    if (!part) break;
    let same: Part | undefined = part;
    if (part.names && [...part.names.uses].some(([name, found]) => names.get(name) !== found)) {
      const { kind, anchor, length, item } = part;
      const offset = anchor.offset + moved;
      const run: Run = {
        text: text.slice(offset, offset + length),
        offset,
        kind: kind === 'item' ? 'item' : 'entry',
        isLater: parts.slice(0, index).some(({ entry }) => entry),
        indent: item?.indent ?? 0,
        next: whatIs(parts[index + 1]),
      };
      const again: readonly Part[] = splitRun(run, names) ?? [];
      same = again.length === 1 ? again[0] : undefined;
    } else for (const [name, found] of part.names?.defines ?? []) names.set(name, found);
    if (!same) return undefined;
    later.push(same);
  }
  return later;
}

function namesOf(parts: readonly Part[]): Names {
  const names: Names = new Map();
  for (const part of parts) for (const [name, found] of part.names?.defines ?? []) names.set(name, found);
  return names;
}

function whatIs(part: Part | undefined): Run['next'] {
  return !part ? 'end' : part.kind === 'item' ? 'item' : 'key';
}

/** Where two texts differ, by offsets in the first. */
function changeIn(before: string, after: string): { readonly start: number; readonly end: number } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (same < most - start && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same += 1;
  return { start, end: before.length - same };
}
