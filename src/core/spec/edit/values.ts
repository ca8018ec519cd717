import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { TreePath } from '../tree.js';
import { isSpecList, isSpecMap, mapOf, valueAt, type SpecMap, type SpecValue } from './data.js';
import { piecesOf, type Collection } from './pieces.js';
import type { SpecSource } from './source.js';

/** The data of a node, with aliases and merge keys resolved as the reader does it. */
export function dataOf(source: SpecSource, node: ParsedNode | null): SpecValue {
  if (node === null) return null;
  if (isAlias(node)) return dataOf(source, source.targets.get(node) ?? null);
  if (isMap(node)) return mapOf([...Object.entries(mergedOf(source, node)), ...ownEntries(source, node)]);
  if (isSeq(node)) return piecesOf(source.text, node).map(({ value }) => dataOf(source, value));
  const { value } = isScalar(node) ? node : { value: null };
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function ownEntries(source: SpecSource, node: Collection): [string, SpecValue][] {
  return piecesOf(source.text, node)
    .filter(({ merge }) => !merge)
    .map(({ key, value }) => [key ?? '', dataOf(source, value)]);
}

/** What `<<` gives to a map: of a list the first wins, of several merge keys too. */
export function mergedOf(source: SpecSource, node: Collection): SpecMap {
  const merged = new Map<string, SpecValue>();
  for (const { merge, value } of piecesOf(source.text, node)) {
    if (!merge) continue;
    const data = dataOf(source, value);
    for (const one of isSpecList(data) ? data : [data]) {
      if (isSpecMap(one)) for (const [key, item] of Object.entries(one)) if (!merged.has(key)) merged.set(key, item);
    }
  }
  return mapOf(merged);
}

/** The data at a path; undefined where nothing is there. */
export function dataAt(source: SpecSource, path: TreePath): SpecValue | undefined {
  let data: SpecValue | undefined = dataOf(source, source.root.value);
  for (const part of path) {
    if (isSpecList(data)) data = typeof part === 'number' ? data[part] : undefined;
    else data = isSpecMap(data) ? valueAt(data, String(part)) : undefined;
  }
  return data;
}
