import { PartIf, type Part } from '../../../render/part.js';
import { layLines } from '../../../render/codeLayout.js';
import { placeCode, readPath } from '../../../render/paths.js';
import { RubyCode, insideDoubleQuotes, rubyKey, rubyString } from '../../../render/ruby.js';
import type { AnswerPath } from '../../../spec/answerPath.js';
import type { ImportFlow, ListRequest, Pair, RecordField, Resource } from '../../../spec/model.js';
import { listRequests, wordsOfRequest } from '../../../spec/requestWords.js';
import { isFilteredHere } from '../../places/listFilter.js';
import { isNextApart } from '../../places/nextApart.js';
import { changedHasOwnWebhook } from '../../places/webhooks.js';
import type { ContentsOf } from '../around.js';
import { commonPairs } from '../webhooks.js';
import { algorithm, recordPart, type ResourceView } from './common.js';
import { isPaged, type ListCall } from './listCall.js';
import { filterPart, rejectPart } from './listMoments.js';
import { findNextCall, findNextView, nextPart, normalises } from './listNext.js';
import { callPart, itemsPart } from './listRequest.js';
import { oneRequestView } from './oneRequest.js';
import { sanitizePath, sanitizeSteps } from './sanitize.js';

/** Above this a page is stored in slices: a block may be entered 3,000 times a run. */
const SLICE = 1000;
/** More fields are read several a line. */
const MOST_FIELD_LINES = 30;
/** Cenit's limit of resumes a task; waits count too. */
const MAX_RESUMES = 500;

type ImportRole =
  'reject_earlier' | 'find_next' | 'do_import_one' | 'do_import_many' | 'do_get_many' | 'do_get_one' | 'parse_from_api_response';

/** The algorithms that bring records in; the last two also of an export. */
export const importAlgorithms: ContentsOf<ImportRole> = {
  do_import_one: (place, { connector, view }) =>
    algorithm(place, `Brings one ${place.resource.rn} from ${connector.title} into Cenit.`, () => view),
  do_import_many: (place, { connector, view }) => {
    const { part: imports, resource } = place;
    return algorithm(place, importText(resource, connector.title, listRequests(imports).some(isPaged)), () => ({
      ...view,
      ...importView(resource, imports),
    }));
  },
  do_get_many: (place, { view }) => {
    const { part: imports, resource } = place;
    return algorithm(place, `Gets one page of ${resource.rns}.`, (most) => ({ ...view, ...listView(resource, imports, view, most) }));
  },
  reject_earlier: (place, { view }) =>
    algorithm(place, `Leaves out the ${place.resource.rns} that did not change since a moment.`, () => ({
      ...view,
      filter: rejectPart(place.part),
    })),
  find_next: (place, { view }) =>
    algorithm(place, `Finds the next page of the ${place.resource.rns} that changed.`, () => {
      const { changed } = place.part;
      const action = changedHasOwnWebhook(place.part) ? view.names.getChanged : view.names.getMany;
      return { ...view, ...(changed && findNextView(place.resource, { request: changed, action }, view)) };
    }),
  do_get_one: (place, { view }) =>
    algorithm(place, `Gets one ${place.resource.rn}.`, () => ({
      ...view,
      ...oneRequestView(place.part, view.names.keyWord),
      record: recordPart(place.resource, place.part.record),
      needsId: `${view.names.doGetOne} failed: no remote_id is given`,
      notFound: `${view.names.getOne} failed: Record not found`,
    })),
  parse_from_api_response: (place, { connector, view }) => {
    const { primaryKey, fields, dataType } = place.resource;
    const stored = (path: AnswerPath): AnswerPath => sanitizePath(path, connector.sanitizeKeys);
    return algorithm(place, `Stores items of the API as ${dataType} records, found again by remote_id.`, () => ({
      ...view,
      primaryKey: stored(primaryKey),
      keyPlace: place.resource.exports && new RubyCode(placeCode('item', sanitizeSteps(primaryKey, connector.sanitizeKeys))),
      fieldReads: fieldReads(fields.map((field) => ({ ...field, from: stored(field.from) }))),
    }));
  },
};

/** Many fields share lines, so that the algorithm stays as short as the others. */
function fieldReads(fields: readonly RecordField[]): RubyCode | undefined {
  const reads = fields.map(({ name, from }) => `${rubyKey(name)} ${readPath(from, 'item')}`);
  return reads.length === 0 ? undefined : new RubyCode(`${layLines(reads, MOST_FIELD_LINES).join(',\n')},`);
}

function importText(resource: Resource, title: string, isPaged: boolean): string {
  return `Brings ${resource.rns} from ${title} into Cenit${isPaged ? ', one page for each run of the task' : ''}.`;
}

function importView(resource: Resource, imports: ImportFlow): Readonly<Record<string, unknown>> {
  const requests = listRequests(imports);
  const { tries } = resource.rateLimit;
  const most = Math.max(...requests.map(({ pagination }) => pagination.maxPages));
  const mostPages = byMoment(imports, ({ pagination }) => String(pagination.maxPages));
  const isPlain = /^\d+$/.test(mostPages);
  const tooMany = `The import of ${insideDoubleQuotes(resource.rns)} ends at ${isPlain ? mostPages : '#{most}'} pages, there are more`;
  return {
    paged: requests.some(isPaged),
    needsSince: imports.changed !== undefined && imports.changed.pagination.maxPages !== imports.all.pagination.maxPages,
    initialSeconds: imports.all.incremental?.initialSeconds ?? imports.changed?.incremental?.initialSeconds,
    keepsEnd: requests.some((request) => wordsOfRequest(request).includes('until')),
    filtered: isFilteredHere(imports.changed ?? imports.all),
    sliced: requests.some((request) => !isPaged(request) || !request.pagination.size || request.pagination.size.value > SLICE),
    // As many runs as leave room for the waits of one more page.
    handOverAt: most * tries >= MAX_RESUMES && Math.max(MAX_RESUMES - tries, 1),
    differentMost: isPlain ? undefined : new RubyCode(mostPages),
    mostPages: new RubyCode(isPlain ? mostPages : 'most'),
    noneFound: `No ${resource.rns} found`,
    repeated: `The import of ${resource.rns} ends: a page repeats the one before`,
    tooMany: new RubyCode(isPlain ? rubyString(tooMany) : `"${tooMany}"`),
  };
}

/** Code that is another one where only what changed since a moment is asked for. */
function byMoment({ all, changed }: ImportFlow, codeOf: (request: ListRequest) => string): string {
  const usual = codeOf(all);
  const own = changed ? codeOf(changed) : usual;
  return own === usual ? usual : `(since.present? ? ${own} : ${usual})`;
}

function listView(resource: Resource, imports: ImportFlow, view: ResourceView, most: number): Readonly<Record<string, unknown>> {
  const { all, changed } = imports;
  const { names } = view;
  const own = changedHasOwnWebhook(imports);
  const given = commonPairs(imports);
  const beside = ({ parameters, headers }: ListRequest): ListCall['beside'] => {
    const rest = (pairs: readonly Pair[], there: readonly Pair[]): readonly Pair[] =>
      pairs.filter(({ key }) => !there.some((pair) => pair.key === key));
    return { parameters: rest(parameters, given.parameters), headers: rest(headers, given.headers) };
  };
  const usual: ListCall = { request: all, action: names.getMany, beside: beside(all), since: changed ? 'never' : 'maybe' };
  const since: ListCall | undefined = changed && {
    request: changed,
    action: own ? names.getChanged : names.getMany,
    beside: own ? { parameters: [], headers: [] } : beside(changed),
    since: 'always',
  };
  const either = (part: (call: ListCall) => Part | RubyCode | undefined): Part | PartIf | RubyCode | undefined =>
    since ? new PartIf(new RubyCode('options[:start_date].present?'), part(since), part(usual)) : part(usual);
  const normalise = listRequests(imports).some(normalises);
  const action = rubyString(usual.action);
  return {
    call: either((call) => callPart(call, view, most)),
    chosen:
      since && since.action !== usual.action
        ? new RubyCode(`options[:start_date].present? ? ${rubyString(since.action)} : ${action}`)
        : undefined,
    action: new RubyCode(since && since.action !== usual.action ? 'action' : action),
    items: either(({ request }) => itemsPart(resource, request)),
    next: either((call) =>
      call === since && isNextApart(imports) ? findNextCall(call.request, view) : nextPart(resource, call, view, normalise),
    ),
    filter: either((call) => filterPart(call, view)),
  };
}
