import type { SchemaPart } from './field.js';

/** What stands at several keys: the types of values that many fields share. */
export const text = { type: 'string' } as const satisfies SchemaPart;

/** A text for people, where YAML may read `2024` or `yes` as something else. */
export const scalar = { type: ['string', 'number', 'boolean'] } as const satisfies SchemaPart;

export const flag = { type: 'boolean' } as const satisfies SchemaPart;

export const texts = { type: 'array', items: text } as const satisfies SchemaPart;

/** A map with keys of the user's own and values of any kind. */
export const freeMap = { type: 'object', additionalProperties: true } as const satisfies SchemaPart;

const statusCode = { type: 'integer', minimum: 100, maximum: 599 } as const satisfies SchemaPart;

export const statusCodes = { anyOf: [statusCode, { type: 'array', items: statusCode }] } as const satisfies SchemaPart;

/** Statuses one by one or as a span, `400..599`. */
export const statusSpans = {
  anyOf: [text, statusCode, { type: 'array', items: { anyOf: [text, statusCode] } }],
} as const satisfies SchemaPart;

/** A map that has a definition of its own. */
export function placeAt(name: string): SchemaPart {
  return { type: 'object', $ref: `#/definitions/${name}` };
}

/** A short text that says the main thing, or the map that says all. */
export function shortOr(short: SchemaPart, place: string): SchemaPart {
  return { anyOf: [short, placeAt(place)] };
}
