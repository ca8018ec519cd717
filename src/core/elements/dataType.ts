import type { Connector, RecordField, Resource } from '../spec/model.js';
import type { Element, JsonValue } from './element.js';
import { jsonObject, jsonOf } from './json.js';

/** What every stored record holds beside its fields; the API's own record is kept whole, out of sight. */
const RECORD_PROPERTIES: readonly (readonly [string, JsonValue])[] = [
  ['remote_id', { type: 'string' }],
  ['hmac', { type: 'string' }],
  ['last_source', { type: 'string' }],
  ['imported_at', { type: 'string', format: 'date-time' }],
  ['raw_data', { type: 'object', visible: false }],
];

/** Names a field must not have. */
export const RECORD_PROPERTY_NAMES: readonly string[] = RECORD_PROPERTIES.map(([name]) => name);

/** The type of the stored records (setup/json_data_type.rb), its schema inline: packing makes a snippet of it. */
export function planDataType(connector: Connector, resource: Resource): Element {
  const { dataType, title } = resource;
  return {
    kind: 'data_type',
    name: dataType,
    resource,
    content: {
      form: 'json',
      data: {
        _type: 'Setup::JsonDataType',
        _primary: ['namespace', 'name'],
        namespace: connector.namespace,
        name: dataType,
        title,
        discard_additional_properties: true,
        schema: { title, type: 'object', properties: jsonObject([...RECORD_PROPERTIES, ...resource.fields.map(property)]) },
      },
    },
    source: resource.range,
  };
}

/** A field's own JSON Schema; `from` says where it is read and is no part of that. */
function property({ name, schema }: RecordField): readonly [string, JsonValue] {
  if (schema.kind !== 'map') return [name, jsonOf(schema)];
  return [name, jsonObject([...schema.entries].filter(([key]) => key !== 'from').map(([key, value]) => [key, jsonOf(value)]))];
}
