import { isAlias, isMap, isScalar, isSeq, type CST, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import { beforeLineEnd } from './lines.js';

export type Collection = YAMLMap.Parsed | YAMLSeq.Parsed;

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An entry of a map, an item of a list or the root: one key with its value, and where its parts stand in the text. */
export interface Piece {
  /** Undefined for items and the root. */
  readonly key: string | undefined;
  readonly keyNode: ParsedNode | undefined;
  /** `<<`: its value gives keys to the map that holds it. */
  readonly merge: boolean;
  readonly value: ParsedNode | null;
  /** Where it begins: its dash, its question mark, or its key with the anchor before that. */
  readonly start: number;
  /** Behind the dash or colon and the properties of the value: here a value is written. */
  readonly from: number;
  /** Whether a colon (or the dash of an item) is there already. */
  readonly marked: boolean;
  /** Of the value. */
  readonly anchor: Span | undefined;
  readonly tag: Span | undefined;
  /** Where its own text ends: comments behind it are not counted in. */
  readonly end: number;
}

const STRUCTURE: ReadonlySet<string> = new Set(['map-value-ind', 'seq-item-ind', 'anchor', 'tag']);

/** The entries or items of a map or list, in the order of the text. */
export function piecesOf(text: string, node: Collection): readonly Piece[] {
  const known = made.get(node);
  if (known) return known;
  const pieces = isMap(node)
    ? node.items.map((pair) => entryPiece(text, pair.key, pair.value, pair.srcToken))
    : itemTokens(node).map((token, i) => itemPiece(text, node.items[i] ?? null, token));
  made.set(node, pieces);
  return pieces;
}

/** The index of the entry that gives a key its value: the last of those with this key; -1 where the map has none of its own. */
export function indexOfKey(pieces: readonly Piece[], key: string): number {
  return pieces.reduce((found, piece, i) => (piece.key === key && !piece.merge ? i : found), -1);
}

/** A node never changes after it is parsed, so its pieces are made once. */
const made = new WeakMap<Collection, readonly Piece[]>();

/** The tokens of a list have entries of nothing but comments among them. */
function itemTokens(node: YAMLSeq.Parsed): readonly CST.CollectionItem[] {
  const token = node.srcToken;
  if (token?.type === 'block-seq') return token.items.filter(({ start, value }) => value ?? has(start, 'seq-item-ind'));
  if (token?.type !== 'flow-collection') return [];
  return token.items.filter(
    ({ start, key, sep, value }) => key ?? value ?? sep ?? start.some(({ type }) => type === 'anchor' || type === 'tag'),
  );
}

function has(tokens: readonly CST.SourceToken[] | undefined, type: string): boolean {
  return tokens?.some((token) => token.type === type) ?? false;
}

function spanOf(tokens: readonly CST.SourceToken[], type: string): Span | undefined {
  const token = tokens.find((one) => one.type === type);
  return token && { start: token.offset, end: token.offset + token.source.length };
}

function endOfLast(tokens: readonly CST.SourceToken[], types: ReadonlySet<string>): number | undefined {
  const token = tokens.filter(({ type }) => types.has(type)).at(-1);
  return token && token.offset + token.source.length;
}

const BEFORE_KEY: ReadonlySet<string> = new Set(['explicit-key-ind', 'anchor', 'tag']);

function entryPiece(text: string, key: ParsedNode, value: ParsedNode | null, token: CST.CollectionItem | undefined): Piece {
  const before = token?.start.find(({ type }) => BEFORE_KEY.has(type));
  const sep = token?.sep ?? [];
  const start = before?.offset ?? key.range[0];
  const from = endOfLast(sep, STRUCTURE) ?? key.range[1];
  const plain = isScalar(key) && key.type === 'PLAIN';
  const name = keyText(key);
  return {
    key: name,
    keyNode: key,
    merge: plain && name === '<<',
    value,
    start,
    from,
    marked: has(sep, 'map-value-ind'),
    anchor: spanOf(sep, 'anchor'),
    tag: spanOf(sep, 'tag'),
    end: contentEnd(text, value, from),
  };
}

/** A key as it was written, as the reader takes it. */
function keyText(key: ParsedNode): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : (key.source ?? '');
}

function itemPiece(text: string, value: ParsedNode | null, token: CST.CollectionItem): Piece {
  // `[a: 1]`: what stands before the key is the key's.
  const pair = token.sep !== undefined || has(token.start, 'explicit-key-ind');
  const first = token.start.find(({ type }) => STRUCTURE.has(type) || type === 'explicit-key-ind');
  const at = value?.range[0] ?? token.start.at(-1)?.offset ?? 0;
  const from = (pair ? undefined : endOfLast(token.start, STRUCTURE)) ?? at;
  return {
    key: undefined,
    keyNode: undefined,
    merge: false,
    value,
    start: first?.offset ?? at,
    from,
    marked: true,
    anchor: pair ? undefined : spanOf(token.start, 'anchor'),
    tag: pair ? undefined : spanOf(token.start, 'tag'),
    end: contentEnd(text, value, from),
  };
}

const KEEPS = /^[|>]\d?\+/;

/** Where the text of a value ends, without comments and blank lines behind it. `from` is the end of nothing. */
export function contentEnd(text: string, node: ParsedNode | null, from: number): number {
  if (node === null) return from;
  const [start, end] = node.range;
  if (isAlias(node)) return end;
  if (isMap(node) || isSeq(node)) {
    if (node.flow && (isSeq(node) || text[start] === '{')) return end;
    return piecesOf(text, node).at(-1)?.end ?? end;
  }
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return isNothing(node) ? from : end;
  // With `+` blank lines at the end are text too.
  const keeps = KEEPS.test(text.slice(start, start + 3));
  let last = beforeLineEnd(text, end);
  while (!keeps && last > start && text[last - 1] === '\n') last = beforeLineEnd(text, last);
  return last;
}

/** `key:` with nothing behind it. */
export function isNothing(node: ParsedNode | null): boolean {
  return node === null || (isScalar(node) && node.range[0] === node.range[1] && node.value === null);
}

/** Whether blank lines behind a value are text of it: it ends with a block text that keeps them. */
export function keepsBlankLines(text: string, node: ParsedNode | null): boolean {
  if (isMap(node) || isSeq(node)) return node.flow !== true && keepsBlankLines(text, piecesOf(text, node).at(-1)?.value ?? null);
  return isScalar(node) && KEEPS.test(text.slice(node.range[0], node.range[0] + 3)) && node.type !== 'PLAIN';
}
