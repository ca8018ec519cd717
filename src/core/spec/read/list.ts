import type { Incremental, ListRequest, Pagination, PaginationType } from '../model.js';
import { child, entryOf, textAt, type SpecNode } from '../tree.js';
import { wordsOfRequest } from '../requestWords.js';
import { booleanAt, numberAt, type ReadContext } from './context.js';
import { places } from '../../vocabulary/places.js';
import { isMisspelt } from '../misspelt.js';
import { nearestWord } from '../nearMiss.js';
import { readRequest } from './request.js';
import { HEADER_NAME } from './values.js';

/** Cenit's limit of resumes a task; the default of how many pages an import reads. */
export const DEFAULT_MAX_PAGES = 500;

interface PaginationDefaults {
  readonly parameter: string;
  readonly start: number;
  readonly size: { readonly parameter: string; readonly value: number } | undefined;
  readonly needs: 'next' | 'parameter' | undefined;
}

/** What a type takes for granted; cursor and its kin ask for no size unless one is given. */
export const paginationDefaults: Readonly<Record<PaginationType, PaginationDefaults>> = {
  page: { parameter: 'page', start: 1, size: { parameter: 'per_page', value: 100 }, needs: undefined },
  offset: { parameter: 'offset', start: 0, size: { parameter: 'limit', value: 200 }, needs: undefined },
  cursor: { parameter: 'cursor', start: 0, size: undefined, needs: 'next' },
  last_id: { parameter: '', start: 0, size: undefined, needs: 'parameter' },
  link: { parameter: '', start: 0, size: undefined, needs: undefined },
  next_url: { parameter: '', start: 0, size: undefined, needs: 'next' },
  none: { parameter: '', start: 0, size: undefined, needs: undefined },
};

/** The request of many records, with all that its answer's pages need. `node` is merged with what it inherits. */
export function readList(context: ReadContext, block: SpecNode | undefined, key: 'all' | 'changed'): ListRequest | undefined {
  const request = readRequest(context, { block, key, recordKey: undefined });
  const node = child(block, key);
  const pagination = readPagination(context, child(node, 'pagination'));
  const incremental = readIncremental(context, child(node, 'incremental'), request && wordsOfRequest(request).includes('since'));
  const records = context.path(node, 'records');
  checkParameters(context, node, pagination, incremental);
  return request && pagination && { ...request, records, pagination, incremental };
}

export function readPagination(context: ReadContext, node: SpecNode | undefined): Pagination | undefined {
  const type = (textAt(node, 'type') ?? 'offset') as PaginationType;
  const defaults = paginationDefaults[type] as PaginationDefaults | undefined;
  if (!defaults) return undefined;
  const size = child(node, 'size');
  const value = numberAt(size, 'value') ?? defaults.size?.value;
  const needed = defaults.needs;
  if (needed && !child(node, needed)) {
    if (isMisspelt(node, needed, places.pagination.fields)) return undefined;
    return context.error('pagination-needs', entryOf(node, 'type')?.node.range ?? node?.range ?? { start: 0, end: 0 }, {
      type,
      key: needed,
    });
  }
  return {
    type,
    parameter: textAt(node, 'parameter') ?? defaults.parameter,
    place: (textAt(node, 'in') ?? 'query') as Pagination['place'],
    next: context.onePath(node, 'next'),
    more: context.onePath(node, 'more'),
    total: context.onePath(node, 'total'),
    pages: context.onePath(node, 'pages'),
    start: numberAt(node, 'start') ?? defaults.start,
    size: value === undefined ? undefined : { parameter: textAt(size, 'parameter') ?? defaults.size?.parameter ?? 'limit', value },
    laterKeep: texts(child(node, 'later_keep')),
    maxPages: numberAt(node, 'max_pages') ?? DEFAULT_MAX_PAGES,
  };
}

function texts(node: SpecNode | undefined): readonly string[] | undefined {
  return node?.kind === 'list' ? node.items.flatMap((item) => (item.kind === 'scalar' ? [item.source] : [])) : undefined;
}

const SECONDS = { h: 3600, d: 86_400, w: 604_800, y: 31_536_000 } as const;

/** @param asked {since} stands in the request */
export function readIncremental(context: ReadContext, node: SpecNode | undefined, asked = false): Incremental | undefined {
  if (node?.kind !== 'map') return undefined;
  const header = textAt(node, 'header');
  const parameter = textAt(node, 'parameter');
  const place = textAt(node, 'in') as 'text' | 'body' | undefined;
  const field = context.path(node, 'field');
  const named = ['header', 'parameter', 'in'].filter((key) => textAt(node, key) !== undefined);
  if (named.length > 1) context.problems.error('incremental-two-places', entryOf(node, named[1] ?? '')?.keyRange ?? node.range);
  const isNowhere = header === undefined && parameter === undefined && place === undefined && !field && !asked;
  if (isNowhere) context.problems.error('incremental-no-place', node.range);
  const initial = child(node, 'initial');
  const span = initial?.kind === 'scalar' && initial.value !== null ? /^(\d+)([hdwy])$/.exec(initial.source) : undefined;
  if (span === null) context.problems.error('incremental-initial', initial?.range ?? node.range);
  checkTime(context, node);
  const name = child(node, 'header');
  if (name?.kind === 'scalar' && name.value !== null && !HEADER_NAME.test(name.source))
    context.problems.error('header-name', name.range, { header: name.source });
  const onlyNew = booleanAt(node, 'only_new') ?? false;
  if (onlyNew) context.problems.add('info', 'incremental-only-new', entryOf(node, 'only_new')?.keyRange ?? node.range);
  return {
    place: header !== undefined ? 'header' : parameter !== undefined ? 'parameter' : (place ?? (asked && !field ? 'text' : 'here')),
    name: header ?? parameter ?? '',
    format: textAt(node, 'format') ?? 'iso8601',
    zone: textAt(node, 'zone') ?? 'UTC',
    field,
    onlyNew,
    initialSeconds: span ? Number(span[1]) * SECONDS[span[2] as keyof typeof SECONDS] : undefined,
  };
}

const FORMATS = ['iso8601', 'epoch', 'epoch_ms', 'date', 'http_date'];

function checkTime(context: ReadContext, node: SpecNode): void {
  const format = child(node, 'format');
  if (format?.kind === 'scalar' && format.value !== null && !FORMATS.includes(format.source) && !format.source.includes('%')) {
    context.problems.error('time-format', format.range, { format: format.source, near: nearestWord(format.source, FORMATS) ?? '' });
  }
  const zone = child(node, 'zone');
  if (zone?.kind === 'scalar' && zone.value !== null && !isZone(zone.source))
    context.problems.error('time-zone', zone.range, { zone: zone.source });
}

/** Names of the IANA database, as ActiveSupport takes them; offsets such as +02:00 it does not take. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z_]+(?:\/[\w+-]+)*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Two values under one name: the later one would win without a word. */
function checkParameters(
  context: ReadContext,
  node: SpecNode | undefined,
  pagination: Pagination | undefined,
  incremental: Incremental | undefined,
): void {
  if (!pagination) return;
  const { parameter, size } = pagination;
  const ofPages = pagination.place === 'query' ? [parameter, size?.parameter ?? ''].filter((name) => name !== '') : [];
  const since = incremental?.place === 'parameter' ? incremental.name : undefined;
  const place = child(child(node, 'incremental'), 'parameter') ?? node;
  if (since !== undefined && place && ofPages.includes(since)) context.problems.error('parameter-twice', place.range, { parameter: since });
  // One that is given with its own value is no mistake of the file alone: what is worked out takes its place.
  const own = child(node, 'parameters');
  for (const { key, keyRange } of own?.kind === 'map' ? own.entries.values() : [])
    if (ofPages.includes(key) || key === since) context.problems.add('warning', 'parameter-replaced', keyRange, { parameter: key });
}
