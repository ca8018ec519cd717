import { scalarText } from '../spec/edit/scalarText.js';
import type { JsonSchema, SchemaOrFlag } from './jsonSchema.js';
import type { SchemaIndex } from './schemaIndex.js';
import { choice, hang, stop } from './snippet.js';

const DEEPEST = 4;
const NO_ENTRIES = (): ReadonlyMap<string, unknown> => new Map();

/** What a value is written as: in its own lines, or behind the key. */
export type Shape = 'map' | 'list' | 'scalar';

/** Where several shapes may be, the short one is written. */
export function shapeOf(index: SchemaIndex, schemas: readonly SchemaOrFlag[]): Shape {
  const kinds = new Set<Shape>();
  for (const { type, enum: choices, const: only, properties, items } of index.partsOf(schemas, undefined, NO_ENTRIES)) {
    if (type !== undefined)
      for (const name of [type].flat()) if (name !== 'null') kinds.add(name === 'object' ? 'map' : name === 'array' ? 'list' : 'scalar');
    if (type === undefined && (choices ?? only) !== undefined) kinds.add('scalar');
    if (type === undefined && properties) kinds.add('map');
    if (type === undefined && items !== undefined) kinds.add('list');
  }
  return kinds.size === 1 ? ([...kinds][0] ?? 'scalar') : 'scalar';
}

/** Keys that a map must have, of all its schemas; of a choice those that every branch must have. */
export function requiredKeys(index: SchemaIndex, schemas: readonly SchemaOrFlag[], depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  const keys = schemas.flatMap((schema) => {
    if (typeof schema === 'boolean') return [];
    const { required = [], allOf = [], anyOf, oneOf } = index.resolve(schema);
    const shared = [anyOf, oneOf].flatMap((branches) => {
      const [first = [], ...others] = (branches ?? []).map((branch) => requiredKeys(index, [branch], depth + 1));
      return first.filter((key) => others.every((other) => other.includes(key)));
    });
    return [...required, ...requiredKeys(index, allOf, depth + 1), ...shared];
  });
  return [...new Set(keys)];
}

/** Lines with all that must stand in a value, and places to type in. */
export class Skeleton {
  private stops = 0;

  constructor(
    private readonly index: SchemaIndex,
    private readonly unit: string,
  ) {}

  /** The lines of a map; an empty place where nothing is required. */
  map(schemas: readonly SchemaOrFlag[], without: ReadonlySet<string> = new Set(), depth = 0): readonly string[] {
    const keys = depth > DEEPEST ? [] : requiredKeys(this.index, schemas).filter((key) => !without.has(key));
    if (keys.length === 0) return [stop(this.next())];
    const parts = this.index.partsOf(schemas, 'map', NO_ENTRIES);
    return keys.flatMap((key) => this.pair(key, this.index.property(parts, key), depth));
  }

  item(schemas: readonly SchemaOrFlag[], depth = 0): readonly string[] {
    const shape = shapeOf(this.index, schemas);
    if (shape === 'map') return hang('- ', this.map(schemas, new Set(), depth + 1));
    return shape === 'list' ? hang('- ', this.list(schemas, depth + 1)) : [`- ${this.scalar(schemas)}`];
  }

  list(schemas: readonly SchemaOrFlag[], depth = 0): readonly string[] {
    return depth > DEEPEST ? [stop(this.next())] : this.item(this.index.items(this.index.partsOf(schemas, 'list', NO_ENTRIES)), depth + 1);
  }

  private pair(key: string, schemas: readonly JsonSchema[], depth: number): readonly string[] {
    const name = textOfScalar(key);
    const shape = shapeOf(this.index, schemas);
    if (shape === 'scalar') return [`${name}: ${this.scalar(schemas)}`];
    const lines = shape === 'map' ? this.map(schemas, new Set(), depth + 1) : this.list(schemas, depth + 1);
    return [`${name}:`, ...lines.map((line) => this.unit + line)];
  }

  private scalar(schemas: readonly SchemaOrFlag[]): string {
    const parts = this.index.partsOf(schemas, 'scalar', NO_ENTRIES);
    const values = parts.flatMap(({ const: only, enum: choices, type }) =>
      only !== undefined ? [only] : (choices ?? (type === 'boolean' ? [true, false] : [])),
    );
    const texts = [...new Set(values.filter((value) => value !== null).map(textOfScalar))];
    if (texts.length > 0) return texts.length === 1 ? stop(this.next(), texts[0]) : choice(this.next(), texts);
    const known = parts.find(({ default: value }) => value !== undefined)?.default;
    return stop(this.next(), known === undefined || typeof known === 'object' ? '' : textOfScalar(known));
  }

  private next(): number {
    this.stops += 1;
    return this.stops;
  }
}

function textOfScalar(value: unknown): string {
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return scalarText(scalar, { prefer: 'plain', quote: 'double', flow: false });
}
