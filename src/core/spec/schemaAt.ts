/** A part of a JSON Schema, as far as a message speaks of it. */
export interface SchemaPart {
  readonly $ref?: string;
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly allOf?: readonly unknown[];
  readonly not?: unknown;
  readonly discriminator?: { readonly propertyName?: string };
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** The part of a schema that a pointer (`#/definitions/a`) leads to; undefined where it leads nowhere. */
export function schemaAt(root: object, pointer: string): unknown {
  if (!/^#(?:\/|$)/.test(pointer)) return undefined;
  let found: unknown = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = decoded(part).replace(/~1/g, '/').replace(/~0/g, '~');
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return found;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What a schema says of a value as a whole: its types, and the values that some of its keys must have. */
export interface ShapeFacts {
  readonly types: readonly string[] | undefined;
  /** Keys of a map with the few values they take. */
  readonly tags: ReadonlyMap<string, readonly unknown[]>;
}

/** No honest schema refers further. */
const FARTHEST = 16;

export function factsOf(part: unknown, root: object, far = 0): ShapeFacts {
  const tags = new Map<string, readonly unknown[]>();
  if (typeof part !== 'object' || part === null || far > FARTHEST) return { types: undefined, tags };
  const schema = part as SchemaPart;
  let types = schema.type === undefined ? undefined : [schema.type].flat();
  const others = [...(schema.$ref === undefined ? [] : [schemaAt(root, schema.$ref)]), ...(schema.allOf ?? [])];
  for (const other of others) {
    const facts = factsOf(other, root, far + 1);
    types ??= facts.types?.slice();
    for (const [key, values] of facts.tags) tags.set(key, values);
  }
  for (const [key, field] of Object.entries(schema.properties ?? {})) {
    const values = valuesOf(field, root);
    if (values) tags.set(key, values);
  }
  if (types === undefined && schema.properties) types = ['object'];
  if (types === undefined && ('const' in schema || schema.enum)) types = typesOf(valuesOf(schema, root) ?? []);
  return { types, tags };
}

/** The values that a schema takes, where it names them. */
export function valuesOf(part: unknown, root: object, far = 0): readonly unknown[] | undefined {
  if (typeof part !== 'object' || part === null || far > FARTHEST) return undefined;
  const schema = part as SchemaPart;
  if ('const' in schema) return [schema.const];
  if (schema.enum) return schema.enum;
  return schema.$ref === undefined ? undefined : valuesOf(schemaAt(root, schema.$ref), root, far + 1);
}

/** What a schema says of the keys of a map, in all its parts that may hold for it. */
export function fieldsOf(part: unknown, root: object, far = 0): Readonly<Record<string, unknown>> {
  if (typeof part !== 'object' || part === null || far > FARTHEST) return {};
  const { properties, $ref, ...rest } = part as SchemaPart & Readonly<Record<string, unknown>>;
  const words = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'];
  const others = [
    $ref === undefined ? [] : schemaAt(root, $ref),
    ...words.map((word) => rest[word]),
    Object.values(rest['dependentSchemas'] ?? []),
  ];
  return Object.assign({}, ...others.flat().map((other) => fieldsOf(other, root, far + 1)), properties) as Readonly<
    Record<string, unknown>
  >;
}

function typesOf(values: readonly unknown[]): string[] {
  return [...new Set(values.map((value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)))];
}

/** Whether a value is of one of the types of JSON; of any where none is given. */
export function isOfType(data: unknown, type: string | readonly string[] | undefined): boolean {
  if (type === undefined) return true;
  return [type].flat().some((name) => {
    if (name === 'null') return data === null;
    if (name === 'array') return Array.isArray(data);
    if (name === 'object') return typeof data === 'object' && data !== null && !Array.isArray(data);
    if (name === 'integer') return Number.isInteger(data);
    return name === 'number' ? Number.isFinite(data) : typeof data === name;
  });
}
