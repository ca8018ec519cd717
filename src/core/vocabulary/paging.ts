import type { FieldSchema, Place } from './field.js';
import { flag, placeAt, shortOr, text, texts } from './parts.js';
import { paginationSnippets } from './snippets.js';

const paginationType = {
  type: 'string',
  enum: ['page', 'offset', 'cursor', 'last_id', 'link', 'next_url', 'none'],
  enumDescriptions: [
    'A page number: page and per_page, 100 records, from page 1.',
    'A number of records to skip: offset and limit, 200 records, from 0.',
    'A mark that each answer gives for the next page; "next" says where it sits.',
    'The primary key of the last record; "parameter" says where it goes.',
    'The address in the Link header with rel="next".',
    'A whole address inside the answer; "next" says where it sits.',
    'One request holds all records.',
  ],
} as const;

export const paginationField = {
  ...shortOr(paginationType, 'pagination'),
  description:
    'How a long list comes in pages. A text is the type alone. Left out: offset and limit, 200 records a page, until a page is not full. Another type than the inherited one takes over nothing of it.',
  default: 'offset',
  examples: ['page', { type: 'cursor', parameter: 'after', next: 'paging.next.after', size: { parameter: 'limit', value: 100 } }],
} as const satisfies FieldSchema;

/** How any list ends. */
const ends = ['more', 'total', 'pages', 'later_keep', 'max_pages'] as const;

/** What each type reads of the fields below, in the order in which the form asks for it. */
export const fieldsOfPaging: Readonly<Record<(typeof paginationType.enum)[number], readonly string[]>> = {
  page: ['parameter', 'in', 'start', 'size', 'next', ...ends],
  offset: ['parameter', 'in', 'start', 'size', 'next', ...ends],
  cursor: ['parameter', 'in', 'size', 'next', ...ends],
  last_id: ['parameter', 'in', 'size', ...ends],
  link: ['size', ...ends],
  next_url: ['size', 'next', ...ends],
  none: [],
};

export const incrementalField = {
  ...placeAt('incremental'),
  description: 'How to ask only for what changed since a date. Left out, every import reads the whole list.',
  examples: [{ parameter: 'updated_since', field: 'updated_at' }, { header: 'If-Modified-Since' }],
} as const satisfies FieldSchema;

export const paginationPlace = {
  title: 'pagination',
  description: 'How the pages of a list are asked for, one after the other.',
  snippets: paginationSnippets(paginationType.enum, paginationType.enumDescriptions),
  fields: {
    type: {
      label: 'Pagination type',
      ...paginationType,
      description: 'What moves the list to its next page.',
      default: 'offset',
    },
    parameter: {
      label: 'Page parameter',
      ...text,
      description:
        'Query parameter that takes the position, or a path where it goes into the body. Left out it is page, offset or cursor, like the type; last_id needs it; link and next_url have none.',
      examples: ['page', 'after', 'starting_after'],
    },
    in: {
      ...text,
      description: 'Where position and size go.',
      enum: ['query', 'body', 'text'],
      enumDescriptions: [
        'As query parameters.',
        'Into the body; the parameters are paths there, the size a number.',
        'Nowhere by themselves: {offset}, {page}, {limit} or {cursor} stand in the request.',
      ],
      default: 'query',
    },
    next: {
      label: 'Next position at',
      ...text,
      description:
        'Where an answer says the next position: a path, or header:Name. Needed by cursor and next_url; page and offset count by themselves without it. Absent, null or empty means the last page.',
      examples: ['paging.next.after', 'info.next_page_token', 'header:X-Next-Page'],
    },
    more: {
      label: 'More flag',
      ...text,
      description:
        'Path to a flag that is true while there are further pages. Where it is absent the page is the last. It decides before everything else.',
      examples: ['has_more', 'info.more_records'],
    },
    total: {
      label: 'Total at',
      ...text,
      description: 'Path to the number of all records: the list ends when that many were read.',
      examples: ['total_count', 'header:X-Total-Count'],
    },
    pages: {
      ...text,
      description: 'Path to the number of all pages: the list ends with the last of them.',
      examples: ['meta.pagination.total_pages'],
    },
    start: {
      label: 'Start',
      type: 'integer',
      minimum: 0,
      description: 'The first position, sent on the first request too. Left out: 1 for page, 0 for offset.',
      examples: [0, 1],
    },
    size: {
      ...placeAt('pageSize'),
      description: 'How many records a page holds. Left out: 100 for page, 200 for offset, and none is asked for with the other types.',
      examples: [{ parameter: 'limit', value: 100 }],
    },
    later_keep: {
      ...texts,
      description:
        'The only parameters that later pages send beside the position, for APIs that refuse a filter there. Left out, later pages send what the first one sent.',
      examples: [['limit'], ['limit', 'page_info']],
    },
    max_pages: {
      label: 'Max pages',
      type: 'integer',
      minimum: 1,
      description:
        'The most pages of one import. There it ends with a warning and keeps what it has. It may be larger than 500: a long import goes on in a task of its own.',
      default: 500,
      examples: [500, 10000],
    },
  },
} as const satisfies Place;

export const pageSizePlace = {
  title: 'page size',
  description: 'How many records a page holds, and how the API is told.',
  fields: {
    parameter: {
      label: 'Size parameter',
      ...text,
      description:
        'Name of the query parameter for the size, or a path where it goes into the body. Left out: per_page for page, limit for the other types.',
      examples: ['per_page', 'limit', 'page_size'],
    },
    value: {
      label: 'Size value',
      type: 'integer',
      minimum: 1,
      maximum: 3000,
      description:
        'Records a page; the most that the API allows is usually best. A page with fewer is taken for the last where nothing else tells.',
      examples: [100, 200, 1000],
    },
  },
} as const satisfies Place;

const timeFormats = {
  type: 'string',
  enum: ['iso8601', 'epoch', 'epoch_ms', 'date', 'http_date'],
  enumDescriptions: [
    '2024-05-06T07:08:09Z',
    'Seconds since 1970: 1714979289',
    'Milliseconds since 1970: 1714979289000',
    '2024-05-06',
    'Mon, 06 May 2024 07:08:09 GMT',
  ],
} as const;

export const incrementalPlace = {
  title: 'incremental',
  description: 'How a list is narrowed to what changed since a date. Naming a parameter, a header or a place drops the inherited one.',
  fields: {
    parameter: {
      label: 'Since parameter',
      ...text,
      description: 'Query parameter that takes the date. It is left away when everything is imported.',
      examples: ['updated_since', 'created[gte]'],
    },
    header: {
      label: 'Since header',
      ...text,
      description: 'Header that takes the date. It is left away when everything is imported.',
      examples: ['If-Modified-Since'],
    },
    in: {
      ...text,
      description: 'Where the date goes when it is no parameter or header of its own: you write {since} there yourself.',
      enum: ['text', 'body'],
      enumDescriptions: ['{since} stands inside a parameter, a header or the path.', '{since} stands in the body.'],
    },
    format: {
      label: 'Time format',
      anyOf: [timeFormats, text],
      description:
        'How a date is written for the API, and how the field of a record is read. One of the known names or a strftime pattern.',
      default: 'iso8601',
      examples: ['iso8601', 'epoch', '%Y-%m-%d %H:%M:%S'],
    },
    zone: {
      ...text,
      description: 'Time zone in which dates are written, and read where they name none.',
      default: 'UTC',
      examples: ['UTC', 'Europe/Madrid'],
    },
    field: {
      label: 'Time field',
      ...text,
      description:
        'Where the time of its last change sits in a record. Alone, the API is asked for everything and earlier records are left out here; beside a parameter, header or place it drops nothing.',
      examples: ['updated_at', 'MetaData.LastUpdatedTime'],
    },
    only_new: {
      ...flag,
      description: 'Set it where the API filters by the time of creation only: new records are found, changed ones are not.',
      default: false,
    },
    initial: {
      label: 'Initial look-back',
      ...text,
      description:
        'How far back an import looks that is given no date. A number and h, d, w or y for hours, days, weeks or years. Left out, it reads everything.',
      examples: ['180d', '30d'],
    },
  },
} as const satisfies Place;
