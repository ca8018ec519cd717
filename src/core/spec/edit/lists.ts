import { isAlias, isMap, isSeq } from 'yaml';
import type { TreePath } from '../tree.js';
import { keepAliases, repaired, repairs, type Repair, type Segment } from './aliases.js';
import { regionOf, type Region } from './comments.js';
import { isSpecList, type SpecValue } from './data.js';
import { insertFlow } from './insert.js';
import { beforeLineEnd, behindLineEnd } from './lines.js';
import { indexOfKey, piecesOf, type Collection, type Span } from './pieces.js';
import type { Plan } from './plan.js';
import { setBelow } from './set.js';
import { rootSlot, slotOf, type Slot } from './source.js';
import { dataAt } from './values.js';

interface List {
  readonly slot: Slot;
  readonly node: Collection;
}

/** The list at a path, where its items stand there themselves; undefined where it is missing, empty or comes by an alias. */
function listAt({ source }: Plan, path: TreePath): List | undefined {
  let slot = rootSlot(source);
  for (const part of path) {
    const node = slot.piece.value;
    if (isAlias(node) || (!isMap(node) && !isSeq(node))) return undefined;
    const pieces = piecesOf(source.text, node);
    const piece = isMap(node) ? pieces[indexOfKey(pieces, String(part))] : pieces[Number(part)];
    if (!piece) return undefined;
    slot = slotOf(source, slot, node, piece);
  }
  const node = slot.piece.value;
  return isSeq(node) && node.items.length > 0 ? { slot, node } : undefined;
}

/** Marks the list, and all it stands in, as changed: aliases of them have to keep the old data. */
function touch(plan: Plan, path: TreePath): void {
  let slot = rootSlot(plan.source);
  for (const part of [...path, undefined]) {
    const node = slot.piece.value;
    if (!isMap(node) && !isSeq(node)) return;
    plan.changed.add(node);
    const pieces = piecesOf(plan.source.text, node);
    const piece = isMap(node) ? pieces[indexOfKey(pieces, String(part))] : pieces[Number(part)];
    if (!piece || part === undefined) return;
    slot = slotOf(plan.source, slot, node, piece);
  }
}

/** Puts an item into a list; the list is made where it is missing. */
export function insertItem(plan: Plan, path: TreePath, index: number, value: SpecValue): void {
  const list = listAt(plan, path);
  if (!list) return changeData(plan, path, (items) => withItem(items, clamp(index, items.length), value));
  touch(plan, path);
  plan.addItems(list.slot, list.node, path, clamp(index, list.node.items.length), [value]);
  keepAliases(plan);
}

/** Puts an item's own text, with the comments inside of it, into its list once more, so that it becomes item `to`. */
export function copyItem(plan: Plan, path: TreePath, from: number, to: number): void {
  const list = listAt(plan, path);
  if (!list) return changeData(plan, path, (items) => withItem(items, clamp(to, items.length), items[from]));
  const { slot, node } = list;
  const pieces = piecesOf(plan.source.text, node);
  if (!pieces[from]) return;
  touch(plan, path);
  const at = clamp(to, pieces.length);
  const found = repairs(plan, around(plan, pieces, withItem<Segment>(pieces, at, { ...pieces[from], copy: true })));
  const span = plan.itemText(slot, node, from, false);
  const text = repaired(
    plan.source.text,
    span,
    found.filter(({ copy }) => copy).flatMap(({ edits }) => edits),
  );
  plan.edits.push(...found.filter(({ copy }) => !copy).flatMap(({ edits }) => edits));
  if (node.flow || slot.flow) plan.edits.push(...insertFlow(plan.source, slot, node, at, text));
  else plan.addLines(slot, node, at, [text]);
}

/** Takes an item's text with the comments that belong to it to another place of its list, so that it becomes item `to`. */
export function moveItem(plan: Plan, path: TreePath, from: number, to: number): void {
  const list = listAt(plan, path);
  if (!list) return changeData(plan, path, (items) => moved(items, from, clamp(to, items.length - 1)));
  const { slot, node } = list;
  const pieces = piecesOf(plan.source.text, node);
  const at = clamp(to, pieces.length - 1);
  if (!pieces[from] || at === from) return;
  touch(plan, path);
  const found = repairs(plan, around(plan, pieces, moved(pieces, from, at)));
  const inLines = !node.flow && !slot.flow && regionOf(plan.source, slot, node, 0).ownLine;
  if (inLines) moveLines(plan, list, from, at, found);
  else swapTexts(plan, list, from, at, found);
}

function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  return item === undefined ? items : withItem([...items.slice(0, from), ...items.slice(from + 1)], to, item);
}

function withItem<T>(items: readonly T[], at: number, item: T | undefined): readonly T[] {
  return item === undefined ? items : [...items.slice(0, at), item, ...items.slice(at)];
}

function around({ source }: Plan, pieces: readonly Span[], order: readonly Segment[]): readonly Segment[] {
  return [{ start: 0, end: pieces[0]?.start ?? 0 }, ...order, { start: pieces.at(-1)?.end ?? 0, end: source.text.length }];
}

function clamp(index: number, most: number): number {
  return Math.max(0, Math.min(index, most));
}

/** A list that comes by an alias or a merge becomes the place's own. */
function changeData(plan: Plan, path: TreePath, change: (items: readonly SpecValue[]) => readonly SpecValue[]): void {
  const data = dataAt(plan.source, path);
  if (data !== undefined && data !== null && !isSpecList(data)) return;
  const after = change(data ?? []);
  if (after.length === 0) return;
  setBelow(plan, rootSlot(plan.source), path, 0, after);
  keepAliases(plan);
}

/** One deletion and one insertion; the blank lines beside the item go with it. */
function moveLines(plan: Plan, { slot, node }: List, from: number, to: number, found: readonly Repair[]): void {
  const { text, eol } = plan.source;
  const region = (index: number): Region => regionOf(plan.source, slot, node, index);
  const [own, other] = [region(from), region(to)];
  const inside = ({ at }: Repair): boolean => at >= own.start && at < own.end;
  const item = repaired(
    text,
    own,
    found.filter(inside).flatMap(({ edits }) => edits),
  );
  plan.edits.push(...found.filter((one) => !inside(one)).flatMap(({ edits }) => edits));
  const [before, after] = from < to ? [own, region(from + 1)] : [region(from - 1), own];
  const gap = text.slice(before.end, after.start);
  const blank = /^\s*$/.test(gap);
  const between = blank ? gap : eol;
  if (from < to) {
    plan.edits.push({ start: own.start, end: blank ? after.start : behindLineEnd(text, own.end), text: '' });
    plan.edits.push({ start: other.end, end: other.end, text: between + item });
    return;
  }
  const behind = behindLineEnd(text, own.end);
  plan.edits.push({ start: other.start, end: other.start, text: item + between });
  if (blank) plan.edits.push({ start: before.end, end: own.end, text: '' });
  else if (behind > own.end) plan.edits.push({ start: own.start, end: behind, text: '' });
  else plan.edits.push({ start: beforeLineEnd(text, own.start), end: own.end, text: '' });
}

/** Each place gets the text of another item: in braces, and where the first item shares its line with another dash. */
function swapTexts(plan: Plan, { slot, node }: List, from: number, to: number, found: readonly Repair[]): void {
  const { text } = plan.source;
  const pieces = piecesOf(text, node);
  const order = moved([...pieces.keys()], from, to);
  const spans = pieces.map((_, i) => plan.itemText(slot, node, i, true));
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const within = (span: Span | undefined, { at }: Repair): boolean => span !== undefined && at >= span.start && at < span.end;
  for (let place = first; place <= last; place += 1) {
    const [span, item] = [spans[place], spans[order[place] ?? place]];
    if (!span || !item) continue;
    const edits = found.filter((one) => within(item, one)).flatMap((one) => one.edits);
    plan.edits.push({ start: span.start, end: span.end, text: repaired(text, item, edits) });
  }
  const outside = found.filter((one) => !spans.slice(first, last + 1).some((span) => within(span, one)));
  plan.edits.push(...outside.flatMap(({ edits }) => edits));
}
