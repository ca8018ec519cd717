import type { SpecNode } from './tree.js';

/**
 * Keeps what was worked out of a node, as long as it is the same node and what else went into it is the same: after a change of
 * the text only what was read anew is worked out again.
 */
export class NodeMemo<T> {
  private readonly kept = new WeakMap<SpecNode, { readonly inputs: readonly unknown[]; readonly value: T }>();

  of(node: SpecNode, inputs: readonly unknown[], make: () => T): T {
    const found = this.kept.get(node);
    if (found?.inputs.length === inputs.length && found.inputs.every((input, index) => input === inputs[index])) return found.value;
    const value = make();
    this.kept.set(node, { inputs, value });
    return value;
  }
}
