import type { Range } from '../../result.js';
import type { Cursor } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import type { Proposal } from '../proposal.js';
import { textOf } from '../values.js';

/** A part of a value as another text; where that must be quoted then, as in braces, the whole value is written anew. */
export function inValue(lines: LinedText, cursor: Cursor, part: Range, text: string): Pick<Proposal, 'range' | 'text' | 'filter'> {
  const { range, quote, style } = cursor;
  const whole = lines.text.slice(range.start, part.start) + text + lines.text.slice(part.end, range.end);
  const written = style === 'flow' && !quote ? textOf(whole, cursor) : whole;
  return written === whole ? { range: part, text } : { range, text: written, filter: whole };
}
