import { sinceExpression } from '../../../render/expressions.js';
import { Part, type View } from '../../../render/part.js';
import { rootClass } from '../../../render/paths.js';
import { RubyCode, rubyLiteral, rubyString } from '../../../render/ruby.js';
import { EACH, isHeader, type AnswerPath } from '../../../spec/answerPath.js';
import { textsOf } from '../../../spec/body.js';
import type { Incremental, ListRequest, Pagination, Pair, Resource } from '../../../spec/model.js';
import { liquidWords } from '../../../spec/requestWords.js';
import { BUILT_IN_WORDS, isBuiltIn, wordsOf, type BuiltInWord, type Template } from '../../../spec/template.js';
import { followsUrls } from '../../places/helpers.js';
import { isFilteredApart, isFilteredHere, wordsIn, type Words } from '../../places/listFilter.js';
import { listGuesses } from './common.js';
import { bodyLines, POSITION } from './listBody.js';
import { hashCode, textCode, variableCode, type WordCode } from './valueCode.js';

type Row = readonly [key: string, code: string];

/** Where nothing says since when, a text that has to name a moment names this one. */
const BEGINNING = '1970-01-01T00:00:00Z';
const ISO: Pick<Incremental, 'format' | 'zone'> = { format: 'iso8601', zone: 'UTC' };

/** A request of a list, and how it is asked here. */
export interface ListCall {
  readonly request: ListRequest;
  /** The webhook it goes through, by which its failures are named too. */
  readonly action: string;
  /** Its own parameters and headers that do not stand in that webhook. */
  readonly beside: { readonly parameters: readonly Pair[]; readonly headers: readonly Pair[] };
  /** Whether there is a moment since when: where another request is made for what changed, one has it and the other has not. */
  readonly since: 'maybe' | 'always' | 'never';
}

export const isPaged = ({ pagination }: ListRequest): boolean => pagination.type !== 'none';

/** The lines that ask for a page: `answer` is what came back. */
export function callPart(resource: Resource, call: ListCall, names: View): Part {
  const { request, action } = call;
  const { pagination } = request;
  const words = wordsIn(request);
  const code = wordCode(pagination, isSinceKnown(call, words));
  const counts = pagination.type === 'page' || pagination.type === 'offset';
  const body = bodyLines(request, code);
  const parameters = parameterLines(call);
  return new Part('part_list_call', {
    ...names,
    action,
    position: counts && { name: pagination.type, start: pagination.start },
    followsUrls: followsUrls(request),
    usesVariables: usesVariables(call),
    dates: [...sinceLines(call, words), ...untilLine(request, words)].map((line) => new RubyCode(line)),
    parameterLines: parameters.map((line) => new RubyCode(line)),
    parameters: parameters.length > 0 ? new RubyCode('parameters') : rowsCode(parameterRows(call)),
    headers: rowsCode(headerRows(call)),
    templateParameters: rowsCode(templateRows(call, code)),
    body: body && new RubyCode(body.lines.join('\n')),
    bodyText: body && new RubyCode(body.text),
    contentType: body?.contentType,
  });
}

/** The lines that find the list in an answer `data`: `items` is it. */
export function itemsPart(resource: Resource, { records }: ListRequest): Part {
  const rootType = records && rootClass(records);
  return new Part('part_list_items', {
    records,
    rootType,
    wholeAnswer: records !== undefined && rootType === undefined,
    // What every item of a list holds is a list, whatever was there.
    collected: records !== undefined && !isHeader(records) && records.steps.includes(EACH),
    guesses: listGuesses(resource),
  });
}

/** The lines that find out whether there is a next page, and where; undefined where there never is one. */
export function nextPart(resource: Resource, call: ListCall, names: View): Part | undefined {
  const { request, action } = call;
  const { pagination, records } = request;
  if (!isPaged(request)) return undefined;
  const answerPaths = [pagination.more, pagination.next, pagination.total, pagination.pages].filter(
    (path): path is AnswerPath => path !== undefined && !isHeader(path),
  );
  const rootType = records && rootClass(records);
  const normalise = answerPaths.length > 0 && rootType !== 'Hash' && answerPaths.every((path) => rootClass(path) === 'Hash');
  return new Part('part_list_next', {
    ...names,
    action,
    pagination,
    normalise,
    known: normalise ? 'Hash' : rootType,
    link: pagination.type === 'link',
    lastKey: pagination.type === 'last_id' && !pagination.next && resource.primaryKey,
    followsUrls: followsUrls(request),
    path: new RubyCode(textCode(request.path, wordCode(pagination))),
    warnNoNext: `The import of ${resource.rns} ends: there are more, but the answer names no next position`,
  });
}

/** The lines that leave out what did not change since; undefined where the API does that. */
export function filterPart({ request, since: given }: ListCall, names: View): Part | undefined {
  const { incremental } = request;
  if (!incremental || given === 'never' || !isFilteredHere(request)) return undefined;
  const alwaysSince = given === 'always';
  const moment = 'DateTime.parse(options[:start_date].to_s)';
  const since = incremental.format === 'date' ? dayExpression(incremental, moment) : `${moment}.to_time`;
  return new Part('part_list_filter', {
    ...names,
    since: new RubyCode(alwaysSince ? since : `options[:start_date].present? && ${since}`),
    alwaysSince,
    apart: isFilteredApart(request),
    reject: rejectPart(request),
  });
}

/** The lines that leave out those of the `items` that are earlier than `since`. */
export function rejectPart({ incremental }: ListRequest): Part | undefined {
  const field = incremental?.field;
  if (!field) return undefined;
  // What is no number is no moment either, where it would be read as the number 0.
  const given = incremental.format.startsWith('epoch') ? 'time.to_s.match?(/\\A-?\\d/)' : 'time.present?';
  return new Part('part_reject', { field, given: new RubyCode(given), time: new RubyCode(timeExpression(incremental, 'time')) });
}

/** What holds no more than a day is compared by the day there. */
function dayExpression({ zone }: Incremental, moment: string): string {
  if (zone === 'UTC') return `${moment}.utc.beginning_of_day.to_time`;
  return `DateTime.parse(${moment}.in_time_zone(${rubyString(zone)}).strftime('%Y-%m-%d')).to_time`;
}

/** How a moment in a record is read: the counterpart of how it is written. */
function timeExpression({ format, zone }: Incremental, name: string): string {
  if (format === 'epoch') return `Time.at(${name}.to_f)`;
  if (format === 'epoch_ms') return `Time.at(${name}.to_f / 1000)`;
  // A text that names no zone is one of the clock there.
  if (format === 'iso8601' && zone !== 'UTC') return `${name}.to_s.in_time_zone(${rubyString(zone)}).to_time`;
  if (['iso8601', 'date', 'http_date'].includes(format)) return `DateTime.parse(${name}.to_s).to_time`;
  const read = `DateTime.strptime(${name}.to_s, ${rubyLiteral(format)})`;
  // So is one by a pattern that names no zone.
  return /%[:^#]*z/i.test(format) || zone === 'UTC'
    ? `${read}.to_time`
    : `${read}.strftime('%Y-%m-%d %H:%M:%S').in_time_zone(${rubyString(zone)}).to_time`;
}

/** What a word in braces is in Ruby, in a request of a list. */
function wordCode({ type, size }: Pagination, isSinceKnown = true): WordCode {
  const meanings: Readonly<Record<BuiltInWord, string>> = {
    since: isSinceKnown ? 'since' : 'nil',
    until: 'upto',
    limit: size ? String(size.value) : "''",
    page: type === 'page' ? 'page' : "''",
    offset: type === 'offset' ? 'offset' : "''",
    cursor: POSITION,
    uuid: 'SecureRandom.uuid',
  };
  return (word) => (isBuiltIn(word) ? meanings[word] : variableCode(word));
}

const sentBy = ({ incremental }: ListRequest, place: 'parameter' | 'header'): string | undefined =>
  incremental?.place === place ? incremental.name : undefined;

function isSinceAsked(request: ListRequest, words: Words): boolean {
  return words.all.has('since') || ['parameter', 'header', 'here'].includes(request.incremental?.place ?? '');
}

/** Whether a local variable holds the moment. */
const isSinceKnown = ({ since }: ListCall, words: Words): boolean => since !== 'never' || words.inside.has('since');

/** A text that has to name a moment names the beginning where none is given. */
const needsBeginning = ({ since }: ListCall, words: Words): boolean => since !== 'always' && words.inside.has('since');

function sinceLines(call: ListCall, words: Words): readonly string[] {
  if (!isSinceAsked(call.request, words) || isFilteredHere(call.request)) return [];
  const written = sinceExpression(call.request.incremental ?? ISO, 'since');
  if (call.since === 'always') return [`since = ${sinceExpression(call.request.incremental ?? ISO, 'options[:start_date]')}`];
  if (call.since === 'never') return words.inside.has('since') ? [`since = ${rubyString(BEGINNING)}`, `since = ${written}`] : [];
  if (needsBeginning(call, words)) return [`since = options[:start_date].presence || ${rubyString(BEGINNING)}`, `since = ${written}`];
  return ['since = options[:start_date].presence', `since = ${written} if since`];
}

function untilLine({ incremental }: ListRequest, words: Words): readonly string[] {
  if (!words.all.has('until')) return [];
  return ['upto = options[:end_date].presence || Time.now', `upto = ${sinceExpression(incremental ?? ISO, 'upto')}`];
}

/** A moment that is sent by itself is not, where none is given. */
function sinceValue(call: ListCall): string {
  if (call.since === 'never') return 'nil';
  return needsBeginning(call, wordsIn(call.request)) ? '(since if options[:start_date].present?)' : 'since';
}

const isExactly = (value: Template, word: string): boolean => value.length === 1 && wordsOf(value)[0] === word;

/** What the query holds beside the parameters of the webhook. */
function parameterRows(call: ListCall): readonly Row[] {
  const { request, beside } = call;
  const { pagination } = request;
  const since = sentBy(request, 'parameter');
  // The template parameter of the same name has a value for the longer texts.
  const exact = needsBeginning(call, wordsIn(request)) ? request.parameters.filter(({ value }) => isExactly(value, 'since')) : [];
  return [
    ...pageRows(pagination),
    ...(since === undefined || call.since === 'never' ? [] : [[since, sinceValue(call)] as const]),
    ...exact.map(({ key }) => [key, sinceValue(call)] as const),
    ...beside.parameters
      .filter((pair) => !exact.includes(pair))
      .map(({ key, value }) => [key, textCode(value, wordCode(pagination, isSinceKnown(call, wordsIn(request))))] as const),
  ];
}

function pageRows({ type, parameter, size, place }: Pagination): readonly Row[] {
  if (place !== 'query') return [];
  const position: readonly Row[] =
    type === 'page' || type === 'offset' ? [[parameter, type]] : type === 'cursor' || type === 'last_id' ? [[parameter, POSITION]] : [];
  return size ? [...position, [size.parameter, String(size.value)]] : position;
}

/** What is sent as headers beside those of the webhook: those too that are not sent where they would be blank. */
function headerRows(call: ListCall): readonly Row[] {
  const { request, beside } = call;
  const since = sentBy(request, 'header');
  const dated = call.since === 'always' ? [] : request.headers.filter(({ value }) => isExactly(value, 'since'));
  const placed = request.headers.filter(({ value }) => isExactly(value, 'cursor'));
  return [
    ...(since === undefined || call.since === 'never' ? [] : [[since, sinceValue(call)] as const]),
    ...dated.map(({ key }) => [key, sinceValue(call)] as const),
    ...placed.map(({ key }) => [key, POSITION] as const),
    ...beside.headers
      .filter((pair) => ![...dated, ...placed].includes(pair))
      .map(({ key, value }) => [key, textCode(value, wordCode(request.pagination))] as const),
  ];
}

/** What stands in the webhook: parameters and headers that do not are passed with their values. */
function inWebhook({ request: { path, parameters, headers }, beside }: ListCall): Pick<ListRequest, 'path' | 'parameters' | 'headers'> {
  const rest = (pairs: readonly Pair[], passed: readonly Pair[]): readonly Pair[] => pairs.filter((pair) => !passed.includes(pair));
  return { path, parameters: rest(parameters, beside.parameters), headers: rest(headers, beside.headers) };
}

function templateRows(call: ListCall, code: WordCode): readonly Row[] {
  const { request } = call;
  const words = liquidWords(inWebhook(call));
  const given = BUILT_IN_WORDS.filter((word) => words.has(word) && code(word) !== 'nil').map((word) => [word, code(word)] as const);
  return followsUrls(request) ? [...given, ['next_path', 'page && page[:path]']] : given;
}

/** Where later pages send other parameters than the first one: the lines before the call. */
function parameterLines(call: ListCall): readonly string[] {
  const { request } = call;
  const { laterKeep } = request.pagination;
  const rows = parameterRows(call);
  const all = [...new Set([...request.parameters.map(({ key }) => key), ...rows.map(([key]) => key)])];
  if (followsUrls(request)) {
    const own = inWebhook(call).parameters.map(({ key }) => [key, 'nil'] as const);
    const kept = `page[:parameters]${laterKeep ? `.slice(${laterKeep.map(rubyString).join(', ')})` : ''}`;
    const later = own.length === 0 ? kept : `${hashCode(own)}.merge(${kept})`;
    return [`parameters = page ? ${later} : ${hashCode(rows)}`];
  }
  if (!laterKeep) return [];
  const dropped = all.filter((key) => !laterKeep.includes(key) && key !== request.pagination.parameter);
  const blank = dropped.map((key) => [key, 'nil'] as const);
  if (blank.length === 0 && rows.length === 0) return [];
  return [`parameters = ${hashCode(rows)}`, ...(blank.length > 0 ? [`parameters.merge!(${hashCode(blank)}) if ${POSITION}`] : [])];
}

const rowsCode = (rows: readonly Row[]): RubyCode | undefined => (rows.length === 0 ? undefined : new RubyCode(hashCode(rows, 1)));

function usesVariables({ request, beside }: ListCall): boolean {
  const texts = [
    ...(followsUrls(request) ? [request.path] : []),
    ...[...beside.parameters, ...beside.headers].map(({ value }) => value),
    ...(request.body ? textsOf(request.body) : []),
  ];
  return texts.flatMap(wordsOf).some((word) => !isBuiltIn(word));
}
