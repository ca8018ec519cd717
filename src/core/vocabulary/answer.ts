import type { FieldSchema } from './field.js';
import { text } from './parts.js';

export const recordsPath = {
  label: 'Records at',
  ...text,
  description:
    'Path to the list in an answer; $ is the whole answer. Left out, it is the answer if that is a list, else the first list under the plural, the last word of the path, data, items, results, records, value, list or entries. A path that leads to no list means there are no records.',
  examples: ['data', 'results', '$', 'QueryResponse.Customer'],
} as const satisfies FieldSchema;

export const recordPath = {
  label: 'One record at',
  ...text,
  description:
    'Path to the record in an answer that holds one; $ is the whole answer. Left out, it is the first that holds the primary key: the singular, data (its first item if it is a list), the first item of the plural, the answer.',
  examples: ['data[0]', 'contact', '$'],
} as const satisfies FieldSchema;
