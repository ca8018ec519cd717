import { isScalar, parseDocument, type CST } from 'yaml';
import { tokensOf } from '../spec/compose.js';

/**
 * A piece of YAML as it is written, broken or not: what can be told of it is told. Aliases stand for themselves. Places are offsets
 * in the piece.
 */
export type LooseNode = LooseMap | LooseList | LooseScalar;

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface LooseMap extends Span {
  readonly kind: 'map';
  readonly flow: boolean;
  readonly pairs: readonly LoosePair[];
}

export interface LoosePair extends Span {
  /** Undefined where the key is no scalar. */
  readonly key: LooseScalar | undefined;
  readonly value: LooseNode | undefined;
}

export interface LooseList extends Span {
  readonly kind: 'list';
  readonly flow: boolean;
  /** Each from its dash on. */
  readonly items: readonly LooseItem[];
}

export interface LooseItem extends Span {
  readonly value: LooseNode | undefined;
}

export interface LooseScalar extends Span {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'single' | 'double' | 'block' | 'alias';
}

/** A piece that is larger is not looked into: it would cost too much with each key that is typed. */
const LARGEST = 500_000;

/** The first value in a piece of YAML; undefined where there is none, or one that the reader refuses to look into. */
export function looseTree(text: string): LooseNode | undefined {
  if (text.length > LARGEST) return undefined;
  const lexed = tokensOf(text);
  if (lexed.refused) return undefined;
  for (const token of lexed.tokens) if (token.type === 'document' && token.value) return nodeOf(token.value);
  return undefined;
}

/** What a scalar says, without its quotes; of a block text, and of an alias, the text as it stands. */
export function scalarText(text: string, { start, end, style }: LooseScalar): string {
  const source = text.slice(start, end);
  return style === 'block' || style === 'alias' || (style === 'plain' && !source.includes('\n')) ? source : parsedText(source);
}

/** What a scalar of any style says. Whatever its words look like, they are a text. */
export function parsedText(source: string): string {
  const { contents } = parseDocument(source, { schema: 'failsafe', strict: false, logLevel: 'silent' });
  return isScalar(contents) ? String(contents.value) : source;
}

const SCALARS = { scalar: 'plain', 'single-quoted-scalar': 'single', 'double-quoted-scalar': 'double', alias: 'alias' } as const;

function nodeOf(token: CST.Token): LooseNode | undefined {
  switch (token.type) {
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
    case 'alias':
      return scalar(SCALARS[token.type], token.offset, token.source);
    case 'block-scalar': {
      const last = token.props.at(-1);
      const from = last && 'source' in last ? last.offset + last.source.length : token.offset;
      return { kind: 'scalar', style: 'block', start: token.offset, end: trimmedEnd(from, token.source) };
    }
    case 'block-map':
      return mapOf(token.items.flatMap(pairOf), token.offset, token.offset, false);
    case 'block-seq':
      return listOf(token.items.flatMap(itemOf), token.offset, token.offset, false);
    case 'flow-collection': {
      const close = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
      const end = close ? close.offset + 1 : token.offset + 1;
      return token.start.type === 'flow-map-start'
        ? mapOf(token.items.flatMap(pairOf), token.offset, end, true)
        : listOf(token.items.flatMap(flowItemOf), token.offset, end, true);
    }
    default:
      return undefined;
  }
}

function scalar(style: LooseScalar['style'], start: number, source: string): LooseScalar | undefined {
  return source === '' ? undefined : { kind: 'scalar', style, start, end: trimmedEnd(start, source) };
}

/** A text that lacks its closing quote reaches over the line ends behind it. */
function trimmedEnd(start: number, source: string): number {
  return start + source.trimEnd().length;
}

function mapOf(pairs: readonly LoosePair[], start: number, end: number, flow: boolean): LooseMap {
  return { kind: 'map', flow, start: pairs[0] ? Math.min(start, pairs[0].start) : start, end: endOf(pairs, end), pairs };
}

function listOf(items: readonly LooseItem[], start: number, end: number, flow: boolean): LooseList {
  return { kind: 'list', flow, start, end: endOf(items, end), items };
}

const endOf = (spans: readonly Span[], end: number): number => Math.max(end, spans.at(-1)?.end ?? 0);

type CollectionItem = CST.BlockMap['items'][number] | CST.BlockSequence['items'][number] | CST.FlowCollection['items'][number];

function pairOf({ start: before, key: keyToken, sep, value: token }: CollectionItem): readonly LoosePair[] {
  const key = keyToken && nodeOf(keyToken);
  const value = token && nodeOf(token);
  const mark = sep?.find(({ type }) => type === 'map-value-ind') ?? before.find(({ type }) => type === 'explicit-key-ind');
  const start = key?.start ?? mark?.offset ?? value?.start;
  if (start === undefined) return [];
  const end = Math.max(start, key?.end ?? 0, mark ? mark.offset + 1 : 0, value?.end ?? 0);
  return [{ start, end, key: key?.kind === 'scalar' ? lastLineOf(key, keyToken) : undefined, value }];
}

/** A word that somebody is typing above a key stands before it in one text. */
function lastLineOf(key: LooseScalar, token: CST.Token | null | undefined): LooseScalar {
  if (key.style !== 'plain' || !token || !('source' in token)) return key;
  const line = /\n[ \t]*(?=[^\n]*$)/.exec(token.source.slice(0, key.end - key.start));
  return line ? { ...key, start: key.start + line.index + line[0].length } : key;
}

function itemOf({ start: before, key, sep, value: token }: CollectionItem): readonly LooseItem[] {
  const dash = before.find(({ type }) => type === 'seq-item-ind');
  const value = key || sep ? undefined : token && nodeOf(token);
  if (!dash && !value) return [];
  const start = dash?.offset ?? value?.start ?? 0;
  return [{ start, end: Math.max(start + 1, value?.end ?? 0), value }];
}

/** In brackets `a: 1` is a map of one pair. */
function flowItemOf(item: CollectionItem): readonly LooseItem[] {
  if (!item.key && !item.sep) return itemOf(item);
  return pairOf(item).map((pair) => ({ start: pair.start, end: pair.end, value: mapOf([pair], pair.start, pair.end, true) }));
}
