import { withLinesOf, withUnixLines } from './lineEnds.js';
import { mergeFile } from './merge/file.js';
import type { Merged, Translate } from './merge/result.js';

export type ChangeStatus = 'created' | 'updated' | 'unchanged' | 'kept' | 'merged' | 'conflict' | 'orphan' | 'deleted';

/** What a run makes of one file; `content` where it is to be written. */
export interface Change {
  readonly path: string;
  readonly status: ChangeStatus;
  readonly content?: string;
  /** Both sides changed the same places: the two ways to go on, and where it is. */
  readonly conflict?: Merged;
  /** The path an edit by hand moves from, where its resource was renamed. */
  readonly from?: string;
}

/**
 * What becomes of a conflict: `fail` writes nothing of the connector, `keep` what was written by hand, `markers` both sides.
 */
export type OnConflict = 'fail' | 'keep' | 'markers';

/** One file as it was generated last, as it is, and as it is generated now. */
export interface ThreeTexts {
  readonly path: string;
  /** undefined: not generated before, or nobody knows it. */
  readonly base: string | undefined;
  /** undefined: there is no such file. */
  readonly mine: string | undefined;
  readonly theirs: string;
}

/** How one planned file stands, without planning the others: for an editor that shows it while somebody types. */
export function statusOf(path: string, base: string | undefined, mine: string | undefined, theirs: string): ChangeStatus {
  return changeOf({ path, base, mine, theirs }, 'fail').status;
}

/** A planned file. Line ends alone are no edit. */
export function changeOf({ path, base, mine, theirs }: ThreeTexts, onConflict: OnConflict, translate?: Translate): Change {
  if (mine === undefined || isSame(mine, theirs)) return written(path, mine, theirs);
  if (base !== undefined && isSame(mine, base)) return written(path, mine, theirs);
  if (base !== undefined && isSame(theirs, base)) return { path, status: 'kept' };
  const merged = mergeFile(path, base, mine, theirs, translate);
  if (merged.conflicts.length > 0) return conflicted(path, mine, merged, onConflict);
  return merged.keep === mine ? { path, status: 'kept' } : { path, status: 'merged', content: merged.keep };
}

/** A file that is made of others alone, so that an edit of its own is always in conflict. */
export function changeOfPacked({ path, base, mine, theirs }: ThreeTexts, onConflict: OnConflict): Change {
  if (mine === undefined || isSame(mine, theirs) || (base !== undefined && isSame(mine, base))) return written(path, mine, theirs);
  return conflicted(path, mine, mergeFile(path, base, mine, theirs), onConflict);
}

function conflicted(path: string, mine: string, conflict: Merged, onConflict: OnConflict): Change {
  const content = onConflict === 'fail' ? mine : conflict[onConflict];
  return { path, status: 'conflict', conflict, ...(content === mine ? {} : { content }) };
}

/** A file nobody edited; it keeps its line ends. */
export function written(path: string, mine: string | undefined, text: string): Change {
  if (mine === undefined) return { path, status: 'created', content: text };
  return isSame(mine, text) ? { path, status: 'unchanged' } : { path, status: 'updated', content: withLinesOf(text, mine) };
}

/** Line ends alone make no difference. */
export function isSame(a: string, b: string): boolean {
  return a === b || withUnixLines(a) === withUnixLines(b);
}

/** Whether a change touches the disk. */
export function isWritten({ content, status }: Change): boolean {
  return content !== undefined || status === 'deleted';
}
