import type { JsonObject, JsonValue } from './elements/element.js';

/** Levels of nesting an element file may have; deeper ones no reader of the collection takes either. */
export const DEEPEST_JSON = 200;

export type JsonReading = { readonly value: JsonValue } | { readonly offset: number; readonly reason: 'syntax' | 'depth' };

/** Reads JSON; where it is none, tells the offset of the first wrong character (engines differ in what they say). */
export function readJson(text: string): JsonReading {
  try {
    const value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as JsonValue;
    return isDeeper(value, DEEPEST_JSON) ? { offset: tooDeepAt(text), reason: 'depth' } : { value };
  } catch {
    return { offset: syntaxErrorAt(text), reason: 'syntax' };
  }
}

const WORDS = /"(?:[^"\\]|\\[^])*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** The first number of a JSON text that reading makes another one; undefined in nearly every text. */
export function changedNumber(text: string): { readonly start: number; readonly end: number; readonly read: string } | undefined {
  if (!/\d{16}|[eE][+-]?\d{3}/.test(text)) return undefined;
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    if (word.startsWith('"')) continue;
    const number = Number(word);
    if (!isSame(word, number)) return { start: index, end: index + word.length, read: JSON.stringify(number) };
  }
  return undefined;
}

/** Digits behind the point are rounded in every reader; a whole number, one without end, and one that is nothing are others. */
function isSame(word: string, number: number): boolean {
  if (!Number.isFinite(number)) return false;
  if (/^-?\d+$/.test(word)) return BigInt(word) === BigInt(number);
  return number !== 0 || !/[1-9]/.test(word.replace(/e.*/i, ''));
}

/** A text; '' for every other value. */
export function jsonText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** True for a JSON object, not for lists and null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const TOKEN =
  /[ \t\r\n]*(?:([{}[\]:,])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?))/y;

function isDeeper(value: JsonValue, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item: JsonValue) => isDeeper(item, levels - 1));
}

function tooDeepAt(text: string): number {
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(/"(?:[^"\\]|\\[^])*"|[{}[\]]/g)) {
    if (found === '{' || found === '[') depth += 1;
    else if (found === '}' || found === ']') depth -= 1;
    if (depth > DEEPEST_JSON) return index;
  }
  return 0;
}

type Expected = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'more' | 'end';

/** Where a text that is no JSON stops being JSON. */
function syntaxErrorAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  TOKEN.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found) return from + (/^[ \t\r\n]*/.exec(text.slice(from))?.[0].length ?? 0);
    const [whole, mark, string] = found;
    const next = step(expected, open, mark ?? (string === undefined ? 'word' : 'string'));
    if (!next) return TOKEN.lastIndex - whole.trimStart().length;
    expected = next;
  }
}

function step(expected: Expected, open: ('{' | '[')[], token: string): Expected | undefined {
  const close = (): Expected => {
    open.pop();
    return open.length > 0 ? 'more' : 'end';
  };
  const inside = open[open.length - 1];
  switch (expected) {
    case 'value':
    case 'firstValue':
      if (token === '{' || token === '[') {
        open.push(token);
        return token === '{' ? 'firstKey' : 'firstValue';
      }
      if (token === ']' && expected === 'firstValue') return close();
      return token === 'string' || token === 'word' ? (inside ? 'more' : 'end') : undefined;
    case 'key':
    case 'firstKey':
      return token === 'string' ? 'colon' : token === '}' && expected === 'firstKey' ? close() : undefined;
    case 'colon':
      return token === ':' ? 'value' : undefined;
    case 'more':
      if (token === ',') return inside === '{' ? 'key' : 'value';
      return token === (inside === '{' ? '}' : ']') ? close() : undefined;
    case 'end':
      return undefined;
  }
}
