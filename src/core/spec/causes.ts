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
/** What a line that is not set in as it looks is told of, and those behind it. */
const OF_INDENT = /^(?:TAB_AS_INDENT|BAD_INDENT|MULTILINE_IMPLICIT_KEY|BLOCK_AS_IMPLICIT_KEY)$/;
/** An item of a list that goes on behind a line with a tab. */
const LIST = /^A block sequence may not/;
/** A text whose first line begins with a tab. */
const LEADING = /leading empty lines/;
/** A line that ends a text of several lines, though it only looks empty. */
const OF_TEXT = /^Block scalar (?:lines|values)/;
const MORE_BLANKS = 'Block scalars with more blanks';
/** Lines of blanks and tabs directly below the key of a text of several lines. */
const EMPTY_ABOVE = /[|>][-+\d]*[ \t]*\r?\n((?:[ \t]*\r?\n)*? +\t[ \t]*)\r?\n(?:[ \t]*\r?\n)*$/;
const NEAR = 500;
const TABS = /^ *(\t+)/;
const TABBED = /(?:[^\n]*\n(?: *\t|[ \t\r]*(?=\n)))*[^\n]*/y;

/**
 * One mistake for each that was made. What follows from one stands in the same line, or in the line up to which that one reaches; so
 * it does not matter whether a text is read as a whole or part by part.
 */
export function causesOf(errors: readonly YAMLError[], text: string): readonly Cause[] {
  const causes: Cause[] = [];
  const keys = new Map(errors.flatMap((error) => (error.code === 'MULTILINE_IMPLICIT_KEY' ? [[error.pos[0], error] as const] : [])));
  let until = -1;
  let line = { start: 0, end: -1 };
  // Thousands of mistakes may stand in one long line.
  const endOf = (at: number): number => {
    if (at < line.start || at > line.end) line = { start: at, end: lineEnd(text, at) };
    return line.end;
  };
  let last: { readonly column: number; readonly start: number } | undefined;
  let tabbed = -1;
  let beside = -1;
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const { message, pos } = error;
    const [start, end] = pos;
    if (OF_INDENT.test(error.code) || (LEADING.test(message) && tabsAt(error, text))) {
      const tabs = tabsAt(error, text);
      const own = endOf(start);
      if (tabs && start > tabbed) {
        if (start > until) causes.push({ code: 'TAB_AS_INDENT', message, pos: tabs });
        // Lines below each other that begin with tabs were written in one go.
        tabbed = tabbedEnd(text, start);
      }
      if (OF_TEXT.test(message)) until = Math.max(until, endOfText(text, start));
      if ((tabs && error.code !== 'TAB_AS_INDENT') || LIST.test(message)) until = Math.max(until, own);
      // How far a line is set in beside one with a tab, nobody knows.
      beside = tabs ? tabbed : beside >= 0 && isBeside(text, beside, error) ? Math.max(beside, own) : -1;
      if (beside >= 0) continue;
    }
    const column = COLUMN.test(message) ? indentAt(text, start) : undefined;
    // Where one line is set in wrongly, all that follow it in their own column are told of.
    const follows = column !== undefined && column > 0 && column === last?.column && staysBelow(text, last.start, start, column);
    if (column !== undefined) last = { column, start };
    // A bracket that ended at a tab.
    if (BREAK.test(message) && tabbed >= 0) break;
    const empty = column !== undefined && start > until ? EMPTY_ABOVE.exec(text.slice(Math.max(0, start - NEAR), start))?.[1] : undefined;
    if (empty !== undefined) {
      const at = text.lastIndexOf(empty, start);
      causes.push({ code: error.code, message: MORE_BLANKS, pos: [at, at + empty.length] });
      until = Math.max(until, endOfText(text, start));
    }
    if (start > until && !follows) causes.push(causeOf(error, keys, text));
    if (BREAK.test(message)) break;
    // The brackets around a quote end where it ends.
    if (message.startsWith(QUOTE)) until = Math.max(until, end);
    // One that ends behind its line says nothing of the next one, which may be another part.
    const reach = text[end - 1] === '\n' ? end - 1 : end;
    if (BENT.test(error.code) || BENT.test(message)) until = Math.max(until, endOf(reach));
  }
  return causes;
}

/** How far the line of a place is set in. */
const indentAt = (text: string, at: number): number => /^ */.exec(text.slice(lineStart(text, at), lineEnd(text, at)))?.[0].length ?? 0;

/** The tabs that set the line of a mistake in, if that is the mistake. */
function tabsAt({ code, pos: [start, end] }: YAMLError, text: string): Cause['pos'] | undefined {
  const line = lineStart(text, start);
  const [all = '', tabs = ''] = TABS.exec(text.slice(line, lineEnd(text, line))) ?? [];
  if (tabs) return [line + all.length - tabs.length, line + all.length];
  return code === 'TAB_AS_INDENT' ? [start, end] : undefined;
}

/** Where the last line ends that was meant for a text of several lines, one of which is at a place. */
function endOfText(text: string, at: number): number {
  let head = lineStart(text, at);
  while (head > 0 && !/[|>][-+\d]*[ \t\r]*(?: #.*)?$/.test(text.slice(head, lineEnd(text, head)))) head = lineStart(text, head - 1);
  const [whole = '', dashes = ''] = /^((?: *- +)*)(?: *[|>])?/.exec(text.slice(head, lineEnd(text, head))) ?? [];
  const isItem = whole !== dashes;
  const blanks = /^ */.exec(text.slice(head + dashes.length, lineEnd(text, head)))?.[0].length ?? 0;
  const column = isItem ? dashes.lastIndexOf('-') : dashes.length + blanks;
  let end = lineEnd(text, at);
  while (end < text.length) {
    const next = lineEnd(text, end + 1);
    const line = text.slice(end + 1, next);
    if (line.trim() !== '' && line.search(/[^ ]/) <= column) break;
    end = next;
  }
  return end;
}

/** Where the last of the lines ends that begin with tabs, from the one of a place on. */
export function tabbedEnd(text: string, at: number): number {
  TABBED.lastIndex = at;
  return at + (TABBED.exec(text)?.[0].trimEnd().length ?? 0);
}

/** Whether a line may stand where it does only because of one before it that begins with a tab. */
function isBeside(text: string, from: number, { message, pos: [at] }: YAMLError): boolean {
  const line = text.slice(lineStart(text, at), lineEnd(text, at));
  return (/^ +[^ -]/.test(line) || LIST.test(message)) && staysBelow(text, from, lineEnd(text, at), indentAt(text, at));
}

/** Whether no line between two places begins left of a column: so all of it is one map. One with a tab may begin anywhere. */
function staysBelow(text: string, from: number, to: number, column: number): boolean {
  const lines = text.slice(from, to).split('\n').slice(1);
  return lines.every((line) => line.trim() === '' || TABS.test(line) || line.search(/[^ ]/) >= column);
}

function causeOf({ code, message, pos }: YAMLError, keys: ReadonlyMap<number, YAMLError>, text: string): Cause {
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
  const key = keys.get(start);
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
