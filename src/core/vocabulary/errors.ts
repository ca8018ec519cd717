import type { Place } from './field.js';
import { placeAt, scalar, statusCodes, statusSpans, text, texts } from './parts.js';

export const errorsPlace = {
  title: 'errors',
  description: 'When an answer is a failure, and what it says. Each key that is left out keeps its own default.',
  fields: {
    status: {
      ...statusSpans,
      description: 'Statuses that are failures, one by one or as a span.',
      default: '400..599',
      examples: ['400..599', [400, '402..599']],
    },
    when: {
      label: 'Error conditions',
      editor: 'conditions',
      anyOf: [{ ...placeAt('condition') }, { type: 'array', items: placeAt('condition') }],
      description:
        'Bodies that are failures whatever the status; one condition that holds is enough. Left out: error or errors is there, or status is error, unless the answer holds the primary key itself.',
      examples: [
        [
          { path: 'ok', is: false },
          { path: 'data[0].status', is: 'error' },
        ],
      ],
    },
    message: {
      label: 'Error messages',
      editor: 'list',
      anyOf: [text, texts],
      description:
        'Paths to the message; the first that is there is taken. Then the usual places are tried, then the text of the answer is taken.',
      default: ['errors[0].message', 'error.message', 'message', 'error_description', 'error', 'detail', 'title'],
      examples: ['error.message', ['errors[0].message', 'message']],
    },
    code: {
      label: 'Error code at',
      ...text,
      description: "Path to the API's own code of the failure. Where one is found it stands in brackets after the message.",
      examples: ['code', 'error.code'],
    },
    not_found: {
      ...statusCodes,
      description: 'Statuses by which the request of one record says that there is no such record.',
      default: [404],
      examples: [404, [404, 410]],
    },
  },
} as const satisfies Place;

export const conditionPlace = {
  title: 'condition',
  description: 'A place in an answer and the value that makes it a failure.',
  fields: {
    path: { ...text, description: 'Path to the value to look at, or header:Name.', examples: ['ok', 'data[0].status', 'header:X-Status'] },
    is: {
      type: ['string', 'number', 'boolean', 'null'],
      description: 'The value that makes it true. It is compared as it is, so false and "false" differ; values of headers are texts.',
      examples: [false, 'error', 0],
    },
  },
  required: ['path', 'is'],
} as const satisfies Place;

export const rateLimitPlace = {
  title: 'rate limit',
  description: 'When to wait and how long. The import or export rests as a task in Cenit and goes on where it stood.',
  fields: {
    status: {
      label: 'Rate limit statuses',
      editor: 'list',
      ...statusCodes,
      description: 'Statuses that mean "too many requests".',
      default: [429],
      examples: [429, [403, 429]],
    },
    wait: {
      label: 'Wait header',
      ...text,
      description:
        'Header that says how long to wait. Retry-After may also be a date. Where it is absent the wait is 2 seconds, then 4, 8 and so on, at most 300.',
      default: 'Retry-After',
      examples: ['Retry-After', 'X-RateLimit-Reset'],
    },
    unit: {
      label: 'Wait unit',
      ...text,
      description: 'What the number in the header counts.',
      enum: ['seconds', 'milliseconds', 'epoch'],
      enumDescriptions: ['Seconds to wait.', 'Milliseconds to wait.', 'The moment to go on, in seconds since 1970.'],
      default: 'seconds',
    },
    tries: {
      label: 'Tries',
      type: 'integer',
      minimum: 1,
      description: 'How often one request is sent at most, the first time included.',
      default: 5,
      examples: [5, 10],
    },
    when: {
      ...placeAt('rateLimitWhen'),
      description: 'A header that must hold too, where the status alone may mean something else.',
      examples: [{ header: 'X-RateLimit-Remaining', is: 0 }],
    },
  },
} as const satisfies Place;

export const rateLimitWhenPlace = {
  title: 'condition of the rate limit',
  description: 'A header of the answer and its value when requests are used up.',
  fields: {
    header: { ...text, description: 'Name of the header.', examples: ['X-RateLimit-Remaining'] },
    is: { ...scalar, description: 'Its value, compared as text.', examples: [0, 'exhausted'] },
  },
} as const satisfies Place;
