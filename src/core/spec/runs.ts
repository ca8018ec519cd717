import { finish, type Steps } from '../steps.js';
import { tokenSteps } from './compose.js';
import { splitSteps, type Names, type Part } from './parts.js';
import { composeSteps } from './pieces.js';

/** A run of parts of a file: keys with their values, or items of one list. */
export interface Run {
  readonly text: string;
  /** Where it begins in the file. */
  readonly offset: number;
  readonly kind: 'entry' | 'item';
  /** Whether a key of the file comes before it: where none does, the first line says what the file is. */
  readonly isLater: boolean;
  /** How far items are indented, of the run or of what comes after it. */
  readonly indent: number;
  /** What comes after it: another item of the same list, a key of the file, or the end. */
  readonly next: 'item' | 'key' | 'end';
}

/** A key that no file has: it stands for what comes before a run, and after it. */
const MARK = '\uE000';

/**
 * Reads a run by itself. What follows it is stood for by a line of its own: if that is read as what it is, the run leaves the parser
 * as it found it, however broken it is itself.
 * @param names what is named before the run; what it names itself is added
 * @returns undefined where its text does not stand by itself, so that only the whole file can say what it is
 */
export function splitRun(run: Run, names: Names): readonly Part[] | undefined {
  return finish(runSteps(run, names));
}

/** The same, a piece at a time. */
export function* runSteps(run: Run, names: Names): Steps<readonly Part[] | undefined> {
  const { offset, kind, isLater, indent, next } = run;
  const head = kind === 'item' ? `${MARK}:\n` : isLater ? `${MARK}: 1\n` : '';
  const tail = next === 'item' ? `${' '.repeat(indent)}- ${MARK}\n` : next === 'key' ? `${MARK}${MARK}:\n` : '';
  const text = head + run.text + tail;
  const lexed = yield* tokenSteps(text);
  if (lexed.refused) return undefined;
  const { tokens } = lexed;
  const pieces = yield* composeSteps(tokens, text.length);
  const found = (yield* splitSteps({ text, tokens, pieces }, names))?.slice();
  if (!found) return undefined;
  const before = head === '' ? undefined : found.shift();
  const after = tail === '' ? undefined : found.pop();
  if (before && (before.length !== head.length || before.unreadable || (before.kind === 'list') !== (kind === 'item'))) return undefined;
  if (after && !isTail(after, head.length + run.text.length, next)) return undefined;
  if (found[0]?.anchor.offset !== head.length || !isRun(found, run)) return undefined;
  for (const { anchor } of found) anchor.offset += offset - head.length;
  return found;
}

function isTail({ kind, anchor, unreadable }: Part, offset: number, next: Run['next']): boolean {
  return anchor.offset === offset && !unreadable && (kind === 'item') === (next === 'item');
}

/** Items of one list alone, or keys; the list that is to go on behind them is indented as it goes on. */
function isRun(found: readonly Part[], { kind, indent, next }: Run): boolean {
  if (found[0]?.kind === 'head' || (kind === 'item' && found.some((part) => part.kind !== 'item'))) return false;
  const last = found.slice(found.findLastIndex((part) => part.kind !== 'item') + 1);
  return (kind !== 'item' && next !== 'item') || last.every(({ item }) => item?.indent === indent);
}
