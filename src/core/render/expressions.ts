import type { Incremental, Pagination, StatusRange } from '../spec/model.js';
import type { AnswerPath } from '../spec/answerPath.js';
import { plainSteps, readPathOfResponse } from './paths.js';
import { rubyLiteral } from './ruby.js';

/** Whether a response has one of some statuses. */
export function statusCondition(ranges: readonly (StatusRange | number)[]): string {
  const all = ranges.map((range) => (typeof range === 'number' ? { from: range, to: range } : range));
  const single = all.filter((range) => range.from === range.to).map((range) => range.from);
  const spans = all
    .filter((range) => range.from !== range.to)
    .map(({ from, to }) => (to >= 599 ? `response.code >= ${from}` : `(${from}..${to}).cover?(response.code)`));
  const [only] = single;
  const points =
    single.length === 0 ? [] : [single.length === 1 ? `response.code == ${only ?? 0}` : `${rubyLiteral(single)}.include?(response.code)`];
  const parts = [...points, ...spans];
  return parts.length === 0 ? 'false' : parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' || ')})`;
}

/** A moment, in the format an API wants; ISO 8601 and HTTP dates in UTC unless a zone is named. */
export function sinceExpression(
  { format, zone }: Pick<Incremental, 'format' | 'zone'>,
  moment: 'since' | 'upto' | 'options[:start_date]',
): string {
  const time = `DateTime.parse(${moment}.to_s)`;
  const zoned = zone === 'UTC' ? `${time}.utc` : `${time}.in_time_zone(${rubyLiteral(zone)})`;
  switch (format) {
    case 'iso8601':
      return `${zoned}.iso8601`;
    case 'epoch':
      return `${time}.to_i`;
    case 'epoch_ms':
      return `${time}.to_i * 1000`;
    case 'date':
      return `${zoned}.strftime('%Y-%m-%d')`;
    case 'http_date':
      return `${time}.utc.strftime('%a, %d %b %Y %H:%M:%S GMT')`;
    default:
      return `${zoned}.strftime(${rubyLiteral(format)})`;
  }
}

/** How many seconds to wait, of the text `after` that is a number. */
export function waitExpression(unit: 'seconds' | 'milliseconds' | 'epoch'): string {
  return { seconds: 'after.to_f', milliseconds: 'after.to_f / 1000', epoch: 'after.to_f - Time.now.to_f' }[unit];
}

/** Whether the answer, or the last record in it, says where the next page is. */
const namesNext = ({ type, next }: Pagination): boolean => next !== undefined || type === 'link' || type === 'last_id';

/** What must hold, beside a task at hand, for a next page to be asked. */
export function nextPageConditions(pagination: Pagination): string {
  const { type, more, next, total, pages, size } = pagination;
  const counts = type === 'page' || type === 'offset';
  const parts = [
    ...(counts || type === 'last_id' ? ['items.any?'] : []),
    ...(more ? ['more'] : []),
    ...(namesNext(pagination) ? ['following.present?'] : []),
    ...(total ? ["(total.nil? || task.state['received'] < total.to_i)"] : []),
    ...(pages ? ["(pages.nil? || task.state['pages'].to_i + 1 < pages.to_i)"] : []),
  ];
  const decided = more ?? next ?? total ?? pages;
  if (!decided && size && counts) return ` && items.size >= ${size.value}`;
  if (!decided && size && type === 'last_id') return ` && items.size >= ${size.value} && following.present?`;
  return parts.map((part) => ` && ${part}`).join('');
}

/** The next position of a page. */
export function nextPosition(pagination: Pagination): string {
  const { type } = pagination;
  if (namesNext(pagination)) return 'following';
  return type === 'offset' ? 'offset + items.size' : 'page + 1';
}

/** Properties of a stored record, named in the order given. */
export function recordReads(names: readonly string[], base: string): string {
  return names.map((name) => `${base}[${rubyLiteral(name)}]`).join(', ');
}

/** Where a text is looked for in an answer; undefined: nowhere. */
export type Candidate = AnswerPath | undefined;

const LINE = 100;

/** A path as the list of its steps; a header or a path with `[]` is read on the spot and stands as its value. */
export function candidateCode(path: Candidate): string {
  if (!path) return 'nil';
  const steps = plainSteps(path);
  if (steps) return rubyLiteral(steps);
  const value = readPathOfResponse(path, 'data');
  return 'header' in path ? value : `${value}.presence&.to_json`;
}

export function candidateList(candidates: readonly Candidate[]): string {
  const items = candidates.map(candidateCode);
  const lines = [''];
  for (const item of items) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + item.length > LINE) lines.push(item);
    else lines[lines.length - 1] = last === '' ? item : `${last}, ${item}`;
  }
  return lines.length === 1 ? `[${lines[0] ?? ''}]` : `[\n  ${lines.join(',\n  ')}\n]`;
}
