import type { JsonSchema, SchemaOrFlag } from './jsonSchema.js';

export type Kind = 'map' | 'list' | 'scalar';

const KINDS: Readonly<Record<string, Kind>> = { object: 'map', array: 'list' };

/** Whether a schema can hold of a value of a kind. */
export function isOfKind({ type, enum: choices, const: only, properties, items }: JsonSchema, kind: Kind | undefined): boolean {
  if (kind === undefined) return true;
  if (type !== undefined) return [type].flat().some((name) => (KINDS[name] ?? 'scalar') === kind);
  const values = only === undefined ? choices : [only];
  if (values) return values.some((value) => kindOf(value) === kind);
  if (properties && !items) return kind === 'map';
  if (items && !properties) return kind === 'list';
  return true;
}

const kindOf = (value: unknown): Kind => (Array.isArray(value) ? 'list' : typeof value === 'object' && value !== null ? 'map' : 'scalar');

/**
 * Whether keys and scalars that stand in a map fit what a schema wants of them.
 * @param strict also what it requires has to be there, as for a condition
 */
export function meets(
  schema: JsonSchema,
  entries: ReadonlyMap<string, unknown>,
  strict: boolean,
  resolve: (schema: JsonSchema) => JsonSchema = (one) => one,
): boolean {
  if (strict && (schema.required ?? []).some((key) => !entries.has(key))) return false;
  return Object.entries(schema.properties ?? {}).every(([key, part]) => {
    if (!entries.has(key)) return true;
    return takes(part, entries.get(key), resolve);
  });
}

/** Choices in choices of keys. */
const DEEPEST = 3;
const OF_KEYS = /^(?:required|properties|anyOf|type|title|description)$/;

/** Whether a map with some keys and scalars fits a schema whatever else it holds; where that says more than can be known here it does not. */
export function fitsSurely(
  schema: SchemaOrFlag,
  entries: ReadonlyMap<string, unknown>,
  resolve: (schema: JsonSchema) => JsonSchema,
  depth = 0,
): boolean {
  if (typeof schema === 'boolean' || depth > DEEPEST) return schema === true;
  const own = resolve(schema);
  const { required = [], properties = {}, anyOf } = own;
  if (!Object.keys(own).every((keyword) => OF_KEYS.test(keyword)) || (required.length === 0 && !anyOf)) return false;
  const isKnown = ([key, part]: readonly [string, SchemaOrFlag]): boolean => {
    const named = typeof part === 'object' && resolve(part);
    const isNamed = named && (named.const ?? named.enum) !== undefined;
    return (
      !entries.has(key) ||
      part === true ||
      (isNamed === true && (entries.get(key) ?? undefined) !== undefined && takes(named, entries.get(key)))
    );
  };
  return (
    required.every((key) => entries.has(key)) &&
    Object.entries(properties).every(isKnown) &&
    (anyOf?.some((part) => fitsSurely(part, entries, resolve, depth + 1)) ?? true)
  );
}

const equal = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Only what names its values rules anything out: everything else may be half typed. */
export function takes(part: SchemaOrFlag, value: unknown, resolve = (one: JsonSchema): JsonSchema => one): boolean {
  if (typeof part === 'boolean') return part;
  const { const: only, enum: choices } = resolve(part);
  if (value === undefined || value === null) return true;
  if (only !== undefined) return equal(only, value);
  return choices === undefined || choices.some((choice) => equal(choice, value));
}
