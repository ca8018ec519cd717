import type { YAMLError } from 'yaml';
import { lineEnd, lineStart } from './edit/lines.js';
import { openQuote } from './unclosed.js';

/** A mistake that was made, and not one that only follows from another. */
export interface Cause {
  readonly code: YAMLError['code'];
  readonly message: string;
  readonly pos: readonly [number, number];
}

const NO_BLANK = 'Missing space after';
export const QUOTE = 'Missing closing';
/** What the parser cannot go on after: it takes all that is left for waste. */
const BREAK = /in YAML stream/;
/** A line that stands right or left of where its map began. */
const COLUMN = /same column/;
/** After these the rest of the line is read as something else than it is. */
const BENT = /^(?:UNEXPECTED_TOKEN|MULTILINE_IMPLICIT_KEY|BLOCK_AS_IMPLICIT_KEY)$|- indicator|same column/;

/**
 * One mistake for each that was made. What follows from one stands in the same line, or in the line up to which that one reaches; so
 * it does not matter whether a text is read as a whole or part by part.
 */
export function causesOf(errors: readonly YAMLError[], text: string): readonly Cause[] {
  const causes: Cause[] = [];
  let until = -1;
  let last: { readonly column: number; readonly start: number } | undefined;
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const { message, pos } = error;
    const [start, end] = pos;
    const column = COLUMN.test(message) ? indentAt(text, start) : undefined;
    // Where one line is set in wrongly, all that follow it in their own column are told of.
    const follows = column !== undefined && column > 0 && column === last?.column && staysBelow(text, last.start, start, column);
    if (column !== undefined) last = { column, start };
    if (start > until && !follows) causes.push(causeOf(error, errors, text));
    if (BREAK.test(message)) break;
    // The brackets around a quote end where it ends.
    if (message.startsWith(QUOTE)) until = Math.max(until, end);
    // One that ends behind its line says nothing of the next one, which may be another part.
    const reach = text[end - 1] === '\n' ? end - 1 : end;
    if (BENT.test(error.code) || BENT.test(message)) until = Math.max(until, lineEnd(text, reach));
  }
  return causes;
}

/** How far the line of a place is set in. */
const indentAt = (text: string, at: number): number => /^ */.exec(text.slice(lineStart(text, at), lineEnd(text, at)))?.[0].length ?? 0;

/** Whether no line between two places begins left of a column: so all of it is one map. */
function staysBelow(text: string, from: number, to: number, column: number): boolean {
  const lines = text.slice(from, to).split('\n').slice(1);
  return lines.every((line) => line.trim() === '' || line.search(/[^ ]/) >= column);
}

function causeOf({ code, message, pos }: YAMLError, errors: readonly YAMLError[], text: string): Cause {
  const [start, end] = pos;
  const at = (from: number, to: number, reason = message): Cause => ({ code, message: reason, pos: [from, to] });
  if (message.startsWith(QUOTE)) {
    const quote = openQuote(text, start, message.includes('"') ? '"' : "'");
    return at(quote, quote + 1);
  }
  if (/start at node end/.test(message)) {
    const word = /[^\s,{[]*$/.exec(text.slice(0, start))?.[0] ?? '';
    return at(start - word.length, start + (/^[^\s,]*?[\]}][^\s,\]}]*/.exec(text.slice(start))?.[0].length ?? 1));
  }
  if (code === 'MULTILINE_IMPLICIT_KEY') {
    const own = Math.min(end, lineEnd(text, start));
    return /^[\w$.-]+:[^\s/]/.test(text.slice(start, own)) ? at(start, own, `${NO_BLANK} :`) : at(start, own);
  }
  const key = errors.find((other) => other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === start);
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' || !key) return at(start, end);
  const line = lineStart(text, start);
  const [, blanks = '', dash] = /^([ \t]*)(-[^\s-]+)/.exec(text.slice(line, lineEnd(text, line))) ?? [];
  if (dash !== undefined) return at(line + blanks.length, line + blanks.length + dash.length, `${NO_BLANK} -`);
  // A value that goes on in the next line, and there is a key.
  const [last = ''] = /\S[^\n]*$/.exec(text.slice(start, key.pos[1])) ?? [];
  return at(key.pos[1] - last.length, key.pos[1]);
}

/** Whether a value has a tag that is not known, or is not for its kind of value. */
export const isOfTag = (code: string): boolean => code === 'TAG_RESOLVE_FAILED' || code === 'BAD_COLLECTION_TYPE';
