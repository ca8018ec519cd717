import { partition } from 'lodash-es';
import type { SpecChange, SpecValue } from '../spec/edit.js';
import { sameData } from '../spec/edit/data.js';
import { plainData } from '../spec/plainData.js';
import { nodeAt, type SpecNode, type TreePath } from '../spec/tree.js';
import type { Facts } from './facts.js';
import { EACH_NAME, type KeyGroup, type LiftableKey } from './keys.js';

/**
 * Changes of a connector.yaml that may say what a piece of code does: each key at each place where it counts, with each value the code
 * names. Of two that mean the same the one comes first that stands where the key is written already, then the one of most requests.
 * @param holders of the resources that the code is of; `defaults` where it is of all
 */
export function candidatesOf(
  root: SpecNode,
  holders: readonly TreePath[],
  groups: readonly KeyGroup[],
  facts: Facts,
): readonly SpecChange[] {
  return groups.flatMap((group) => {
    const places = placesOf(root, holders, group);
    return group.keys.flatMap((key) => changesOf(root, places, group, key, facts));
  });
}

function changesOf(
  root: SpecNode,
  places: readonly TreePath[],
  group: KeyGroup,
  { key, values }: LiftableKey,
  facts: Facts,
): readonly SpecChange[] {
  const [written, others] = partition(
    places.flatMap((place) => pathsTo(root, place, key)),
    (path) => valueOf(root, path) !== undefined,
  );
  const now = [...written, ...group.places.map((place) => ['defaults', ...place, ...key]), ['defaults', ...key]]
    .map((path) => valueOf(root, path))
    .find((value) => value !== undefined);
  const wanted = values(facts, now);
  return [...written, ...others].flatMap((path): readonly SpecChange[] => {
    const here = valueOf(root, path);
    const set = wanted.filter((value) => !sameData(value, here)).map((value): SpecChange => ({ op: 'set', path, value }));
    if (here !== undefined) return [...set, { op: 'remove', path }];
    return now === undefined ? set : [...set, { op: 'set', path, value: null }];
  });
}

/** The paths of a key below a place: one for each name where the key holds a map of names. */
function pathsTo(root: SpecNode, place: TreePath, key: TreePath): readonly TreePath[] {
  const at = key.indexOf(EACH_NAME);
  if (at < 0) return [[...place, ...key]];
  const { node, whole } = nodeAt(root, [...place, ...key.slice(0, at)]);
  return whole && node.kind === 'map' ? [...node.entries.keys()].map((name) => [...place, ...key.with(at, name)]) : [];
}

/** Where a holder may hold a key of a group: in itself, where all its requests may, and in those that are there. */
export function placesOf(root: SpecNode, holders: readonly TreePath[], { places, own }: KeyGroup): readonly TreePath[] {
  return holders.flatMap((holder) => [
    ...(own ? [holder] : []),
    ...places.map((place) => [...holder, ...place]).filter((path) => nodeAt(root, path).whole),
  ]);
}

function valueOf(root: SpecNode, path: TreePath): SpecValue | undefined {
  const { node, whole } = nodeAt(root, path);
  return whole ? (plainData(node) as SpecValue) : undefined;
}
