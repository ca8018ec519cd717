import { ProblemList, type Range, type SpecProblem } from '../../result.js';
import type { Connector, ListRequest, Request, Resource, WriteRequest } from '../model.js';
import { RENDERED_PAGINATION } from '../rendered.js';
import { BUILT_IN_WORDS, wordsOf } from '../template.js';

/** Warns of what the language has and this version does not render, so that nothing is ignored in silence. */
export function reportNotGenerated(connector: Connector, problems: ProblemList): void {
  for (const resource of connector.resources) {
    const found = known.get(resource) ?? warningsOf(resource);
    known.set(resource, found);
    problems.addAll(found);
  }
}

/** A resource is the same object as long as it is the same. */
const known = new WeakMap<Resource, readonly SpecProblem[]>();

function warningsOf(resource: Resource): readonly SpecProblem[] {
  const problems = new ProblemList();
  for (const { keys, range, instead } of unrendered(resource))
    if (keys.length > 0) problems.add('warning', 'not-generated-yet', range, { key: [...new Set(keys)].join(', '), instead });
  return problems.all;
}

const FIRST_PAGE = 'only the first page is read';
const LEFT_OUT = 'the connector is made as if it were left out';
const BLANK = 'placeholders are sent blank, the rest as if it were left out';

/** What one request has of it: one warning for the whole request. */
interface Unrendered {
  readonly keys: readonly string[];
  readonly range: Range;
  readonly instead: string;
}

function unrendered(resource: Resource): readonly Unrendered[] {
  const { imports, exports, one, fields } = resource;
  const [field] = fields;
  return [
    ...(imports ? [ofList(imports.all)] : []),
    ...(imports?.changed ? [{ keys: ['changed'], range: imports.changed.range, instead: LEFT_OUT }] : []),
    ...(one ? [ofRequest(one)] : []),
    ...(exports ? [ofWrite(exports.create), ofWrite(exports.update)] : []),
    ...(exports && field ? [{ keys: ['fields (written back on export)'], range: field.range, instead: LEFT_OUT }] : []),
  ];
}

function ofList({ pagination, incremental, ...request }: ListRequest): Unrendered {
  const paging = [
    ...(RENDERED_PAGINATION.has(pagination.type) ? [] : [`pagination: ${pagination.type}`]),
    ...(pagination.place === 'query' ? [] : [`pagination.in: ${pagination.place}`]),
  ];
  const keys = [
    ...paging,
    ...requestKeys(request),
    ...(pagination.laterKeep ? ['pagination.later_keep'] : []),
    ...(incremental && !['parameter', 'header'].includes(incremental.place)
      ? [`incremental (${incremental.place === 'here' ? 'field alone' : `in: ${incremental.place}`})`]
      : []),
  ];
  const rest = insteadOf(request);
  return {
    keys,
    range: request.range,
    instead: paging.length > 0 ? `${FIRST_PAGE}${keys.length > paging.length ? `; ${rest}` : ''}` : rest,
  };
}

function ofRequest(request: Request): Unrendered {
  return { keys: requestKeys(request), range: request.range, instead: insteadOf(request) };
}

const insteadOf = (request: Request): string => (builtInWords(request).length > 0 ? BLANK : LEFT_OUT);

function builtInWords(request: Request): readonly string[] {
  const texts = [request.path, ...request.parameters.map(({ value }) => value), ...request.headers.map(({ value }) => value)];
  return texts.flatMap(wordsOf).filter((word) => (BUILT_IN_WORDS as readonly string[]).includes(word));
}

function requestKeys(request: Request): readonly string[] {
  return [...builtInWords(request).map((word) => `{${word}}`), ...(request.body && !('encoding' in request) ? ['body'] : [])];
}

function ofWrite(write: WriteRequest): Unrendered {
  const keys = [...requestKeys(write), ...(write.encoding === 'json' ? [] : [`encoding: ${write.encoding}`])];
  return { keys, range: write.range, instead: insteadOf(write) };
}
