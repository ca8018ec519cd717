import { t } from '../l10n.js';
import { doubleQuoted, scalarText } from '../spec/edit/scalarText.js';
import type { Cursor } from './cursor.js';
import { typeText } from './describe.js';
import type { JsonSchema } from './jsonSchema.js';
import type { Proposal } from './proposal.js';
import type { SchemaIndex } from './schemaIndex.js';

type Scalar = string | number | boolean | null;

interface Known {
  readonly value: Scalar;
  readonly note?: string | undefined;
  readonly detail: string;
}

/** Values that a schema knows of a place: its choices, else what it names as default and examples. */
export function valueProposals(index: SchemaIndex, cursor: Cursor, schemas: readonly JsonSchema[], mark = ''): readonly Proposal[] {
  const level = cursor.levels.at(-1);
  const parts = index.partsOf(schemas, 'scalar', () => new Map());
  const present = level?.kind === 'list' ? new Set(level.items()) : new Set();
  const isUnique = level?.kind === 'list' && index.at(cursor.levels).some(({ uniqueItems }) => uniqueItems === true);
  const found = new Map<string, Known>();
  for (const known of parts.flatMap(knownValues)) {
    if (isUnique && present.has(known.value)) continue;
    if (cursor.quote && typeof known.value !== 'string') continue;
    if (!fitsTag(known.value, cursor.tag)) continue;
    // Only double quotes can hold a line end.
    if (cursor.quote === "'" && /[\n\r]/.test(String(known.value))) continue;
    const id = JSON.stringify(known.value);
    if (!found.has(id)) found.set(id, known);
  }
  return [...found.values()].map(({ value, note, detail }, order): Proposal => {
    // A text beside what it would be without quotes is told apart by them.
    const label = value === '' || (typeof value === 'string' && found.has(value)) ? JSON.stringify(value) : String(value);
    return {
      kind: 'value',
      label,
      range: cursor.range,
      text: mark + textOf(value, cursor),
      isSnippet: false,
      order,
      filter: String(value) || label,
      detail,
      schemas: note === undefined ? parts : [],
      ...(note === undefined ? {} : { note }),
    };
  });
}

function knownValues(schema: JsonSchema): readonly Known[] {
  const { const: only, enum: choices, type, default: usual, examples = [], description } = schema;
  const notes = schema.markdownEnumDescriptions ?? schema.enumDescriptions;
  const types = [type ?? []].flat();
  const detail = typeText([schema]);
  const chosen = [
    ...(only === undefined ? [] : [{ value: only, note: description, detail: '' }]),
    ...(choices ?? []).map((value, at) => ({ value, note: notes?.[at], detail: '' })),
    ...(choices === undefined && types.includes('boolean') && !isMeantAsText(examples)
      ? [true, false].map((value) => ({ value, detail: usual === value ? t('default') : detail }))
      : []),
  ];
  const others = [
    ...(usual === undefined ? [] : [{ value: usual, detail: t('default') }]),
    ...(chosen.length > 0 ? [] : examples.map((value) => ({ value, detail: t('example') }))),
  ];
  // Nothing is what an empty place says already, unless it is one of the choices.
  return [...chosen, ...others].flatMap(({ value, ...rest }) =>
    isScalar(value) && (value !== null || only === null || choices?.includes(null)) ? [{ value, ...rest }] : [],
  );
}

/** What a tag makes of the word behind it. */
const OF_TAG: Readonly<Record<string, (value: Scalar) => boolean>> = {
  '!': (value) => typeof value === 'string',
  '!!str': (value) => typeof value === 'string',
  '!!int': (value) => Number.isInteger(value),
  '!!float': (value) => typeof value === 'number',
  '!!bool': (value) => typeof value === 'boolean',
  '!!null': (value) => value === null,
  '!!map': () => false,
  '!!seq': () => false,
};

const fitsTag = (value: Scalar, tag = ''): boolean => OF_TAG[tag]?.(value) ?? true;

/** What may be anything is meant as a text where all its examples are texts. */
const isMeantAsText = (examples: readonly unknown[]): boolean => examples.length > 0 && examples.every((one) => typeof one === 'string');

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** A value as it stands at the cursor: escaped inside of the quotes that are there, else quoted where it must be. */
export function textOf(value: Scalar, { quote, style }: Pick<Cursor, 'quote' | 'style'>): string {
  if (quote === '"') return doubleQuoted(String(value)).slice(1, -1);
  if (quote === "'") return String(value).replaceAll("'", "''");
  return scalarText(value, { prefer: 'plain', quote: 'double', flow: style === 'flow' });
}
