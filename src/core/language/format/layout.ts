import type { CST } from 'yaml';
import type { TextLines } from './textLines.js';

/** What becomes of a line. */
export type LineRule =
  /** An entry, an item or a value begins in it: it is set in by `column`. */
  | { readonly kind: 'begin'; readonly column: number }
  /** It goes on with a value of several lines, or is a line of a block text: it moves as a whole. Only the end of the
   * last line is its own. */
  | { readonly kind: 'move'; readonly by: number; readonly least: number; readonly isLast: boolean }
  /** A directive, or a mark of a document. */
  | { readonly kind: 'keep' };

/** A run of blanks behind a colon or dash that becomes one blank. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

type Parent = { readonly kind: 'map' | 'list' | 'root'; readonly from: number; readonly to: number };

const STEP = 2;
const ROOT: Parent = { kind: 'root', from: -STEP, to: -STEP };

/** Where the lines of a file should begin: two blanks for each level. */
export class Layout {
  readonly rules = new Map<number, LineRule>();
  readonly gaps: Gap[] = [];
  /** Something is written in a way that this has no rules for. */
  strange = false;

  constructor(
    private readonly lines: TextLines,
    tokens: readonly CST.Token[],
  ) {
    for (const token of tokens) {
      if (token.type === 'document') this.document(token);
      else if (token.type === 'directive' || token.type === 'doc-end') this.rules.set(lines.indexAt(token.offset), { kind: 'keep' });
    }
  }

  private document({ start, value }: CST.Document): void {
    for (const { type, offset } of start) if (type === 'doc-start') this.rules.set(this.lines.indexAt(offset), { kind: 'keep' });
    this.properties(start, ROOT);
    if (value) this.value(value, ROOT);
  }

  /** Anchors and tags that begin a line. */
  private properties(tokens: readonly CST.SourceToken[], parent: Parent): void {
    for (const { type, offset } of tokens) if (type === 'anchor' || type === 'tag') this.begin(offset, parent.to + STEP);
  }

  private begin(offset: number, column: number): void {
    const index = this.lines.indexAt(offset);
    if (this.lines.begins(offset) && !this.rules.has(index)) this.rules.set(index, { kind: 'begin', column });
  }

  private value(token: CST.Token, parent: Parent): void {
    if (token.type === 'block-map') return this.map(token, parent.to + STEP);
    if (token.type === 'block-seq') {
      const isBelowKey = parent.kind === 'map' && this.lines.columnOf(token.offset) === parent.from;
      return this.list(token, isBelowKey ? parent.to : parent.to + STEP);
    }
    if (token.type === 'block-scalar') return this.blockText(token, parent);
    this.begin(token.offset, parent.to + STEP);
    this.goOn(token.offset, endOf(token), parent);
  }

  private map({ items }: CST.BlockMap, column: number): void {
    for (const { start, key, sep, value } of items) {
      if (start.some(({ type }) => type === 'explicit-key-ind')) this.strange = true;
      const first = start.find(({ type }) => type === 'anchor' || type === 'tag')?.offset ?? key?.offset ?? sep?.[0]?.offset;
      if (first === undefined) continue;
      const parent: Parent = { kind: 'map', from: this.lines.columnOf(first), to: column };
      this.begin(first, column);
      if (key) this.goOn(key.offset, endOf(key), parent);
      this.gap(sep ?? [], 'map-value-ind', value);
      this.properties(sep ?? [], parent);
      if (value) this.value(value, parent);
    }
  }

  private list({ items }: CST.BlockSequence, column: number): void {
    for (const { start, value } of items) {
      const dash = start.find(({ type }) => type === 'seq-item-ind');
      if (!dash) continue;
      const parent: Parent = { kind: 'list', from: this.lines.columnOf(dash.offset), to: column };
      this.begin(dash.offset, column);
      this.gap(start, 'seq-item-ind', value);
      this.properties(start.slice(start.indexOf(dash)), parent);
      if (value) this.value(value, parent);
    }
  }

  /** The blanks behind a mark, where something but a comment follows in its line. */
  private gap(tokens: readonly CST.SourceToken[], mark: string, value: CST.Token | null | undefined): void {
    const at = tokens.findIndex(({ type }) => type === mark);
    const blanks = tokens[at + 1];
    const next = tokens[at + 2]?.type ?? value?.type;
    if (at < 0 || blanks?.type !== 'space' || next === undefined || next === 'comment' || next === 'newline') return;
    if (blanks.source !== ' ') this.gaps.push({ start: blanks.offset, end: blanks.offset + blanks.source.length });
  }

  /** Lines of a value behind its first move as that one does. */
  private goOn(start: number, end: number, parent: Parent): void {
    const [first, last] = [this.lines.indexAt(start), this.lines.indexAt(Math.max(start, end - 1))];
    if (first === last) return;
    const own = this.rules.get(first);
    const by = own?.kind === 'begin' ? own.column - (this.lines.all[first]?.column ?? 0) : parent.to - parent.from;
    for (let index = first + 1; index <= last; index += 1)
      this.rules.set(index, { kind: 'move', by, least: parent.to + 1, isLast: index === last });
  }

  private blockText({ props: tokens, source }: CST.BlockScalar, parent: Parent): void {
    const props = tokens.flatMap((token) => ('source' in token ? [token] : []));
    const header = props.find(({ type }) => type === 'block-scalar-header');
    const last = props.at(-1);
    if (!header || !last) return;
    this.begin(header.offset, parent.to + STEP);
    const start = last.offset + last.source.length;
    const text = header.source.includes('+') ? source : source.replace(/(?:\r?\n[ \t]*)+$/, '');
    if (text.trim() === '' && !header.source.includes('+')) return;
    const column = /^(?:[ \t]*\r?\n)*( *)/.exec(source)?.[1]?.length ?? 0;
    const by = /\d/.test(header.source) || column === 0 ? parent.to - parent.from : parent.to + STEP - column;
    if (parent.kind === 'root') return this.moveText(start, text, 0);
    this.moveText(start, text, by);
  }

  private moveText(start: number, text: string, by: number): void {
    const end = start + text.length;
    for (let index = this.lines.indexAt(start); index < this.lines.all.length; index += 1) {
      if ((this.lines.all[index]?.start ?? end) >= end) return;
      this.rules.set(index, { kind: 'move', by, least: 0, isLast: false });
    }
  }
}

/** Behind the last sign of a value that is no block. */
function endOf(token: CST.Token): number {
  if (token.type === 'flow-collection') {
    const close = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
    return close ? close.offset + 1 : token.offset;
  }
  return token.offset + ('source' in token ? token.source.length : 0);
}
