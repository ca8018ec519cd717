import type { Range } from '../result.js';

/**
 * The text of a connector.yaml as plain data that knows its places: aliases and merge keys are resolved, so a node may
 * stand at several places of the tree. `range` is where the value was written, `keyRange` where its key was.
 */
export type SpecNode = MapNode | ListNode | ScalarNode;

export interface MapNode {
  readonly kind: 'map';
  readonly range: Range;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Something of it could not be read: a key that is not here may have been meant. */
  readonly partial?: true;
}

export interface ListNode {
  readonly kind: 'list';
  readonly range: Range;
  readonly items: readonly SpecNode[];
}

export type ScalarValue = string | number | boolean | null;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly range: Range;
  readonly value: ScalarValue;
  /** The text as it was written, before YAML gave it a type: `1.10`, `007`; of a quoted or block text, the text. */
  readonly source: string;
  /** What could not be read stands for any value: that it could not is told, and nothing else of it. */
  readonly unknown?: true;
}

export interface Entry {
  readonly key: string;
  readonly keyRange: Range;
  readonly node: SpecNode;
}

/** A key or an index on the way from the root to a node. */
export type TreePath = readonly (string | number)[];

/** The value of a key of a map; undefined where the node is no map or lacks the key. */
export function child(node: SpecNode | undefined, key: string): SpecNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.node : undefined;
}

/** The entry of a key (its own range included). */
export function entryOf(node: SpecNode | undefined, key: string): Entry | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined;
}

/** In place of what could not be read. */
export const unknownNode = (range: Range, source = ''): ScalarNode => ({ kind: 'scalar', range, value: null, source, unknown: true });

/** Where a person looks for a key: at the key itself, else at the node that lacks it. */
export function keyRange(node: SpecNode, key: string): Range {
  return entryOf(node, key)?.keyRange ?? node.range;
}

/** The scalar as a text, as it was written; undefined for lists, maps and null. */
export function textOf(node: SpecNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.source : undefined;
}

/** The text of a key of a map. */
export function textAt(node: SpecNode | undefined, key: string): string | undefined {
  return textOf(child(node, key));
}

export function isNull(node: SpecNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === null && !node.unknown;
}

/** The node at a path, or the deepest one on the way that is there. */
export function nodeAt(root: SpecNode, path: TreePath): { node: SpecNode; whole: boolean } {
  let node = root;
  for (const part of path) {
    const next: SpecNode | undefined = node.kind === 'list' ? node.items[Number(part)] : child(node, String(part));
    if (!next) return { node, whole: false };
    node = next;
  }
  return { node, whole: true };
}

/** Where the value at a path stands; of the whole file only its first character, and of one that is not written its key. */
export function valueRange(root: SpecNode, path: TreePath): Range {
  const { range } = nodeAt(root, path).node;
  if (path.length === 0) return { start: range.start, end: Math.min(range.start + 1, range.end) };
  return range.end > range.start ? range : keyRange(nodeAt(root, path.slice(0, -1)).node, String(path.at(-1)));
}
