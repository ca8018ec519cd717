import { layCode } from '../../../render/codeLayout.js';
import { dig, placeLines } from '../../../render/paths.js';
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
 * @param most how many lines a value may take; many lines become a table, which a loop walks
 */
export function changedFieldLines(
  { sanitizeKeys }: Connector,
  { fields }: Resource,
  writes: readonly WriteRequest[],
  most: number,
): readonly string[] {
  const written = fields
    .filter(isWrittenBack)
    .map((field) => [field, sanitizeSteps(field.from, sanitizeKeys)] as const)
    .filter(([, steps]) => writes.some((write) => isSent(steps, write, sanitizeKeys)));
  const lines = written.flatMap(([field, steps]) => linesOf(field, steps));
  return lines.length <= 1.5 * most ? lines : tableLines(written, most);
}

/** Of each field its name here, its place there, and as what the two are compared. */
function tableLines(written: readonly (readonly [RecordField, readonly Step[]])[], most: number): readonly string[] {
  const kinds = new Set(written.map(([field]) => kindOf(field)));
  const items = written.map(([field, steps]) => `[${[field.name, steps, kindOf(field)].map(rubyLiteral).join(', ')}]`);
  const branches = [...kinds].filter((kind) => kind !== 'text').map((kind) => `         when ${rubyString(kind)} then ${SAME[kind]}`);
  return [
    layCode({ open: 'fields = [', items, close: ']' }, 0, most),
    'fields.each do |name, path, kind|',
    '  ours = source[name]',
    '  theirs = path.inject(record) { |at, key| at.is_a?(key.is_a?(Integer) ? Array : Hash) ? at[key] : nil }',
    ...(kinds.has('day') ? ["  ours = ours.to_s[0, 10] if kind == 'day' && !ours.nil?"] : []),
    ...(kinds.has('clock') ? ["  ours = (ours.to_s.to_time(:utc).strftime('%T') rescue nil) if kind == 'clock'"] : []),
    ...(branches.length === 0
      ? [`  next if ours.nil? || ${SAME.text}`]
      : ['  same = case kind', ...branches, `         else ${SAME.text}`, '         end', '  next if ours.nil? || same']),
    '',
    '  # Holders on the way that are not there are made.',
    '  holder = record',
    '  path.each_cons(2) do |key, following|',
    '    holder[key] = following.is_a?(Integer) ? [] : {} unless holder[key].is_a?(following.is_a?(Integer) ? Array : Hash)',
    '    holder = holder[key]',
    '  end',
    '  holder[path.last] = ours',
    'end',
  ];
}

type Kind = 'text' | 'number' | 'flag' | 'moment' | 'day' | 'clock' | 'whole';

const SAME: Readonly<Record<Kind, string>> = {
  text: 'ours.to_s == theirs&.to_s',
  number: 'ours.to_f == theirs&.to_s&.to_f',
  moment: '(ours.to_s.to_time(:utc).to_i rescue 0) == (theirs.to_s.to_time(:utc).to_i rescue 0)',
  day: 'ours == theirs.to_s[0, 10]',
  flag: "[ours.to_s, ours ? '1' : '0'].include?(theirs.to_s)",
  clock: "ours == (theirs.to_s.to_time(:utc).strftime('%T') rescue nil)",
  whole: 'ours == theirs',
};

function kindOf({ schema }: RecordField): Kind {
  const { type, format } = typeOf(schema);
  if (type === 'object' || type === 'array') return 'whole';
  if (type === 'number') return 'number';
  if (type === 'boolean') return 'flag';
  return FORMATS.get(format ?? '') ?? 'text';
}

const FORMATS: ReadonlyMap<string, Kind> = new Map([
  ['date-time', 'moment'],
  ['date', 'day'],
  ['time', 'clock'],
]);

function linesOf(field: RecordField, steps: readonly Step[]): readonly string[] {
  const own = `source[${rubyString(field.name)}]`;
  const theirs = dig(steps, 'record');
  const kind = kindOf(field);
  // A flag may be a number there.
  const other =
    kind === 'flag'
      ? `![${own}.to_s, ${own} ? '1' : '0'].include?(${theirs}.to_s)`
      : `${comparable(field, own, '.')} != ${comparable(field, theirs, '&.')}`;
  const differs = `!${own}.nil? && ${other}`;
  // What is stored of a day is the moment it begins, and of a time the moment of some day.
  const value = kind === 'day' || kind === 'clock' ? comparable(field, own, '.') : own;
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) return [`record[${rubyLiteral(only)}] = ${value} if ${differs}`];
  if (steps.every((step) => typeof step === 'string')) {
    const nested = steps.reduceRight<string>((inner, step) => `{ ${rubyLiteral(step)} => ${inner} }`, value);
    return [`record = record.deep_merge(${nested}) if ${differs}`];
  }
  return [`if ${differs}`, ...placeLines('record', steps, value).map((line) => `  ${line}`), 'end'];
}

/** A value as what it is compared by: what is stored has the type of the field, and the API may spell it in another way. */
function comparable(field: RecordField, code: string, call: '.' | '&.'): string {
  switch (kindOf(field)) {
    case 'whole':
      return code;
    case 'number':
      // The API may hold anything there.
      return call === '.' ? `${code}.to_f` : `${code}&.to_s&.to_f`;
    case 'moment':
      return `(${code}.to_s.to_time(:utc).to_i rescue 0)`;
    case 'day':
      return `${code}.to_s[0, 10]`;
    case 'clock':
      return `(${code}.to_s.to_time(:utc).strftime('%T') rescue nil)`;
    case 'flag':
    case 'text':
      return `${code}.to_s`;
  }
}

function typeOf(schema: RecordField['schema']): { readonly type: string | undefined; readonly format: string | undefined } {
  const text = (key: string): string | undefined => {
    const value = schema.kind === 'map' ? schema.entries.get(key) : undefined;
    const [part] = value?.kind === 'text' ? value.text : [];
    return part && 'text' in part ? part.text : undefined;
  };
  return { type: text('type'), format: text('format') };
}
