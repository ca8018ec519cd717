import { keepAliases } from './edit/aliases.js';
import type { SpecValue } from './edit/data.js';
import { copyItem, insertItem, moveItem } from './edit/lists.js';
import { Plan } from './edit/plan.js';
import { removePath } from './edit/removePath.js';
import { setBelow } from './edit/set.js';
import { openSpec, rootSlot, type SpecSource } from './edit/source.js';
import { inOrder, type TextEdit } from './edit/textEdit.js';
import type { TreePath } from './tree.js';

export { openSpec, type SpecSource } from './edit/source.js';
export { applyEdits, type TextEdit } from './edit/textEdit.js';
export type { SpecMap, SpecValue } from './edit/data.js';

/** A change of the data of a connector.yaml. Indexes of lists begin at 0; one behind the end means the end. */
export type SpecChange =
  /** The value at a path; maps and lists on the way are made, and a number behind the end of a list appends. */
  | { readonly op: 'set'; readonly path: TreePath; readonly value: SpecValue }
  /** A key or an item with its comments. What becomes empty by it goes too, but for the root and the list of resources. */
  | { readonly op: 'remove'; readonly path: TreePath }
  /** A value that becomes item `index` of the list at a path; the list is made where it is missing. */
  | { readonly op: 'insert'; readonly path: TreePath; readonly index: number; readonly value: SpecValue }
  /** The text of item `from`, once more, as item `to`. */
  | { readonly op: 'copy'; readonly path: TreePath; readonly from: number; readonly to: number }
  /** Item `from` with its comments becomes item `to`. */
  | { readonly op: 'move'; readonly path: TreePath; readonly from: number; readonly to: number };

/**
 * The smallest edits of the text that change its data: comments, order, blanks, quotes and line ends stay as they are.
 * @param text the file, or what `openSpec` made of it, so that several changes can be planned of one parse
 * @returns sorted, without overlaps, and none where the data are like that already; undefined where the text does not parse
 */
export function editSpec(text: string | SpecSource, change: SpecChange): readonly TextEdit[] | undefined {
  const source = typeof text === 'string' ? openSpec(text) : text;
  if (!source) return undefined;
  const plan = new Plan(source);
  apply(plan, change);
  return inOrder(source.text, plan.edits);
}

function apply(plan: Plan, change: SpecChange): void {
  switch (change.op) {
    case 'set':
      setBelow(plan, rootSlot(plan.source), change.path, 0, change.value);
      return keepAliases(plan);
    case 'remove':
      removePath(plan, change.path);
      return keepAliases(plan);
    case 'insert':
      return insertItem(plan, change.path, change.index, change.value);
    case 'copy':
      return copyItem(plan, change.path, change.from, change.to);
    case 'move':
      return moveItem(plan, change.path, change.from, change.to);
  }
}
