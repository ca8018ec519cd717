import type { ParsedNode } from 'yaml';
import type { TreePath } from '../tree.js';
import { keysAt, placeOf } from './order.js';
import type { SpecValue } from './data.js';
import { blanksBetween, insertBlock, insertFlow } from './insert.js';
import { columnOf } from './lines.js';
import { piecesOf, type Collection, type Span } from './pieces.js';
import { regionOf } from './comments.js';
import { removeBlock, removeFlow } from './remove.js';
import { replaceValue, writeAt } from './replace.js';
import { isJson, type Slot, type SpecSource } from './source.js';
import type { TextEdit } from './textEdit.js';
import { entryLines, flowText, itemLines, keyText, type Written } from './write.js';

/** What a change does to a file: the edits, and what they do to anchors and aliases. */
export class Plan {
  readonly edits: TextEdit[] = [];
  /** Parts of the text that are no longer there. */
  readonly gone: Span[] = [];
  /** Nodes whose data are no longer what they were. */
  readonly changed = new Set<ParsedNode>();

  constructor(readonly source: SpecSource) {}

  /** Another value in the place of one. */
  replace(slot: Slot, value: SpecValue, path: TreePath): void {
    this.write(slot, writeAt(this.source, slot, value, path));
  }

  write(slot: Slot, written: Written): void {
    const { value, end } = slot.piece;
    if (value) {
      this.gone.push({ start: value.range[0], end });
      this.changed.add(value);
    }
    this.edits.push(...replaceValue(this.source, slot, written));
  }

  /** A map that takes over what an alias gives: the alias itself stays in the text. */
  keepAlias(slot: Slot, written: Written): void {
    this.edits.push(...replaceValue(this.source, slot, written));
  }

  /** A key that is not there yet; `siblings` are the entries that stay, by index. */
  addKey(holder: Slot, node: Collection, path: TreePath, key: string, value: SpecValue, kept?: readonly number[], joined = false): void {
    const { source } = this;
    const pieces = piecesOf(source.text, node);
    const stay = kept ?? pieces.map((_, i) => i);
    const rank = placeOf(
      key,
      stay.map((i) => pieces[i]?.key),
      keysAt(path),
    );
    const before = stay[rank - 1];
    const at = before === undefined ? (stay[0] ?? 0) : before + 1;
    const style = { ...source.style, json: isJson(source, holder, node) };
    if (node.flow || holder.flow) {
      this.edits.push(...insertFlow(source, holder, node, at, `${keyText(key, style, true)}: ${flowText(value, style)}`));
    } else {
      const column = columnOf(source.text, pieces[0]?.start ?? 0);
      const [first = '', ...rest] = entryLines({ [key]: value }, style, column, path.length === 0);
      this.edits.push(
        ...insertBlock(source, holder, node, at, [first.trimStart(), ...rest], {
          ahead: before === undefined,
          joined: joined && before === undefined,
        }),
      );
    }
  }

  /** Items that are not there yet, in front of the one at `at`. */
  addItems(holder: Slot, node: Collection, path: TreePath, at: number, values: readonly SpecValue[]): void {
    const { source } = this;
    if (node.flow || holder.flow) {
      const style = { ...source.style, json: isJson(source, holder, node) };
      this.edits.push(...insertFlow(source, holder, node, at, values.map((value) => flowText(value, style)).join(', ')));
    } else {
      const column = columnOf(source.text, piecesOf(source.text, node)[0]?.start ?? 0);
      const open = path.length === 1 && path[0] === 'resources';
      for (const value of values) {
        const [first = '', ...rest] = itemLines([value], { ...source.style, json: false }, column, open);
        this.addLines(holder, node, at, [first.trimStart(), ...rest]);
      }
    }
  }

  addLines(holder: Slot, node: Collection, at: number, lines: readonly string[]): void {
    this.edits.push(...insertBlock(this.source, holder, node, at, lines, { apart: blanksBetween(this.source, holder, node) }));
  }

  /** Takes entries away, of which others have to stay; tells whether the next came up into the line of the list's dash. */
  remove(holder: Slot, node: Collection, from: number, to: number, end?: number): boolean {
    const pieces = piecesOf(this.source.text, node);
    this.gone.push({ start: pieces[from]?.start ?? 0, end: pieces[to]?.end ?? 0 });
    for (const piece of pieces.slice(from, to + 1)) if (piece.value) this.changed.add(piece.value);
    if (node.flow || holder.flow) {
      this.edits.push(...removeFlow(this.source, holder, node, from, to));
      return false;
    }
    const { edits, joins } = removeBlock(this.source, holder, node, from, to, end);
    this.edits.push(...edits);
    return joins;
  }

  /** The text of an item with what belongs to it, its first line without what it is set in. */
  itemText(holder: Slot, node: Collection, index: number, comments: boolean): Span {
    const piece = piecesOf(this.source.text, node)[index];
    if (!piece) throw new RangeError(`no item ${index}`);
    if (node.flow || holder.flow) return { start: piece.start, end: piece.end };
    const region = regionOf(this.source, holder, node, index);
    const start = comments && region.ownLine ? region.start + columnOf(this.source.text, piece.start) : piece.start;
    return { start, end: region.end };
  }
}
