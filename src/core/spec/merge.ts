import { child, entryOf, isNull, type Entry, type MapNode, type ScalarNode, type SpecNode } from './tree.js';

/** Keys that hold a request, in whose place a text is short for `{request: text}`. */
const REQUEST_KEYS = new Set(['all', 'changed', 'one', 'create', 'update']);
const PLACE_KEYS = ['header', 'parameter', 'in'] as const;

/** Short forms written out, so that a merge meets maps only: `pagination: page`, `all: GET contacts`. */
export function writeOut(key: string, node: SpecNode): SpecNode {
  if (node.kind === 'scalar' && node.value !== null) {
    if (key === 'pagination') return mapOf('type', node);
    if (REQUEST_KEYS.has(key)) return mapOf('request', node);
  }
  return node;
}

function mapOf(key: string, node: ScalarNode): MapNode {
  return { kind: 'map', range: node.range, entries: new Map([[key, { key, keyRange: node.range, node }]]) };
}

/**
 * What stands below joins what is inherited: maps key by key at every depth; scalars, lists and a `body` replace; null
 * takes an inherited key away. A pagination of another type inherits nothing, and an incremental that names its place
 * drops the inherited one.
 * @param key the key both stand under ('' for a resource itself)
 */
export function mergeNodes(inherited: SpecNode | undefined, own: SpecNode | undefined, key = ''): SpecNode | undefined {
  const base = inherited && writeOut(key, inherited);
  const node = own && writeOut(key, own);
  if (!node) return base && writtenOut(base, key);
  if (base?.kind !== 'map' || node.kind !== 'map' || key === 'body') return writtenOut(node, key);
  const kept = inheritable(base, node, key);
  const open = OPEN_MAPS.has(key) || key === OPEN;
  const entries = new Map<string, Entry>();
  for (const [name, entry] of kept) {
    const mine = entryOf(node, name);
    if (mine && isNull(mine.node)) continue;
    const value = mergeNodes(entry.node, mine?.node, open ? OPEN : name);
    if (value) entries.set(name, { key: name, keyRange: (mine ?? entry).keyRange, node: value });
  }
  for (const [name, entry] of node.entries) {
    if (kept.has(name)) continue;
    const value = mergeNodes(undefined, entry.node, open ? OPEN : name);
    if (value) entries.set(name, { ...entry, node: value });
  }
  return { kind: 'map', range: node.range, entries };
}

function inheritable(base: MapNode, own: MapNode, key: string): ReadonlyMap<string, Entry> {
  if (key === 'pagination') {
    const type = child(own, 'type');
    const before = child(base, 'type');
    if (type && before && type.kind === 'scalar' && before.kind === 'scalar' && type.source !== before.source) return new Map();
  }
  if (key === 'incremental' && PLACE_KEYS.some((place) => own.entries.has(place))) {
    return new Map([...base.entries].filter(([name]) => !(PLACE_KEYS as readonly string[]).includes(name)));
  }
  return base.entries;
}

/** Short forms at every depth are written out; inside bodies, parameters and added fields nothing is touched. */
function writtenOut(node: SpecNode, key: string): SpecNode {
  if (node.kind !== 'map' || OPEN_MAPS.has(key) || key === OPEN) return node;
  return {
    ...node,
    entries: new Map([...node.entries].map(([name, entry]) => [name, { ...entry, node: writtenOut(writeOut(name, entry.node), name) }])),
  };
}

/** Maps whose keys are the user's own: no key in them is a word of the vocabulary. */
const OPEN_MAPS = new Set(['body', 'parameters', 'headers', 'add', 'fields']);
/** Stands for any key below an open map. */
const OPEN = '*';
