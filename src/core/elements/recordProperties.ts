import type { JsonValue } from './element.js';

/** What every stored record holds beside its fields; the API's own record is kept whole, out of sight. */
export const RECORD_PROPERTIES: readonly (readonly [string, JsonValue])[] = [
  ['remote_id', { type: 'string' }],
  ['hmac', { type: 'string' }],
  ['last_source', { type: 'string' }],
  ['imported_at', { type: 'string', format: 'date-time' }],
  ['raw_data', { type: 'object', visible: false }],
];

/** Names a field must not have. */
export const RECORD_PROPERTY_NAMES: readonly string[] = RECORD_PROPERTIES.map(([name]) => name);
