import { patternOf, t } from '../core/index.js';

type Part = Readonly<Record<string, unknown>>;

/** How words of a schema are made into those that ajv knows. */
export interface Manner {
  /** `id` is the name of a schema, as it was before draft-06. */
  readonly hasOldIds: boolean;
  /** No part is a schema of its own: a reference that looks at who asks leads where any other one does. */
  readonly isOne: boolean;
  /** Told of each keyword that had to be left out. */
  readonly left: (what: string) => void;
}

/** Whose values are data, and no schemas. */
const DATA: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'examples', 'defaultSnippets']);
/** Whose values are schemas by name. */
const MAPS: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', 'dependentSchemas', 'dependencies', 'definitions', '$defs'],
]);

/** Whose values are schemas. */
const SCHEMAS: ReadonlySet<string> = new Set([
  ...['items', 'prefixItems', 'additionalItems', 'unevaluatedItems', 'contains', 'additionalProperties', 'unevaluatedProperties'],
  ...['propertyNames', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'],
]);

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A schema of any draft in the words of those that ajv reads, without patterns that are none. */
export function readableSchema(schema: Part, manner: Manner): Part {
  // References lead to any part, but only a schema that is known as one has a name.
  const within = (word: string): Manner => (SCHEMAS.has(word) ? manner : { ...manner, hasOldIds: false });
  const parts = Object.entries(schema).map(([word, value]): [string, unknown] => {
    if (DATA.has(word)) return [word, value];
    if (!MAPS.has(word) || !isPart(value)) return [word, readAny(value, within(word))];
    return [word, Object.fromEntries(Object.entries(value).map(([key, part]) => [key, readAny(part, manner)]))];
  });
  return [withNotes, withIds, withLimits, withPatterns, withReferences, withMost].reduce(
    (part, change) => change(part, manner),
    Object.fromEntries(parts) as Part,
  );
}

function readAny(value: unknown, manner: Manner): unknown {
  if (Array.isArray(value)) return value.map((one) => readAny(one, manner));
  return isPart(value) ? readableSchema(value, manner) : value;
}

/** What only people read makes no schema useless. */
function withNotes(part: Part): Part {
  const isGood = (word: string): boolean => {
    if (word === 'title' || word === 'description') return typeof part[word] === 'string';
    return word !== 'examples' || Array.isArray(part[word]);
  };
  return only(part, isGood);
}

function withIds(part: Part, { hasOldIds }: Manner): Part {
  const { id, ...rest } = part;
  return hasOldIds && typeof id === 'string' && rest['$id'] === undefined ? { ...rest, $id: id } : part;
}

/** Of draft-04: whether the limit itself is out. */
function withLimits(part: Part): Part {
  let found = part;
  for (const [limit, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    const { [limit]: value, [exclusive]: isOut, ...rest } = found;
    if (typeof isOut === 'boolean') found = value === undefined ? rest : { ...rest, [isOut ? exclusive : limit]: value };
  }
  return found;
}

function withPatterns(part: Part, { left }: Manner): Part {
  const isGood = (pattern: unknown): boolean => {
    if (typeof pattern !== 'string' || patternOf(pattern)) return true;
    left(t('the pattern {pattern}', { pattern }));
    return false;
  };
  const { pattern, patternProperties, ...rest } = part;
  return {
    ...rest,
    ...(pattern !== undefined && isGood(pattern) ? { pattern } : {}),
    ...(patternProperties === undefined
      ? {}
      : { patternProperties: isPart(patternProperties) ? only(patternProperties, isGood) : patternProperties }),
  };
}

const only = (map: Part, isGood: (key: string) => boolean): Part => Object.fromEntries(Object.entries(map).filter(([key]) => isGood(key)));

/** ajv looks for the target of these only among what it has compiled already, and takes the whole schema where it has not. */
function withReferences(part: Part, { isOne }: Manner): Part {
  const { $dynamicRef, $recursiveRef, ...rest } = part;
  const $ref = $dynamicRef ?? $recursiveRef;
  return isOne && typeof $ref === 'string' && rest['$ref'] === undefined ? { ...rest, $ref } : part;
}

/** Too few and too many are two mistakes: that of a part with `minContains: 0` can only be the latter. */
function withMost(part: Part): Part {
  const { contains, minContains, maxContains, allOf, ...rest } = part;
  if (contains === undefined || typeof maxContains !== 'number' || minContains === 0) return part;
  if (allOf !== undefined && !Array.isArray(allOf)) return part;
  const most = { contains, minContains: 0, maxContains };
  return {
    ...rest,
    contains,
    ...(minContains === undefined ? {} : { minContains }),
    allOf: [...((allOf as unknown[] | undefined) ?? []), most],
  };
}
