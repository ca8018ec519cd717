import type { ErrorObject } from 'ajv';
import { ProblemList, type SpecProblem } from '../../result.js';
import type { Steps } from '../../steps.js';
import type { Resource } from '../model.js';
import { NodeMemo } from '../nodeMemo.js';
import type { ShapeMemo } from '../schemaProblems.js';
import { child, entryOf, type SpecNode } from '../tree.js';

/** What the reading of one text may leave to that of the next. */
export class ReadingMemo implements ShapeMemo {
  readonly data = new NodeMemo<unknown>();
  readonly shape = new NodeMemo<readonly ErrorObject[]>();
  readonly controls = new NodeMemo<readonly SpecProblem[]>();
  readonly secrets = new NodeMemo<readonly SpecProblem[]>();
  readonly resources = new NodeMemo<ReadResource>();
}

/** What the reading of one resource came to. */
export interface ReadResource {
  readonly resource: Resource | undefined;
  /** The name of each of its elements, which no other resource may have. */
  readonly names: readonly string[];
  /** The word that stands for its key in a request. */
  readonly keyWord: string | undefined;
  readonly problems: readonly SpecProblem[];
}

/** Runs a check over what stands around the resources, and over each of them by itself, where it is not what it was before. */
export function* checkParts(
  root: SpecNode,
  problems: ProblemList,
  memo: NodeMemo<readonly SpecProblem[]>,
  check: (node: SpecNode, problems: ProblemList) => void,
): Steps<void> {
  const list = child(root, 'resources');
  const entry = entryOf(root, 'resources');
  if (root.kind !== 'map' || list?.kind !== 'list' || !entry) return check(root, problems);
  check({ ...root, entries: new Map([...root.entries, ['resources', { ...entry, node: { ...list, items: [] } }]]) }, problems);
  for (const item of list.items) {
    const found = memo.of(item, [], () => {
      const own = new ProblemList();
      check(item, own);
      return own.all;
    });
    problems.addAll(found);
    yield;
  }
}
