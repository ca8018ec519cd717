import { schemaAt } from '../spec/schemaAt.js';
import type { Level } from './levels.js';
import { fitsSurely, isOfKind, meets, type Kind } from './schemaMatch.js';
import type { JsonSchema, SchemaOrFlag } from './jsonSchema.js';
import { patternOf } from './pattern.js';

/** Schemas may lead to themselves without a step into the data. */
const DEEPEST = 32;

/** The way from the places of a document to the parts of a schema that speak of them. */
export class SchemaIndex {
  private readonly ids = new Map<string, object>();
  /** By a part that refers to another: the address of the schema that it is a part of. */
  private readonly bases = new WeakMap<JsonSchema, string>();
  private readonly top: JsonSchema;
  private isStrict = false;

  /**
   * @param root the schema as it was handed in: a reference may lead to any part of it
   * @param clean makes of a part what can be read
   * @param join the address that a reference means by the one it stands in; '' where that has none
   */
  constructor(
    readonly root: object,
    private readonly clean: (part: object) => JsonSchema = (part) => part,
    private readonly join: (reference: string, base: string) => string = (reference) => reference,
  ) {
    this.top = clean(root);
    this.ids.set('', root);
    this.collectIds(root, '', 0);
  }

  /**
   * What a schema says of the map or list at the end of a way; choices are narrowed by what stands in the document.
   * @param levels from the top of the document
   */
  at(levels: readonly Level[]): readonly JsonSchema[] {
    let schemas: readonly JsonSchema[] = [this.top];
    for (const [index, level] of levels.entries()) {
      schemas = this.partsOf(schemas, level.kind, level.entries);
      const isLast = index === levels.length - 1;
      if (level.kind === 'list') {
        if (!isLast) schemas = this.items(schemas, level.position);
      } else if (level.key !== undefined) schemas = this.property(schemas, level.key);
      else if (!isLast) return [];
    }
    return schemas;
  }

  /** The same for the value at the end of the way: of the key of the last map, or of an item of the last list. */
  ofValue(levels: readonly Level[]): readonly JsonSchema[] {
    const last = levels.at(-1);
    if (!last) return [this.top];
    const schemas = this.at(levels);
    return last.kind === 'list' ? this.items(schemas, last.position) : last.key === undefined ? [] : schemas;
  }

  /**
   * All schemas that hold of one value: references followed, and of choices what can be.
   * @param isStrict for one more key: without branches that do not allow all those that stand there
   */
  partsOf(schemas: readonly SchemaOrFlag[], kind: Kind | undefined, entries: Level['entries'], isStrict = false): readonly JsonSchema[] {
    this.isStrict = isStrict;
    const found = new Set<JsonSchema>();
    for (const schema of schemas) this.expand(schema, kind, entries, found, 0);
    return [...found];
  }

  property(schemas: readonly JsonSchema[], key: string): readonly JsonSchema[] {
    const own = schemas.flatMap(({ properties }) => (properties && Object.hasOwn(properties, key) ? [properties[key]] : []));
    const matching = schemas.flatMap(({ patternProperties }) =>
      Object.entries(patternProperties ?? {}).flatMap(([pattern, schema]) => (patternOf(pattern)?.test(key) ? [schema] : [])),
    );
    const named = [...own, ...matching];
    const others = named.length > 0 ? [] : schemas.map(({ additionalProperties }) => additionalProperties);
    return [...named, ...others].filter((schema) => typeof schema === 'object');
  }

  /** Whether a key may be put into a map as far as all that holds of it says; of a choice one of the branches that are left. */
  takesKey(schemas: readonly SchemaOrFlag[], key: string, entries: Level['entries']): boolean {
    this.isStrict = true;
    const known = new Map<JsonSchema, boolean>();
    return schemas.every((schema) => this.allowsKey(schema, key, entries, known));
  }

  private allowsKey(schema: SchemaOrFlag, key: string, entries: Level['entries'], known: Map<JsonSchema, boolean>): boolean {
    if (typeof schema === 'boolean') return schema;
    const own = this.resolve(schema);
    const found = known.get(own);
    if (found !== undefined) return found;
    // One that leads to itself says no more by that.
    known.set(own, true);
    const isAllowed = this.allowsByParts(own, key, entries, (part) => this.allowsKey(part, key, entries, known));
    known.set(own, isAllowed);
    return isAllowed;
  }

  private allowsByParts(own: JsonSchema, key: string, entries: Level['entries'], allows: (part: SchemaOrFlag) => boolean): boolean {
    const { properties = {}, patternProperties = {}, allOf = [], anyOf, oneOf = [], not = false } = own;
    const patterns = Object.entries(patternProperties).flatMap(([pattern, part]) => (patternOf(pattern)?.test(key) ? [part] : []));
    const named = [...(Object.hasOwn(properties, key) ? [properties[key]] : []), ...patterns];
    if (named.includes(false) || (named.length === 0 && own.additionalProperties === false)) return false;
    const there = entries();
    const after = new Map(there).set(key, undefined);
    const fits = (part: SchemaOrFlag, map: ReadonlyMap<string, unknown>): boolean => fitsSurely(part, map, (one) => this.resolve(one));
    if (fits(not, after) && !fits(not, there)) return false;
    // With a second branch that it makes fit none of them would be the one.
    if (oneOf.filter((part) => fits(part, after)).length > 1) return false;
    const branches = [anyOf, oneOf].map((choice = []) => this.fitting(choice, 'map', entries));
    const then = own.if === undefined ? [] : [this.branchOf(own, there) ?? true];
    const dependent = Object.entries({ ...own.dependencies, ...own.dependentSchemas }).flatMap(([other, part]) =>
      there.has(other) && !Array.isArray(part) ? [part as SchemaOrFlag] : [],
    );
    return [...allOf, ...then, ...dependent].every(allows) && branches.every((choice) => choice.length === 0 || choice.some(allows));
  }

  private branchOf(own: JsonSchema, entries: ReadonlyMap<string, unknown>): SchemaOrFlag | undefined {
    return typeof own.if === 'object' && meets(this.resolve(own.if), entries, true) ? own.then : own.else;
  }

  /** @param position of the item, where the schema says of the first ones what each is; else the first */
  items(schemas: readonly JsonSchema[], position = (): number => 0): readonly JsonSchema[] {
    return schemas
      .map(({ items, prefixItems, additionalItems }) => {
        const [old, others] = isList(items) ? [items, additionalItems] : [[], items];
        const first = prefixItems ?? old;
        return first.length === 0 ? others : (first[position()] ?? others);
      })
      .filter((schema) => typeof schema === 'object');
  }

  /** A schema with the one it refers to; what stands beside the reference, such as a description, goes first. */
  resolve(schema: JsonSchema): JsonSchema {
    let found = schema;
    for (let depth = 0; found.$ref !== undefined && depth < DEEPEST; depth += 1) {
      const { $ref, ...beside } = found;
      const target = this.lookUp($ref, this.bases.get(found) ?? '');
      if (!target) return beside;
      found = Object.keys(beside).length === 0 ? target : this.joined(found, target, beside);
    }
    return found;
  }

  private readonly joins = new WeakMap<JsonSchema, JsonSchema>();

  /** The same object each time, so that it can be told apart from others. */
  private joined(schema: JsonSchema, target: JsonSchema, beside: Omit<JsonSchema, '$ref'>): JsonSchema {
    const found = this.joins.get(schema) ?? { ...target, ...beside };
    this.joins.set(schema, found);
    this.bases.set(found, this.bases.get(target) ?? '');
    return found;
  }

  private expand(schema: SchemaOrFlag, kind: Kind | undefined, entries: Level['entries'], found: Set<JsonSchema>, depth: number): void {
    if (typeof schema === 'boolean' || depth > DEEPEST) return;
    const own = this.resolve(schema);
    // A schema that leads to itself by many ways says the same by each.
    if (!isOfKind(own, kind) || found.has(own)) return;
    found.add(own);
    for (const part of own.allOf ?? []) this.expand(part, kind, entries, found, depth + 1);
    for (const choice of [own.anyOf, own.oneOf]) {
      if (choice) for (const part of this.fitting(choice, kind, entries)) this.expand(part, kind, entries, found, depth + 1);
    }
    if (own.if !== undefined && kind !== 'list') {
      const branch = this.branchOf(own, entries());
      if (branch !== undefined) this.expand(branch, kind, entries, found, depth + 1);
    }
    for (const [key, part] of Object.entries({ ...own.dependencies, ...own.dependentSchemas })) {
      if (kind === 'map' && entries().has(key) && !Array.isArray(part)) this.expand(part as SchemaOrFlag, kind, entries, found, depth + 1);
    }
  }

  /** Branches of a choice that what stands there does not rule out; all where nothing fits, as it has a mistake then. */
  private fitting(choice: readonly SchemaOrFlag[], kind: Kind | undefined, entries: Level['entries']): readonly SchemaOrFlag[] {
    const possible = choice.filter((part) => typeof part === 'boolean' || isOfKind(this.resolve(part), kind));
    if (kind !== 'map' || possible.length < 2) return possible;
    const fitting = possible.filter((part) => typeof part === 'boolean' || this.allows(part, entries()));
    const left = fitting.length > 0 ? fitting : possible;
    const strict = left.filter((part) => typeof part === 'boolean' || this.hasKeys(this.resolve(part), entries()));
    return this.isStrict && strict.length > 0 ? strict : left;
  }

  private hasKeys(own: JsonSchema, entries: ReadonlyMap<string, unknown>): boolean {
    return own.additionalProperties !== false || [...entries.keys()].every((key) => own.properties?.[key] ?? this.property([own], key)[0]);
  }

  private allows(schema: JsonSchema, entries: ReadonlyMap<string, unknown>, seen = new Set<JsonSchema>()): boolean {
    const own = this.resolve(schema);
    if (seen.has(own)) return true;
    seen.add(own);
    const parts = (own.allOf ?? []).filter((part) => typeof part === 'object');
    return meets(own, entries, false, (part) => this.resolve(part)) && parts.every((part) => this.allows(part, entries, seen));
  }

  private lookUp(reference: string, base: string): JsonSchema | undefined {
    const [id = '', pointer = ''] = reference.split('#');
    const address = id === '' ? base : this.join(id, base);
    const isName = pointer !== '' && !pointer.startsWith('/');
    // What only looks like an address, in an older or newer schema, begins nothing of its own.
    const wholes = id === '' ? [this.ids.get(address), this.root] : [this.ids.get(address)];
    const found = isName
      ? this.ids.get(`${address}#${pointer}`)
      : wholes.map((whole) => whole && schemaAt(whole, `#${pointer}`)).find(Boolean);
    return typeof found === 'object' && found !== null ? this.clean(found) : undefined;
  }

  private collectIds(schema: unknown, around: string, depth: number): void {
    if (typeof schema !== 'object' || schema === null || depth > 2 * DEEPEST) return;
    const { id, $id = id, $dynamicAnchor, $anchor = $dynamicAnchor, $dynamicRef, $ref = $dynamicRef } = schema as Record<string, unknown>;
    const [own = '', name = $anchor] = typeof $id === 'string' ? $id.split('#') : [];
    const base = own === '' ? around : this.join(own, around);
    if (own !== '') this.ids.set(base, schema);
    if (typeof name === 'string' && name !== '') this.ids.set(`${base}#${name}`, schema);
    if (typeof $ref === 'string') this.bases.set(this.clean(schema), base);
    for (const part of Object.values(schema)) this.collectIds(part, base, depth + 1);
  }
}

function isList(items: JsonSchema['items']): items is readonly SchemaOrFlag[] {
  return Array.isArray(items);
}
