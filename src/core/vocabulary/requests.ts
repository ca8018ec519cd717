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
} as const satisfies FieldSchema;

const listText = {
  ...requestText,
  description:
    'Verb and path: GET, POST, PUT, PATCH or DELETE, a blank, and the path behind the address of the connection, without a slash at its ends. Variables, {since}, {limit} and the like may stand in braces.',
  examples: ['GET contacts', 'GET contacts/changed/{since}', 'POST contacts/search'],
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

const bodyOfList = {
  description:
    'What is sent as JSON, or as it stands if it is a text. {since}, {limit} and the like are filled in. It is never joined with an inherited body.',
  examples: [{ query: "updated > '{since}'" }],
} as const satisfies FieldSchema;

const bodyOfOne = {
  description:
    'What is sent as JSON, or as it stands if it is a text. {id} and variables are filled in. It is never joined with an inherited body.',
  examples: [{ query: "id = '{id}'" }],
} as const satisfies FieldSchema;

const valuesOfRead = { parameters: parametersField, headers: headersField } as const satisfies Fields;

export const listRequestPlace = {
  title: 'request of a list',
  description: 'A request that gives many records, with what it needs beside verb and path.',
  fields: {
    request: listText,
    ...valuesOfRead,
    body: bodyOfList,
    records: recordsPath,
    pagination: paginationField,
    incremental: incrementalField,
  },
} as const satisfies Place;

export const oneRequestPlace = {
  title: 'request of one record',
  description: 'A request that gives the record of a key, with what it needs beside verb and path.',
  fields: {
    request: { ...requestText, examples: ['GET contacts/{id}', 'GET contacts', 'POST contacts/search'] },
    ...valuesOfRead,
    body: bodyOfOne,
    record: recordPath,
  },
} as const satisfies Place;
