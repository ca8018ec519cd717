import { isMap, isPair, isSeq, type CST, type Document, type ParsedNode, type YAMLError, type YAMLWarning } from 'yaml';
import type { Steps } from '../steps.js';
import { composerOf } from './compose.js';

type Block = CST.BlockMap | CST.BlockSequence;
export type BlockItem = Block['items'][number];

/** What is wrong with the YAML of a text, or of a piece of it. */
export interface Faults {
  readonly errors: readonly YAMLError[];
  readonly warnings: readonly YAMLWarning[];
}

/** The documents of a text, read a piece at a time. */
export interface Pieces {
  readonly documents: readonly Document.Parsed[];
  /** What stands in no entry of a first level. */
  readonly around: Faults;
  /** Of each entry of the first level and of each entry below it, if there is something wrong. */
  readonly faults: ReadonlyMap<BlockItem, Faults>;
}

/** About so much text is read in one go: a moment's work. Where something is wrong in it, each entry of it is read by itself. */
const PIECE = 5000;

/**
 * Reads tokens into nodes, as `documentsOf` does, but entry by entry: so the work can be paused, and of each mistake it is known to
 * which entry it belongs.
 */
export function* composeSteps(tokens: readonly CST.Token[], length: number): Steps<Pieces> {
  const composer = composerOf();
  const documents: Document.Parsed[] = [];
  const blocks = new Map<number, Block>();
  // A piece read by itself would not know the tags that directives declare.
  const whole = tokens.some(({ type }) => type === 'directive');
  let count = 0;
  for (const token of tokens) {
    const block = token.type === 'document' && !whole && isBlock(token.value) ? token.value : undefined;
    if (token.type === 'document') {
      if (block) blocks.set(count, block);
      count += 1;
    }
    documents.push(...composer.next(block && token.type === 'document' ? { ...token, value: { ...block, items: [] } as Block } : token));
  }
  documents.push(...composer.end(false, length));
  const faults = new Map<BlockItem, Faults>();
  for (const [index, block] of blocks) {
    const contents = documents[index]?.contents;
    if (contents) yield* fill(contents, block, 0, length, faults);
  }
  return { documents, around: joined(documents), faults };
}

/** Everything that is wrong, wherever it stands. */
export function allFaults({ around, faults }: Pieces): Faults {
  return joined([around, ...faults.values()]);
}

export function joined(all: readonly Faults[]): Faults {
  return { errors: all.flatMap(({ errors }) => errors), warnings: all.flatMap(({ warnings }) => warnings) };
}

export function isWrong({ errors, warnings }: Faults): boolean {
  return errors.length > 0 || warnings.length > 0;
}

export function isBlock(token: CST.Token | null | undefined): token is Block {
  return token?.type === 'block-map' || token?.type === 'block-seq';
}

/** @param end where the text of the block ends */
function* fill(contents: ParsedNode, block: Block, depth: number, end: number, faults: FaultMap): Steps<void> {
  let batch: BlockItem[] = [];
  let size = 0;
  const flush = (): void => {
    const { node, wrong } = read(block, batch);
    add(contents, node);
    if (wrong) for (const item of batch) blame(block, item, depth, faults);
    [batch, size] = [[], 0];
  };
  for (const [index, item] of block.items.entries()) {
    const from = offsetOf(item) ?? block.offset;
    const to = offsetOf(block.items[index + 1]) ?? end;
    if (isBlock(item.value) && to - from > PIECE) {
      if (batch.length > 0) flush();
      const inner: FaultMap = new Map();
      const bare = withoutBelow(item, item.value);
      const { node, wrong } = read(block, [bare]);
      if (wrong) inner.set(bare, wrong);
      const [below] = add(contents, node);
      if (below) yield* fill(below, item.value, depth + 1, to, inner);
      tell(item, bare, depth, inner, faults);
      continue;
    }
    batch.push(item);
    size += to - from;
    if (size < PIECE) continue;
    flush();
    yield;
  }
  if (batch.length > 0) flush();
  yield;
}

type FaultMap = Map<BlockItem, Faults>;

/** What is wrong in an entry: of one of the first level also in which of those below it. */
function blame(block: Block, item: BlockItem, depth: number, faults: FaultMap): void {
  if (depth > 0 || !isBlock(item.value)) return keep(faults, item, [read(block, [item]).wrong ?? NONE]);
  const inner: FaultMap = new Map();
  const bare = withoutBelow(item, item.value);
  for (const below of item.value.items) keep(inner, below, [read(item.value, [below]).wrong ?? NONE]);
  keep(inner, bare, [read(block, [bare]).wrong ?? NONE]);
  tell(item, bare, depth, inner, faults);
}

function tell(item: BlockItem, bare: BlockItem, depth: number, inner: FaultMap, faults: FaultMap): void {
  // The deeper ones are told as one with the entry they stand in.
  if (depth > 0) return keep(faults, item, [...inner.values()]);
  keep(faults, item, [inner.get(bare) ?? NONE]);
  for (const [below, found] of inner) if (below !== bare) faults.set(below, found);
}

function withoutBelow(item: BlockItem, value: Block): BlockItem {
  return { ...item, value: { ...value, items: [] } };
}

const NONE: Faults = { errors: [], warnings: [] };

function keep(faults: FaultMap, item: BlockItem, found: readonly Faults[]): void {
  const all = joined(found);
  if (isWrong(all)) faults.set(item, all);
}

/** Puts the entries of a piece where they belong; @returns their values */
function add(contents: ParsedNode, piece: ParsedNode | null): readonly (ParsedNode | null)[] {
  if (isMap(contents) && isMap(piece)) {
    contents.items.push(...piece.items);
    return piece.items.map(({ value }) => value);
  }
  if (!isSeq(contents) || !isSeq(piece)) return [];
  contents.items.push(...piece.items);
  return piece.items.map((item) => (isPair(item) ? null : item));
}

function read(block: Block, items: readonly BlockItem[]): { readonly node: ParsedNode | null; readonly wrong?: Faults } {
  const [document] = compose(block, items);
  const node = document?.contents ?? null;
  return document && isWrong(document) ? { node, wrong: document } : { node };
}

function compose(block: Block, items: readonly BlockItem[]): readonly Document.Parsed[] {
  const composer = composerOf();
  const value = { ...block, offset: offsetOf(items[0]) ?? block.offset, items } as Block;
  const token: CST.Document = { type: 'document', offset: value.offset, start: [], value };
  const traces = Error as { stackTraceLimit?: number };
  const { stackTraceLimit = 10 } = traces;
  // Where in the library a mistake was found nobody asks, and to write it down takes longer than to find it.
  traces.stackTraceLimit = 0;
  try {
    return [...composer.next(token), ...composer.end()];
  } finally {
    traces.stackTraceLimit = stackTraceLimit;
  }
}

function offsetOf(item: BlockItem | undefined): number | undefined {
  return item?.start[0]?.offset ?? item?.key?.offset;
}
