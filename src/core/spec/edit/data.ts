import { writeOut } from '../merge.js';
import type { TreePath } from '../tree.js';

/** What a connector.yaml can hold, as plain data. */
export type SpecValue = string | number | boolean | null | readonly SpecValue[] | SpecMap;

export interface SpecMap {
  readonly [key: string]: SpecValue;
}

export function isSpecMap(value: SpecValue | undefined): value is SpecMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isSpecList(value: SpecValue | undefined): value is readonly SpecValue[] {
  return Array.isArray(value);
}

export function isScalarValue(value: SpecValue): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}

/** The value of a key of the map's own: names of JavaScript's objects are ordinary keys. */
export function valueAt(map: SpecMap, key: string): SpecValue | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** A map of entries, in their order; of a key that comes twice the last counts. */
export function mapOf(entries: Iterable<readonly [string, SpecValue]>): SpecMap {
  // fromEntries defines keys instead of assigning them, so that __proto__ is one like all others.
  return Object.fromEntries(entries);
}

/** Whether two values hold the same data; the order of keys does not count. */
export function sameData(a: SpecValue | undefined, b: SpecValue | undefined): boolean {
  if (a === b) return true;
  if (isSpecList(a) && isSpecList(b)) return a.length === b.length && a.every((item, i) => sameData(item, b[i]));
  if (isSpecMap(a) && isSpecMap(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameData(a[key], b[key]));
  }
  return false;
}

/**
 * Data with one value set; missing maps and lists on the way are made, and a number behind the end of a list appends. A short
 * form on the way, as `all: GET contacts`, is written out, so that a key beside it does not lose it.
 * @param key what the data stand under
 */
export function withSet(data: SpecValue | undefined, path: TreePath, value: SpecValue, key?: string | number): SpecValue {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  const whole = typeof data === 'string' ? longForm(data, String(key)) : data;
  if (isSpecMap(whole)) return mapOf([...Object.entries(whole), [String(part), withSet(valueAt(whole, String(part)), rest, value, part)]]);
  if (isSpecList(whole) && typeof part !== 'number') return whole;
  if (typeof part !== 'number') return mapOf([[part, withSet(undefined, rest, value)]]);
  const list = isSpecList(whole) ? whole : [];
  const at = Math.min(part, list.length);
  return [...list.slice(0, at), withSet(list[at], rest, value), ...list.slice(at + 1)];
}

function longForm(text: string, key: string): SpecMap | undefined {
  const long = writeOut(key, { kind: 'scalar', range: { start: 0, end: 0 }, value: text, source: text });
  const [name] = long.kind === 'map' ? long.entries.keys() : [];
  return name === undefined ? undefined : mapOf([[name, text]]);
}

/** Data without a key or an item; a map or list that becomes empty goes too. Undefined where nothing is left. */
export function withoutPath(data: SpecValue, path: TreePath): SpecValue | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return undefined;
  if (isSpecMap(data)) {
    const old = valueAt(data, String(part));
    if (old === undefined) return data;
    const kept = withoutPath(old, rest);
    const entries = Object.entries(data).flatMap(([key, item]): [string, SpecValue][] =>
      key !== String(part) ? [[key, item]] : kept === undefined ? [] : [[key, kept]],
    );
    return entries.length === 0 ? undefined : mapOf(entries);
  }
  if (!isSpecList(data) || typeof part !== 'number') return data;
  const old = data[part];
  if (old === undefined) return data;
  const kept = withoutPath(old, rest);
  const items = [...data.slice(0, part), ...(kept === undefined ? [] : [kept]), ...data.slice(part + 1)];
  return items.length === 0 ? undefined : items;
}
