import { withLinesOf, withUnixLines } from '../lineEnds.js';
import { mergeJson } from './json.js';
import type { MergeConflict, Merged, Translate } from './result.js';
import { mergeText } from './text.js';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Merges what was edited by hand with what is generated now; the outcome has the line ends of the former.
 * @param path tells the kind: Ruby is merged by lines, JSON by structure
 * @param base text of the last run; undefined where nobody knows it
 */
export function mergeFile(path: string, base: string | undefined, mine: string, theirs: string, translate?: Translate): Merged {
  const mark = mine.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const own = withUnixLines(mine.slice(mark.length));
  const isJson = path.endsWith('.json');
  const merged = isJson
    ? base === undefined
      ? undefined
      : mergeJson(withUnixLines(base), own, withUnixLines(theirs), translate)
    : mergeText(base === undefined ? undefined : withUnixLines(base), own, withUnixLines(theirs), translate);
  if (!merged) return { keep: mine, markers: mine, conflicts: [{ start: 0, end: mine.length }] };
  const written = (text: string): string => (text === own ? mine : mark + withLinesOf(text, mine));
  return { keep: written(merged.keep), markers: written(merged.markers), conflicts: inFile(merged.conflicts, mine, own, mark.length) };
}

/** Places in the text with `\n` as places in the file. */
function inFile(conflicts: readonly MergeConflict[], mine: string, own: string, before: number): readonly MergeConflict[] {
  if (mine.length - before === own.length) return conflicts.map(({ start, end }) => ({ start: start + before, end: end + before }));
  const offsets: number[] = [];
  for (let at = before; at < mine.length; at += mine.startsWith('\r\n', at) ? 2 : 1) offsets.push(at);
  offsets.push(mine.length);
  const place = (offset: number): number => offsets[offset] ?? mine.length;
  return conflicts.map(({ start, end }) => ({ start: place(start), end: place(end) }));
}
