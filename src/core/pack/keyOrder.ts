import type { JsonObject, JsonValue } from '../elements/element.js';

/** Keys in the order they are written, at every level, whatever order an element file has. */
const ORDER = [
  [
    '_type',
    '_primary',
    '_reset',
    '_update',
    '_reference',
    'namespace',
    'name',
    'slug',
    'title',
    'key',
    'value',
    'type',
    'many',
    'required',
    'default',
  ],
  [
    'description',
    'metadata',
    'resource',
    'method',
    'url',
    'path',
    'provider',
    'client',
    'authorization_handler',
    'authorization',
    'scopes',
  ],
  ['response_type', 'request_token_endpoint', 'authorization_endpoint', 'token_endpoint', 'token_method', 'scope_separator'],
  ['refresh_token_strategy', 'refresh_token_algorithm', 'request_token_parameters', 'request_token_headers', 'language'],
  ['parameters', 'headers', 'template_parameters', 'callback_resolver', 'parameters_signer', 'data_type', 'triggers', 'trigger_evaluator'],
  ['discard_additional_properties', 'before_save_callbacks', 'after_save_callbacks', 'records_methods', 'data_type_methods'],
  ['store_output', 'output_datatype', 'validate_output', 'snippet', 'schema', 'code'],
].flat();

const RANK: ReadonlyMap<string, number> = new Map(ORDER.map((key, index) => [key, index]));

/** Values that belong to the user: their order is kept. */
const FREE: ReadonlySet<string> = new Set(['metadata', 'schema', 'value', 'default']);

/** The same value with its keys in the common order, unknown keys last, by name; the very object where they stand so already. */
export function inKeyOrder(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null || isInOrder(value)) return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => inKeyOrder(item));
  const entries = Object.entries(value as JsonObject).sort(([a], [b]) => byKey(a, b));
  // fromEntries defines its properties, so that a key such as __proto__ stays a key.
  return Object.fromEntries(entries.map(([key, item]) => [key, FREE.has(key) ? item : inKeyOrder(item)]));
}

/** Nearly every value is: nothing is made to find it out. */
function isInOrder(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before: string | undefined;
  for (const key of Object.keys(value)) {
    if (before !== undefined && byKey(before, key) > 0) return false;
    if (!FREE.has(key) && !isInOrder((value as JsonObject)[key] ?? null)) return false;
    before = key;
  }
  return true;
}

function byKey(a: string, b: string): number {
  const [first, second] = [RANK.get(a) ?? RANK.size, RANK.get(b) ?? RANK.size];
  return first - second || compareText(a, b);
}

/** Order by code units: the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
