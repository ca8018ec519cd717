import type { Fields, Place } from './field.js';
import { freeMap, placeAt, scalar, statusCodes, text, texts } from './parts.js';
import { recordPath, recordsPath } from './answer.js';
import { incrementalField, paginationField } from './paging.js';
import { resourceSnippets } from './snippets.js';

/** What one resource says of itself. */
const ownFields = {
  name: {
    label: 'Resource name',
    ...text,
    description:
      'Name of one record, in the singular. Its snake_case is part of every element name: Sales Order gives get_sales_order, do_import_sales_order and so on.',
    examples: ['Contact', 'SalesOrder'],
  },
  title: {
    ...scalar,
    description: 'Name of the records as people read it. Left out, it is made from the name.',
    examples: ['Contact', 'Sales order'],
  },
  plural: {
    label: 'Plural',
    ...text,
    description:
      'Plural in snake_case, for the names of all that deals with lists (get_contacts). Left out, it is the English plural as Rails makes it; it has to be given where that is the same as the singular, as with series.',
    examples: ['contacts', 'series_list'],
  },
  data_type: {
    label: 'Data type',
    ...text,
    description: 'Name of the data type that keeps the records. Left out, it is the name of the resource with its words joined.',
    examples: ['Contact', 'SalesOrder'],
  },
  fields: {
    type: 'object',
    additionalProperties: placeAt('recordField'),
    description:
      'Properties of the stored record beside the raw answer, so that they can be searched, shown and changed. A changed property is written back into the record when it is exported.',
    examples: [{ email: { type: 'string', format: 'email', from: 'Email' } }],
  },
} as const satisfies Fields;

/** What all resources may share under `defaults`. */
const sharedFields = {
  primary_key: {
    label: 'Primary key',
    ...text,
    description:
      'Where the key of a record sits inside the record. It tells records apart, is stored as remote_id and fills {id} in paths. It may stand here or in the defaults.',
    examples: ['id', 'number', 'meta.uuid'],
  },
  flows: {
    type: 'array',
    items: {
      ...text,
      enum: ['import', 'export'],
      enumDescriptions: ['Records come from the API into Cenit.', 'Changed records go from Cenit to the API.'],
    },
    description:
      'The directions that are generated. Left out, they are the blocks import and export that the resource itself holds; blocks of the defaults alone make no flow.',
    examples: [['import'], ['import', 'export']],
  },
  records: recordsPath,
  record: recordPath,
  pagination: paginationField,
  incremental: incrementalField,
  errors: {
    ...placeAt('errors'),
    description:
      'How an answer says that something went wrong, and where its message sits. Left out: a status from 400 on, or a body with error, errors or status: error.',
  },
  empty: {
    ...statusCodes,
    description:
      'Statuses that mean "nothing there" whatever the body says. An answer without a body always counts as empty: a list has no records, one record is not found, a write goes on.',
    examples: [204, [204, 304]],
  },
  rate_limit: {
    ...placeAt('rateLimit'),
    description: 'How the API says "too many requests", and how long to wait before the same request is sent again.',
  },
  import: {
    ...placeAt('importFlow'),
    description: 'The requests that bring records into Cenit.',
    examples: [{ all: 'GET contacts', one: 'GET contacts/{id}' }],
  },
  export: {
    ...placeAt('exportFlow'),
    description: 'The requests that bring changed records to the API, and how a record becomes a body.',
    examples: [{ create: 'POST contacts', update: 'PUT contacts/{id}' }],
  },
} as const satisfies Fields;

export const resourcePlace = {
  title: 'resource',
  description: 'A kind of record of the API, with the requests that read and write it.',
  fields: { ...ownFields, ...sharedFields },
  required: ['name'],
  snippets: resourceSnippets,
} as const satisfies Place;

export const defaultsPlace = {
  title: 'defaults',
  description: 'What holds for every resource that says nothing else.',
  fields: sharedFields,
} as const satisfies Place;

/** Offered, not enforced: which types a record may have is more than a list can say. */
const kindOfValue = {
  type: 'string',
  enum: ['string', 'integer', 'number', 'boolean', 'object', 'array'],
  enumDescriptions: ['A text.', 'A whole number.', 'Any number.', 'True or false.', 'A map.', 'A list.'],
} as const;

/** The formats that Cenit knows, by the type of the value; it refuses a schema with any other. */
export const fieldFormats = {
  string: 'date date-time time email hostname ipv4 ipv6 uri url uuid byte symbol google-fieldmask'.split(' '),
  integer: 'int32 uint32 int64 uint64'.split(' '),
  number: 'float double long'.split(' '),
  boolean: ['toggle'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const recordFieldPlace = {
  title: 'field of a record',
  description: 'One property of the stored record: a JSON Schema, and where its value comes from.',
  open: true,
  fields: {
    from: {
      ...text,
      description:
        'Path into the record of the API where the value sits, in the names of the API. Left out, the value has the name of the property.',
      examples: ['Email', 'properties.email', 'address.city'],
    },
    type: {
      anyOf: [kindOfValue, text, texts],
      description: 'Kind of the value, as in JSON Schema.',
      examples: ['string', 'integer'],
    },
    format: { ...text, description: 'Form of the value.', examples: Object.values(fieldFormats).flat() },
    title: { ...scalar, description: 'Name of the property as people read it.', examples: ['E-mail'] },
    description: { ...scalar, description: 'What the property means.', examples: ['Main address of the contact'] },
    properties: { ...freeMap, description: 'The properties of a map, each a JSON Schema.', examples: [{ city: { type: 'string' } }] },
    items: { ...freeMap, description: 'The JSON Schema of the items of a list.', examples: [{ type: 'string' }] },
  },
} as const satisfies Place;
