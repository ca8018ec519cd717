import type { CallPair } from '../../../render/expressions.js';
import { rootClass } from '../../../render/paths.js';
import type { AnswerPath } from '../../../spec/answerPath.js';
import { isHeader } from '../../../spec/answerPath.js';
import type { ListRequest, Resource } from '../../../spec/model.js';
import { PAGED } from '../../../spec/rendered.js';
import type { ContentsOf } from '../around.js';
import { algorithm, listGuesses, recordPart } from './common.js';
import { sanitizePath } from './sanitize.js';

/** Above this a page is stored in slices: a block may be entered 3,000 times a run. */
const SLICE = 1000;
/** Cenit's limit of resumes a task; waits count too. */
const MAX_RESUMES = 500;

type ImportRole = 'do_import_one' | 'do_import_many' | 'do_get_many' | 'do_get_one' | 'parse_from_api_response';

/** The five algorithms that bring records in; the last two also of an export. */
export const importAlgorithms: ContentsOf<ImportRole> = {
  do_import_one: (place, { connector, view }) =>
    algorithm(place, `Brings one ${place.resource.rn} from ${connector.title} into Cenit.`, () => view),
  do_import_many: (place, { connector, view }) => {
    const { part: request, resource } = place;
    return algorithm(place, importText(resource, connector.title, paged(request)), () => ({ ...view, ...importView(resource, request) }));
  },
  do_get_many: (place, { view }) => {
    const { part: request, resource } = place;
    return algorithm(place, `Gets one page of ${resource.rns}.`, () => ({ ...view, ...listView(resource, request) }));
  },
  do_get_one: (place, { view }) =>
    algorithm(place, `Gets one ${place.resource.rn}.`, () => ({
      ...view,
      record: recordPart(place.resource),
      needsId: `${view.names.doGetOne} failed: no remote_id is given`,
      notFound: `${view.names.getOne} failed: Record not found`,
    })),
  parse_from_api_response: (place, { connector, view }) => {
    const { primaryKey, fields, dataType } = place.resource;
    const stored = (path: AnswerPath): AnswerPath => sanitizePath(path, connector.sanitizeKeys);
    return algorithm(place, `Stores items of the API as ${dataType} records, found again by remote_id.`, () => ({
      ...view,
      primaryKey: stored(primaryKey),
      fields: fields.map((field) => ({ ...field, from: stored(field.from) })),
    }));
  },
};

const paged = (request: ListRequest): boolean => PAGED.has(request.pagination.type);

function importText(resource: Resource, title: string, isPaged: boolean): string {
  return `Brings ${resource.rns} from ${title} into Cenit${isPaged ? ', one page for each run of the task' : ''}.`;
}

function importView(resource: Resource, request: ListRequest): Readonly<Record<string, unknown>> {
  const { pagination } = request;
  const { tries } = resource.rateLimit;
  return {
    paged: paged(request),
    pagination,
    initialSeconds: request.incremental?.initialSeconds,
    sliced: !paged(request) || pagination.size === undefined || pagination.size.value > SLICE,
    // As many runs as leave room for the waits of one more page.
    handOverAt: pagination.maxPages * tries >= MAX_RESUMES && Math.max(MAX_RESUMES - tries, 1),
    noneFound: `No ${resource.rns} found`,
    repeated: `The import of ${resource.rns} ends: a page repeats the one before`,
    tooMany: `The import of ${resource.rns} ends at ${pagination.maxPages} pages, there are more`,
  };
}

function listView(resource: Resource, request: ListRequest): Readonly<Record<string, unknown>> {
  const { pagination, incremental, records } = request;
  const since = incremental && (incremental.place === 'parameter' || incremental.place === 'header') ? incremental : undefined;
  const sinceBy = (place: 'parameter' | 'header'): readonly CallPair[] =>
    since?.place === place ? [{ key: since.name, value: { local: 'since' } }] : [];
  const answerPaths = [pagination.more, pagination.next, pagination.total, pagination.pages].filter(
    (path): path is AnswerPath => path !== undefined && !isHeader(path),
  );
  const rootType = records && rootClass(records);
  const normalise = answerPaths.length > 0 && rootType !== 'Hash' && answerPaths.every((path) => rootClass(path) === 'Hash');
  return {
    pagination,
    paged: paged(request),
    since,
    parameters: [...pageParameters(request), ...sinceBy('parameter')],
    headers: sinceBy('header'),
    records,
    rootType,
    wholeAnswer: records !== undefined && rootType === undefined,
    guesses: listGuesses(resource),
    normalise,
    known: normalise ? 'Hash' : rootType,
    conditions: pagination,
    position: pagination,
    warnNoNext: `The import of ${resource.rns} ends: there are more, but the answer names no next position`,
  };
}

function pageParameters({ pagination }: ListRequest): readonly CallPair[] {
  const { type, parameter, size } = pagination;
  const page: readonly CallPair[] =
    type === 'page' || type === 'offset'
      ? [{ key: parameter, value: { local: type } }]
      : type === 'cursor'
        ? [{ key: parameter, value: { option: 'position' } }]
        : [];
  return size ? [...page, { key: size.parameter, value: { literal: size.value } }] : page;
}
