import type { Range } from '../result.js';
import { sameLines } from './hunks.js';
import { mergeLines } from './lines.js';
import { marked, withoutBlocks } from './markers.js';
import type { MergeConflict, Merged, Translate } from './result.js';

/**
 * Merges two changes of a text by its lines. A line written by hand is in the outcome, or in a conflict.
 * @param base what both were made of; undefined where that is lost
 * @param mine may hold conflicts that an earlier merge left
 * @param translate turns the base's words into those that mean the same in `theirs`
 */
export function mergeText(base: string | undefined, mine: string, theirs: string, translate?: Translate): Merged {
  const written = withoutBlocks(mine.split('\n'));
  const expand = (lines: readonly string[], side: 'lines' | 'mine'): readonly string[] =>
    lines.flatMap((line) => written.blocks.get(line)?.[side] ?? [line]);
  const keep: string[] = [];
  const markers: string[] = [];
  const conflicts: MergeConflict[] = [];
  for (const chunk of mergeLines(base?.split('\n'), written.lines, theirs.split('\n'), translate)) {
    if ('lines' in chunk) {
      const lines = expand(chunk.lines, 'lines');
      keep.push(...lines);
      markers.push(...lines);
      continue;
    }
    const chosen = expand(chunk.mine, 'mine');
    const left = chunk.mine.flatMap((line) => written.blocks.get(line) ?? []);
    const isOtherSideEdited = left.some(({ theirs: side }) => !isPart(side, base));
    // What is generated now is what was written by hand in a conflict before.
    if (sameLines(chosen, chunk.theirs) && !isOtherSideEdited) {
      keep.push(...chosen);
      markers.push(...chosen);
      continue;
    }
    const own = expand(chunk.mine, 'lines');
    // A conflict that is not settled yet stays one, with what is generated now on its other side, unless somebody edited that.
    const both = isOtherSideEdited ? own : marked(chosen, chunk.theirs);
    const kept = left.length > 0 ? both : own;
    const before = expand(written.lines.slice(0, chunk.at), 'lines');
    const generated = isOtherSideEdited ? 'edited' : left.length > 0 ? 'renewed' : 'marked';
    conflicts.push({ ...rangeOf(before, own), keep: rangeOf(keep, kept), markers: rangeOf(markers, both), generated });
    keep.push(...kept);
    markers.push(...both);
  }
  const outcome = { keep: keep.join('\n'), markers: markers.join('\n') };
  return { ...outcome, conflicts: conflicts.map((one) => inTexts(one, mine, outcome)) };
}

function isPart(lines: readonly string[], text: string | undefined): boolean {
  return lines.length === 0 || `\n${text ?? ''}\n`.includes(`\n${lines.join('\n')}\n`);
}

/** Where lines stand behind others. */
function rangeOf(before: readonly string[], lines: readonly string[]): Range {
  const start = before.reduce((length, line) => length + line.length + 1, 0);
  return { start, end: start + lines.join('\n').length };
}

/** No lines at the end of a text stand behind its last line end, where nothing is. */
function inTexts(
  conflict: MergeConflict,
  mine: string,
  { keep, markers }: { readonly keep: string; readonly markers: string },
): MergeConflict {
  const within = ({ start, end }: Range, { length }: string): Range => ({ start: Math.min(start, length), end: Math.min(end, length) });
  return { ...conflict, ...within(conflict, mine), keep: within(conflict.keep, keep), markers: within(conflict.markers, markers) };
}
