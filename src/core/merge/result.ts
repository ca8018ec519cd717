import type { Range } from '../result.js';

/** A place that both sides changed, each in its own way: where it stands in the text edited by hand, and in each of the outcomes. */
export interface MergeConflict extends Range {
  readonly keep: Range;
  readonly markers: Range;
  /** How what is generated stands beside it; undefined: it stands nowhere, as in JSON. */
  readonly generated?: GeneratedSide | undefined;
}

/**
 * Between markers in `markers` alone, or in both outcomes, since an earlier merge left a conflict there that is not settled yet: with what
 * is generated now, or, where somebody edited that side, as it was left.
 */
export type GeneratedSide = 'marked' | 'renewed' | 'edited';

/** Both edits in one text, as far as that goes. */
export interface Merged {
  /** In every place both sides changed stands what was written by hand. */
  readonly keep: string;
  /** In those places stand both, between git's conflict markers; in JSON the same as `keep`. */
  readonly markers: string;
  /** Empty: `keep` and `markers` are the same, and hold both edits whole. */
  readonly conflicts: readonly MergeConflict[];
}

/** Gives a line of the text of the last run in the words that mean the same now, after a resource was renamed. */
export type Translate = (text: string) => string;
