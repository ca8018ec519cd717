import type { Cursor } from '../cursor.js';
import type { Proposal } from '../proposal.js';
import { textOf } from '../values.js';

/** A word of this connector as a whole value. */
export function wordProposal(label: string, cursor: Cursor, detail: string): Proposal {
  const { range } = cursor;
  return { kind: 'value', label, range, text: textOf(label, cursor), isSnippet: false, order: 0, filter: label, detail, schemas: [] };
}
