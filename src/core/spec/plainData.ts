import type { SpecNode } from './tree.js';

/**
 * The tree as plain data. Maps have no prototype, so that keys such as `__proto__` and `constructor` are keys like any
 * other and absent keys are absent.
 */
export function plainData(node: SpecNode, ofItem: (item: SpecNode) => unknown = plainData): unknown {
  if (node.kind === 'scalar') return node.value;
  // Not handed over as it is: `map` calls with an index.
  if (node.kind === 'list') return node.items.map((item) => ofItem(item));
  const map = Object.create(null) as Record<string, unknown>;
  for (const [key, entry] of node.entries) map[key] = plainData(entry.node, ofItem);
  return map;
}
