import type { JsonSchema, SchemaOrFlag } from './jsonSchema.js';

/** No honest schema is nested deeper. */
const DEEPEST = 200;

/** What is left of the value of a keyword; undefined where it is of the wrong kind. */
type Clean = (value: unknown, depth: number) => unknown;

const ofType =
  (type: string): Clean =>
  (value) =>
    typeof value === type ? value : undefined;
const text = ofType('string');
const flag = ofType('boolean');
const number = ofType('number');
const anything: Clean = (value) => value;
const list: Clean = (value) => (Array.isArray(value) ? value : undefined);
const texts: Clean = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined);
/** As many as there were: each belongs to what has its place elsewhere. */
const notes: Clean = (value) => (Array.isArray(value) ? value.map((one) => text(one, 0) ?? '') : undefined);
const schemas: Clean = (value, depth) => (Array.isArray(value) ? value.map((one) => cleanSchema(one, depth) ?? true) : undefined);
const mapOf =
  (clean: Clean): Clean =>
  (value, depth) =>
    isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one, depth) ?? true])) : undefined;
const either =
  (one: Clean, other: Clean): Clean =>
  (value, depth) =>
    one(value, depth) ?? other(value, depth);
const snippets: Clean = (value) => (Array.isArray(value) ? value.filter(isMap).map(cleanSnippet) : undefined);

const KEYWORDS: Readonly<Record<keyof JsonSchema, Clean>> = {
  ...{ $ref: text, $id: text, title: text, description: text, markdownDescription: text, deprecationMessage: text },
  ...{ type: either(text, texts), pattern: text, format: text, minimum: number, maximum: number },
  ...{ required: texts, uniqueItems: flag, deprecated: flag, doNotSuggest: flag },
  ...{ const: anything, default: anything, enum: list, examples: list, enumDescriptions: notes, markdownEnumDescriptions: notes },
  ...{ additionalProperties: cleanSchema, propertyNames: cleanSchema, additionalItems: cleanSchema },
  ...{ not: cleanSchema, if: cleanSchema, then: cleanSchema, else: cleanSchema },
  ...{ items: either(schemas, cleanSchema), prefixItems: schemas, allOf: schemas, anyOf: schemas, oneOf: schemas },
  ...{ properties: mapOf(cleanSchema), patternProperties: mapOf(cleanSchema), dependentSchemas: mapOf(cleanSchema) },
  ...{ dependencies: mapOf(either(texts, cleanSchema)), definitions: mapOf(cleanSchema), $defs: mapOf(cleanSchema) },
  defaultSnippets: snippets,
};

/** The same object is made into the same one each time: schemas are told apart by it, and one may lead to itself. */
const made = new WeakMap<object, JsonSchema>();

/**
 * A schema as anybody may write it, with only the keywords that are read here and are of the right kind: all who read it can trust it.
 * @returns undefined where it is no schema
 */
export function cleanSchema(value: unknown, depth = 0): SchemaOrFlag | undefined {
  if (typeof value === 'boolean') return value;
  if (!isMap(value) || depth > DEEPEST) return undefined;
  const known = made.get(value);
  if (known) return known;
  const schema: Record<string, unknown> = {};
  made.set(value, schema);
  for (const [keyword, clean] of Object.entries(KEYWORDS)) {
    const found = Object.hasOwn(value, keyword) ? clean(value[keyword], depth + 1) : undefined;
    if (found !== undefined) schema[keyword] = found;
  }
  // In one file it leads where any other reference does.
  if (typeof value['$dynamicRef'] === 'string') schema['$ref'] ??= value['$dynamicRef'];
  return schema;
}

function cleanSnippet({ label, description, body }: Readonly<Record<string, unknown>>): object {
  return { label: text(label, 0), description: text(description, 0), body };
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
