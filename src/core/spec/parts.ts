import { isMap, isSeq, type CST, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import { ProblemList, type Problem } from '../result.js';
import { documentsOf, tokensOf } from './compose.js';
import { Converter } from './convert.js';
import { floating, type Anchor } from './places.js';
import type { Entry, SpecNode } from './tree.js';

/** The list whose items are parts of their own: where a connector is long, it is long in it. */
const LIST = 'resources';

/**
 * A piece of a connector.yaml that is read by itself, of whole lines: what stands before the first key, a key with its value, the
 * line of the list of resources, or a resource.
 */
export interface Part {
  readonly kind: 'head' | 'entry' | 'list' | 'item';
  readonly anchor: Anchor;
  readonly length: number;
  /** Of an entry and of the list's line, whose own value is not in it. */
  readonly entry?: Entry;
  /** Of an item: its value, where its dash stands in the part, and how far it is indented. */
  readonly item?: { readonly node: SpecNode; readonly indent: number };
  readonly problems: readonly Problem[];
}

/**
 * Parts of a whole file that was parsed, in the order of the text.
 * @returns undefined where it cannot be taken apart: written in braces, with names for parts of it, with a key that comes twice
 */
export function splitFile(text: string, tokens: readonly CST.Token[], contents: ParsedNode): readonly Part[] | undefined {
  const block = blockIn(tokens);
  if (block?.type !== 'block-map' || !isMap(contents)) return undefined;
  const starts = block.items.map((item) => lineOf(text, keyOffset(item)));
  if (!starts.every((start) => start !== undefined && !/[ \t]/.test(text[start] ?? ''))) return undefined;
  const [first = 0] = starts as number[];
  const parts: Part[] = first > 0 ? [{ kind: 'head', anchor: { offset: 0 }, length: first, problems: [] }] : [];
  for (const [index, start] of (starts as number[]).entries()) {
    const made = entryParts(text, start, (starts as number[])[index + 1] ?? text.length, block.items[index], contents.items[index]);
    if (!made) return undefined;
    parts.push(...made);
  }
  const keys = parts.flatMap(({ entry }) => (entry ? [entry.key] : []));
  return new Set(keys).size === keys.length && !keys.includes('<<') ? parts : undefined;
}

/**
 * A run of parts of one kind whose text is another one, read again.
 * @param offset where the run begins
 * @param indent of items: how far the others are indented
 * @returns undefined where its text does not stand by itself, so that only the whole file can say what it is
 */
export function splitRun(text: string, offset: number, kind: 'entry' | 'item', indent: number): readonly Part[] | undefined {
  const lexed = tokensOf(text, kind === 'item' ? 1 : 0);
  if (lexed.refused || lexed.anchored) return undefined;
  const block = blockIn(lexed.tokens);
  const [document, second] = documentsOf(lexed.tokens, text.length);
  if (!block || !document || second || document.errors.length > 0 || document.warnings.length > 0) return undefined;
  const { contents } = document;
  const parts =
    kind === 'item' && block.type === 'block-seq' && isSeq(contents)
      ? itemParts(text, 0, text.length, block, contents)
      : kind === 'entry' && contents
        ? splitFile(text, lexed.tokens, contents)
        : undefined;
  const fits = parts?.every((part) => part.kind === kind && (part.item === undefined || part.item.indent === indent));
  if (!parts || !fits || parts[0]?.anchor.offset !== 0) return undefined;
  for (const { anchor } of parts) anchor.offset += offset;
  return parts;
}

/** The one block of a text without directives, marks of documents and what else stands outside of it. */
function blockIn(tokens: readonly CST.Token[]): CST.BlockMap | CST.BlockSequence | undefined {
  const [document, ...others] = tokens.filter(({ type }) => !['byte-order-mark', 'comment', 'newline', 'space'].includes(type));
  if (document?.type !== 'document' || others.length > 0 || document.start.some(({ type }) => type === 'doc-start')) return undefined;
  return document.value?.type === 'block-map' || document.value?.type === 'block-seq' ? document.value : undefined;
}

/** Where a plain key begins; undefined where something stands before it: a question mark, a tag. */
function keyOffset({ start, key, explicitKey }: CST.BlockMap['items'][number]): number | undefined {
  const isPlain = start.every(({ type }) => ['comment', 'newline', 'space'].includes(type));
  return key && isPlain && !explicitKey ? key.offset : undefined;
}

/** The start of the line, where the offset is the first thing in it but for blanks. */
function lineOf(text: string, offset: number | undefined): number | undefined {
  if (offset === undefined) return undefined;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  return before === '\uFEFF' ? offset : /^ *$/.test(before) ? start : undefined;
}

type Pair = YAMLMap.Parsed['items'][number];

function entryParts(
  text: string,
  start: number,
  end: number,
  token: CST.BlockMap['items'][number] | undefined,
  pair: Pair | undefined,
): readonly Part[] | undefined {
  if (!token || !pair) return undefined;
  const anchor = { offset: start };
  const problems = new ProblemList();
  const converter = new Converter(text, problems, floating(anchor));
  const key = converter.key(pair.key);
  if (!key) return undefined;
  const named = { key: key.key, keyRange: key.keyRange };
  const { value } = pair;
  if (key.key === LIST && token.value?.type === 'block-seq' && isSeq(value)) {
    const first = lineOf(text, token.value.offset);
    const items = first === undefined ? undefined : itemParts(text, first, end, token.value, value);
    if (first === undefined || !items) return undefined;
    const { node } = converter.convert(null, key.end);
    return [{ kind: 'list', anchor, length: first - start, entry: { ...named, node }, problems: [] }, ...items];
  }
  const { node } = converter.convert(value, key.end);
  return [{ kind: 'entry', anchor, length: end - start, entry: { ...named, node }, problems: problems.all }];
}

function itemParts(text: string, start: number, end: number, token: CST.BlockSequence, list: YAMLSeq.Parsed): readonly Part[] | undefined {
  const dashes = token.items.map((item) => dashOffset(item));
  const starts = dashes.map((dash) => lineOf(text, dash));
  if (starts[0] !== start || starts.includes(undefined)) return undefined;
  return (starts as number[]).map((from, index): Part => {
    const anchor = { offset: from };
    const problems = new ProblemList();
    const { node } = new Converter(text, problems, floating(anchor)).convert(list.items[index] ?? null, dashes[0] ?? 0);
    const length = ((starts as number[])[index + 1] ?? end) - from;
    return { kind: 'item', anchor, length, item: { node, indent: (dashes[index] ?? 0) - from }, problems: problems.all };
  });
}

function dashOffset({ start }: CST.BlockSequence['items'][number]): number | undefined {
  let dash: CST.SourceToken | undefined;
  for (const token of start) {
    if (token.type === 'seq-item-ind' && !dash) dash = token;
    else if (!dash && !['comment', 'newline', 'space'].includes(token.type)) return undefined;
  }
  return dash?.offset;
}
