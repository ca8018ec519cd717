import { t } from '../l10n.js';
import type { Range } from '../result.js';
import { scalarText, type LooseItem, type LooseNode, type LoosePair } from './looseTree.js';
import { endOfTop, type PartedText, type TextPart, type Top } from './partedText.js';

/** A row of the outline. */
export interface OutlineSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineKind;
  readonly range: Range;
  /** Its name in the text; lies in `range`. */
  readonly selection: Range;
  readonly children: readonly OutlineSymbol[];
}

export type OutlineKind =
  'module' | 'namespace' | 'interface' | 'class' | 'method' | 'variable' | 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** More rows than anybody reads; of a larger file only the upper levels are told. */
const MOST = 10_000;
const LONGEST_DETAIL = 60;
/** What an item of a list is called by. */
const NAMES = ['name', 'id', 'title', 'key'];

/** The keys and items of any YAML. */
export function yamlSymbols(text: PartedText): readonly OutlineSymbol[] {
  return withinLimit(text.tops.flatMap((top) => symbolsOfTop(text, top)));
}

function symbolsOfTop(text: PartedText, top: Top): readonly OutlineSymbol[] {
  const own = symbolsOfPart(text, top.part, 0);
  const [first, ...others] = own;
  if (!first || top.children.length === 0) return own;
  const items: OutlineSymbol[] = [];
  for (const child of top.children) items.push(...symbolsOfPart(text, child, items.length));
  const isList = top.children.some(({ content }) => content.tree?.kind === 'list');
  const range = { start: first.range.start, end: endOfTop(top) };
  return [{ ...first, kind: isList ? 'array' : 'object', range, children: items }, ...others];
}

function symbolsOfPart(text: PartedText, part: TextPart, index: number): readonly OutlineSymbol[] {
  const { tree } = part.content;
  if (!tree) return [];
  const reader = new SymbolReader(text.textOf(part), part.start);
  return tree.kind === 'list' ? tree.items.map((item, at) => reader.item(item, index + at)) : reader.below(tree);
}

/** Reads the text of a part that begins at an offset of the whole. */
export class SymbolReader {
  constructor(
    private readonly text: string,
    private readonly offset: number,
  ) {}

  range({ start, end }: Range): Range {
    return { start: this.offset + start, end: this.offset + end };
  }

  below(node: LooseNode | undefined): readonly OutlineSymbol[] {
    if (node?.kind === 'map') return node.pairs.map((pair) => this.pair(pair));
    return node?.kind === 'list' ? node.items.map((item, index) => this.item(item, index)) : [];
  }

  pair(pair: LoosePair): OutlineSymbol {
    return { ...this.row(pair), children: this.below(pair.value) };
  }

  /** A pair without what stands below it. */
  row(pair: LoosePair): OutlineSymbol {
    const { key, value } = pair;
    const selection = this.range(key ?? { start: pair.start, end: pair.start });
    return { name: nameOf(this.textOf(key)), ...this.said(value), range: this.range(pair), selection, children: [] };
  }

  item({ start, end, value }: LooseItem, index: number): OutlineSymbol {
    const name = value?.kind === 'scalar' ? this.textOf(value) : this.namedBy(value);
    const range = this.range({ start, end });
    return { name: nameOf(name ?? String(index)), ...this.said(value), detail: '', range, selection: range, children: this.below(value) };
  }

  /** The text of a scalar, on one line; undefined for other nodes. */
  textOf(node: LooseNode | undefined): string | undefined {
    return node?.kind === 'scalar' ? shortened(scalarText(this.text, node)) : undefined;
  }

  private namedBy(node: LooseNode | undefined): string | undefined {
    if (node?.kind !== 'map') return undefined;
    const named = node.pairs.filter(({ key, value }) => key && value?.kind === 'scalar' && NAMES.includes(this.textOf(key) ?? ''));
    return this.textOf(named[0]?.value);
  }

  private said(node: LooseNode | undefined): { readonly kind: OutlineKind; readonly detail: string } {
    if (node?.kind === 'map') return { kind: 'object', detail: '' };
    if (node?.kind === 'list') return { kind: 'array', detail: '' };
    const detail = this.textOf(node) ?? '';
    return { kind: node?.kind === 'scalar' && node.style !== 'plain' ? 'string' : kindOfPlain(detail), detail };
  }
}

function kindOfPlain(text: string): OutlineKind {
  if (/^(?:|~|null|Null|NULL)$/.test(text)) return 'null';
  if (/^(?:true|false)$/i.test(text)) return 'boolean';
  return /^[-+]?(?:\d[\d.]*(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+)$/i.test(text) ? 'number' : 'string';
}

/** An editor refuses a row without a name. */
function nameOf(text: string | undefined): string {
  return text === undefined || text.trim() === '' ? t('(no name)') : text;
}

function shortened(text: string): string {
  const line = text.slice(0, LONGEST_DETAIL * 2).replace(/\s+/g, ' ');
  return line.length <= LONGEST_DETAIL ? line : `${line.slice(0, LONGEST_DETAIL - 1)}…`;
}

/** Leaves out the deepest levels until few enough rows are left. */
export function withinLimit(symbols: readonly OutlineSymbol[], most = MOST): readonly OutlineSymbol[] {
  const counts: number[] = [];
  const count = (rows: readonly OutlineSymbol[], level: number): void => {
    counts[level] = (counts[level] ?? 0) + rows.length;
    for (const { children } of rows) if (children.length > 0) count(children, level + 1);
  };
  count(symbols, 0);
  let sum = 0;
  const levels = counts.findIndex((rows) => (sum += rows) > most);
  return levels < 0 ? symbols : cut(symbols.slice(0, most), Math.max(levels, 1));
}

function cut(symbols: readonly OutlineSymbol[], levels: number): readonly OutlineSymbol[] {
  return symbols.map((symbol) => ({ ...symbol, children: levels > 1 ? cut(symbol.children, levels - 1) : [] }));
}
