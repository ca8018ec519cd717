import type { YAMLMap, YAMLSeq } from 'yaml';
import type { TreePath } from '../tree.js';
import { sameData, valueAt, type SpecMap, type SpecValue } from './data.js';
import { keysAt } from './order.js';
import { indexOfKey, piecesOf } from './pieces.js';
import type { Plan } from './plan.js';
import { setValue } from './set.js';
import { slotOf, type Slot } from './source.js';
import { dataOf, mergedOf } from './values.js';

/**
 * Makes a map hold other data by changing only the entries that differ.
 * @returns false where it is better written anew: nothing of it stays, or a merge key gives what it may not hold
 */
export function changeMap(plan: Plan, slot: Slot, node: YAMLMap.Parsed, path: TreePath, value: SpecMap): boolean {
  const { source } = plan;
  const merged = mergedOf(source, node);
  const pieces = piecesOf(source.text, node);
  const own = pieces.filter(({ merge }) => !merge);
  const stays = ({ merge, key }: { merge: boolean; key: string | undefined }): boolean => merge || Object.hasOwn(value, key ?? '');
  if (Object.keys(merged).some((key) => !Object.hasOwn(value, key))) return false;
  if (pieces.length === 0 || (own.length > 0 && !own.some(stays))) return false;
  const ownKeys = new Set(own.map(({ key }) => key ?? ''));
  const added = Object.entries(value).filter(([key, item]) => !ownKeys.has(key) && !sameData(valueAt(merged, key), item));
  const kept = pieces.flatMap((piece, i) => (stays(piece) ? [i] : []));
  const runs = runsOf(pieces.map(stays));
  // Each change moves the commas that another one needs.
  if ((node.flow === true || slot.flow) && runs.length + added.length > 1) return false;
  for (const key of ownKeys) {
    const item = valueAt(value, key);
    const piece = pieces[indexOfKey(pieces, key)];
    if (item !== undefined && piece) setValue(plan, slotOf(source, slot, node, piece), [...path, key], item);
  }
  let joined = false;
  for (const [from, to] of runs) joined = plan.remove(slot, node, from, to) || joined;
  const known = keysAt(path);
  const rank = (key: string): number => (known.includes(key) ? known.indexOf(key) : known.length);
  for (const [key, item] of added.sort(([a], [b]) => rank(a) - rank(b))) plan.addKey(slot, node, path, key, item, kept, joined);
  return true;
}

/** From and to of what goes, where entries beside each other go together. */
function runsOf(stays: readonly boolean[]): readonly [number, number][] {
  const runs: [number, number][] = [];
  stays.forEach((stay, i) => {
    const last = runs.at(-1);
    if (stay) return;
    if (last && last[1] === i - 1) last[1] = i;
    else runs.push([i, i]);
  });
  return runs;
}

/**
 * Makes a list hold other data: what is the same at both ends stays, what is between is changed item by item.
 * @returns false where it is better written anew
 */
export function changeList(plan: Plan, slot: Slot, node: YAMLSeq.Parsed, path: TreePath, value: readonly SpecValue[]): boolean {
  const { source } = plan;
  const pieces = piecesOf(source.text, node);
  if (pieces.length === 0 || value.length === 0) return false;
  const old = pieces.map((piece) => dataOf(source, piece.value));
  const least = Math.min(old.length, value.length);
  let head = 0;
  while (head < least && sameData(old[head], value[head])) head += 1;
  let tail = 0;
  while (tail < least - head && sameData(old[old.length - 1 - tail], value[value.length - 1 - tail])) tail += 1;
  const pairs = least - head - tail;
  for (let i = head; i < head + pairs; i += 1) {
    const [piece, item] = [pieces[i], value[i]];
    if (piece && item !== undefined) setValue(plan, slotOf(source, slot, node, piece), [...path, i], item);
  }
  const from = head + pairs;
  if (old.length > value.length) plan.remove(slot, node, from, old.length - 1 - tail);
  else if (value.length > old.length) plan.addItems(slot, node, path, from, value.slice(from, value.length - tail));
  return true;
}
