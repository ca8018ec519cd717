import { isMap, isSeq, type CST, type YAMLMap, type YAMLSeq } from 'yaml';
import { ProblemList, type SpecProblem, type Range } from '../result.js';
import type { Steps } from '../steps.js';
import { DEEPEST } from './compose.js';
import { Converter, type Converted, type PartNames } from './convert.js';
import { isBroken, unreadableOf, type Unreadable } from './faults.js';
import { isBlock, isWrong, joined, type BlockItem, type Faults, type Pieces } from './pieces.js';
import { floating, type Anchor, type Places } from './places.js';
import { unknownNode, type Entry, type SpecNode } from './tree.js';

/**
 * A piece of a file that is read by itself, of whole lines: what stands before the first key, a key with its value, the line of a
 * list, or an item of it. Where a file is long, it is long in its lists.
 */
export interface Part {
  readonly kind: 'head' | 'entry' | 'list' | 'item';
  readonly anchor: Anchor;
  readonly length: number;
  /** Of an entry and of a list's line, whose own value is not in it. */
  readonly entry?: Entry;
  /** Of an item: its value, where its dash stands in the part, and how far it is indented. */
  readonly item?: { readonly node: SpecNode; readonly indent: number };
  /** Where its value stands: of an alias the alias itself. */
  readonly span?: Range;
  readonly problems: readonly SpecProblem[];
  /** Undefined where it is YAML. */
  readonly unreadable?: Unreadable | undefined;
  readonly names?: PartNames | undefined;
}

/** What a text was read into. */
export interface PartSource {
  readonly text: string;
  readonly tokens: readonly CST.Token[];
  readonly pieces: Pieces;
}

/** What stands before parts by name; what they name is added. */
export type Names = Map<string, Converted>;

/**
 * Parts of a whole file that was parsed, in the order of the text.
 * @returns undefined where it cannot be taken apart: written in braces, with a name for the whole, with a key that comes twice
 */
export function* splitSteps(source: PartSource, names: Names): Steps<readonly Part[] | undefined> {
  const { text, tokens, pieces } = source;
  const block = blockIn(tokens);
  const [document, second] = pieces.documents;
  const contents = document?.contents;
  if (block?.type !== 'block-map' || !isMap(contents) || contents.anchor || second || isWrong(pieces.around)) return undefined;
  const starts = block.items.map((item) => lineOf(text, keyOffset(item)));
  // After a line of one character the lexer reads on by what stands before it: such a line is no part of its own.
  if (!starts.every((start) => start !== undefined && /^\S\S/.test(text.slice(start, start + 2)))) return undefined;
  const [first = 0] = starts as number[];
  const parts: Part[] = first > 0 ? [{ kind: 'head', anchor: { offset: 0 }, length: first, problems: [] }] : [];
  for (const [index, start] of (starts as number[]).entries()) {
    const end = (starts as number[])[index + 1] ?? text.length;
    const made = yield* entryParts(source, names, { start, end, token: block.items[index], pair: contents.items[index], block });
    if (!made) return undefined;
    parts.push(...made);
    if (index % 30 === 29) yield;
  }
  const keys = parts.flatMap(({ entry }) => (entry ? [entry.key] : []));
  return new Set(keys).size === keys.length && !keys.includes('<<') ? parts : undefined;
}

/** The one block of a text without directives, marks of documents and what else stands outside of it. */
export function blockIn(tokens: readonly CST.Token[]): CST.BlockMap | CST.BlockSequence | undefined {
  const [document, ...others] = tokens.filter(({ type }) => !['byte-order-mark', 'comment', 'newline', 'space'].includes(type));
  if (document?.type !== 'document' || others.length > 0 || document.start.some(({ type }) => type === 'doc-start')) return undefined;
  return document.value?.type === 'block-map' || document.value?.type === 'block-seq' ? document.value : undefined;
}

const KEY_TYPES: ReadonlySet<string> = new Set(['scalar', 'single-quoted-scalar', 'double-quoted-scalar']);

/** Where a plain key begins; undefined where something stands before it: a question mark, a tag. */
function keyOffset({ start, key, explicitKey }: CST.BlockMap['items'][number]): number | undefined {
  const isPlain = start.every(({ type }) => ['comment', 'newline', 'space'].includes(type));
  return key && isPlain && !explicitKey && KEY_TYPES.has(key.type) ? key.offset : undefined;
}

/** The start of the line, where the offset is the first thing in it but for blanks. */
function lineOf(text: string, offset: number | undefined): number | undefined {
  if (offset === undefined) return undefined;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(start, offset);
  return before === '\uFEFF' ? offset : /^ *$/.test(before) ? start : undefined;
}

interface EntrySource {
  readonly start: number;
  readonly end: number;
  readonly token: CST.BlockMap['items'][number] | undefined;
  readonly pair: YAMLMap.Parsed['items'][number] | undefined;
  readonly block: CST.BlockMap;
}

function* entryParts(
  source: PartSource,
  names: Names,
  { start, end, token, pair, block }: EntrySource,
): Steps<readonly Part[] | undefined> {
  if (!token || !pair) return undefined;
  const { text } = source;
  const { value } = pair;
  const anchor = { offset: start };
  const place = floating(anchor);
  const problems = new ProblemList();
  const converter = new Converter(text, problems, place, names);
  const key = converter.key(pair.key);
  if (!key || pair.key?.anchor) return undefined;
  const named = { key: key.key, keyRange: key.keyRange };
  const faults = source.pieces.faults;
  const items = token.value?.type === 'block-seq' && isSeq(value) && !value.anchor ? token.value : undefined;
  if (items && isSeq(value)) {
    const first = lineOf(text, items.offset);
    const parts = first === undefined ? undefined : yield* itemParts(source, names, { start: first, end, token: items, list: value });
    if (first === undefined || !parts) return undefined;
    const { node } = converter.convert(null, key.end);
    const unreadable = unreadableIn(source, place, block, [token], faults.get(token));
    return [{ kind: 'list', anchor, length: first - start, entry: { ...named, node }, problems: problems.all, unreadable }, ...parts];
  }
  const converted = converter.convert(value, key.end);
  if (converted.height + 1 > DEEPEST) return undefined;
  const all = [token, ...(isBlock(token.value) ? token.value.items : [])].flatMap((item: BlockItem) => faults.get(item) ?? []);
  const unreadable = unreadableIn(source, place, block, [token], joined(all));
  return [
    {
      kind: 'entry',
      anchor,
      length: end - start,
      entry: { ...named, node: converted.node },
      span: place(value?.range[0] ?? key.end, converted.end),
      problems: problems.all,
      unreadable,
      names: addNames(converter.names, names, unreadable),
    },
  ];
}

interface ItemsSource {
  readonly start: number;
  readonly end: number;
  readonly token: CST.BlockSequence;
  readonly list: YAMLSeq.Parsed;
}

function* itemParts(source: PartSource, names: Names, { start, end, token, list }: ItemsSource): Steps<readonly Part[] | undefined> {
  const { text, pieces } = source;
  const dashes = token.items.map((item) => dashOffset(item));
  const starts = dashes.map((dash) => lineOf(text, dash));
  if (starts[0] !== start || starts.includes(undefined)) return undefined;
  const parts: Part[] = [];
  for (const [index, from] of (starts as number[]).entries()) {
    const anchor = { offset: from };
    const place = floating(anchor);
    const problems = new ProblemList();
    const converter = new Converter(text, problems, place, names);
    const dash = dashes[index] ?? from;
    const value = list.items[index] ?? null;
    const { node, height, end: until } = converter.convert(value, dashes[0] ?? 0);
    if (height + 2 > DEEPEST) return undefined;
    const item = token.items[index];
    const unreadable = item && unreadableIn(source, place, token, [item], pieces.faults.get(item));
    const span = place(value?.range[0] ?? from, until);
    if (index % 30 === 29) yield;
    parts.push({
      kind: 'item',
      anchor,
      length: ((starts as number[])[index + 1] ?? end) - from,
      item: { node: isBroken(unreadable) ? unknownNode(span) : node, indent: dash - from },
      span,
      problems: problems.all,
      unreadable,
      names: addNames(converter.names, names, unreadable),
    });
  }
  return parts;
}

function addNames(own: PartNames | undefined, names: Names, unreadable: Unreadable | undefined): PartNames | undefined {
  if (!own) return undefined;
  const unsure = ([name, found]: readonly [string, Converted]) => [name, { ...found, node: unknownNode(found.node.range) }] as const;
  const defines = isBroken(unreadable) ? new Map([...own.defines].map(unsure)) : own.defines;
  for (const [name, found] of defines) names.set(name, found);
  return { ...own, defines };
}

function unreadableIn(
  { text }: PartSource,
  place: Places,
  block: CST.BlockMap | CST.BlockSequence,
  items: readonly BlockItem[],
  faults: Faults | undefined,
): Unreadable | undefined {
  return faults && isWrong(faults) ? unreadableOf(faults, [{ ...block, items } as CST.BlockSequence], text, place) : undefined;
}

function dashOffset({ start }: CST.BlockSequence['items'][number]): number | undefined {
  let dash: CST.SourceToken | undefined;
  for (const token of start) {
    if (token.type === 'seq-item-ind' && !dash) dash = token;
    else if (!dash && !['comment', 'newline', 'space'].includes(token.type)) return undefined;
  }
  return dash?.offset;
}
