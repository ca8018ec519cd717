import type { Range } from '../result.js';
import { isAboveValue, mayBegin, openingsAt } from './blankLine.js';
import {
  columnOf,
  documentLine,
  entriesAround,
  firstContent,
  isBlockText,
  isMarkLine,
  ownerAbove,
  placeIn,
  placesTo,
  type Place,
} from './block.js';
import { readFlow, type FlowCursor } from './flow.js';
import { levelOf, levelsTo, mapLevel, type Level } from './levels.js';
import type { LinedText } from './linedText.js';
import { closingQuote, type Line } from './lines.js';

/** What may be typed at an offset, and what is around it. */
export interface Cursor {
  /** 'either': nothing says yet whether a key or a value begins here. The last level is then that of the key. */
  readonly kind: 'key' | 'value' | 'either';
  readonly levels: readonly Level[];
  /** What a completion replaces. */
  readonly range: Range;
  readonly style: 'block' | 'flow';
  readonly quote: '"' | "'" | undefined;
  /** The tag of the value: `!!str`. */
  readonly tag: string | undefined;
  /** A colon stands behind the key. */
  readonly hasColon: boolean;
  /** A blank is missing before the value. */
  readonly isTight: boolean;
  /** A comma is missing behind it. */
  readonly isFollowed: boolean;
  /** What a key needs before the value that stands behind it already. */
  readonly colon: ':' | ': ' | undefined;
  /** An item would need its dash here. */
  readonly needsDash: boolean;
  /** Blanks before each line of what is offered, where it is put further left than the cursor is. */
  readonly lead: string | undefined;
  /** What else may stand at this place. */
  readonly also: Cursor | undefined;
  /** Where a key of the level stands, and how far its line is indented; in columns. */
  readonly column: number;
  readonly indent: number;
}

const NOTHING = {
  ...{ quote: undefined, tag: undefined, hasColon: false, isTight: false, isFollowed: false, colon: undefined },
  ...{ needsDash: false, lead: undefined, also: undefined },
} as const;

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
  if (line.kind !== 'content') return blankCursor(lines, line, offset);
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
  if (placesTo(lines, owner).some((place) => isBlockText(lines, place))) return 'silent';
  // A key behind the dash is what a deeper line belongs to, if it is not one of its siblings.
  if (owner.what === 'dash' && (key || dashes.at(-1) !== owner.column)) return 'none';
  if (owner.what === 'key' && content - start !== owner.column) return 'none';
  const first = text[value.start];
  if (value.start >= value.end || first === undefined) return 'none';
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
function endOfFlow(lines: LinedText, line: Line, cursor: Line): number {
  const least = columnOf(line);
  for (let at = line.number + 1; at < lines.count; at += 1) {
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
  const own = levels.map(({ kind, key, entries, items, position }, index): Level => {
    const isLast = index === levels.length - 1;
    return { kind, key: isLast && where === 'key' ? undefined : key, entries: () => entries, items: () => items, position: () => position };
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

function blankCursor(lines: LinedText, line: Line, offset: number): Cursor | undefined {
  const here = offset - line.start;
  // Before a comment a blank has to be left.
  if (offset === line.comment) return undefined;
  const isPlain = /^ *$/.test(lines.text.slice(line.start, offset));
  return openingsAt(lines, line, here).reduceRight<Cursor | undefined>((also, { column, begins, levels: look }) => {
    const isHere = isPlain && column === here;
    const levels = look();
    return {
      ...NOTHING,
      kind: begins === 'key' ? 'key' : 'either',
      style: 'block',
      levels,
      range: { start: isHere ? offset : line.start, end: offset },
      needsDash: begins === 'item' || (begins === 'either' && levels.length > 1),
      lead: isHere ? undefined : ' '.repeat(column),
      column,
      indent: column,
      also,
    };
  }, undefined);
}

/** A key in a line further down. */
interface Child {
  readonly number: number;
  readonly column: number;
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
    const bare = quote ? undefined : bareWord(lines, line, offset);
    if (bare) return { ...base, kind: 'key', levels: [...above, mapLevel(lines, number, column, number)], range: bare, colon: ':' };
    const range = quote ? { start: key.start + 1, end: key.end - 1 } : { start: key.start, end: key.end };
    return { ...base, kind: 'key', levels: [...above, mapLevel(lines, number, column, number)], range, quote, hasColon: true };
  }
  if (key) {
    if (offset <= key.colon || line.isExplicit) return undefined;
    return valueCursor(lines, line, offset, [...above, levelOf(lines, { line, column, what: 'key' })]);
  }
  const quote = quoteAt(text, content);
  const whole = valueCursor(lines, line, offset, above);
  if (!whole || whole.style === 'flow' || /[*&!]/.test(text[content] ?? '')) return whole;
  if (dash === undefined && !mayBegin(lines, number, column)) return undefined;
  const isAlone = dash === undefined && entriesAround(lines, number, column, number).size > 0;
  const { range, colon } = dash === undefined ? beforeValue(lines, line, offset, whole.range) : { range: whole.range, colon: undefined };
  return { ...base, kind: isAlone ? 'key' : 'either', levels: [...above, mapLevel(lines, number, column, number)], range, quote, colon };
}

/** A word that lacks its colon only: the value stands behind it, or below. */
function beforeValue(lines: LinedText, line: Line, offset: number, range: Range): Pick<Cursor, 'range' | 'colon'> {
  const bare = bareWord(lines, line, offset);
  const isAbove = isAboveValue(lines, line.number, line.content - line.start);
  return { range: bare ?? range, colon: bare || isAbove ? ':' : undefined };
}

/** The word at the cursor, where a value in brackets stands behind it. */
function bareWord({ text }: LinedText, { content, end }: Line, offset: number): Range | undefined {
  const word = /^[\w-]+(?=\s+[{[])/.exec(text.slice(content, end))?.[0];
  return word === undefined || offset > content + word.length ? undefined : { start: content, end: content + word.length };
}

/** The first line below a dash with nothing behind it that belongs to its item. */
function deeperChild(lines: LinedText, number: number, dash: number): Child | undefined {
  const next = firstContent(lines, number + 1);
  const line = next === undefined ? undefined : lines.read(next);
  return line && line.indent > dash && line.key ? { number: line.number, column: line.content - line.start } : undefined;
}

const quoteAt = (text: string, at: number): '"' | "'" | undefined => (text[at] === '"' ? '"' : text[at] === "'" ? "'" : undefined);

function valueCursor(lines: LinedText, line: Line, offset: number, levels: readonly Level[]): Cursor | undefined {
  const { text } = lines;
  const { value, key, start, end, tag } = line;
  const base = { ...NOTHING, kind: 'value', style: 'block', levels, tag, column: value.start - start, indent: line.indent } as const;
  const isTight = key !== undefined && offset === key.colon + 1;
  if (value.start >= value.end) {
    // In a mark before the value that is still to come.
    if (!isTight && /\S/.test(text[offset - 1] ?? ' ')) return undefined;
    // Before a comment a blank has to be left, and a name stands before its value, which may be below.
    const isFree = /^(?:[ \t]+(?:#.*)?)?$/.test(text.slice(offset, end)) && !(key && isAboveValue(lines, line.number, columnOf(line)));
    return isFree ? { ...base, range: { start: offset, end: offset }, isTight } : undefined;
  }
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
