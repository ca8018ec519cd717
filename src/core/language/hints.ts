import { ProblemList, type SpecProblem } from '../result.js';
import { NodeMemo } from '../spec/nodeMemo.js';
import { isVariableName } from '../spec/read/connector.js';
import { placeholdersIn } from '../spec/template.js';
import { child, type MapNode, type SpecNode } from '../spec/tree.js';

/** Finds what does no harm and does no good either, of a file that changes bit by bit: only somebody who edits it wants to know. */
export class HintReader {
  private readonly words = new NodeMemo<ReadonlySet<string>>();

  /** Variables that nothing uses, and defaults that every resource replaces. */
  hints(root: SpecNode | undefined): readonly SpecProblem[] {
    const problems = new ProblemList();
    if (root?.kind !== 'map') return [];
    this.reportUnused(root, problems);
    const [defaults, resources] = [child(root, 'defaults'), child(root, 'resources')];
    if (defaults?.kind === 'map' && resources?.kind === 'list' && resources.items.length > 0)
      reportShadowed(defaults, resources.items, problems);
    return problems.sorted();
  }

  private reportUnused(root: MapNode, problems: ProblemList): void {
    const variables = child(root, 'variables');
    if (variables?.kind !== 'map') return;
    const used: ReadonlySet<string>[] = [];
    for (const [key, { node }] of root.entries) {
      if (key === 'variables') continue;
      for (const part of node.kind === 'list' ? node.items : [node]) used.push(this.words.of(part, [], () => wordsIn(part)));
    }
    for (const { key, keyRange } of variables.entries.values())
      if (isVariableName(key) && !used.some((words) => words.has(key))) problems.add('hint', 'variable-unused', keyRange, { name: key });
  }
}

/** All words that stand in braces, in keys as well. */
function wordsIn(part: SpecNode): ReadonlySet<string> {
  const words = new Set<string>();
  const seen = new Set<SpecNode>();
  const look = (text: string): void => {
    if (text.includes('{')) for (const { word } of placeholdersIn(text)) words.add(word);
  };
  const visit = (node: SpecNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'scalar') return look(node.source);
    if (node.kind === 'list') return node.items.forEach(visit);
    for (const { key, node: value } of node.entries.values()) {
      look(key);
      visit(value);
    }
  };
  visit(part);
  return words;
}

/**
 * Keys of `defaults` that every resource says itself, and not by a merge of the defaults. A short form beside a long one still takes
 * some of it.
 */
function reportShadowed(defaults: MapNode, own: readonly SpecNode[], problems: ProblemList): void {
  for (const { key, keyRange, node } of defaults.entries.values()) {
    const others = own.map((item) => child(item, key));
    const maps = others.flatMap((other) => (other?.kind === 'map' ? [other] : []));
    if (node.kind === 'map' && key !== 'body') {
      if (maps.length === others.length) reportShadowed(node, maps, problems);
    } else if (others.every((other) => other && other.range.start !== node.range.start && (other.kind !== 'map' || key === 'body')))
      problems.add('info', 'default-shadowed', keyRange, { key });
  }
}
