import type { Fields, FieldSchema, Place } from './field.js';
import { recordPath, recordsPath } from './answer.js';
import { incrementalField, paginationField } from './paging.js';
import { freeMap, shortOr, text } from './parts.js';

/** A request in short, or the map that says more. */
export function requestField(place: string, words: Pick<FieldSchema, 'label' | 'editor' | 'description' | 'examples'>): FieldSchema {
  return { ...shortOr(text, place), ...words };
}

export const requestText = {
  ...text,
  description:
    'Verb and path: GET, POST, PUT, PATCH or DELETE, a blank, and the path behind the address of the connection, without a slash at its ends. Variables and {id} may stand in braces.',
  examples: ['GET contacts', 'GET contacts/{id}', 'POST contacts/search'],
} as const satisfies FieldSchema;

export const parametersField = {
  ...freeMap,
  description:
    'Query parameters, joined with those given further out. Lists and maps are sent as compact JSON; null takes an inherited one away.',
  examples: [{ status: 'any' }, { fields: 'name,email' }],
} as const satisfies FieldSchema;

export const headersField = {
  ...freeMap,
  description: 'Headers, joined with those given further out; null takes an inherited one away.',
  examples: [{ Accept: 'application/json' }, { 'Idempotency-Key': '{uuid}' }],
} as const satisfies FieldSchema;

const bodyOfRead = {
  description:
    'What is sent as JSON, or as it stands if it is a text. {since}, {limit} and the like are filled in. It is never joined with an inherited body.',
  examples: [{ query: "updated > '{since}'" }],
} as const satisfies FieldSchema;

const readFields = { request: requestText, parameters: parametersField, headers: headersField, body: bodyOfRead } as const satisfies Fields;

export const listRequestPlace = {
  title: 'request of a list',
  description: 'A request that gives many records, with what it needs beside verb and path.',
  fields: { ...readFields, records: recordsPath, pagination: paginationField, incremental: incrementalField },
} as const satisfies Place;

export const oneRequestPlace = {
  title: 'request of one record',
  description: 'A request that gives the record of a key, with what it needs beside verb and path.',
  fields: { ...readFields, record: recordPath },
} as const satisfies Place;
