import type { Range } from '../../result.js';
import { isHeader, type AnswerPath, type PathStep } from '../answerPath.js';
import { parseReference } from '../body.js';
import type { WriteRequest } from '../model.js';
import { child, type SpecNode } from '../tree.js';

/** What takes a value out of the record before `add` and `body` ask for it. */
export type Taker = 'key' | 'omit' | 'only';

export interface GoneValue {
  readonly range: Range;
  readonly value: string;
  readonly by: Taker;
}

/**
 * The values of the record that a request asks for though they were taken out of it, so that nothing is sent in their place.
 * @param node the request, with what it inherits
 * @param newKey that of the record where it is new: it is not sent then
 */
export function goneValues(node: SpecNode | undefined, write: WriteRequest, newKey: AnswerPath | undefined): readonly GoneValue[] {
  return [child(node, 'add'), child(node, 'body')].flatMap((asked) =>
    [...textsIn(asked)].flatMap(({ source, range }) => {
      const reference = parseReference(source);
      const by = reference?.word === 'record' && reference.steps.length > 0 ? takerOf(reference.steps, write, newKey) : undefined;
      return by ? [{ range, value: source, by }] : [];
    }),
  );
}

function takerOf(steps: readonly string[], { only, omit }: WriteRequest, newKey: AnswerPath | undefined): Taker | undefined {
  if (newKey && holds(newKey, steps)) return 'key';
  if (omit.some((path) => holds(path, steps))) return 'omit';
  return only.length > 0 && !only.some((path) => meets(path, steps)) ? 'only' : undefined;
}

/** Whether the place is the path's, or inside it. */
function holds(path: AnswerPath, place: readonly PathStep[]): boolean {
  return !isHeader(path) && path.steps.length > 0 && path.steps.length <= place.length && meets(path, place);
}

function meets(path: AnswerPath, place: readonly PathStep[]): boolean {
  return !isHeader(path) && path.steps.every((step, index) => index >= place.length || String(step) === place[index]);
}

function* textsIn(node: SpecNode | undefined): Generator<{ readonly source: string; readonly range: Range }> {
  if (node?.kind === 'scalar') yield node;
  else if (node?.kind === 'list') for (const item of node.items) yield* textsIn(item);
  else if (node?.kind === 'map') for (const { node: value } of node.entries.values()) yield* textsIn(value);
}
