import { isScalarValue, isSpecList, isSpecMap, type SpecMap, type SpecValue } from './data.js';
import type { Style } from './marks.js';
import { doubleQuoted, scalarText, type ScalarStyle } from './scalarText.js';

/** A value as text: what stands behind its colon or dash, and whole lines below. */
export interface Written {
  readonly head: string;
  readonly body: readonly string[];
}

export interface WriteStyle extends Style {
  /** Texts and keys in double quotes. */
  readonly json: boolean;
  /** Texts of several lines stay on one, for a block would take what comes behind it for text. */
  readonly noBlocks?: boolean;
}

/** A map or list longer than this is not written on one line. */
const SHORT = 60;

/** A value on one line, in braces and brackets. */
export function flowText(value: SpecValue, style: WriteStyle, prefer: ScalarStyle['prefer'] = 'plain'): string {
  if (isSpecList(value)) return `[${value.map((item) => flowText(item, style)).join(', ')}]`;
  if (!isSpecMap(value)) return flowScalar(value, style, prefer);
  const entries = Object.entries(value).map(([key, item]) => `${keyText(key, style, true)}: ${flowText(item, style)}`);
  return entries.length === 0 ? '{}' : `{${style.pad}${entries.join(', ')}${style.pad}}`;
}

function flowScalar(value: Exclude<SpecValue, SpecMap | readonly SpecValue[]>, style: WriteStyle, prefer: ScalarStyle['prefer']): string {
  if (style.json && typeof value === 'string') return doubleQuoted(value);
  return scalarText(value, { prefer, quote: style.quote, flow: true });
}

/** A key, always on one line. */
export function keyText(key: string, style: WriteStyle, flow: boolean): string {
  return style.json ? doubleQuoted(key) : scalarText(key, { prefer: 'plain', quote: style.quote, flow });
}

export interface BlockPlace {
  readonly place: 'key' | 'item' | 'root';
  /** Of the key or dash. */
  readonly column: number;
  /** An item's map or list begins on a line below where an anchor stands behind the dash. */
  readonly below?: boolean;
  /** Small maps stay open, for there is more to come: items of `resources`. */
  readonly open?: boolean;
  readonly prefer?: ScalarStyle['prefer'];
}

/**
 * A value in block style. Small lists of scalars, and small maps of scalars that are items, stand on one line; texts of
 * several lines become literal blocks where nothing of them can be lost.
 */
export function blockText(value: SpecValue, style: WriteStyle, where: BlockPlace): Written {
  const { place, column } = where;
  if (isScalarValue(value)) {
    const literal = typeof value === 'string' && style.noBlocks !== true ? literalBlock(value, column + style.mapStep) : undefined;
    return literal ?? { head: scalarText(value, { prefer: where.prefer ?? 'plain', quote: style.quote, flow: false }), body: [] };
  }
  const items = isSpecList(value) ? value : Object.values(value);
  const oneLine =
    items.length === 0 ? flowText(value, style) : items.every(isScalarValue) && !hasLines(items) ? flowText(value, style) : undefined;
  const mayStay = items.length === 0 || isSpecList(value) || (place === 'item' && where.open !== true);
  if (oneLine !== undefined && mayStay && place !== 'root' && oneLine.length <= SHORT) return { head: oneLine, body: [] };
  if (oneLine !== undefined && items.length === 0) return { head: oneLine, body: [] };
  const inner = place === 'root' ? 0 : place === 'item' ? column + 2 : column + (isSpecList(value) ? style.listStep : style.mapStep);
  const lines = isSpecList(value) ? itemLines(value, style, inner, where.open) : entryLines(value, style, inner, place === 'root');
  if (place === 'item' && where.below !== true) return { head: lines[0]?.trimStart() ?? '', body: lines.slice(1) };
  return { head: '', body: lines };
}

function hasLines(items: readonly SpecValue[]): boolean {
  return items.some((item) => typeof item === 'string' && item.includes('\n'));
}

/** The lines of a map's entries, set in. */
export function entryLines(map: SpecMap, style: WriteStyle, column: number, root = false): readonly string[] {
  return Object.entries(map).flatMap(([key, item]) => {
    const { head, body } = blockText(item, style, { place: 'key', column, open: root && key === 'resources' });
    return [`${' '.repeat(column)}${keyText(key, style, false)}:${head === '' ? '' : ` ${head}`}`, ...body];
  });
}

/** The lines of a list's items, set in. */
export function itemLines(list: readonly SpecValue[], style: WriteStyle, column: number, open = false): readonly string[] {
  return list.flatMap((item) => {
    const { head, body } = blockText(item, style, { place: 'item', column, open });
    return [`${' '.repeat(column)}- ${head}`, ...body];
  });
}

/** A text of several lines as it is; undefined for those whose blanks or other characters a block could lose. */
function literalBlock(value: string, column: number): Written | undefined {
  if (!value.includes('\n') || !LITERAL.test(value)) return undefined;
  const lines = value.replace(/\n$/, '').split('\n');
  if (/^\s|^$/.test(lines[0] ?? '') || lines.at(-1) === '' || lines.some((line) => /[ \t]$/.test(line))) return undefined;
  return { head: value.endsWith('\n') ? '|' : '|-', body: lines.map((line) => (line === '' ? '' : ' '.repeat(column) + line)) };
}

const LITERAL = /^(?:[\n\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]|[\ud800-\udbff][\udc00-\udfff])*$/;
