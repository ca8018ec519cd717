import { isMap } from 'yaml';
import { authKindOf } from '../../auth/index.js';
import type { TextEdit } from '../../spec/edit.js';
import { keepAliases } from '../../spec/edit/aliases.js';
import { partsAt } from '../../spec/edit/order.js';
import { piecesOf, type Collection } from '../../spec/edit/pieces.js';
import { Plan } from '../../spec/edit/plan.js';
import { isCollection, openSpec, rootSlot, slotOf, type Slot, type SpecSource } from '../../spec/edit/source.js';
import { inOrder } from '../../spec/edit/textEdit.js';
import { child, textAt, type SpecNode, type TreePath } from '../../spec/tree.js';

interface Found {
  readonly source: SpecSource;
  readonly slot: Slot;
  readonly node: Collection;
  readonly index: number;
}

/** Takes the one entry away whose key begins at an offset; another of the same key stays. */
export function removeEntryAt(source: SpecSource | undefined, at: number): readonly TextEdit[] | undefined {
  const found = source && entryIn(source, at);
  if (!found) return undefined;
  const plan = new Plan(found.source);
  plan.remove(found.slot, found.node, found.index, found.index);
  plan.changed.clear();
  keepAliases(plan);
  return inOrder(found.source.text, plan.edits);
}

/** Whether an entry whose key begins at an offset says what the first of its key says. */
export function sameAsFirst(source: SpecSource | undefined, at: number): boolean {
  const found = source && entryIn(source, at);
  if (!found) return false;
  const { text } = found.source;
  const pieces = piecesOf(text, found.node);
  const own = pieces[found.index];
  const first = pieces.find(({ key }) => key === own?.key);
  const said = (piece: typeof own): string => (piece ? text.slice(piece.from, piece.end).trim() : '');
  return own !== first && said(own) === said(first);
}

/** The entry of a block or of braces whose key begins at an offset. */
export function findEntry(text: string, at: number): Found | undefined {
  const source = openSpec(text);
  return source && entryIn(source, at);
}

const entryIn = (source: SpecSource, at: number): Found | undefined => below(source, rootSlot(source), at);

function below(source: SpecSource, slot: Slot, at: number): Found | undefined {
  const node = slot.piece.value;
  if (!isCollection(node)) return undefined;
  for (const [index, piece] of piecesOf(source.text, node).entries()) {
    if (isMap(node) && (piece.keyNode?.range[0] ?? -1) === at) return { source, slot, node, index };
    if (piece.start <= at && at < piece.end) return below(source, slotOf(source, slot, node, piece), at);
  }
  return undefined;
}

/** Whether the key at the end of a path may be left out. */
export function mayBeLeftOut(path: TreePath, root: SpecNode | undefined): boolean {
  const key = path.at(-1);
  if (typeof key !== 'string') return false;
  const parent = path.slice(0, -1);
  if (parent[0] === 'authorization') {
    const kind = authKindOf(textAt(child(root, 'authorization'), 'type') ?? '');
    return key !== 'type' && !kind?.required.some((one) => one === key);
  }
  return !partsAt(parent).some(({ required }) => required?.includes(key));
}
