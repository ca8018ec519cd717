import { t } from '../../l10n.js';
import { shownTitle } from '../../vocabulary/titles.js';
import { RECORD_PROPERTY_NAMES } from '../../elements/recordProperties.js';
import { fieldFormats, recordFieldPlace } from '../../vocabulary/resource.js';
import type { BodyValue } from '../body.js';
import type { RecordField } from '../model.js';
import { nearestWord } from '../nearMiss.js';
import { child, type SpecNode } from '../tree.js';
import type { ReadContext } from './context.js';
import { readBody } from './values.js';

/** The properties every record has; Cenit's own key names are refused with them. */
const RECORD_PROPERTIES: ReadonlySet<string> = new Set(RECORD_PROPERTY_NAMES);
const CENIT_PROPERTIES = new Set(['id', '_id', '_type']);

const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']);
const FORMATS: Readonly<Record<string, readonly string[]>> = fieldFormats;

/** Words of JSON Schema; any other one is left as it is, where it is not near to one of these. */
const KEYWORDS = [
  ...Object.keys(recordFieldPlace.fields),
  ...'enum const default examples pattern required minimum maximum exclusiveMinimum exclusiveMaximum multipleOf'.split(' '),
  ...'minLength maxLength minItems maxItems uniqueItems additionalProperties patternProperties definitions'.split(' '),
  ...'contains allOf anyOf oneOf $ref readOnly writeOnly'.split(' '),
];

/** The record properties kept beside raw_data: a JSON Schema each, and where the value sits in the API's record. */
export function readFields(context: ReadContext, node: SpecNode | undefined): readonly RecordField[] {
  if (node?.kind !== 'map') return [];
  return [...node.entries.values()].flatMap(({ key, keyRange, node: schema }) => {
    if (RECORD_PROPERTIES.has(key) || CENIT_PROPERTIES.has(key) || key.trim() === '') {
      context.problems.error('field-name-taken', keyRange, { field: key });
    }
    if (schema.kind !== 'map') return [];
    checkSchema(context, schema);
    const from = child(schema, 'from');
    const path = from ? context.recordPath(from, true) : { steps: [key] };
    return path ? [{ name: key, from: path, schema: withoutFrom(readBody(context, schema, () => false)), range: keyRange }] : [];
  });
}

function withoutFrom(schema: BodyValue): BodyValue {
  return schema.kind === 'map' ? { kind: 'map', entries: new Map([...schema.entries].filter(([key]) => key !== 'from')) } : schema;
}

function checkSchema(context: ReadContext, schema: SpecNode): void {
  if (schema.kind !== 'map') return;
  for (const { key, keyRange } of schema.entries.values()) {
    const near = KEYWORDS.includes(key) ? undefined : nearestWord(key, KEYWORDS);
    // Of short words too many are near to each other.
    if (near !== undefined && near.length > 3 && !schema.entries.has(near))
      context.problems.add('warning', 'unknown-key', keyRange, { key, place: shownTitle(recordFieldPlace.title), near });
  }
  const type = child(schema, 'type');
  const format = child(schema, 'format');
  const types =
    type?.kind === 'scalar'
      ? [type.source]
      : type?.kind === 'list'
        ? type.items.flatMap((item) => (item.kind === 'scalar' ? [item.source] : []))
        : [];
  for (const name of types)
    if (!TYPES.has(name)) context.problems.error('field-type', type?.range ?? schema.range, { type: name, types: [...TYPES].join(', ') });
  if (format?.kind === 'scalar') {
    const allowed = types.length > 0 ? types.flatMap((name) => FORMATS[name] ?? []) : Object.values(FORMATS).flat();
    if (!allowed.includes(format.source))
      context.problems.error('field-format', format.range, { format: format.source, formats: allowed.join(', ') || t('none') });
  }
  const properties = child(schema, 'properties');
  if (properties?.kind === 'map') {
    for (const { key, keyRange, node } of properties.entries.values()) {
      if (key === '_type' || (key === '_id' && properties.entries.has('id')))
        context.problems.error('field-name-taken', keyRange, { field: key });
      checkSchema(context, node);
    }
  }
  const required = child(schema, 'required');
  if (required?.kind === 'list') {
    for (const item of required.items) {
      if (item.kind === 'scalar' && !child(properties, item.source))
        context.problems.error('field-required', item.range, { field: item.source });
    }
  }
  const items = child(schema, 'items');
  if (items) checkSchema(context, items);
}
