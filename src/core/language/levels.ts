import { entriesAround, itemsAround, itemsBefore, ownerOf, type Entries, type Place } from './block.js';
import type { LinedText } from './linedText.js';

/** A map or list on the way from the top of a document to the cursor. */
export interface Level {
  readonly kind: 'map' | 'list';
  /** Of a map: the key through which the way goes on; undefined where the cursor stands at a key of it. */
  readonly key: string | undefined;
  /** Keys of a map with their scalars (undefined for nested values), without the pair at the cursor. Looked up when asked for. */
  readonly entries: () => Entries;
  /** Scalars of a list, without the one at the cursor. */
  readonly items: () => readonly unknown[];
  /** Of a list: how many items stand before the one that the way goes through. Looked up when asked for. */
  readonly position?: () => number;
}

const NO_ENTRIES = (): Entries => new Map();
const NO_ITEMS = (): readonly unknown[] => [];

/** The way from the top to what belongs to a key or to the dash of an item. */
export function levelsTo(lines: LinedText, place: Place | undefined): readonly Level[] {
  const levels: Level[] = [];
  for (let at = place; at; at = ownerOf(lines, at)) levels.push(levelOf(lines, at));
  return levels.reverse();
}

export function levelOf(lines: LinedText, { line, column, what }: Place): Level {
  const { number, key } = line;
  if (what === 'dash') return list(lines, number, column, number, 0);
  return {
    kind: 'map',
    key: key?.text || explicitAbove(lines, number, column),
    entries: once(() => entriesAround(lines, number, column, number)),
    items: NO_ITEMS,
  };
}

/** The key that stands behind `? ` above the line of its value. */
function explicitAbove(lines: LinedText, number: number, column: number): string {
  for (let at = number - 1; at >= 0; at -= 1) {
    if ((lines.indent(at) ?? Infinity) > column) continue;
    const { kind, isExplicit, key, content, start } = lines.read(at);
    if (kind === 'content') return isExplicit && content - start === column ? (key?.text ?? '') : '';
  }
  return '';
}

/**
 * The map whose keys stand at a column of a line.
 * @param own the line whose key is left out
 */
export function mapLevel(lines: LinedText, number: number, column: number, own: number | undefined): Level {
  return { kind: 'map', key: undefined, entries: once(() => entriesAround(lines, number, column, own)), items: NO_ITEMS };
}

/**
 * The list whose dashes stand at a column of a line, for a new item.
 * @param behind 1 where that comes after the line, 0 where before
 */
export function listLevel(lines: LinedText, number: number, column: number, behind: number): Level {
  return list(lines, number, column, undefined, behind);
}

function list(lines: LinedText, number: number, column: number, own: number | undefined, behind: number): Level {
  const items = once(() => itemsAround(lines, number, column, own));
  return { kind: 'list', key: undefined, entries: NO_ENTRIES, items, position: once(() => itemsBefore(lines, number, column) + behind) };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
