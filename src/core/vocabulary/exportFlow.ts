import type { Fields, Place } from './field.js';
import { freeMap, text, texts } from './parts.js';
import { headersField, parametersField, requestField, requestText } from './requests.js';

/** What create and update share; either may say its own. */
const writeFields = {
  parameters: parametersField,
  headers: headersField,
  only: {
    label: 'Only fields',
    editor: 'list',
    ...texts,
    description: 'The only fields of the record that are sent, as paths. This is done first. Left out, all of them are.',
    examples: [['title', 'body', 'state'], ['properties']],
  },
  omit: {
    label: 'Omit fields',
    editor: 'list',
    ...texts,
    description:
      'Fields of the record that are not sent, as paths: those the API makes itself and refuses. With an index at its end a path is an item of a list, which is taken out. On create the primary key is left out anyway.',
    examples: [['id', 'created_at'], ['properties.createdate']],
  },
  add: {
    ...freeMap,
    description:
      'Fields put into the record before it is sent. $id is its key, $uuid a new unique text, $current.a a value of the remote record, which is then read first. On create, entries with $id or $current are left out.',
    examples: [{ Id: '$id', SyncToken: '$current.SyncToken', sparse: true }],
  },
  body: {
    label: 'Export body (JSON)',
    editor: 'json',
    description:
      'What is sent around the record. A text that is exactly $record, $record.a, $id, $uuid or $current.a becomes that value and keeps its kind. It is never joined with an inherited body.',
    default: '$record',
    examples: ['$record', { contact: '$record' }, { data: ['$record'] }],
  },
  encoding: {
    label: 'Encoding',
    ...text,
    description: 'How the body is written.',
    enum: ['json', 'form', 'multipart'],
    enumDescriptions: [
      'As JSON.',
      'As a web form: address[city]=…, items[0][price]=…; empty values are left out.',
      'As a form in several parts, for files.',
    ],
    default: 'json',
  },
  id: {
    label: 'New id at',
    ...text,
    description:
      'Where the key of the new record sits in the answer to create: a path, or header:Name. Left out, it is the primary key of the record in the answer.',
    examples: ['contact.id', 'data[0].details.id', 'header:Location'],
  },
  id_pattern: {
    ...text,
    description: 'Regular expression that cuts the key out of the text at "id"; its first group is the key.',
    examples: ['\\(([^)]+)\\)', '/(\\d+)$'],
  },
  returns: {
    label: 'Returns',
    ...text,
    description:
      'What the answer to a write holds. Left out, the record in the answer is taken if there is one; else the record is read again.',
    enum: ['record', 'id', 'nothing'],
    enumDescriptions: [
      'The whole record as it is now.',
      'Only its key: the record is read again with the request of one record.',
      'Nothing of use: the record is read again if it can be, else what was sent is kept.',
    ],
  },
} as const satisfies Fields;

export const writeRequestPlace = {
  title: 'request of a write',
  description: 'A request that creates or updates a record, with what differs from the rest of the export.',
  fields: {
    request: { ...requestText, examples: ['POST contacts', 'PUT contacts/{id}', 'PATCH contacts/{id}'] },
    ...writeFields,
  },
} as const satisfies Place;

export const exportFlowPlace = {
  title: 'export',
  description: 'How changed records go to the API. What stands here holds for create and update, unless one of them says its own.',
  fields: {
    ...writeFields,
    create: requestField('writeRequest', {
      label: 'Create',
      editor: 'request',
      description: 'The request for a record that the API does not have yet.',
      examples: ['POST contacts', { request: 'POST contacts', returns: 'id' }],
    }),
    update: requestField('writeRequest', {
      label: 'Update',
      editor: 'request',
      description:
        'The request for a record that the API has. Its key is found in the path as in the request of one record; where it stands nowhere, it goes as the query parameter id.',
      examples: ['PUT contacts/{id}', { request: 'POST customer', add: { Id: '$id', SyncToken: '$current.SyncToken' } }],
    }),
  },
} as const satisfies Place;
