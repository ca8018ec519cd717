import type { SpecChange, SpecValue } from '../spec/edit.js';
import { child, isNull, nodeAt, textAt, textOf, type SpecNode, type TreePath } from '../spec/tree.js';
import { requestOf } from './controls.js';
import { flowsOf } from './forecast.js';

type Flow = 'import' | 'export';
const OTHER: Readonly<Record<Flow, Flow>> = { import: 'export', export: 'import' };

/** Verbs alone: the paths are typed behind them. */
const REQUESTS: Readonly<Record<Flow, { readonly [key: string]: SpecValue }>> = {
  import: { all: 'GET', one: 'GET' },
  export: { create: 'POST', update: 'PUT' },
};

/** A resource as *Add* begins it: both directions, nothing typed yet. */
export const newResource: SpecValue = { name: '', primary_key: 'id', import: REQUESTS.import, export: REQUESTS.export };

/**
 * A direction switched on or off. A block in which a path was typed stays in the file when it is switched off, and `flows` names
 * the other direction; a block without any goes.
 */
export function flowChanges(root: SpecNode | undefined, path: TreePath, flow: Flow, on: boolean): readonly SpecChange[] {
  const found = root && nodeAt(root, path);
  const item = found?.whole ? found.node : undefined;
  const flows = flowsOf(item, child(root, 'defaults'));
  const now = flow === 'import' ? flows.imports : flows.exports;
  if (now === on) return [];
  const other = OTHER[flow];
  const hasOther = flow === 'import' ? flows.exports : flows.imports;
  if (on) {
    const named = child(item, 'flows');
    return [
      ...(hasBlock(item, flow) ? [] : [{ op: 'set', path: [...path, flow], value: REQUESTS[flow] } as const]),
      // Both blocks being there says the same.
      ...(named ? [hasOther ? ({ op: 'remove', path: [...path, 'flows'] } as const) : setFlows(path, [flow])] : []),
    ];
  }
  if (hasBlock(item, flow) && !isTyped(child(item, flow))) {
    const named = child(item, 'flows');
    return [{ op: 'remove', path: [...path, flow] }, ...(named ? [setFlows(path, hasOther ? [other] : [])] : [])];
  }
  return [setFlows(path, hasOther ? [other] : [])];
}

const setFlows = (path: TreePath, flows: readonly Flow[]): SpecChange => ({ op: 'set', path: [...path, 'flows'], value: flows });

function hasBlock(item: SpecNode | undefined, flow: Flow): boolean {
  const node = child(item, flow);
  return node !== undefined && !isNull(node);
}

/** Whether anything but bare verbs stands in a block. */
function isTyped(block: SpecNode | undefined): boolean {
  if (block?.kind !== 'map') return block !== undefined && !isNull(block);
  return [...block.entries.values()].some(({ node }) => {
    const request = textOf(node) ?? textAt(node, 'request');
    return request === undefined ? !isNull(node) : requestOf(request).path !== '' || node.kind === 'map';
  });
}
