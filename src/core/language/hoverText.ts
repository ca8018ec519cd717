import type { Range } from '../result.js';

/** What is told of a key or value, as Markdown, and what it is told of. */
export interface Hover {
  readonly range: Range;
  readonly text: string;
}
