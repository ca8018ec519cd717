import type { Range } from '../result.js';
import type { SpecNode, TreePath } from './tree.js';

/** The path of the deepest key or item that holds a range. */
export function pathAt(root: SpecNode, range: Range): TreePath {
  const path: (string | number)[] = [];
  for (let node: SpecNode | undefined = root; node;) {
    const next: readonly [string | number, SpecNode] | undefined = stepTo(node, range);
    if (!next) break;
    path.push(next[0]);
    node = next[1];
  }
  return path;
}

function stepTo(node: SpecNode, range: Range): readonly [string | number, SpecNode] | undefined {
  if (node.kind === 'map') {
    for (const [key, entry] of node.entries) if (holds(entry.keyRange, range) || holds(entry.node.range, range)) return [key, entry.node];
  }
  if (node.kind === 'list') {
    const index = node.items.findIndex((item) => holds(item.range, range));
    const item = node.items[index];
    if (item) return [index, item];
  }
  return undefined;
}

const holds = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;
