import { authKinds } from './auth/index.js';
import type { AuthKind } from './auth/kind.js';
import type { FieldSchema, Place, SchemaPart } from './vocabulary/field.js';
import { places } from './vocabulary/places.js';
import { kindTitle } from './vocabulary/titles.js';
import { fieldsSnippet } from './vocabulary/snippets.js';

type Schema = Readonly<Record<string, unknown>>;

/** Where other editors find it: the file of the repository that package.json names. */
const PUBLISHED = 'https://raw.githubusercontent.com/cenit-io/cenit-connector-factory/main/schemas/connector.schema.json';

/** What a text must match that may not be empty. */
const NOT_BLANK = '\\S';

/** What concerns the form alone is no part of a schema. */
const OF_THE_FORM: ReadonlySet<string> = new Set(['label', 'editor']);

const NULL_NOTE = 'Takes an inherited value away.';

/** The JSON Schema (draft-07) of connector.yaml, made of the field tables and the table of authorization kinds. */
export function connectorSchema(): object {
  const { root, ...others } = places;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: PUBLISHED,
    ...placeSchema(root),
    definitions: {
      authorization: authorizationSchema(authKinds),
      ...Object.fromEntries(Object.entries(others).map(([name, place]) => [name, placeSchema(place)])),
    },
  };
}

function placeSchema(place: Place): Schema {
  const schema = finish({
    title: place.title,
    description: place.description,
    type: 'object',
    properties: place.fields,
    ...(place.required ? { required: place.required } : {}),
    additionalProperties: place.open ?? false,
  });
  return place.snippets ? { ...schema, defaultSnippets: place.snippets } : schema;
}

function authorizationSchema(kinds: readonly AuthKind[]): Schema {
  return {
    title: 'authorization',
    description: 'How the API knows who asks.',
    type: 'object',
    properties: {
      type: {
        description: 'The kind of authorization.',
        type: 'string',
        enum: kinds.map((kind) => kind.type),
        enumDescriptions: kinds.map((kind) => kind.description),
        examples: ['basic', 'oauth2'],
      },
    },
    required: ['type'],
    defaultSnippets: kinds.map((kind) =>
      fieldsSnippet(`authorization: ${kind.type}`, kind.description, kind.type, kind.fields, kind.snippet ?? kind.required),
    ),
    discriminator: { propertyName: 'type' },
    oneOf: kinds.map((kind) =>
      finish({
        title: kindTitle(kind.type),
        description: kind.description,
        type: 'object',
        properties: { type: { description: kind.label, const: kind.type }, ...kind.fields },
        required: ['type', ...kind.required],
        additionalProperties: false,
      }),
    ),
  };
}

/** Lets every key that may be left out be null as well, at every depth: YAML's blank value, and the way to drop an inherited key. */
function finish(part: SchemaPart): Schema {
  const { properties, items, additionalProperties, anyOf, minLength, ...rest } = part;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => !OF_THE_FORM.has(key))),
    // Counting characters needs code that a compiled validator would have to load.
    ...(minLength === undefined ? {} : { pattern: NOT_BLANK }),
    ...(properties ? { properties: finishAll(properties, part.required ?? []) } : {}),
    ...(items ? { items: finish(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(finish) } : {}),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: finish(additionalProperties) } : {}),
    ...(typeof additionalProperties === 'boolean' ? { additionalProperties } : {}),
    ...(properties && additionalProperties === undefined ? { additionalProperties: false } : {}),
  };
}

function finishAll(fields: Readonly<Record<string, FieldSchema>>, required: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, finish(required.includes(key) ? field : orNull(field))]));
}

function orNull(field: FieldSchema): SchemaPart {
  if (field.anyOf) return { ...field, anyOf: [...field.anyOf, { type: 'null' }] };
  if (field.$ref !== undefined) {
    const { $ref, type, ...rest } = field;
    return { ...rest, anyOf: [{ type: type ?? 'object', $ref }, { type: 'null' }] };
  }
  if (field.type === undefined && !field.enum) return field;
  const type = [...new Set([field.type ?? 'string', 'null'].flat())];
  if (!field.enum) return { ...field, type };
  return {
    ...field,
    type,
    enum: [...field.enum, null],
    ...(field.enumDescriptions ? { enumDescriptions: [...field.enumDescriptions, NULL_NOTE] } : {}),
  };
}
