import { partition } from 'lodash-es';
import { ProblemList, type Range, type SpecProblem } from '../result.js';
import { keysAt, partsAt } from './edit/order.js';
import { pathAt } from './pathAt.js';
import { connectorShape } from './shape.js';
import { valueName } from './shapeReport.js';
import { listed, quoted } from './shapeWords.js';
import { isNull, nodeAt, type Entry, type SpecNode, type TreePath } from './tree.js';

/** A tree as it was meant, and what is told of how it was written instead. */
export interface Meant {
  readonly root: SpecNode;
  readonly told: readonly SpecProblem[];
}

const OF_KEYS = /^(?:unknown-key|missing-key|auth-key-missing|wrong-type)$/;
/** Of more such mistakes each is told by itself. */
const MOST = 20;

/** What is meant where a key stands one level too deep or not deep enough, or has its value stuck to it; the same tree where none is. */
export function meantBy(text: string, root: SpecNode, problems: readonly SpecProblem[]): Meant {
  const told = new ProblemList();
  let meant = root;
  const unknown = new Map<string, { readonly parent: TreePath; readonly problems: SpecProblem[]; readonly keys: string[] }>();
  for (const problem of problems.filter(({ code }) => OF_KEYS.test(code)).slice(0, MOST)) {
    const { code, range, lacks } = problem;
    const path = lacks ? [...lacks.path, ''] : pathAt(root, range);
    if (code === 'wrong-type') {
      const { node } = nodeAt(root, path);
      const stuck = node.kind === 'scalar' ? stuckTo(text, node.range) : undefined;
      if (!stuck || !keysAt(path).includes(stuck.key)) continue;
      told.error('yaml-syntax', node.range, { reason: 'Missing space after' });
      meant = withEntries(meant, path, (entries) => entries.set(stuck.key, stuck));
      continue;
    }
    const parent = path.slice(0, -1);
    const found = unknown.get(String(parent)) ?? { parent, problems: [], keys: [] };
    if (!unknown.has(String(parent))) meant = withEntries(meant, parent, (entries) => unstick(text, entries, told));
    unknown.set(String(parent), found);
    if (lacks) continue;
    found.problems.push(problem);
    found.keys.push(String(path.at(-1)));
  }
  for (const { parent, problems, keys } of unknown.values()) {
    for (const { home, keys: moved } of homesOf(root, parent, keys)) {
      const there = entriesOf(nodeAt(meant, parent).node);
      const entries = moved.flatMap((key) => there.get(key) ?? []);
      const first = problems[keys.indexOf(entries[0]?.key ?? '')];
      if (!first) continue;
      meant = withEntries(meant, parent, (left) => entries.forEach(({ key }) => left.delete(key)));
      meant = withEntries(meant, home, (left) => entries.forEach((entry) => left.set(entry.key, entry)));
      told.error(first.code, first.range, {
        key: entries[0]?.key ?? '',
        keys: listed(entries.map(({ key }) => quoted(key))),
        count: entries.length,
        place: first.args.place ?? '',
        near: '',
        home: valueName(home.map(String), connectorShape),
        level: home.length > parent.length ? 'in' : 'out',
      });
    }
  }
  return { root: meant, told: told.all };
}

/** Keys of one map that belong together, and where. */
export interface Home {
  readonly home: TreePath;
  readonly keys: readonly string[];
}

/** Where keys belong that their map does not know, as far as that is certain. Of several those that are not go with the others. */
export function homesOf(root: SpecNode, parent: TreePath, keys: readonly string[]): readonly Home[] {
  const all = [...new Set(keys)].map((key) => {
    const places = homesOfKey(root, [...parent, key]);
    return { key, homes: places.find(({ length }) => length > 0) ?? [], every: places.flat() };
  });
  const certain = new Map(all.flatMap(({ homes: [home, ...others] }) => (home && others.length === 0 ? [[String(home), home]] : [])));
  const shared = all[0]?.every.filter((home) => all.every(({ every }) => every.some((other) => String(other) === String(home)))) ?? [];
  const [together, ...more] = all.length > 1 ? shared : [];
  if (together && more.length === 0) return [{ home: together, keys: all.map(({ key }) => key) }];
  const [first, ...others] = certain.values();
  if (!first) return [];
  const found = new Map([first, ...others].map((home) => [String(home), { home, keys: [] as string[] }]));
  for (const { key, homes } of all) {
    const [own, ...more] = homes.flatMap((home) => found.get(String(home)) ?? []);
    if (more.length === 0) own?.keys.push(key);
  }
  return [...found.values()];
}

/**
 * Where a key may belong that its map does not know: into what stands before it, or one level further out; else into another map
 * beside it; else into one that is not there.
 */
function homesOfKey(root: SpecNode, path: TreePath): readonly (readonly TreePath[])[] {
  const key = String(path.at(-1));
  const parent = path.slice(0, -1);
  const keys = [...entriesOf(nodeAt(root, parent).node).keys()];
  const known = keysAt(parent);
  const before = keys
    .slice(0, keys.indexOf(key))
    .filter((word) => known.includes(word))
    .at(-1);
  const homes: TreePath[] = parent.length > 0 ? [parent.slice(0, typeof parent.at(-1) === 'number' ? -2 : -1)] : [];
  if (before !== undefined) {
    const below = nodeAt(root, [...parent, before]).node;
    homes.push([...parent, before, ...(below.kind === 'list' ? [below.items.length - 1] : [])]);
  }
  // What is empty and takes any key is what the next ones were meant for.
  const isOpen = (home: TreePath): boolean =>
    home.at(-1) === before && partsAt(home).some(({ additionalProperties }) => additionalProperties);
  const fits = (home: TreePath): boolean => {
    const { node, whole } = nodeAt(root, home);
    if (whole && isNull(node) && isOpen(home)) return true;
    return keysAt(home).includes(key) && (!whole || (node.kind === 'map' ? !node.entries.has(key) : isNull(node)));
  };
  const [beside, absent] = partition(
    known.filter((word) => word !== before).map((word) => [...parent, word]),
    (home) => keys.includes(String(home.at(-1))),
  );
  return [homes, beside, absent].map((places) => places.filter(fits));
}

/** In braces a key without a blank behind its colon takes the value with it: `{type:basic}`. */
function unstick(text: string, entries: Map<string, Entry>, told: ProblemList): void {
  for (const { key, keyRange, node } of [...entries.values()]) {
    const stuck = isNull(node) ? stuckTo(text, keyRange) : undefined;
    if (!stuck || entries.has(stuck.key) || text.slice(keyRange.start, keyRange.end) !== key) continue;
    told.error('yaml-syntax', keyRange, { reason: 'Missing space after' });
    entries.delete(key);
    entries.set(stuck.key, stuck);
  }
}

/** The entry that is meant by a text in one line such as `type:basic`. */
function stuckTo(text: string, range: Range): Entry | undefined {
  const [, key, source = ''] = /^([\w-]+):(\S.*)$/.exec(text.slice(range.start, range.end)) ?? [];
  const value = /^(["'])([^"'\\]*)\1$/.exec(source)?.[2] ?? source;
  const node: SpecNode = { kind: 'scalar', range: { start: range.end - source.length, end: range.end }, value, source: value };
  return key === undefined ? undefined : { key, keyRange: range, node };
}

function withEntries(node: SpecNode, path: readonly (string | number)[], change: (entries: Map<string, Entry>) => void): SpecNode {
  const [step, ...rest] = path;
  if (node.kind === 'list')
    return { ...node, items: node.items.map((item, index) => (index === Number(step) ? withEntries(item, rest, change) : item)) };
  const entries = new Map(entriesOf(node));
  const entry = entries.get(String(step));
  if (step === undefined) change(entries);
  else if (entry) entries.set(entry.key, { ...entry, node: withEntries(entry.node, rest, change) });
  else {
    const range = { start: node.range.start, end: node.range.start };
    const made: SpecNode = { kind: 'map', range, entries: new Map() };
    entries.set(String(step), { key: String(step), keyRange: range, node: withEntries(made, rest, change) });
  }
  return node.kind === 'map' ? { ...node, entries } : { kind: 'map', range: node.range, entries };
}

const entriesOf = (node: SpecNode): ReadonlyMap<string, Entry> => (node.kind === 'map' ? node.entries : new Map<string, Entry>());
