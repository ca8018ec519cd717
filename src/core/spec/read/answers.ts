import type { Condition, ErrorRules, RateLimit, StatusRange } from '../model.js';
import { child, textAt, type SpecNode } from '../tree.js';
import { listOf, numberAt, numbersOf, type ReadContext } from './context.js';
import { HEADER_NAME, numberOf } from './values.js';

const ALL_ERRORS: readonly StatusRange[] = [{ from: 400, to: 599 }];

/** How a failure is told apart and what its message is; each key has its own default. */
export function readErrors(context: ReadContext, node: SpecNode | undefined): ErrorRules {
  const when = child(node, 'when');
  const notFound = child(node, 'not_found');
  return {
    statuses: child(node, 'status') ? listOf(child(node, 'status')).flatMap((item) => readStatus(context, item) ?? []) : ALL_ERRORS,
    when: when && listOf(when).flatMap((item) => readCondition(context, item) ?? []),
    message: context.paths(child(node, 'message')),
    code: context.path(node, 'code'),
    notFound: notFound ? numbersOf(notFound) : [404],
  };
}

function readStatus(context: ReadContext, node: SpecNode): StatusRange | undefined {
  if (node.kind !== 'scalar') return undefined;
  const found = /^([1-5]\d\d)(?:\s*(?:\.\.|-)\s*([1-5]\d\d))?$/.exec(node.source);
  const from = Number(found?.[1]);
  const to = Number(found?.[2] ?? found?.[1]);
  return found && from <= to ? { from, to } : context.error('status-range', node.range, { status: node.source });
}

function readCondition(context: ReadContext, node: SpecNode): Condition | undefined {
  const path = context.path(node, 'path');
  const is = child(node, 'is');
  if (!path || is?.kind !== 'scalar') return undefined;
  // A header is text whatever YAML makes of the value.
  if ('header' in path) return { path, is: is.source };
  return { path, is: typeof is.value === 'number' ? numberOf(is) : is.value };
}

export function readRateLimit(context: ReadContext, node: SpecNode | undefined): RateLimit {
  const when = child(node, 'when');
  const header = textAt(when, 'header');
  for (const name of [child(node, 'wait'), child(when, 'header')]) {
    if (name?.kind === 'scalar' && name.value !== null && !HEADER_NAME.test(name.source))
      context.problems.error('header-name', name.range, { header: name.source });
  }
  return {
    statuses: child(node, 'status') ? numbersOf(child(node, 'status')) : [429],
    waitHeader: textAt(node, 'wait') ?? 'Retry-After',
    unit: (textAt(node, 'unit') ?? 'seconds') as RateLimit['unit'],
    tries: numberAt(node, 'tries') ?? 5,
    when: header === undefined ? undefined : { header, is: textAt(when, 'is') ?? '' },
  };
}
