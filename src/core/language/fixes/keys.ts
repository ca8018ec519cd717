import { mayBeLeftOut, removeEntryAt, sameAsFirst } from './entries.js';
import type { Range } from '../../result.js';
import { fix, put, type Fix, type FixContext, type Fixer } from './fix.js';

/** A key that is not known: the known one that it is nearest to, or without it. */
export const unknownKey: Fixer = (context, { range, args: { key, near } }) => {
  const blank = blankBehindKey(context, range);
  if (blank.length > 0) return blank;
  const path = context.pathAt(range);
  const isFree = typeof near === 'string' && near !== '' && !context.has([...path.slice(0, -1), near]);
  const quote = /^["']/.exec(context.slice(range))?.[0] ?? '';
  const rename = isFree ? fix(`Rename to "${near}"`, put(range, `${quote}${near}${quote}`), true) : [];
  return [...rename, ...fix(`Remove "${key}"`, context.without(path))];
};

export const insertBlank = (at: number): readonly Fix[] => fix('Insert the missing blank', put({ start: at, end: at }, ' '), true);

/** In braces a key whose colon has no blank behind it takes the value with it. */
export function blankBehindKey({ text }: FixContext, { start, end }: Range): readonly Fix[] {
  const key = /^[\w-]+:(?=.+[,}]$)/.exec(text.slice(start, end + 1))?.[0];
  return key ? insertBlank(start + key.length) : [];
}

/** A key that stands twice: the later one goes. Nothing is lost where both say the same. */
export const duplicateKey: Fixer = (context, { range, args: { key } }) =>
  fix(`Remove this "${key}"`, removeEntryAt(context.text, range.start), sameAsFirst(context.text, range.start));

/** Takes away the key or item that the problem is told at. */
export const removeHere =
  (title: (args: Readonly<Record<string, string | number>>) => string, isPreferred = false): Fixer =>
  (context, { range, args }) => {
    const path = context.pathAt(range);
    return path.length === 0 ? [] : fix(title(args), context.without(path), isPreferred);
  };

/** An empty text under a key that may be left out. */
export const emptyText: Fixer = (context, { range, args: { key } }) => {
  const path = context.pathAt(range);
  return mayBeLeftOut(path, context.root) ? fix(`Remove "${key}"`, context.without(path)) : [];
};
