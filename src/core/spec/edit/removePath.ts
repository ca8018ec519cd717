import { isAlias, isMap, isSeq } from 'yaml';
import type { TreePath } from '../tree.js';
import { isSpecList, sameData, withoutPath } from './data.js';
import { regionOf } from './comments.js';
import { commaBehind } from './insert.js';
import { indexOfKey, piecesOf, type Collection } from './pieces.js';
import type { Plan } from './plan.js';
import { rootSlot, slotOf, type Slot } from './source.js';
import { dataOf } from './values.js';

interface Step {
  readonly slot: Slot;
  readonly node: Collection;
  readonly index: number;
  readonly path: TreePath;
}

/**
 * Takes a key or an item away. A map or list that becomes empty goes too, but for the root and the list of resources. What a
 * merge key alone gives is not there to be taken away: nothing happens.
 */
export function removePath(plan: Plan, path: TreePath): void {
  const { source } = plan;
  const steps: Step[] = [];
  let slot = rootSlot(source);
  for (const [i, part] of path.entries()) {
    const node = slot.piece.value;
    const here = path.slice(0, i);
    if (isAlias(node)) {
      const data = dataOf(source, node);
      const left = withoutPath(data, path.slice(i));
      const kept = left === undefined && i === 1 && path[0] === 'resources' && i < path.length && isSpecList(data) ? [] : left;
      if (kept === undefined) break;
      if (sameData(kept, data)) return;
      plan.replace(slot, kept, here);
      for (const step of steps) plan.changed.add(step.node);
      return;
    }
    if (!isMap(node) && !isSeq(node)) return;
    const pieces = piecesOf(source.text, node);
    const index = isMap(node) ? indexOfKey(pieces, String(part)) : typeof part === 'number' && part < pieces.length ? part : -1;
    const piece = pieces[index];
    if (!piece) return;
    steps.push({ slot, node, index, path: here });
    slot = slotOf(source, slot, node, piece);
  }
  let level = steps.length - 1;
  for (let step = steps[level]; level > 0 && step && isOnly(plan, step) && !stays(plan, step); step = steps[level]) level -= 1;
  const target = steps[level];
  if (!target) return;
  for (const step of steps.slice(0, level + 1)) plan.changed.add(step.node);
  if (isOnly(plan, target)) clear(plan, target);
  else for (const i of sameKey(plan, target)) plan.remove(target.slot, target.node, i, i, endOf(plan, target, steps.at(-1) ?? target));
}

/** Where the lines end that go: of an entry that goes for the sake of its last one, comments that are of no part of it stay. */
function endOf({ source }: Plan, target: Step, { slot, node, index }: Step): number | undefined {
  return node === target.node || slot.flow || node.flow === true ? undefined : regionOf(source, slot, node, index).end;
}

/** What becomes empty and is still there: the list of resources, and what aliases go on to stand for. */
function stays({ source }: Plan, { node, path, slot }: Step): boolean {
  return (isSeq(node) && path.length === 1 && path[0] === 'resources') || (source.shared === true && slot.piece.anchor !== undefined);
}

/** The entries of the same key: one that came twice would come back otherwise. */
function sameKey({ source }: Plan, { node, index }: Step): readonly number[] {
  const pieces = piecesOf(source.text, node);
  const key = pieces[index]?.key;
  return pieces.flatMap((piece, i) => (i === index || (key !== undefined && piece.key === key && !piece.merge) ? [i] : []));
}

function isOnly(plan: Plan, step: Step): boolean {
  return sameKey(plan, step).length === piecesOf(plan.source.text, step.node).length;
}

/** Empties the root, or what stays. */
function clear(plan: Plan, { slot, node, path }: Step): void {
  const { text } = plan.source;
  const pieces = piecesOf(text, node);
  const last = pieces.at(-1);
  if (!last) return;
  if (node.flow) {
    const [open, close] = [node.range[0] + 1, node.range[1] - 1];
    const comma = commaBehind(text, last.end, close);
    const end = comma === undefined ? last.end : comma + 1;
    const bare = text.slice(open, pieces[0]?.start).trim() === '' && text.slice(end, close).trim() === '';
    plan.gone.push({ start: open, end: close });
    plan.edits.push(bare ? { start: open, end: close, text: '' } : { start: pieces[0]?.start ?? open, end, text: '' });
    return;
  }
  plan.remove(slot, node, 0, pieces.length - 1);
  if (path.length > 0) plan.edits.push({ start: slot.piece.from, end: slot.piece.from, text: isMap(node) ? ' {}' : ' []' });
}
