import type { RecordField } from '../../spec/model.js';
import type { Content, JsonValue } from '../element.js';
import { jsonContent, jsonObject, jsonOf } from '../json.js';
import type { ResourcePlace } from '../places/place.js';
import { RECORD_PROPERTIES } from '../recordProperties.js';
import type { Around } from './around.js';

/** The type of the stored records (setup/json_data_type.rb), its schema inline: packing makes a snippet of it. */
export function dataType({ name, part }: ResourcePlace<'data_type'>, { connector }: Around): Content {
  const { title, fields } = part;
  return jsonContent({
    _type: 'Setup::JsonDataType',
    _primary: ['namespace', 'name'],
    namespace: connector.namespace,
    name,
    title,
    discard_additional_properties: true,
    schema: { title, type: 'object', properties: jsonObject([...RECORD_PROPERTIES, ...fields.map(property)]) },
  });
}

/** A field's own JSON Schema; `from` says where it is read and is no part of that. */
function property({ name, schema }: RecordField): readonly [string, JsonValue] {
  if (schema.kind !== 'map') return [name, jsonOf(schema)];
  return [name, jsonObject([...schema.entries].filter(([key]) => key !== 'from').map(([key, value]) => [key, jsonOf(value)]))];
}
