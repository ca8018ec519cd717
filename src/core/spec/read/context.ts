import type { ProblemArgs } from '../../problems/sentences.js';
import type { SpecCode } from '../../problems/spec.js';
import type { ProblemList, Range } from '../../result.js';
import { partOf } from '../places.js';
import { parseAnswerPath, type AnswerPath } from '../answerPath.js';
import { child, type ScalarNode, type SpecNode } from '../tree.js';

/** What every reader needs: the text for places inside a value, the list of problems and the names of the variables. */
export class ReadContext {
  constructor(
    readonly text: string,
    readonly problems: ProblemList,
    readonly variables: ReadonlySet<string>,
  ) {}

  error(code: SpecCode, range: Range, args?: ProblemArgs): undefined {
    this.problems.error(code, range, args);
    return undefined;
  }

  private last: { readonly node: ScalarNode; readonly at: number } | undefined;

  /** The place of a part of a text value; the whole value where escapes or folding moved it. */
  within(node: ScalarNode, start: number, end: number): Range {
    // One value may have many mistakes.
    if (this.last?.node !== node) this.last = { node, at: this.text.slice(node.range.start, node.range.end).indexOf(node.source) };
    const { at } = this.last;
    return at < 0 ? node.range : partOf(node.range, at + start, at + end);
  }

  /** A path into an answer at a key; undefined where the key is absent or, with a problem, where it is no path. */
  path(node: SpecNode | undefined, key: string): AnswerPath | undefined {
    return this.pathOf(child(node, key));
  }

  pathOf(value: SpecNode | undefined): AnswerPath | undefined {
    if (value?.kind !== 'scalar' || value.value === null) return undefined;
    return parseAnswerPath(value.source) ?? this.error('answer-path', value.range, { path: value.source });
  }

  /** A path that leads to one value: not the whole answer, and no `[]`. */
  onePath(node: SpecNode | undefined, key: string): AnswerPath | undefined {
    const value = child(node, key);
    const path = this.pathOf(value);
    if (!path || !value || 'header' in path) return path;
    const many = path.steps.length === 0 || path.steps.some((step) => typeof step === 'symbol');
    return many ? this.error('answer-path-many', value.range, { path: value.kind === 'scalar' ? value.source : '' }) : path;
  }

  paths(value: SpecNode | undefined): readonly AnswerPath[] {
    return listOf(value).flatMap((item) => this.pathOf(item) ?? []);
  }

  /** A path into a record: like one into an answer, but of names and indexes only; with `each` also into every item of a list. */
  recordPath(value: SpecNode | undefined, each = false): AnswerPath | undefined {
    const path = this.pathOf(value);
    if (!path || !value) return undefined;
    if (
      'header' in path ||
      path.steps.length === 0 ||
      typeof path.steps.at(-1) === 'symbol' ||
      (!each && path.steps.some((step) => typeof step === 'symbol'))
    ) {
      return this.error('record-path', value.range, { path: value.kind === 'scalar' ? value.source : '' });
    }
    return path;
  }
}

/** One value or a list of them; nothing for an absent or null one. */
export function listOf(node: SpecNode | undefined): readonly SpecNode[] {
  if (!node || (node.kind === 'scalar' && node.value === null)) return [];
  return node.kind === 'list' ? node.items : [node];
}

export function numberAt(node: SpecNode | undefined, key: string): number | undefined {
  const value = child(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
}

export function numbersOf(node: SpecNode | undefined): readonly number[] {
  return listOf(node).flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'number' ? [item.value] : []));
}

export function booleanAt(node: SpecNode | undefined, key: string): boolean | undefined {
  const value = child(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'boolean' ? value.value : undefined;
}
