import type { Range } from '../result.js';

/** A key as it stands in a line: `name` of `name: value`. */
export interface KeyInLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the colon stands. */
  readonly colon: number;
}

/**
 * One line as YAML's block style reads it, found out without the lines around it: so it can be said of any text, also of one that is
 * broken elsewhere.
 */
export interface Line {
  /** Which line of its text it is, from 0. */
  readonly number: number;
  readonly start: number;
  /** Before its line end. */
  readonly end: number;
  /** How many blanks it begins with. */
  readonly indent: number;
  readonly kind: 'blank' | 'comment' | 'mark' | 'content';
  /** Columns of the dashes of list items that begin in it. */
  readonly dashes: readonly number[];
  /** Behind blanks and dashes; the end where nothing follows. */
  readonly content: number;
  readonly key: KeyInLine | undefined;
  /** The value in this line, without the marks before it and the comment behind; empty where there is none. */
  readonly value: Range;
  /** The name that the value gets here: `a` of `&a`. */
  readonly anchor: string | undefined;
  /** The tag that the value has here: `!!str`. */
  readonly tag: string | undefined;
  /** The key stands behind the mark `? `: its value has a line of its own. */
  readonly isExplicit: boolean;
  /** Where its comment begins. */
  readonly comment: number | undefined;
}

/** Before the line end, which is that of any system: also a carriage return alone. */
export function endOfLine(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at += 1;
  return at;
}

/** `---` or `...`: where a document begins or ends. */
export function isMark(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  if (first !== 45 && first !== 46) return false;
  return (text.startsWith('---', start) || text.startsWith('...', start)) && isBlank(text.charCodeAt(start + 3));
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13 || Number.isNaN(code);

const NO_MARKS = { key: undefined, anchor: undefined, tag: undefined, isExplicit: false } as const;

/**
 * @param start where the line begins
 * @param indent how far it is indented; undefined where nothing stands in it
 */
export function readLine(text: string, start: number, number: number, indent: number | undefined): Line {
  const end = endOfLine(text, start);
  const at = start + (indent ?? 0);
  const plain = { number, start, end, indent: indent ?? end - start, dashes: [], ...NO_MARKS };
  if (indent === undefined) return { ...plain, kind: 'blank', content: end, value: { start: end, end }, comment: undefined };
  if (text.charCodeAt(at) === 35) return { ...plain, kind: 'comment', content: end, value: { start: at, end: at }, comment: at };
  if (indent === 0 && (isMark(text, start) || text.charCodeAt(start) === 37))
    return { ...plain, kind: 'mark', content: end, value: { start: end, end }, comment: undefined };
  const dashes: number[] = [];
  let content = at;
  while (content < end && text.charCodeAt(content) === 45 && isBlank(text.charCodeAt(content + 1))) {
    dashes.push(content - start);
    content = skipBlanks(text, content + 1, end);
  }
  return { ...plain, kind: 'content', dashes, content, ...readContent(text, content, end) };
}

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at += 1;
  return at;
}

function readContent(
  text: string,
  content: number,
  end: number,
): Omit<Line, 'number' | 'start' | 'end' | 'indent' | 'kind' | 'dashes' | 'content'> {
  const first = skipMarks(text, content, end);
  const explicit = explicitKey(text, content, end);
  if (explicit) return { ...NO_MARKS, ...explicit, isExplicit: true, value: { start: end, end } };
  const key = keyAt(text, first.at, end);
  const { at, anchor, tag } = key ? skipMarks(text, skipBlanks(text, key.colon + 1, end), end) : first;
  const stop = valueEnd(text, at, end);
  const rest = skipBlanks(text, stop, end);
  const comment = rest < end && text.charCodeAt(rest) === 35 && (rest > stop || stop === at) ? rest : undefined;
  return { key, value: { start: at, end: stop }, anchor, tag, isExplicit: false, comment };
}

/** Anchors and tags stand before a value: `&base !!map`. */
function skipMarks(text: string, from: number, end: number): Pick<Line, 'anchor' | 'tag'> & { readonly at: number } {
  let at = from;
  let anchor: string | undefined;
  let tag: string | undefined;
  for (;;) {
    const code = text.charCodeAt(at);
    if (at >= end || (code !== 38 && code !== 33)) return { at, anchor, tag };
    let stop = at + 1;
    while (stop < end && !isBlank(text.charCodeAt(stop))) stop += 1;
    if (code === 38) anchor = text.slice(at + 1, stop);
    else tag = text.slice(at, stop);
    at = skipBlanks(text, stop, end);
  }
}

/** The key of `? key`, where it is a word in its line; empty where it is still to come. */
function explicitKey(text: string, content: number, end: number): Pick<Line, 'key' | 'comment'> | undefined {
  if (text.charCodeAt(content) !== 63 || content + 1 >= end || !isBlank(text.charCodeAt(content + 1))) return undefined;
  const from = skipBlanks(text, content + 1, end);
  const stop = valueEnd(text, from, end);
  const source = text.slice(from, stop);
  if (/^[-?:][ \t]|^[[{|>&*!]|^["'][^]*[^"']$|^["']$/.test(source) || keyAt(text, from, end)) return undefined;
  const comment = text.indexOf('#', stop);
  const range = source === '' ? { start: content + 2, end: comment < 0 ? end : content + 2 } : { start: from, end: stop };
  const key = { text: unquoted(source), ...range, colon: end };
  return { key, comment: comment < 0 || comment >= end ? undefined : comment };
}

function keyAt(text: string, start: number, end: number): KeyInLine | undefined {
  const quote = text.charCodeAt(start);
  if (start >= end || quote === 123 || quote === 91) return undefined;
  if (quote === 34 || quote === 39) {
    const close = closingQuote(text, start, end);
    if (close === undefined) return undefined;
    const colon = skipBlanks(text, close, end);
    if (text.charCodeAt(colon) !== 58 || colon >= end || !isBlank(text.charCodeAt(colon + 1))) return undefined;
    return { text: unquoted(text.slice(start, close)), start, end: close, colon };
  }
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 35 && at > start && isBlank(text.charCodeAt(at - 1))) return undefined;
    if (code === 58 && (at + 1 >= end || isBlank(text.charCodeAt(at + 1)))) {
      const stop = text.slice(start, at).trimEnd().length + start;
      return { text: text.slice(start, stop), start, end: stop, colon: at };
    }
  }
  return undefined;
}

/** Behind the quote that closes a text; undefined where it stays open to `end`. */
export function closingQuote(text: string, start: number, end: number): number | undefined {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 92 && quote === 34) at += 1;
    else if (code === quote) {
      if (quote !== 39 || text.charCodeAt(at + 1) !== 39) return at + 1;
      at += 1;
    }
  }
  return undefined;
}

/** The text of a quoted word; escapes other than that of the quote itself do not come up in names of keys. */
export function unquoted(source: string): string {
  const quote = source[0];
  if (quote === "'") return source.replace(/^'|'$/g, '').replace(/''/g, "'");
  if (quote !== '"') return source;
  try {
    return String(JSON.parse(source));
  } catch {
    return source.replace(/^"|"$/g, '');
  }
}

function valueEnd(text: string, start: number, end: number): number {
  const quote = text.charCodeAt(start);
  if (start < end && (quote === 34 || quote === 39)) return closingQuote(text, start, end) ?? end;
  let stop = end;
  for (let at = start; at < end; at += 1) {
    if (text.charCodeAt(at) === 35 && (at === start || isBlank(text.charCodeAt(at - 1)))) {
      stop = at;
      break;
    }
  }
  while (stop > start && isBlank(text.charCodeAt(stop - 1))) stop -= 1;
  return stop;
}
