import type { JsonValue } from '../elements/element.js';
import { isJsonObject } from '../json.js';

/** What tells the items of a list from each other: the first of these that each item has, each with a value of its own. */
const KEYS = ['key', 'name'] as const;

type ListKey = (typeof KEYS)[number];

/** The key that names the items in each of some lists; undefined where none does. */
export function keyOf(lists: readonly (readonly JsonValue[])[]): ListKey | undefined {
  return KEYS.find((key) => lists.every((list) => byKey(list, key) !== undefined));
}

/** The items by their name, in their order; undefined where one has none, or two have the same. */
export function byKey(list: readonly JsonValue[], key: ListKey): ReadonlyMap<string, JsonValue> | undefined {
  const found = new Map<string, JsonValue>();
  for (const item of list) {
    const name = isJsonObject(item) ? item[key] : undefined;
    if (typeof name !== 'string' || found.has(name)) return undefined;
    found.set(name, item);
  }
  return found;
}
