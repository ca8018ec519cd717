import type { Range } from '../result.js';
import { applyEdits, editSpec, openSpec, type SpecValue, type TextEdit } from '../spec/edit.js';
import { sameData } from '../spec/edit/data.js';
import { regionOf } from '../spec/edit/comments.js';
import { columnOf } from '../spec/edit/lines.js';
import { keysAt } from '../spec/edit/order.js';
import { piecesOf } from '../spec/edit/pieces.js';
import { inOrder } from '../spec/edit/textEdit.js';
import { parseTree } from '../spec/parse.js';
import { pathAt } from '../spec/pathAt.js';
import { plainData } from '../spec/plainData.js';
import { child, entryOf, isNull, nodeAt, type Entry, type SpecNode, type TreePath } from '../spec/tree.js';
import { findEntry } from './fixes/entries.js';
import { TextPieces } from './fixes/textPieces.js';

/** Keys that say what a resource does: of `defaults` they would not count. */
const OF_ITSELF: ReadonlySet<unknown> = new Set(['flows', 'import', 'export']);
const REQUESTS: ReadonlySet<unknown> = new Set(['all', 'changed', 'one', 'create', 'update']);

/**
 * The key at a place, if all resources say the same under it, so that `defaults` can say it once.
 * @returns its path in a resource
 */
export function sharedKeyAt(root: SpecNode | undefined, range: Range): TreePath | undefined {
  const list = child(root, 'resources');
  if (!root || list?.kind !== 'list' || list.items.length < 2) return undefined;
  const [first, index, ...own] = pathAt(root, range);
  const inBlock = own[0] === 'import' || own[0] === 'export';
  const path = own.slice(0, inBlock ? 2 : 1);
  const key = path.at(-1);
  if (first !== 'resources' || typeof index !== 'number' || typeof key !== 'string' || OF_ITSELF.has(key) || REQUESTS.has(key))
    return undefined;
  const here = entryAt(list.items[index], path);
  if (!here || range.start < here.keyRange.start || range.end > here.keyRange.end) return undefined;
  if (!keysAt(['defaults', ...path.slice(0, -1)]).includes(key) || nodeAt(root, ['defaults', ...path]).whole) return undefined;
  const data = dataOf(here.node);
  const isShared = (item: SpecNode): boolean => {
    const entry = entryAt(item, path);
    const holder = nodeAt(item, path.slice(0, -1)).node;
    // What comes by an alias or a merge stands somewhere else, and an emptied block would be no flow any more.
    const isOwn = entry !== undefined && within(item, entry.keyRange) && within(item, entry.node.range);
    return (
      isOwn && !isNull(entry.node) && !(inBlock && holder.kind === 'map' && holder.entries.size < 2) && sameData(dataOf(entry.node), data)
    );
  };
  return list.items.every(isShared) ? path : undefined;
}

/** Says a key that all resources have in `defaults`, with the comments it has in the first of them, and takes it from all. */
export function moveToDefaults(text: string, root: SpecNode, path: TreePath): readonly TextEdit[] {
  const list = child(root, 'resources');
  const source = openSpec(text);
  const first = list?.kind === 'list' ? entryAt(list.items[0], path) : undefined;
  if (!source || list?.kind !== 'list' || !first) return [];
  const added = editSpec(source, { op: 'set', path: ['defaults', ...path], value: dataOf(first.node) }) ?? [];
  const removed = list.items.flatMap((_, index) => editSpec(source, { op: 'remove', path: ['resources', index, ...path] }) ?? []);
  return inOrder(text, [...asWritten(text, added, first, path), ...removed]);
}

/** What was added as data, in the words and with the comments of the entry it was made of. */
function asWritten(text: string, added: readonly TextEdit[], first: Entry, path: TreePath): readonly TextEdit[] {
  const after = applyEdits(text, added);
  const made = entryAt(parseTree(after).root, ['defaults', ...path]);
  const [from, to] = [placeOf(text, first.keyRange.start), made && placeOf(after, made.keyRange.start)];
  if (!from || !to) return added;
  const lines = text.slice(from.start, from.end).split('\n');
  const moved = lines.map((line) =>
    line.trim() === '' ? line : ' '.repeat(to.column) + line.slice(Math.min(from.column, indentOf(line))),
  );
  const pieces = new TextPieces(text);
  pieces.apply(added);
  pieces.apply([{ start: to.start, end: to.end, text: moved.join('\n') }]);
  return pieces.edits;
}

const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** The lines of an entry with its comments; undefined where it shares its line with others. */
function placeOf(text: string, at: number): { readonly start: number; readonly end: number; readonly column: number } | undefined {
  const found = findEntry(text, at);
  const piece = found && piecesOf(text, found.node)[found.index];
  if (!piece || found.node.flow || found.slot.flow) return undefined;
  const { start, end, ownLine } = regionOf(found.source, found.slot, found.node, found.index);
  return ownLine ? { start, end, column: columnOf(text, piece.start) } : undefined;
}

const dataOf = (node: SpecNode): SpecValue => plainData(node) as SpecValue;

const within = ({ range }: SpecNode, { start, end }: Range): boolean => range.start <= start && end <= range.end;

function entryAt(node: SpecNode | undefined, path: TreePath): Entry | undefined {
  const parent = node && nodeAt(node, path.slice(0, -1));
  return parent?.whole ? entryOf(parent.node, String(path.at(-1))) : undefined;
}
