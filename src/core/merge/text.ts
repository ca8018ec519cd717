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
    // What is generated now is what was written by hand in a conflict before.
    if (sameLines(chosen, chunk.theirs)) {
      keep.push(...chosen);
      markers.push(...chosen);
      continue;
    }
    const own = expand(chunk.mine, 'lines');
    const start = expand(written.lines.slice(0, chunk.at), 'lines').reduce((length, line) => length + line.length + 1, 0);
    conflicts.push({ start: Math.min(start, mine.length), end: Math.min(start + own.join('\n').length, mine.length) });
    keep.push(...own);
    markers.push(...marked(chosen, chunk.theirs));
  }
  return { keep: keep.join('\n'), markers: markers.join('\n'), conflicts };
}
