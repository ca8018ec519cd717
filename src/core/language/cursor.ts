import type { Range } from '../result.js';
import {
  beginsItem,
  documentLine,
  entriesAround,
  firstContent,
  isMarkLine,
  itemsAround,
  ownerAbove,
  ownerOf,
  placeIn,
  type Entries,
  type Place,
} from './block.js';
import { readFlow, type FlowCursor } from './flow.js';
import type { LinedText } from './linedText.js';
import { closingQuote, type Line } from './lines.js';

/** A map or list on the way from the top of a document to the cursor. */
export interface Level {
  readonly kind: 'map' | 'list';
  /** Of a map: the key through which the way goes on; undefined where the cursor stands at a key of it. */
  readonly key: string | undefined;
  /** Keys of a map with their scalars (undefined for nested values), without the pair at the cursor. Looked up when asked for. */
  readonly entries: () => Entries;
  /** Scalars of a list, without the one at the cursor. */
  readonly items: () => readonly unknown[];
}

/** What may be typed at an offset, and what is around it. */
export interface Cursor {
  /** 'either': nothing says yet whether a key or a value begins here. The last level is then that of the key. */
  readonly kind: 'key' | 'value' | 'either';
  readonly levels: readonly Level[];
  /** What a completion replaces. */
  readonly range: Range;
  readonly style: 'block' | 'flow';
  readonly quote: '"' | "'" | undefined;
  /** A colon stands behind the key. */
  readonly hasColon: boolean;
  /** A blank is missing before the value. */
  readonly isTight: boolean;
  /** A comma is missing behind it. */
  readonly isFollowed: boolean;
  /** An item would need its dash here. */
  readonly needsDash: boolean;
  /** Where a key of the level stands, and how far its line is indented; in columns. */
  readonly column: number;
  readonly indent: number;
}

const NOTHING = { quote: undefined, hasColon: false, isTight: false, isFollowed: false, needsDash: false } as const;
const NO_ENTRIES = (): Entries => new Map();
const NO_ITEMS = (): readonly unknown[] => [];

/**
 * Looks around an offset by lines and indentation, so that what is broken elsewhere does no harm, and the cost follows what is near.
 * @returns undefined where nothing is to be completed: in comments, in texts that are no value of a key, between documents
 */
export function cursorAt(lines: LinedText, offset: number): Cursor | undefined {
  const line = lines.read(lines.lineOf(offset));
  if (offset < line.start || line.kind === 'mark') return undefined;
  if (line.comment !== undefined && offset > line.comment) return undefined;
  const column = line.kind === 'content' ? firstColumn(line) : offset - line.start;
  const owner = ownerAbove(lines, line.number, column, line.dashes.length > 0);
  const inside = owner ? textInside(lines, owner, line, offset) : rootFlow(lines, line, offset);
  if (inside === 'silent') return undefined;
  if (inside && inside !== 'none') return flowCursor(inside, owner ? levelsTo(lines, owner) : [], line);
  if (line.kind !== 'content') return isInBlockText(lines, line, column) ? undefined : blankCursor(lines, line, offset, owner);
  return contentCursor(lines, line, offset);
}

/** Where the first thing of a line stands. */
const firstColumn = ({ dashes, content, start }: Line): number => dashes[0] ?? content - start;

/**
 * What a line is in that stands deeper than the value of its owner begins.
 * @returns 'silent': inside of a text; 'none': nothing special; else the brackets it is in
 */
function textInside(lines: LinedText, owner: Place, line: Line, offset: number): FlowCursor | 'silent' | 'none' {
  const { text } = lines;
  const { value, key, content, start, end, dashes } = owner.line;
  // A key behind the dash is what a deeper line belongs to, if it is not one of its siblings.
  if (owner.what === 'dash' && (key || dashes.at(-1) !== owner.column)) return 'none';
  if (owner.what === 'key' && content - start !== owner.column) return 'none';
  const first = text[value.start];
  if (value.start >= value.end || first === undefined) return 'none';
  if (first === '|' || first === '>') return 'silent';
  if (first === '{' || first === '[') {
    const found = readFlow(text, value.start, offset, endOfFlow(lines, owner.line, line));
    return found === undefined || 'closed' in found ? 'silent' : found;
  }
  if (first === '"' || first === "'") {
    const close = closingQuote(text, value.start, text.length);
    if (close === undefined || close > end) return close !== undefined && close <= offset ? 'none' : 'silent';
  }
  return hasSibling(lines, owner, line) ? 'none' : 'silent';
}

/** Brackets go on as long as lines are deeper than what they are the value of. */
function endOfFlow(lines: LinedText, { number, indent, dashes }: Line, cursor: Line): number {
  const least = dashes.at(-1) ?? indent;
  for (let at = number + 1; at < lines.count; at += 1) {
    const found = lines.indent(at);
    if (found === undefined || found > least) continue;
    const first = lines.text[lines.start(at) + found];
    if (first === '}' || first === ']') continue;
    return Math.max(lines.start(at) - 1, cursor.end);
  }
  return lines.text.length;
}

/** Whether a line between has begun a map that a scalar before it cannot have: then the mistake is elsewhere. */
function hasSibling(lines: LinedText, owner: Place, line: Line): boolean {
  const column = firstColumn(line);
  for (let at = line.number - 1; at > owner.line.number; at -= 1) {
    if (lines.indent(at) === column && lines.read(at).key) return true;
  }
  return false;
}

/** A document may be written in brackets as a whole. */
function rootFlow(lines: LinedText, line: Line, offset: number): FlowCursor | 'silent' | 'none' {
  const { text } = lines;
  const opens = documentLine(lines, line.start);
  const at = firstContent(lines, isMarkLine(lines, opens) ? opens + 1 : opens);
  const first = at === undefined || at > line.number ? undefined : lines.read(at);
  const opening = first && text[first.content];
  if (!first || (opening !== '{' && opening !== '[')) return 'none';
  const found = readFlow(text, first.content, offset, text.length);
  return found === undefined || 'closed' in found ? 'silent' : found;
}

function flowCursor({ levels, where, ...rest }: FlowCursor, above: readonly Level[], line: Line): Cursor {
  const own = levels.map(({ kind, key, entries, items }, index): Level => {
    const isLast = index === levels.length - 1;
    return { kind, key: isLast && where === 'key' ? undefined : key, entries: () => entries, items: () => items };
  });
  return {
    ...NOTHING,
    ...rest,
    kind: where,
    style: 'flow',
    levels: [...above, ...own],
    column: rest.range.start - line.start,
    indent: line.indent,
  };
}

/** The way from the top to what belongs to a key or to the dash of an item. */
function levelsTo(lines: LinedText, place: Place | undefined): readonly Level[] {
  const levels: Level[] = [];
  for (let at = place; at; at = ownerOf(lines, at)) levels.unshift(levelOf(lines, at));
  return levels;
}

function levelOf(lines: LinedText, { line, column, what }: Place): Level {
  const { number, key } = line;
  if (what === 'dash')
    return { kind: 'list', key: undefined, entries: NO_ENTRIES, items: once(() => itemsAround(lines, number, column, number)) };
  return { kind: 'map', key: key?.text ?? '', entries: once(() => entriesAround(lines, number, column, number)), items: NO_ITEMS };
}

function mapLevel(lines: LinedText, number: number, column: number, own: number | undefined): Level {
  return { kind: 'map', key: undefined, entries: once(() => entriesAround(lines, number, column, own)), items: NO_ITEMS };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A blank line inside of a block text is a part of it. */
function isInBlockText(lines: LinedText, { number }: Line, column: number): boolean {
  for (let at = number + 1; at < lines.count; at += 1) {
    const indent = lines.indent(at);
    if (indent === undefined) continue;
    if (indent <= column) return false;
    const owner = ownerAbove(lines, at, indent, false);
    return owner !== undefined && owner.line.number < number && isBlockText(lines, owner.line);
  }
  return false;
}

function isBlockText({ text }: LinedText, { value }: Line): boolean {
  return value.start < value.end && (text[value.start] === '|' || text[value.start] === '>');
}

function blankCursor(lines: LinedText, line: Line, offset: number, owner: Place | undefined): Cursor {
  const near = childLine(lines, line.number, owner);
  const column = near ? near.column : offset - line.start;
  const above = levelsTo(lines, owner);
  const here = offset - line.start;
  const base = { ...NOTHING, range: { start: offset, end: offset }, style: 'block', column: here, indent: here } as const;
  if (near?.isItem) return { ...base, kind: 'either', needsDash: true, levels: [...above, listLevel(lines, near)] };
  const levels = [...above, mapLevel(lines, near?.number ?? line.number, column, near ? undefined : line.number)];
  return { ...base, levels, kind: near ? 'key' : 'either', needsDash: !near && owner !== undefined };
}

interface Child {
  readonly number: number;
  readonly column: number;
  /** The dash of an item, and no key, stands there. */
  readonly isItem: boolean;
}

function listLevel(lines: LinedText, { number, column }: Child): Level {
  return { kind: 'list', key: undefined, entries: NO_ENTRIES, items: once(() => itemsAround(lines, number, column, undefined)) };
}

/** A line that belongs to the same owner as a blank one: the nearest above, else below. */
function childLine(lines: LinedText, number: number, owner: Place | undefined): Child | undefined {
  const least = owner?.column ?? -1;
  const first = owner?.line.number ?? 0;
  let found: Child | undefined;
  for (let at = number - 1; at >= first; at -= 1) {
    const indent = lines.indent(at);
    if (indent === undefined || (found && indent > found.column)) continue;
    if (indent === 0 && isMarkLine(lines, at)) break;
    if (found?.isItem && indent === found.column && beginsItem(lines, at, indent)) continue;
    const child = childIn(lines.read(at), least);
    // A list as far left as the keys around it is the value of one of them.
    if (child && (!found || child.column < found.column || (found.isItem && !child.isItem && child.column === found.column))) found = child;
    if (found && !found.isItem && found.column === least + 1) return found;
  }
  if (found) return found;
  const next = firstContent(lines, number + 1);
  const line = next === undefined ? undefined : lines.read(next);
  return line && line.indent > least ? childIn(line, least) : undefined;
}

function childIn({ kind, number, start, dashes, key, content }: Line, least: number): Child | undefined {
  if (kind !== 'content') return undefined;
  const dash = dashes.find((one) => one > least);
  if (dash !== undefined) return { number, column: dash, isItem: true };
  const column = content - start;
  return key && column > least ? { number, column, isItem: false } : undefined;
}

function contentCursor(lines: LinedText, line: Line, offset: number): Cursor | undefined {
  const { text } = lines;
  const { number, start, dashes, content, key, end } = line;
  const column = content - start;
  const inner = placeIn(line, column, false) ?? ownerAbove(lines, number, column, false);
  const above = levelsTo(lines, inner);
  const base = { ...NOTHING, style: 'block', column, indent: line.indent } as const;
  const dash = dashes.at(-1);
  if (offset < content) {
    // Behind a dash something new may begin, before it nothing.
    if (dash === undefined || offset <= start + dash || content < end) return undefined;
  }
  if (content >= end) {
    const range = { start: offset, end: offset };
    const isTight = offset === start + (dash ?? 0) + 1;
    const deeper = deeperChild(lines, number, dash ?? 0);
    const level = deeper ? mapLevel(lines, deeper.number, deeper.column, undefined) : mapLevel(lines, number, offset - start, number);
    return {
      ...base,
      kind: 'either',
      levels: [...above, level],
      range,
      isTight,
      column: deeper?.column ?? offset - start + Number(isTight),
    };
  }
  if (key && offset <= key.end) {
    if (offset < key.start) return undefined;
    const quote = quoteAt(text, key.start);
    const range = quote ? { start: key.start + 1, end: key.end - 1 } : { start: key.start, end: key.end };
    return { ...base, kind: 'key', levels: [...above, mapLevel(lines, number, column, number)], range, quote, hasColon: true };
  }
  if (key) {
    if (offset <= key.colon) return undefined;
    return valueCursor(lines, line, offset, [...above, levelOf(lines, { line, column, what: 'key' })]);
  }
  const quote = quoteAt(text, content);
  const whole = valueCursor(lines, line, offset, above);
  if (!whole || whole.style === 'flow' || /[*&!]/.test(text[content] ?? '')) return whole;
  const { range } = whole;
  const isAlone = dash === undefined && entriesAround(lines, number, column, number).size > 0;
  return { ...base, kind: isAlone ? 'key' : 'either', levels: [...above, mapLevel(lines, number, column, number)], range, quote };
}

/** The first line below a dash with nothing behind it that belongs to its item. */
function deeperChild(lines: LinedText, number: number, dash: number): Child | undefined {
  const next = firstContent(lines, number + 1);
  const line = next === undefined ? undefined : lines.read(next);
  return line && line.indent > dash && line.key ? { number: line.number, column: line.content - line.start, isItem: false } : undefined;
}

const quoteAt = (text: string, at: number): '"' | "'" | undefined => (text[at] === '"' ? '"' : text[at] === "'" ? "'" : undefined);

function valueCursor(lines: LinedText, line: Line, offset: number, levels: readonly Level[]): Cursor | undefined {
  const { text } = lines;
  const { value, key, start, end } = line;
  const base = { ...NOTHING, kind: 'value', style: 'block', levels, column: value.start - start, indent: line.indent } as const;
  const isTight = key !== undefined && offset === key.colon + 1;
  if (value.start >= value.end) return { ...base, range: { start: offset, end: offset }, isTight };
  if (offset < value.start) return undefined;
  const first = text[value.start];
  if (first === '{' || first === '[') {
    const found = readFlow(text, value.start, offset, endOfFlow(lines, line, line));
    return found === undefined || 'closed' in found ? undefined : flowCursor(found, levels, line);
  }
  if (first === '|' || first === '>') return undefined;
  const quote = quoteAt(text, value.start);
  if (quote) {
    const isClosed = closingQuote(text, value.start, end) !== undefined;
    const range = { start: value.start + 1, end: isClosed ? value.end - 1 : value.end };
    return offset < range.start || offset > range.end ? undefined : { ...base, range, quote };
  }
  // Blanks behind a word may be the beginning of another one.
  const isBehind = offset > value.end && line.comment === undefined;
  if (offset > value.end && !isBehind) return undefined;
  return { ...base, range: { start: value.start, end: isBehind ? offset : value.end } };
}
