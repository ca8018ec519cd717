import { guarded, layCode } from '../../../render/codeLayout.js';
import { dig, placeLines } from '../../../render/paths.js';
import { rubyLiteral, rubyString } from '../../../render/ruby.js';
import { EACH, isHeader } from '../../../spec/answerPath.js';
import type { Connector, RecordField, Resource, WriteRequest } from '../../../spec/model.js';
import { sanitizeSteps } from './sanitize.js';
import { isSent } from './sent.js';

type Step = string | number;

/** What is longer is compared in two lines. */
const LONG = 120;

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
  const flags = written.some(([field]) => kindOf(field) === 'flag') ? FLAG_LINES : [];
  return [...flags, ...(lines.length <= 1.5 * most ? lines : tableLines(written, most))];
}

/** Of each field its name here, its place there, and as what the two are compared. */
function tableLines(written: readonly (readonly [RecordField, readonly Step[]])[], most: number): readonly string[] {
  const kinds = [...new Set(written.map(([field]) => kindOf(field)))];
  const items = written.map(([field, steps]) => `[${[field.name, steps, kindOf(field)].map(rubyLiteral).join(', ')}]`);
  const same = (kind: Kind): string => COMPARED[kind]('ours', 'theirs').join(' == ');
  const branches = kinds.filter((kind) => kind !== 'text').map((kind) => `         when ${rubyString(kind)} then ${same(kind)}`);
  return [
    layCode({ open: 'fields = [', items, close: ']' }, 0, most),
    'fields.each do |name, path, kind|',
    '  ours = source[name]',
    '  theirs = path.inject(record) { |at, key| at.is_a?(key.is_a?(Integer) ? Array : Hash) ? at[key] : nil }',
    ...kinds.filter(isPart).map((kind) => `  ours = ${valueOf(kind, 'ours', '')} if kind == ${rubyString(kind)} && !ours.nil?`),
    ...(branches.length === 0
      ? [`  next if ours.nil? || ${same('text')}`]
      : ['  same = case kind', ...branches, `         else ${same('text')}`, '         end', '  next if ours.nil? || same']),
    '',
    '  # Holders on the way that are not there are made.',
    '  holder = record',
    '  path.each_cons(2) do |key, following|',
    '    holder[key] = following.is_a?(Integer) ? [] : {} unless holder[key].is_a?(following.is_a?(Integer) ? Array : Hash)',
    '    holder = holder[key]',
    '  end',
    `  holder[path.last] = ${kinds.includes('flag') ? `kind == 'flag' ? ${valueOf('flag', 'ours', 'theirs')} : ours` : 'ours'}`,
    'end',
  ];
}

type Kind = 'text' | 'number' | 'integer' | 'flag' | 'moment' | 'day' | 'clock' | 'whole';

/** The two as they are compared: what is stored has the type of the field, and of what the API spells in its own way it is made so. */
const COMPARED: Readonly<Record<Kind, (ours: string, theirs: string) => readonly [string, string]>> = {
  text: both((code) => `${code}.to_s`),
  number: (ours, theirs) => [ours, `${theirs}&.to_s&.to_f`],
  integer: (ours, theirs) => [ours, `${theirs}&.to_s&.to_i`],
  flag: (ours, theirs) => [ours, `${theirs}&.to_s&.match?(/\\A(true|yes|[ty1])\\z/i)`],
  moment: both((code) => `(${code}.to_s.to_time(:utc).to_i rescue 0)`),
  day: both((code) => `${code}.to_s[0, 10]`),
  clock: both((code) => `(${code}.to_s.to_time(:utc).strftime('%T') rescue nil)`),
  whole: both((code) => code),
};

function both(compared: (code: string) => string): (ours: string, theirs: string) => readonly [string, string] {
  return (ours, theirs) => [compared(ours), compared(theirs)];
}

/** What is stored of a day is the moment it begins, and of a time the moment of some day. */
const isPart = (kind: Kind): boolean => kind === 'day' || kind === 'clock';

/** What is written where a value changed. */
function valueOf(kind: Kind, ours: string, theirs: string): string {
  if (kind === 'flag') return `flags.fetch(${theirs}, ${ours})`;
  return isPart(kind) ? COMPARED[kind](ours, theirs)[0] : ours;
}

/** How APIs write flags: what takes the place of one that changed. */
const FLAG_LINES = [
  'flags = %w[1 0 true false True False TRUE FALSE yes no Yes No YES NO y n Y N t f T F].each_slice(2).to_h.merge(1 => 0)',
  'flags = flags.merge(flags.invert)',
];

function kindOf({ schema }: RecordField): Kind {
  const { type, format } = typeOf(schema);
  if (type === 'object' || type === 'array') return 'whole';
  if (type === 'number' || type === 'integer') return type;
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
  const [left, right] = COMPARED[kind](own, theirs);
  const differs = [`!${own}.nil?`, `${left} !=${left.length + right.length > LONG ? '\n     ' : ' '}${right}`];
  const value = valueOf(kind, own, theirs);
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) return guarded([`record[${rubyLiteral(only)}] = ${value}`], differs);
  if (steps.every((step) => typeof step === 'string')) {
    const nested = steps.reduceRight<string>((inner, step) => `{ ${rubyLiteral(step)} => ${inner} }`, value);
    return guarded([`record = record.deep_merge(${nested})`], differs);
  }
  return guarded(placeLines('record', steps, value), differs);
}

/** The type and the format of a field; of a type or null the type. */
function typeOf(schema: RecordField['schema']): { readonly type: string | undefined; readonly format: string | undefined } {
  const texts = (value: RecordField['schema'] | undefined): readonly string[] => {
    if (value?.kind === 'list') return value.items.flatMap(texts);
    const [part] = value?.kind === 'text' ? value.text : [];
    return part && 'text' in part ? [part.text] : [];
  };
  const only = (key: string): string | undefined => {
    const [one, ...others] = texts(schema.kind === 'map' ? schema.entries.get(key) : undefined).filter((text) => text !== 'null');
    return others.length === 0 ? one : undefined;
  };
  return { type: only('type'), format: only('format') };
}
