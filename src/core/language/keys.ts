import { t } from '../l10n.js';
import type { Cursor } from './cursor.js';
import { typeText } from './describe.js';
import type { JsonSchema } from './jsonSchema.js';
import type { Proposal } from './proposal.js';
import type { SchemaIndex } from './schemaIndex.js';
import { requiredKeys, shapeOf, Skeleton, type Shape } from './skeleton.js';
import { bodyFlow, escapeSnippet } from './snippet.js';
import { textOf } from './values.js';

/** Behind these nothing of the schema is known to go on with. */
const NO_ENTRIES = (): ReadonlyMap<string, unknown> => new Map();

/** Keys that fit into the map at the cursor and are not there yet; those it must have come first. */
export function keyProposals(index: SchemaIndex, cursor: Cursor, schemas: readonly JsonSchema[], unit: string): readonly Proposal[] {
  const level = cursor.levels.at(-1);
  if (level?.kind !== 'map') return [];
  const present = level.entries();
  const parts = index.partsOf(schemas, 'map', level.entries, true);
  const required = new Set(requiredKeys(index, parts));
  const names = new Set(parts.flatMap(({ properties, propertyNames }) => [...Object.keys(properties ?? {}), ...namesIn(propertyNames)]));
  return [...names].flatMap((key, at): readonly Proposal[] => {
    const own = index.property(parts, key);
    if (present.has(key) || !index.takesKey(schemas, key, level.entries) || own.some(({ doNotSuggest }) => doNotSuggest === true))
      return [];
    const told = own.map((schema) => index.resolve(schema));
    const isDeprecated = told.some(({ deprecated, deprecationMessage }) => deprecated === true || deprecationMessage !== undefined);
    const { text, isSnippet, goesOn } = insertionOf(index, cursor, key, own, unit);
    return [
      {
        kind: 'key',
        label: key,
        range: cursor.range,
        text,
        isSnippet,
        order: at + (required.has(key) ? 0 : 1000) + (isDeprecated ? 10_000 : 0),
        detail: [required.has(key) ? t('required') : '', typeText(told)].filter(Boolean).join(' '),
        schemas: told,
        isDeprecated,
        goesOn,
      },
    ];
  });
}

const namesIn = (names: JsonSchema['propertyNames']): readonly string[] =>
  typeof names === 'object' ? (names.enum ?? []).filter((name) => typeof name === 'string') : [];

type Insertion = Pick<Required<Proposal>, 'text' | 'isSnippet' | 'goesOn'>;

function insertionOf(index: SchemaIndex, cursor: Cursor, key: string, schemas: readonly JsonSchema[], unit: string): Insertion {
  const { quote, hasColon } = cursor;
  const name = textOf(key, cursor) + (quote && !hasColon ? quote : '');
  if (hasColon || cursor.colon) return { text: name + (cursor.colon ?? ''), isSnippet: false, goesOn: false };
  const shape = shapeOf(index, schemas);
  const goesOn = shape !== 'scalar' || index.partsOf(schemas, 'scalar', NO_ENTRIES).some(hasValues);
  if (shape === 'scalar') return { text: `${name}: `, isSnippet: false, goesOn };
  const usual = defaultFlow(index, schemas);
  if (usual !== undefined || cursor.style === 'flow')
    return { text: `${escapeSnippet(name)}: ${usual ?? emptyFlow(index, shape, schemas)}`, isSnippet: true, goesOn };
  const skeleton = new Skeleton(index, unit);
  const lines = shape === 'map' ? skeleton.map(schemas) : skeleton.list(schemas);
  // The editor indents as the line is; behind a dash the key stands deeper than that.
  const pad = ' '.repeat(Math.max(0, cursor.column - cursor.indent)) + unit;
  return { text: [`${escapeSnippet(name)}:`, ...lines.map((line) => pad + line)].join('\n'), isSnippet: true, goesOn };
}

/** The map or list in brackets that a schema names as its default; undefined for an empty one. */
export function defaultFlow(index: SchemaIndex, schemas: readonly JsonSchema[]): string | undefined {
  const usual = index.partsOf(schemas, undefined, NO_ENTRIES).find(({ default: value }) => value !== undefined)?.default;
  // What means something in a snippet would have to be told apart.
  return typeof usual === 'object' && !/^..$|^null$|[$\\]/.test(JSON.stringify(usual)) ? bodyFlow(usual) : undefined;
}

/** A map or list in brackets with the keys that it must have, and places to type in. */
export function emptyFlow(index: SchemaIndex, shape: Shape, schemas: readonly JsonSchema[]): string {
  const keys = shape === 'map' ? requiredKeys(index, schemas) : [];
  const inner = keys.map((key, at) => `${escapeSnippet(textOf(key, FLOW))}: $${at + 1}`).join(', ') || '$1';
  return shape === 'map' ? `{${inner}}` : `[${inner}]`;
}

const FLOW = { quote: undefined, style: 'flow' } as const;

const hasValues = ({ enum: choices, const: only, type, default: usual, examples }: JsonSchema): boolean =>
  (choices ?? only ?? usual ?? examples) !== undefined || type === 'boolean';
