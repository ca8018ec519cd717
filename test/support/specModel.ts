import assert from 'node:assert/strict';
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import type { SpecChange, SpecValue } from '../../src/core/index.js';

/** A map with the keys it says itself beside those its merge keys give. */
interface RawMap {
  readonly merged: Map<string, SpecValue>;
  readonly hasMerge: boolean;
  readonly own: Map<string, Raw>;
}
/** What an alias gives stands as plain data. */
type Raw = RawMap | Raw[] | { readonly plain: SpecValue };

const isRawMap = (raw: Raw | undefined): raw is RawMap => raw !== undefined && 'own' in raw;

function rawOf(node: Node | null, document: Document): Raw {
  if (isAlias(node)) return { plain: flat(rawOf(node.resolve(document) ?? null, document)) };
  if (isSeq(node)) return node.items.map((item) => rawOf(item as Node, document));
  if (!isMap(node)) return { plain: isScalar(node) ? (node.value as SpecValue) : null };
  const map: RawMap = { merged: new Map(), own: new Map(), hasMerge: node.items.some(({ key }) => isMerge(key)) };
  for (const { key, value } of node.items) {
    const raw = rawOf(value as Node | null, document);
    if (!isMerge(key)) map.own.set(keyOf(key), raw);
    else {
      const data = flat(raw);
      for (const one of Array.isArray(data) ? (data as SpecValue[]) : [data])
        for (const [name, item] of Object.entries((one ?? {}) as object))
          if (!map.merged.has(name)) map.merged.set(name, item as SpecValue);
    }
  }
  return map;
}

function isMerge(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

function keyOf(key: unknown): string {
  return isScalar(key) ? (typeof key.value === 'string' ? key.value : (key.source ?? '')) : '';
}

function flat(raw: Raw): SpecValue {
  if (Array.isArray(raw)) return raw.map(flat);
  if (!isRawMap(raw)) return raw.plain;
  return Object.fromEntries([...raw.merged, ...[...raw.own].map(([key, item]) => [key, flat(item)] as const)]);
}

function parsed(text: string): Raw {
  const document = parseDocument(text, { version: '1.2', schema: 'core', merge: false, uniqueKeys: false });
  assert.deepEqual(document.errors, [], text);
  return rawOf(document.contents, document);
}

/** The data of a text, merge keys and aliases resolved; nothing at all is an empty map. */
export function dataOfText(text: string): SpecValue {
  return flat(parsed(text)) ?? {};
}

const SHORT: Readonly<Record<string, string>> = {
  pagination: 'type',
  all: 'request',
  changed: 'request',
  one: 'request',
  create: 'request',
  update: 'request',
};

function set(data: SpecValue | undefined, path: readonly (string | number)[], value: SpecValue, key?: string | number): SpecValue {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (Array.isArray(data)) {
    if (typeof part !== 'number') return data as SpecValue;
    const list = [...(data as SpecValue[])];
    list[Math.min(part, list.length)] = set(list[part], rest, value);
    return list;
  }
  if (typeof data === 'object' && data !== null) {
    const map = data as Readonly<Record<string, SpecValue>>;
    return { ...map, [part]: set(map[part], rest, value, part) };
  }
  const long = typeof data === 'string' && key !== undefined ? SHORT[String(key)] : undefined;
  if (long !== undefined && typeof data === 'string') return set({ [long]: data }, path, value);
  return typeof part === 'number' ? [set(undefined, rest, value)] : { [part]: set(undefined, rest, value, part) };
}

/** Undefined where nothing is left. */
function remove(raw: Raw, path: readonly (string | number)[], root: boolean, resources: boolean): Raw | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return undefined;
  if (Array.isArray(raw)) {
    const item = typeof part === 'number' ? raw[part] : undefined;
    if (item === undefined) return raw;
    const kept = remove(item, rest, false, false);
    const items = raw.flatMap((one, i) => (i !== part ? [one] : kept ? [kept] : []));
    return items.length === 0 && !resources ? undefined : items;
  }
  if (isRawMap(raw)) {
    const item = raw.own.get(String(part));
    if (item === undefined) return raw;
    const kept = remove(item, rest, false, root && part === 'resources');
    if (kept) raw.own.set(String(part), kept);
    else raw.own.delete(String(part));
    return raw.own.size === 0 && !raw.hasMerge && !root ? undefined : raw;
  }
  if (typeof raw.plain !== 'object' || raw.plain === null) return raw;
  const kept = remove(rawOfPlain(raw.plain), path, root, resources);
  return kept && { plain: flat(kept) };
}

function rawOfPlain(value: SpecValue): Raw {
  if (Array.isArray(value)) return (value as SpecValue[]).map(rawOfPlain);
  if (typeof value !== 'object' || value === null) return { plain: value };
  return {
    merged: new Map(),
    hasMerge: false,
    own: new Map(Object.entries(value).map(([key, item]) => [key, rawOfPlain(item)])),
  };
}

function listAt(data: SpecValue, path: readonly (string | number)[]): SpecValue | undefined {
  return path.reduce<SpecValue | undefined>(
    (at, part) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, part) ? (at as Readonly<Record<string, SpecValue>>)[part] : undefined,
    data,
  );
}

/** The data a text should have after a change, told without its text. */
export function expectedData(text: string, change: SpecChange): SpecValue {
  const raw = parsed(text);
  if (change.op === 'set') return set(flat(raw), change.path, change.value) ?? {};
  if (change.op === 'remove') return flat(remove(raw, change.path, true, false) ?? { plain: {} });
  const old = listAt(flat(raw), change.path);
  if (old !== undefined && old !== null && !Array.isArray(old)) return flat(raw);
  const items = [...((old ?? []) as SpecValue[])];
  if (change.op === 'insert') items.splice(change.index, 0, change.value);
  else {
    const item = items[change.from];
    if (item === undefined) return flat(raw);
    if (change.op === 'move') items.splice(change.from, 1);
    items.splice(change.to, 0, item);
  }
  return items.length === 0 ? flat(raw) : set(flat(raw), change.path, items);
}
