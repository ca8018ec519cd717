import { sortedIndex } from 'lodash-es';
import { readFlow } from './flow.js';
import type { LinedText } from './linedText.js';
import { isMark, unquoted, type Line } from './lines.js';
import { mapOf, scalarOf } from './scalars.js';

/** A key or the dash of an item: what a deeper line may belong to. */
export interface Place {
  readonly line: Line;
  readonly column: number;
  readonly what: 'key' | 'dash';
}

/**
 * What stands at a column belongs to the nearest line above that begins further left.
 * @param number the line of what stands there
 * @param isDash the dash of an item: a list may stand as far left as the key it is the value of
 * @returns undefined at the top level of a document
 */
export function ownerAbove(lines: LinedText, number: number, column: number, isDash: boolean): Place | undefined {
  for (let at = number - 1; at >= 0; at -= 1) {
    const indent = lines.indent(at);
    if (indent === undefined || indent > column) continue;
    if (indent === 0 && isMarkLine(lines, at)) return undefined;
    // As far left as it only a key is of interest, and not the items of which there may be thousands.
    if (indent === column && (!isDash || beginsItem(lines, at, indent))) continue;
    const found = placeIn(lines.read(at), column, isDash);
    if (found) return found;
  }
  return undefined;
}

/** Whether a line begins with the dash of an item. */
export function beginsItem(lines: LinedText, number: number, indent: number): boolean {
  const at = lines.start(number) + indent;
  return lines.text.charCodeAt(at) === 45 && /\s/.test(lines.text[at + 1] ?? ' ');
}

export const isMarkLine = (lines: LinedText, number: number): boolean => isMark(lines.text, lines.start(number));

/** The place in a line that is nearest to a column, and left of it. */
export function placeIn(line: Line, column: number, isDash: boolean): Place | undefined {
  if (line.kind !== 'content') return undefined;
  const { key, dashes, start, content } = line;
  const at = content - start;
  // A list as far left as the key above it: only a key without a value in its own line can have one.
  if (key && (at < column || (isDash && at === column && line.value.start === line.value.end))) return { line, column: at, what: 'key' };
  const dash = dashes.findLast((one) => one < column);
  return dash === undefined ? undefined : { line, column: dash, what: 'dash' };
}

/** What a place itself belongs to. */
export function ownerOf(lines: LinedText, { line, column, what }: Place): Place | undefined {
  const isDash = what === 'dash';
  const dash = line.dashes[sortedIndex(line.dashes, column) - 1];
  return dash === undefined ? ownerAbove(lines, line.number, column, isDash) : { line, column: dash, what: 'dash' };
}

/** A place and all that it is in, from within. */
export function placesTo(lines: LinedText, place: Place | undefined): readonly Place[] {
  const places: Place[] = [];
  for (let at = place; at; at = ownerOf(lines, at)) places.push(at);
  return places;
}

/** Whether the value of a place begins in its line: what is deeper can only go on with it. */
export function holdsValue({ line: { key, dashes, value }, column, what }: Place): boolean {
  return value.start < value.end && (what === 'key' || (!key && dashes.at(-1) === column));
}

/** Whether the lines below a place are a text. */
export function isBlockText({ text }: LinedText, place: Place): boolean {
  const first = text[place.line.value.start];
  return holdsValue(place) && (first === '|' || first === '>');
}

/** Of a map with more keys the rest is not looked at. */
const MOST = 10_000;

/** Keys of a block map with their values; that of a nested one is undefined. */
export type Entries = ReadonlyMap<string, unknown>;

/**
 * The keys of a block map.
 * @param number a line of it
 * @param column where its keys stand
 * @param own the line whose key is left out: it is in the making
 */
export function entriesAround(lines: LinedText, number: number, column: number, own: number | undefined): Entries {
  const entries = new Map<string, unknown>();
  let left = MOST;
  const add = (at: number): void => {
    left -= 1;
    if (at === own) return;
    const line = lines.read(at);
    if (line.kind === 'content' && line.key && line.content - line.start === column && !entries.has(line.key.text))
      entries.set(line.key.text, valueIn(lines, line));
  };
  add(number);
  // Behind a dash the first line of a map begins further left.
  const isFirst = (lines.indent(number) ?? column) < column;
  for (let at = number - 1; at >= 0 && !isFirst && left > 0; at -= 1) {
    const indent = contentIndent(lines, at);
    if (indent === undefined || indent > column) continue;
    if (indent === 0 && isMarkLine(lines, at)) break;
    add(at);
    if (indent < column) break;
  }
  for (let at = number + 1; at < lines.count && left > 0; at += 1) {
    const indent = contentIndent(lines, at);
    if (indent === undefined || indent > column) continue;
    if (indent < column || (indent === 0 && isMarkLine(lines, at))) break;
    add(at);
  }
  // One that is written over what is merged is not there because of that.
  const written = own === undefined ? undefined : lines.read(own).key?.text;
  return withMerged(lines, entries, { number, column, written });
}

/** Undefined also for a comment: that belongs to nothing. */
function contentIndent(lines: LinedText, number: number): number | undefined {
  const indent = lines.indent(number);
  return indent === undefined || lines.text.charCodeAt(lines.start(number) + indent) === 35 ? undefined : indent;
}

/** Scalars of the items of a block list, without the one of a line. */
export function itemsAround(lines: LinedText, number: number, column: number, own: number | undefined): readonly unknown[] {
  const items: unknown[] = [];
  const add = (at: number): void => {
    if (at === own) return;
    const line = lines.read(at);
    if (line.dashes.includes(column) && !line.key && line.content < line.end) items.push(valueIn(lines, line));
  };
  add(number);
  for (const step of [-1, 1]) {
    for (let at = number + step; at >= 0 && at < lines.count; at += step) {
      const indent = contentIndent(lines, at);
      if (indent === undefined || indent > column) continue;
      if (indent < column || isMarkLine(lines, at) || lines.text.charCodeAt(lines.start(at) + indent) !== 45) break;
      add(at);
    }
  }
  return items;
}

/** How many items of a block list stand above the line of one of them. */
export function itemsBefore(lines: LinedText, number: number, column: number): number {
  let count = 0;
  // Behind another dash the first item begins further left.
  for (let at = number, isFirst = lines.read(at).dashes.some((dash) => dash < column); at > 0 && !isFirst;) {
    at -= 1;
    const indent = contentIndent(lines, at);
    if (indent === undefined || indent > column) continue;
    const hasDash = !isMarkLine(lines, at) && lines.read(at).dashes.includes(column);
    count += Number(hasDash);
    isFirst = !hasDash || indent < column;
  }
  return count;
}

/** The scalar in a line; null where nothing stands there, undefined for what goes on in other lines or brackets. */
export function valueIn(lines: LinedText, line: Line): unknown {
  const { value } = line;
  const source = lines.text.slice(value.start, value.end);
  const first = source[0];
  if (first === undefined) return isFollowedDeeper(lines, line) ? undefined : null;
  if (first === '{' || first === '[' || first === '|' || first === '>' || first === '*') return undefined;
  if (first === '"' || first === "'") return unquoted(source);
  return scalarOf(source);
}

/** Where the key of a line stands, else its dash: what is deeper belongs to it. */
export const columnOf = ({ key, content, start, dashes, indent }: Line): number => (key ? content - start : (dashes.at(-1) ?? indent));

function isFollowedDeeper(lines: LinedText, line: Line): boolean {
  const own = columnOf(line);
  const next = firstContent(lines, line.number + 1);
  const indent = next === undefined ? undefined : lines.indent(next);
  if (next === undefined || indent === undefined) return false;
  return indent > own || (indent === own && lines.text.charCodeAt(lines.start(next) + indent) === 45);
}

interface MergeInto {
  readonly number: number;
  readonly column: number;
  /** The key that is in the making. */
  readonly written: string | undefined;
}

/** What `<<: *name` brings along counts as there. */
function withMerged(lines: LinedText, entries: Map<string, unknown>, { number, column, written }: MergeInto): Entries {
  if (!entries.has('<<')) return entries;
  for (const name of mergedNames(lines, number, column))
    for (const [key, value] of entriesOfAnchor(lines, name, lines.start(number)))
      if (!entries.has(key) && key !== written) entries.set(key, value);
  return entries;
}

function mergedNames(lines: LinedText, number: number, column: number): readonly string[] {
  for (const step of [-1, 1]) {
    for (let at = step < 0 ? number : number + 1; at >= 0 && at < lines.count; at += step) {
      const indent = contentIndent(lines, at);
      if (indent === undefined || indent > column) continue;
      const { key, value, content, start } = lines.read(at);
      if (key?.text === '<<' && content - start === column)
        return [...lines.text.slice(value.start, value.end).matchAll(/\*([^\s,[\]]+)/g)].map(([, name = '']) => name);
      if (indent < column) break;
    }
  }
  return [];
}

/** The keys of the block map that has a name, above an offset. */
function entriesOfAnchor(lines: LinedText, name: string, before: number): Entries {
  const at = anchorOffset(lines, name, before);
  if (at === undefined) return new Map();
  return entriesBelow(lines, lines.read(lines.lineOf(at)));
}

/** The keys of the map that is the value of a line, in braces or below; empty where it is none. */
export function entriesBelow(lines: LinedText, line: Line): Entries {
  const { text } = lines;
  const { value, number } = line;
  if (text[value.start] === '{') {
    const found = readFlow(text, value.start, Infinity, text.length);
    return mapOf(text.slice(value.start, found && 'closed' in found ? found.closed : value.end));
  }
  const first = firstContent(lines, number + 1) ?? number;
  const deeper = lines.indent(first) ?? 0;
  return value.start < value.end || deeper <= columnOf(line) ? new Map() : entriesAround(lines, first, deeper, undefined);
}

/** The first line from one on that is neither blank nor a comment. */
export function firstContent(lines: LinedText, number: number): number | undefined {
  for (let at = number; at < lines.count; at += 1) if (contentIndent(lines, at) !== undefined) return at;
  return undefined;
}

/** Where `&name` stands, the last time before an offset and in the same document. */
export function anchorOffset(lines: LinedText, name: string, before: number): number | undefined {
  const { text } = lines;
  const from = lines.start(documentLine(lines, before));
  const mark = `&${name}`;
  for (let at = text.lastIndexOf(mark, before - 1); at >= from; at = at === 0 ? -1 : text.lastIndexOf(mark, at - 1)) {
    const isWhole = /^(?:[\s,\]}]|$)/.test(text.slice(at + mark.length, at + mark.length + 1));
    const isFirst = at === 0 || /[\s,[{]/.test(text[at - 1] ?? '');
    if (isWhole && isFirst && !isInComment(lines, at)) return at;
  }
  return undefined;
}

function isInComment(lines: LinedText, offset: number): boolean {
  const { comment } = lines.read(lines.lineOf(offset));
  return comment !== undefined && comment < offset;
}

/** The line in which the document around an offset begins: the first one, or that of its `---`. */
export function documentLine(lines: LinedText, offset: number): number {
  const { text } = lines;
  for (let at = text.lastIndexOf('\n---', offset - 1); at >= 0; at = at === 0 ? -1 : text.lastIndexOf('\n---', at - 1)) {
    if (isMark(text, at + 1)) return lines.lineOf(at + 1);
  }
  return 0;
}
