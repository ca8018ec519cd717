import { Part, type View } from '../../../render/part.js';
import { rootClass } from '../../../render/paths.js';
import { RubyCode, rubyString } from '../../../render/ruby.js';
import { EACH, isHeader } from '../../../spec/answerPath.js';
import { textsOf } from '../../../spec/body.js';
import type { ListRequest, Pagination, Pair, Resource } from '../../../spec/model.js';
import { liquidWords } from '../../../spec/requestWords.js';
import { BUILT_IN_WORDS, isBuiltIn, wordsOf } from '../../../spec/template.js';
import { followsUrls } from '../../places/helpers.js';
import { wordsIn } from '../../places/listFilter.js';
import { listGuesses } from './common.js';
import { bodyLines, POSITION } from './listBody.js';
import { isExactly, wordCode, type ListCall } from './listCall.js';
import { isSinceKnown, needsBeginning, sinceLines, sinceValue, untilLine } from './listMoments.js';
import { hashCode, textCode, type WordCode } from './valueCode.js';

/** A choice that is longer is made in two lines. */
const LONG = 130;

type Row = readonly [key: string, code: string];

/**
 * The lines that ask for a page: `answer` is what came back.
 * @param most how many lines each of its values may take
 */
export function callPart(call: ListCall, names: View, most: number): Part {
  const { request, action } = call;
  const { pagination } = request;
  const words = wordsIn(request);
  const code = wordCode(pagination, isSinceKnown(call, words));
  const counts = pagination.type === 'page' || pagination.type === 'offset';
  const body = bodyLines(request, code, most);
  const parameters = parameterLines(call, most);
  return new Part('part_list_call', {
    ...names,
    action,
    position: counts && { name: pagination.type, start: pagination.start },
    followsUrls: followsUrls(request),
    usesVariables: usesVariables(call),
    dates: [...sinceLines(call, words), ...untilLine(request, words)].map((line) => new RubyCode(line)),
    parameterLines: parameters.map((line) => new RubyCode(line)),
    parameters: parameters.length > 0 ? new RubyCode('parameters') : rowsCode(parameterRows(call), most),
    headers: rowsCode(headerRows(call), most),
    templateParameters: rowsCode(templateRows(call, code), most),
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

const sentBy = ({ incremental }: ListRequest, place: 'parameter' | 'header'): string | undefined =>
  incremental?.place === place ? incremental.name : undefined;

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
function parameterLines(call: ListCall, most: number): readonly string[] {
  const { request } = call;
  const { laterKeep } = request.pagination;
  const rows = parameterRows(call);
  const all = [...new Set([...request.parameters.map(({ key }) => key), ...rows.map(([key]) => key)])];
  if (followsUrls(request)) {
    const own = inWebhook(call).parameters.map(({ key }) => [key, 'nil'] as const);
    const kept = `page[:parameters]${laterKeep ? `.slice(${laterKeep.map(rubyString).join(', ')})` : ''}`;
    const later = own.length === 0 ? kept : `${hashCode(own, 0, most)}.merge(${kept})`;
    const usual = hashCode(rows, 0, most);
    const line = `parameters = page ? ${later} : ${usual}`;
    return line.split('\n').every(({ length }) => length <= LONG) ? [line] : [`parameters = ${usual}`, `parameters = ${later} if page`];
  }
  if (!laterKeep) return [];
  const dropped = all.filter((key) => !laterKeep.includes(key) && key !== request.pagination.parameter);
  const blank = dropped.map((key) => [key, 'nil'] as const);
  if (blank.length === 0 && rows.length === 0) return [];
  return [
    `parameters = ${hashCode(rows, 0, most)}`,
    ...(blank.length > 0 ? [`parameters.merge!(${hashCode(blank, 0, most)}) if ${POSITION}`] : []),
  ];
}

const rowsCode = (rows: readonly Row[], most: number): RubyCode | undefined =>
  rows.length === 0 ? undefined : new RubyCode(hashCode(rows, 1, most));

function usesVariables({ request, beside }: ListCall): boolean {
  const texts = [
    ...(followsUrls(request) ? [request.path] : []),
    ...[...beside.parameters, ...beside.headers].map(({ value }) => value),
    ...(request.body ? textsOf(request.body) : []),
  ];
  return texts.flatMap(wordsOf).some((word) => !isBuiltIn(word));
}
