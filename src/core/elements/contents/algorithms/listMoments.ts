import { sinceExpression } from '../../../render/expressions.js';
import { Part, type View } from '../../../render/part.js';
import { RubyCode, rubyLiteral, rubyString } from '../../../render/ruby.js';
import type { Incremental, ListRequest } from '../../../spec/model.js';
import { isFilteredApart, isFilteredHere, wordsIn, type Words } from '../../places/listFilter.js';
import type { ListCall } from './listCall.js';

/** A moment that takes more to say stands in a line of its own. */
const LONG = 90;

/** Where nothing says since when, a text that has to name a moment names this one. */
const BEGINNING = '1970-01-01T00:00:00Z';
const ISO: Pick<Incremental, 'format' | 'zone'> = { format: 'iso8601', zone: 'UTC' };

/** The lines that leave out what did not change since; undefined where the API does that. */
export function filterPart({ request, since: given }: ListCall, names: View): Part | undefined {
  const { incremental } = request;
  if (!incremental || given === 'never' || !isFilteredHere(request)) return undefined;
  const alwaysSince = given === 'always';
  const since = boundExpression(incremental, 'DateTime.parse(options[:start_date].to_s)');
  return new Part('part_list_filter', {
    ...names,
    since: new RubyCode(alwaysSince ? since : `options[:start_date].present? &&${since.length > LONG ? '\n        ' : ' '}${since}`),
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
  const time = timeExpression(incremental, 'time');
  return new Part('part_reject', { field, given: new RubyCode(given), time: new RubyCode(time), isLong: time.length > LONG });
}

/** What patterns write of a moment, the finest first, and what such a moment begins with. */
const PARTS = [
  { signs: 'SLNsQTXrc+', start: undefined },
  { signs: 'MR', start: 'beginning_of_minute' },
  { signs: 'HIkl', start: 'beginning_of_hour' },
] as const;

/** The moment since when, no finer than moments in records are: one of this day, written as a day, is not earlier. */
function boundExpression(incremental: Incremental, moment: string): string {
  const { format, zone } = incremental;
  if (format === 'date') return dayExpression(incremental, moment);
  const part = PARTS.find(({ signs }) => !format.includes('%') || new RegExp(`%[-0^#_:]*\\d*[${signs}]`).test(format));
  const start = part ? part.start : 'beginning_of_day';
  if (!start) return `${moment}.to_time`;
  return `${moment}.${zone === 'UTC' ? 'utc' : `in_time_zone(${rubyString(zone)})`}.${start}.to_time`;
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

/** Whether a request names a moment in any way. */
function isSinceAsked(request: ListRequest, words: Words): boolean {
  return words.all.has('since') || ['parameter', 'header', 'here'].includes(request.incremental?.place ?? '');
}

/** Whether a local variable holds the moment. */
export const isSinceKnown = ({ since }: ListCall, words: Words): boolean => since !== 'never' || words.inside.has('since');

/** A text that has to name a moment names the beginning where none is given. */
export const needsBeginning = ({ since }: ListCall, words: Words): boolean => since !== 'always' && words.inside.has('since');

/** The lines that make the moment since when what it is in the request. */
export function sinceLines(call: ListCall, words: Words): readonly string[] {
  if (!isSinceAsked(call.request, words) || isFilteredHere(call.request)) return [];
  const written = sinceExpression(call.request.incremental ?? ISO, 'since');
  if (call.since === 'always') return [`since = ${sinceExpression(call.request.incremental ?? ISO, 'options[:start_date]')}`];
  if (call.since === 'never') return words.inside.has('since') ? [`since = ${rubyString(BEGINNING)}`, `since = ${written}`] : [];
  if (needsBeginning(call, words)) return [`since = options[:start_date].presence || ${rubyString(BEGINNING)}`, `since = ${written}`];
  return ['since = options[:start_date].presence', `since = ${written} if since`];
}

export function untilLine({ incremental }: ListRequest, words: Words): readonly string[] {
  if (!words.all.has('until')) return [];
  return ['upto = options[:end_date].presence || Time.now', `upto = ${sinceExpression(incremental ?? ISO, 'upto')}`];
}

/** A moment that is sent by itself is not, where none is given. */
export function sinceValue(call: ListCall): string {
  if (call.since === 'never') return 'nil';
  return needsBeginning(call, wordsIn(call.request)) ? '(since if options[:start_date].present?)' : 'since';
}
