import type { ProblemList, Range } from '../../result.js';
import type { Connector, ListRequest, Request, Resource, WriteRequest } from '../model.js';
import { RENDERED_PAGINATION } from '../rendered.js';
import { BUILT_IN_WORDS, wordsOf } from '../template.js';

/** Warns of what the language has and this version does not render, so that nothing is ignored in silence. */
export function reportNotGenerated(connector: Connector, problems: ProblemList): void {
  for (const resource of connector.resources) {
    for (const { key, range, instead } of unrendered(resource))
      problems.add('warning', 'not-generated-yet', range, { key, instead: instead ?? '' });
  }
}

const FIRST_PAGE = 'only the first page is read';

interface Unrendered {
  readonly key: string;
  readonly range: Range;
  readonly instead?: string;
}

function unrendered(resource: Resource): readonly Unrendered[] {
  const { imports, exports, one } = resource;
  return [
    ...(imports ? ofList(imports.all) : []),
    ...(imports?.changed ? [{ key: 'changed', range: imports.changed.range }] : []),
    ...(one ? ofRequest(one) : []),
    ...(exports ? [...ofWrite(exports.create), ...ofWrite(exports.update)] : []),
    ...(exports && resource.fields.length > 0
      ? [{ key: 'fields (written back on export)', range: resource.fields[0]?.range ?? resource.range }]
      : []),
  ];
}

function ofList({ pagination, incremental, ...request }: ListRequest): readonly Unrendered[] {
  const { range } = request;
  return [
    ...ofRequest(request),
    ...(RENDERED_PAGINATION.has(pagination.type) ? [] : [{ key: `pagination: ${pagination.type}`, range, instead: FIRST_PAGE }]),
    ...(pagination.place === 'query' ? [] : [{ key: `pagination.in: ${pagination.place}`, range, instead: FIRST_PAGE }]),
    ...(pagination.laterKeep ? [{ key: 'pagination.later_keep', range }] : []),
    ...(incremental && !['parameter', 'header'].includes(incremental.place)
      ? [{ key: `incremental (${incremental.place === 'here' ? 'field alone' : `in: ${incremental.place}`})`, range }]
      : []),
  ];
}

function ofRequest(request: Request): readonly Unrendered[] {
  const words = [request.path, ...request.parameters.map(({ value }) => value), ...request.headers.map(({ value }) => value)].flatMap(
    wordsOf,
  );
  const word = words.find((one) => (BUILT_IN_WORDS as readonly string[]).includes(one));
  return [
    ...(word === undefined ? [] : [{ key: `{${word}}`, range: request.range }]),
    ...(request.body && !('encoding' in request) ? [{ key: 'body', range: request.range }] : []),
  ];
}

function ofWrite(write: WriteRequest): readonly Unrendered[] {
  return [...ofRequest(write), ...(write.encoding === 'json' ? [] : [{ key: `encoding: ${write.encoding}`, range: write.range }])];
}
