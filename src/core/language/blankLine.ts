import { firstContent, holdsValue, isMarkLine, ownerAbove, ownerOf, placeIn, placesTo, type Place } from './block.js';
import { levelsTo, listLevel, mapLevel, type Level } from './levels.js';
import type { LinedText } from './linedText.js';
import type { Line } from './lines.js';

/** What may begin in an empty line, and at which column. */
export interface Opening {
  readonly column: number;
  /** A key of a map, the dash of an item, or either where nothing says yet what the value is. */
  readonly begins: 'key' | 'item' | 'either';
  /** The last one is what it begins in. Looked up when asked for. */
  readonly levels: () => readonly Level[];
}

/**
 * What may begin in an empty line so that all around it stays what it is: at a column, else at the nearest one to its left. There are
 * two where a list stands as far left as the keys around it.
 */
export function openingsAt(lines: LinedText, { number }: Line, column: number): readonly Opening[] {
  const next = nextLine(lines, number);
  if (next === 'text') return [];
  const free = openings(lines, number, column, next).filter((one) => one.column <= column && isFree(one, next));
  const nearest = Math.max(...free.map((one) => one.column));
  return free.filter((one) => one.column === nearest);
}

/** Whether a word at a column of a line can become a key or an item there. */
export function mayBegin(lines: LinedText, number: number, column: number): boolean {
  const next = isAboveValue(lines, number, column) ? undefined : nextLine(lines, number);
  return next === 'text' || openings(lines, number, column, next).some((one) => one.column === column);
}

/** Whether the lines below a key at a column, or a word that will be one, are its value. */
export function isAboveValue(lines: LinedText, number: number, column: number): boolean {
  const at = firstContent(lines, number + 1);
  const next = at === undefined ? undefined : lines.read(at);
  if (!next || next.kind === 'mark') return false;
  if (next.indent !== column || next.dashes.length === 0) return next.indent > column;
  // Items as far left as the word may be those of a list that began above.
  const owner = ownerOfLine(lines, next);
  return owner === undefined || owner.column < column || owner.line.number === number;
}

/** The next line of the document; 'text' where a text or brackets from above go on in it. */
function nextLine(lines: LinedText, number: number): Line | undefined | 'text' {
  const at = firstContent(lines, number + 1);
  if (at === undefined || isMarkLine(lines, at)) return undefined;
  const line = lines.read(at);
  const isOfText = placesTo(lines, ownerOfLine(lines, line)).some((place) => place.line.number < number && holdsValue(place));
  return isOfText || closesBracket(lines, line) ? 'text' : line;
}

const ownerOfLine = (lines: LinedText, { number, indent, dashes }: Line): Place | undefined =>
  ownerAbove(lines, number, indent, dashes.length > 0);

const closesBracket = ({ text }: LinedText, { content }: Line): boolean => text[content] === '}' || text[content] === ']';

/** A key would take as its value what stands deeper below it, or as an item at its column. */
function isFree({ column, begins }: Opening, next: Line | undefined): boolean {
  if (!next || column > next.indent) return true;
  return column === next.indent && (begins !== 'key' || next.dashes.length === 0);
}

function openings(lines: LinedText, number: number, column: number, next: Line | undefined): readonly Opening[] {
  const last = lineAbove(lines, number);
  if (!last) return [next ? besideLine(lines, undefined, next) : opening(lines, 'either', () => undefined, number, column)];
  const places = placesAround(lines, last);
  const [inner] = places;
  const beside = places.map((place) => besidePlace(lines, place));
  if (inner?.line.number !== last.number) {
    // A word that somebody is typing stands where a key will.
    const isWord = !closesBracket(lines, last) && !(inner && holdsValue(inner));
    return isWord ? [...beside, besideLine(lines, inner, last, 1)] : beside;
  }
  if (holdsValue(inner)) return beside;
  const child = next && ownerOfLine(lines, next);
  if (child && child.line.number === last.number && child.column === inner.column) return [...beside, besideLine(lines, inner, next)];
  const value = opening(lines, 'either', () => inner, number, column);
  const item = opening(lines, 'item', () => inner, number, inner.column);
  return [...beside, ...(inner.what === 'key' ? [item] : []), ...(column > inner.column ? [value] : [])];
}

/** The last line before that says something. */
function lineAbove(lines: LinedText, number: number): Line | undefined {
  for (let at = number - 1; at >= 0; at -= 1) {
    if (lines.indent(at) === undefined) continue;
    const line = lines.read(at);
    if (line.kind === 'mark') return undefined;
    if (line.kind === 'content') return line;
  }
  return undefined;
}

/** All that a line is in, from within; of a line in a text or in brackets what these are the value of. */
function placesAround(lines: LinedText, line: Line): readonly Place[] {
  const { number, indent, content, start } = line;
  const inner = closesBracket(lines, line)
    ? ownerAbove(lines, number, indent + 1, false)
    : (placeIn(line, Infinity, false) ?? ownerAbove(lines, number, content - start, false));
  const places = placesTo(lines, inner);
  const text = places.findLastIndex(holdsValue);
  return text < 0 ? places : places.slice(text);
}

function besidePlace(lines: LinedText, place: Place): Opening {
  const { line, column, what } = place;
  return opening(lines, what === 'key' ? 'key' : 'item', () => ownerOf(lines, place), line.number, column, 1);
}

/** The same as a line that begins in the value of a place. */
function besideLine(lines: LinedText, owner: Place | undefined, { number, indent, dashes }: Line, behind = 0): Opening {
  return opening(lines, dashes.length > 0 ? 'item' : 'key', () => owner, number, indent, behind);
}

/**
 * @param owner whose value it begins in
 * @param number a line of that value, or the empty one
 * @param behind 1 where it comes after that line
 */
function opening(
  lines: LinedText,
  begins: Opening['begins'],
  owner: () => Place | undefined,
  number: number,
  column: number,
  behind = 0,
): Opening {
  const last = (): Level =>
    begins === 'item'
      ? listLevel(lines, number, column, behind)
      : mapLevel(lines, number, column, begins === 'either' ? number : undefined);
  return { column, begins, levels: () => [...levelsTo(lines, owner()), last()] };
}
