import { isAlias, isMap, isSeq } from 'yaml';
import type { TreePath } from '../tree.js';
import { isSpecList, isSpecMap, sameData, valueAt, withSet, type SpecValue } from './data.js';
import { changeList, changeMap } from './diff.js';
import { indexOfKey, isNothing, piecesOf } from './pieces.js';
import type { Plan } from './plan.js';
import { isEmptyFlow, slotOf, type Slot } from './source.js';
import { dataOf, mergedOf } from './values.js';
import { entryLines, flowText, keyText } from './write.js';

/** Sets the value at a path below a place; `at` steps of it lead to the place. */
export function setBelow(plan: Plan, slot: Slot, path: TreePath, at: number, value: SpecValue): void {
  const { source } = plan;
  const node = slot.piece.value;
  const [here, rest] = [path.slice(0, at), path.slice(at)];
  const [part] = rest;
  if (part === undefined) return setValue(plan, slot, here, value);
  if (isAlias(node)) return setBelowAlias(plan, slot, here, rest, value);
  if (isNothing(node) || (!slot.flow && isEmptyFlow(source, node))) {
    const old = isNothing(node) ? undefined : dataOf(source, node);
    return plan.replace(slot, withSet(old, rest, value), here);
  }
  const before = plan.edits.length;
  if (isMap(node)) {
    const pieces = piecesOf(source.text, node);
    const own = pieces[indexOfKey(pieces, String(part))];
    if (own) setBelow(plan, slotOf(source, slot, node, own), path, at + 1, value);
    else {
      const merged = valueAt(mergedOf(source, node), String(part));
      const changed = withSet(merged, rest.slice(1), value, part);
      if (merged === undefined || !sameData(merged, changed)) plan.addKey(slot, node, here, String(part), changed);
    }
  } else if (isSeq(node)) {
    // A list has no keys: nothing can be set there without losing it.
    if (typeof part !== 'number') return;
    const pieces = piecesOf(source.text, node);
    const item = pieces[part];
    if (item) setBelow(plan, slotOf(source, slot, node, item), path, at + 1, value);
    else plan.addItems(slot, node, here, pieces.length, [withSet(undefined, rest.slice(1), value, part)]);
  } else plan.replace(slot, withSet(dataOf(source, node), rest, value, here.at(-1)), here);
  if (node && plan.edits.length > before) plan.changed.add(node);
}

/** Sets the value of a place: of maps and lists only what differs is touched. */
export function setValue(plan: Plan, slot: Slot, path: TreePath, value: SpecValue): void {
  const { source } = plan;
  const node = slot.piece.value;
  if (sameData(dataOf(source, node), value)) return;
  const before = plan.edits.length;
  const done =
    isMap(node) && isSpecMap(value)
      ? changeMap(plan, slot, node, path, value)
      : isSeq(node) && isSpecList(value)
        ? changeList(plan, slot, node, path, value)
        : false;
  if (!done) plan.replace(slot, value, path);
  if (node && plan.edits.length > before) plan.changed.add(node);
}

/** An alias gets an own key: it becomes a map that takes over what it stood for, and the anchor's text stays as it is. */
function setBelowAlias(plan: Plan, slot: Slot, path: TreePath, rest: TreePath, value: SpecValue): void {
  const { source } = plan;
  const node = slot.piece.value;
  if (!isAlias(node)) return;
  const old = dataOf(source, node);
  const data = withSet(old, rest, value, path.at(-1));
  if (sameData(old, data)) return;
  const key = String(rest[0]);
  const own = isSpecMap(data) ? valueAt(data, key) : undefined;
  if (!isSpecMap(old) || own === undefined) {
    if (isSpecList(old) && typeof rest[0] !== 'number') return;
    return plan.replace(slot, data, path);
  }
  const style = { ...source.style, json: slot.json };
  const merge = `<<: *${node.source}`;
  if (slot.flow) return keep(`{${style.pad}${merge}, ${keyText(key, style, true)}: ${flowText(own, style)}${style.pad}}`, []);
  const column = slot.column + (slot.place === 'item' ? 2 : slot.place === 'root' ? 0 : style.mapStep);
  const lines = entryLines({ [key]: own }, style, column);
  if (slot.place === 'item') return keep(merge, lines);
  return keep('', [`${' '.repeat(column)}${merge}`, ...lines]);

  function keep(head: string, body: readonly string[]): void {
    plan.keepAlias(slot, { head, body });
  }
}
