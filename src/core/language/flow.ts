import type { Range } from '../result.js';
import { closingQuote, endOfLine, unquoted } from './lines.js';
import { scalarOf } from './scalars.js';

/** A map or list in brackets around the cursor. */
export interface FlowLevel {
  readonly kind: 'map' | 'list';
  /** Of a map: the key in whose value the cursor stands. */
  readonly key: string | undefined;
  /** Keys and values of the map, without what stands at the cursor; a nested value is undefined. */
  readonly entries: ReadonlyMap<string, unknown>;
  readonly items: readonly unknown[];
  /** How many items stand before the cursor. */
  readonly position: number;
}

/** Where the cursor stands in a text in brackets. */
export interface FlowCursor {
  readonly levels: readonly FlowLevel[];
  readonly where: 'key' | 'value';
  readonly range: Range;
  readonly quote: '"' | "'" | undefined;
  /** The tag of the value: `!!str`. */
  readonly tag: string | undefined;
  readonly hasColon: boolean;
  /** A blank is missing before the value. */
  readonly isTight: boolean;
  /** What is missing behind a key before the value in brackets that follows. */
  readonly colon: ':' | ': ' | undefined;
  /** A comma is missing behind: something follows at once. */
  readonly isFollowed: boolean;
}

interface Frame {
  readonly kind: 'map' | 'list';
  state: 'key' | 'colon' | 'value' | 'done';
  key: string | undefined;
  /** The key in the making is the word at the cursor. */
  own: boolean;
  readonly entries: Map<string, unknown>;
  readonly items: unknown[];
  position: number;
  tag: string | undefined;
}

interface Word {
  readonly end: number;
  readonly source: string;
  readonly quote: '"' | "'" | undefined;
}

type Found = Pick<FlowCursor, 'where' | 'range' | 'quote' | 'tag'> & {
  readonly frames: readonly (Frame & { readonly at: string | undefined })[];
};

/**
 * Reads brackets from the first on, as far as they go, and never minds what is wrong in them.
 * @param start where the first bracket stands
 * @param end where the text ends at the latest that may belong to it
 * @returns undefined where the cursor is not inside of them, or stands where nothing can be completed; `closed`: behind the last bracket
 */
export function readFlow(text: string, start: number, offset: number, end: number): FlowCursor | { readonly closed: number } | undefined {
  const frames: Frame[] = [];
  let found: Found | undefined;
  let hasColon = false;
  let silent = false;
  let last: Word | undefined;
  const stand = (range: Range, quote: Word['quote']): void => {
    const frame = frames.at(-1);
    if (found || !frame || frame.state === 'colon') return;
    if (frame.state === 'done') {
      // Blanks behind a word may be the beginning of another one.
      if (!last || last.quote || frame.kind === 'list' || frame.key === undefined || !/^[ \t]*$/.test(text.slice(last.end, range.end)))
        return;
      frame.entries.delete(frame.key);
      range = { start: last.end - last.source.length, end: range.end };
    }
    const where = frame.kind === 'map' && frame.state === 'key' ? 'key' : 'value';
    found = { where, range, quote, tag: frame.tag, frames: frames.map((one) => ({ ...one, at: one.key })) };
    if (where === 'value') frame.own = true;
  };
  for (let at = start; at < end;) {
    const code = text.charCodeAt(at);
    const frame = frames.at(-1);
    if (at > start && at === offset && isBetween(code)) stand({ start: at, end: at }, undefined);
    // A key is missing before its colon.
    if (at === offset && code === 58 && frame?.kind === 'map' && frame.state === 'key') {
      stand({ start: at, end: at }, undefined);
      frame.own = true;
    }
    if (code === 123 || code === 91) {
      last = undefined;
      if (frame && at > start) begin(frame);
      frames.push({
        kind: code === 123 ? 'map' : 'list',
        state: code === 123 ? 'key' : 'value',
        key: undefined,
        own: false,
        entries: new Map(),
        items: [],
        position: 0,
        tag: undefined,
      });
      at += 1;
    } else if (code === 125 || code === 93) {
      last = undefined;
      const closed = frames.pop();
      if (closed) take(closed, undefined);
      at += 1;
      const around = frames.at(-1);
      if (around) around.state = 'done';
      else if (found) break;
      else return at > offset ? undefined : { closed: at };
    } else if (code === 44) {
      if (frame) next(frame);
      at += 1;
    } else if (code === 58 && frame?.kind === 'map' && frame.state !== 'value' && isEndOfWord(text, at + 1)) {
      if (frame.own) hasColon = true;
      frame.state = 'value';
      at += 1;
    } else if (code === 35 && isSpace(text.charCodeAt(at - 1))) {
      const behind = Math.min(endOfLine(text, at), end);
      if (offset > at && offset <= behind) silent = true;
      at = behind;
    } else if (isSpace(code) || (code === 63 && frame?.state === 'key' && isSpace(text.charCodeAt(at + 1)))) at += 1;
    else if (frame && (code === 38 || code === 33)) {
      MARK.lastIndex = at;
      const mark = MARK.exec(text)?.[0] ?? '';
      if (code === 33) frame.tag = mark;
      at += mark.length;
      if (offset > at - mark.length && offset <= at) silent = true;
    } else {
      const word = readWord(text, at, end, frame?.kind === 'map' && frame.state === 'value' ? undefined : offset);
      const own = ownRange(word, at, offset);
      if (own) stand(own, word.quote);
      if (frame) place(frame, word, own !== undefined);
      last = word;
      at = word.end;
    }
  }
  if (!found && frames.length > 0 && offset === end) stand({ start: offset, end: offset }, undefined);
  if (!found || silent) return undefined;
  const { frames: around, ...rest } = found;
  const { where, range, quote } = rest;
  const isTight = where === 'value' && range.start === range.end && text[offset - 1] === ':';
  const isPair = where === 'value' && around.at(-1)?.kind === 'map';
  const between = where === 'key' && !hasColon ? /^["']?(\s*)[{[]/.exec(text.slice(range.end, end))?.[1] : undefined;
  const colon = between === undefined ? undefined : between === '' ? ': ' : ':';
  const isFollowed = !quote && !colon && (isPair || !hasColon) && (isPair ? PAIR : ITEM).test(text.slice(range.end, end));
  return {
    ...rest,
    hasColon,
    isTight,
    colon,
    isFollowed,
    levels: around.map(({ kind, at, entries, items, position }) => ({ kind, key: at, entries, items, position })),
  };
}

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13 || Number.isNaN(code);
/** What needs a comma before it: behind a key or item whatever follows, behind the value of a key another pair. */
const ITEM = /^\s*[^\s,\]}:#]/;
const PAIR = /^\s*(?:"[^"]*"|'[^']*'|[\w-]+)\s*:\s/;
/** A placeholder directly behind a word is meant to be a part of it, though YAML wants it in quotes. */
const PLACEHOLDER = /\{(?:\{[\w -]*\}{0,2}|[\w -]*\}?)/y;
/** An anchor or a tag stands before its value. */
const MARK = /[^\s,[\]{}]*/y;
/** Where no word begins. */
const isBetween = (code: number): boolean => isSpace(code) || code === 44 || code === 93 || code === 125 || code === 35;

/** What of a word is to be replaced, where the cursor stands in it: of a quoted one what is between the quotes. */
function ownRange({ end, source, quote }: Word, start: number, offset: number): Range | undefined {
  if (!quote) return start <= offset && offset <= end ? { start, end } : undefined;
  const closed = source.length > 1 && source.endsWith(quote);
  const inner = { start: start + 1, end: closed ? end - 1 : end };
  if (offset < inner.start || offset > inner.end) return undefined;
  // Of what an open quote takes in only the word at the cursor is meant.
  return closed ? inner : { ...inner, end: offset + source.slice(offset - start).search(/[,\]}\n\r]|$/) };
}

function isEndOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isBetween(code) || code === 91 || code === 123 || isQuote(text.charCodeAt(at - 2));
}

const isQuote = (code: number): boolean => code === 34 || code === 39;

/** @param offset where a word ends at a blank though others follow: in it the cursor is, and they are what stood there before */
function readWord(text: string, start: number, end: number, offset: number | undefined): Word {
  const code = text.charCodeAt(start);
  if (isQuote(code)) {
    const stop = closingQuote(text, start, end) ?? end;
    return { end: stop, source: text.slice(start, stop), quote: code === 34 ? '"' : "'" };
  }
  let at = start;
  for (; at < end; at += 1) {
    const one = text.charCodeAt(at);
    if (one === 123 && at > start && !isSpace(text.charCodeAt(at - 1))) {
      PLACEHOLDER.lastIndex = at;
      at += (PLACEHOLDER.exec(text)?.[0].length ?? 1) - 1;
      continue;
    }
    if (at === offset && isSpace(one)) break;
    if (one === 44 || one === 91 || one === 93 || one === 123 || one === 125 || one === 10 || one === 13) break;
    if (one === 58 && isEndOfWord(text, at + 1)) break;
    if (one === 35 && isSpace(text.charCodeAt(at - 1))) break;
  }
  let stop = Math.max(at, start + 1);
  while (stop > start + 1 && isSpace(text.charCodeAt(stop - 1))) stop -= 1;
  return { end: stop, source: text.slice(start, stop), quote: undefined };
}

function place(frame: Frame, word: Word, isOwn: boolean): void {
  frame.tag = undefined;
  const value = word.quote ? unquoted(word.source) : word.source;
  if (frame.kind === 'list') {
    if (!isOwn) frame.items.push(word.quote ? value : scalarOf(value));
    frame.state = 'done';
  } else if (frame.state === 'value') {
    if (isOwn) frame.own = true;
    if (frame.key !== undefined && !frame.own) frame.entries.set(frame.key, word.quote ? value : scalarOf(value));
    frame.state = 'done';
  } else {
    // A second word where a colon or comma is missing begins another pair.
    take(frame, undefined);
    frame.key = value;
    frame.own = isOwn;
    frame.state = 'colon';
  }
}

/** A nested value begins. */
function begin(frame: Frame): void {
  if (frame.kind === 'map' && frame.key !== undefined && !frame.own) frame.entries.set(frame.key, undefined);
  frame.state = 'value';
}

function next(frame: Frame): void {
  frame.tag = undefined;
  take(frame, null);
  frame.key = undefined;
  frame.own = false;
  frame.position += 1;
  frame.state = frame.kind === 'map' ? 'key' : 'value';
}

/** A key whose value did not come has none. */
function take(frame: Frame, value: unknown): void {
  if (frame.kind === 'map' && frame.key !== undefined && !frame.own && !frame.entries.has(frame.key)) frame.entries.set(frame.key, value);
}
