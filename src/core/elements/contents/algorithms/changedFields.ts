import { dig } from '../../../render/paths.js';
import { rubyLiteral, rubyString } from '../../../render/ruby.js';
import { EACH, isHeader } from '../../../spec/answerPath.js';
import type { Connector, RecordField, Resource, WriteRequest } from '../../../spec/model.js';
import { sanitizeSteps } from './sanitize.js';
import { isSent } from './sent.js';

type Step = string | number;

/** Whether the place a field is read from is one it can be written to. */
export function isWrittenBack({ from }: RecordField): boolean {
  return !isHeader(from) && from.steps.length > 0 && !from.steps.includes(EACH);
}

/**
 * The lines that write the fields of a record which were changed here into `record`, as the API has it: those that a request sends. A
 * field that is blank here is left as it is there: Cenit does not tell one that was cleared from one that never had a value.
 */
export function changedFieldLines({ sanitizeKeys }: Connector, { fields }: Resource, writes: readonly WriteRequest[]): readonly string[] {
  return fields
    .filter(isWrittenBack)
    .map((field) => ({ field, steps: sanitizeSteps(field.from, sanitizeKeys) }))
    .filter(({ steps }) => writes.some((write) => isSent(steps, write, sanitizeKeys)))
    .flatMap(({ field, steps }) => linesOf(field, steps));
}

function linesOf(field: RecordField, steps: readonly Step[]): readonly string[] {
  const own = `source[${rubyString(field.name)}]`;
  const theirs = dig(steps, 'record');
  const differs = `!${own}.nil? && ${comparable(field, own, '.')} != ${comparable(field, theirs, '&.')}`;
  // What is stored of a day is the moment it begins.
  const value = typeOf(field.schema).format === 'date' ? comparable(field, own, '.') : own;
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) return [`record[${rubyLiteral(only)}] = ${value} if ${differs}`];
  if (steps.every((step) => typeof step === 'string')) {
    const nested = steps.reduceRight<string>((inner, step) => `{ ${rubyLiteral(step)} => ${inner} }`, value);
    return [`record = record.deep_merge(${nested}) if ${differs}`];
  }
  return [`if ${differs}`, ...placeLines(steps, value), 'end'];
}

/** Holders on the way that are not there are made: lists before an index, maps before a name. */
function placeLines(steps: readonly Step[], value: string): readonly string[] {
  const at = (count: number): string =>
    `record${steps
      .slice(0, count)
      .map((step) => `[${rubyLiteral(step)}]`)
      .join('')}`;
  const holders = steps.slice(1).map((next, index) => `  ${at(index + 1)} ||= ${typeof next === 'number' ? '[]' : '{}'}`);
  return [...holders, `  ${at(steps.length)} = ${value}`];
}

/** A value as what it is compared by: what is stored has the type of the field, and the API may spell it in another way. */
function comparable({ schema }: RecordField, code: string, call: '.' | '&.'): string {
  const { type, format } = typeOf(schema);
  if (type === 'object' || type === 'array') return code;
  if (type === 'number') return `${code}${call}to_f`;
  if (format === 'date-time') return `(${code}.to_s.to_time(:utc).to_i rescue 0)`;
  return format === 'date' ? `${code}.to_s[0, 10]` : `${code}.to_s`;
}

function typeOf(schema: RecordField['schema']): { readonly type: string | undefined; readonly format: string | undefined } {
  const text = (key: string): string | undefined => {
    const value = schema.kind === 'map' ? schema.entries.get(key) : undefined;
    const [part] = value?.kind === 'text' ? value.text : [];
    return part && 'text' in part ? part.text : undefined;
  };
  return { type: text('type'), format: text('format') };
}
