import { withLinesOf, withUnixLines } from '../lineEnds.js';
import type { Range } from '../result.js';
import { mergeJson } from './json.js';
import type { Merged, Translate } from './result.js';
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
  const whole = { start: 0, end: mine.length };
  if (!merged) return { keep: mine, markers: mine, conflicts: [{ ...whole, keep: whole, markers: whole }] };
  const written = (text: string): string => (text === own ? mine : mark + withLinesOf(text, mine));
  const [keep, markers] = [written(merged.keep), written(merged.markers)];
  const inMine = placesIn(mine, own, mark.length);
  const inKeep = placesIn(keep, merged.keep, mark.length);
  const inMarkers = placesIn(markers, merged.markers, mark.length);
  const conflicts = merged.conflicts.map((one) => ({ ...one, ...inMine(one), keep: inKeep(one.keep), markers: inMarkers(one.markers) }));
  return { keep, markers, conflicts };
}

/** Turns places in the text with `\n` into places in the file. */
function placesIn(written: string, text: string, before: number): (range: Range) => Range {
  if (written.length - before === text.length) return ({ start, end }) => ({ start: start + before, end: end + before });
  const offsets: number[] = [];
  for (let at = before; at < written.length; at += written.startsWith('\r\n', at) ? 2 : 1) offsets.push(at);
  offsets.push(written.length);
  const place = (offset: number): number => offsets[offset] ?? written.length;
  return ({ start, end }) => ({ start: place(start), end: place(end) });
}
