import { isMap, isScalar, isSeq, type Alias, type ParsedNode } from 'yaml';
import { lineEnd } from './lines.js';
import { contentEnd, isNothing, piecesOf, type Collection, type Piece } from './pieces.js';
import { readMarks, type Mark, type Style } from './marks.js';
import { composeYaml } from '../compose.js';

/** A connector.yaml that was parsed to be changed: its text, its nodes and the habits of who wrote it. */
export interface SpecSource {
  readonly text: string;
  readonly root: Piece;
  /** `\r\n` or `\n`: the first line end of the file decides. */
  readonly eol: string;
  readonly style: Style;
  /** Anchors and aliases in the order of the text. */
  readonly marks: readonly Mark[];
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Alias.Parsed, ParsedNode>;
  /** The text itself is meant: what has an anchor changes for its aliases too. */
  readonly shared?: boolean;
}

/** A value's place: the piece that holds it, and how the container is written. */
export interface Slot {
  readonly piece: Piece;
  readonly place: 'key' | 'item' | 'root';
  /** In braces or brackets. */
  readonly flow: boolean;
  /** With all keys in double quotes, as in a JSON file. */
  readonly json: boolean;
  /** Of the entry's first character. */
  readonly column: number;
}

/**
 * Parses a text so that several changes can be planned without parsing it again.
 * @param habits of the file that the text is a part of, where it is one
 * @returns undefined where the text is no single YAML document with plain keys
 */
export function openSpec(text: string, habits?: Style): SpecSource | undefined {
  const composed = composeYaml(text);
  if (!composed) return undefined;
  const { contents, start, end } = composed;
  const root: Piece = {
    key: undefined,
    keyNode: undefined,
    merge: false,
    value: isNothing(contents) ? null : contents,
    start: contents?.range[0] ?? end,
    from: isNothing(contents) ? end : start,
    marked: true,
    anchor: undefined,
    tag: undefined,
    end: isNothing(contents) ? end : contentEnd(text, contents, start),
  };
  const read = readMarks(text, root);
  if (!read) return undefined;
  const first = text.indexOf('\n');
  const { style, marks, targets } = read;
  return { text, root, eol: first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n', style: habits ?? style, marks, targets };
}

export function rootSlot(source: SpecSource): Slot {
  return { piece: source.root, place: 'root', flow: false, json: false, column: 0 };
}

export function isCollection(node: ParsedNode | null): node is Collection {
  return isMap(node) || isSeq(node);
}

/** `{}` or `[]` without a comment inside. */
export function isEmptyFlow(source: SpecSource, node: ParsedNode | null): boolean {
  return isCollection(node) && node.items.length === 0 && /^[{[]\s*[}\]]$/.test(source.text.slice(node.range[0], node.range[1]));
}

/** The place of an entry's or item's value. */
export function slotOf(source: SpecSource, holder: Slot, node: Collection, piece: Piece): Slot {
  const flow = holder.flow || node.flow === true;
  return {
    piece,
    place: isMap(node) ? 'key' : 'item',
    flow,
    json: flow && isJson(source, holder, node),
    column: piece.start - columnStart(source.text, piece.start),
  };
}

/** Whether what is added to a map or list in braces has its keys and texts in double quotes. */
export function isJson(source: SpecSource, holder: Slot, node: Collection): boolean {
  if (!node.flow) return false;
  const pieces = piecesOf(source.text, node);
  if (!isMap(node) || pieces.length === 0) return holder.json;
  return pieces.every(({ keyNode }) => keyNode && isScalar(keyNode) && keyNode.type === 'QUOTE_DOUBLE');
}

function columnStart(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** The end of the line a map or list is opened in: nothing above it belongs to its first entry. */
export function openEnd(source: SpecSource, holder: Slot): number {
  return holder.place === 'root' ? holder.piece.from : lineEnd(source.text, holder.piece.from);
}
