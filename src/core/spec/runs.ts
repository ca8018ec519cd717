import { finish } from '../steps.js';
import { tokensOf } from './compose.js';
import { splitSteps, type Names, type Part } from './parts.js';
import { composeSteps } from './pieces.js';

/** Where parts of one kind stand that are to be read again. */
export interface Run {
  readonly text: string;
  /** Where it begins in the file. */
  readonly offset: number;
  readonly kind: 'entry' | 'item';
  /** Of items: how far they are indented. */
  readonly indent: number;
  /** What comes after it: another item of its list, a key of the file, or the end. */
  readonly next: 'item' | 'key' | 'end';
}

/** A key that no file has; items are read below it, and it stands for what comes after a run. */
const MARK = '\uE000';
const HEAD = `${MARK}:\n`;

/**
 * A run of parts of one kind whose text is another one, read again. What follows it is stood for by a line of its own: if that is
 * read as what it is, the run leaves the parser as it found it, however broken it is itself.
 * @param names what is named before the run; what it names itself is added
 * @returns undefined where its text does not stand by itself, so that only the whole file can say what it is
 */
export function splitRun({ text: run, offset, kind, indent, next }: Run, names: Names): readonly Part[] | undefined {
  const head = kind === 'item' ? HEAD : '';
  const tail = next === 'item' ? `${' '.repeat(indent)}- ${MARK}\n` : next === 'key' ? `${MARK}${MARK}:\n` : '';
  const text = head + run + tail;
  const lexed = tokensOf(text);
  if (lexed.refused) return undefined;
  const { tokens } = lexed;
  const found = finish(splitSteps({ text, tokens, pieces: finish(composeSteps(tokens, text.length)) }, names))?.slice();
  if (!found) return undefined;
  const before = head === '' ? undefined : found.shift();
  const after = tail === '' ? undefined : found.pop();
  const [first] = found;
  if (before && (before.kind !== 'list' || before.length !== head.length || before.unreadable)) return undefined;
  if (after && (after.anchor.offset !== head.length + run.length || after.unreadable || (after.kind === 'item') !== (next === 'item')))
    return undefined;
  if (first?.anchor.offset !== head.length) return undefined;
  if (!found.every((part) => part.kind === kind && (part.item?.indent ?? indent) === indent)) return undefined;
  for (const { anchor } of found) anchor.offset += offset - head.length;
  return found;
}
