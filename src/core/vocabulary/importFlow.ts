import type { Place } from './field.js';
import { headersField, parametersField, requestField } from './requests.js';

export const importFlowPlace = {
  title: 'import',
  description: 'How records come from the API.',
  fields: {
    parameters: {
      ...parametersField,
      description:
        'Query parameters of all requests of the import. Lists and maps are sent as compact JSON; null takes an inherited one away.',
    },
    headers: {
      ...headersField,
      description: 'Headers of all requests of the import; null takes an inherited one away.',
      examples: [{ Accept: 'application/json' }],
    },
    all: requestField('listRequest', {
      label: 'Get all',
      editor: 'request',
      description:
        'The request of the whole list. With the incremental part it is also that of what changed, unless "changed" has a request of its own.',
      examples: ['GET contacts', { request: 'GET orders.json', parameters: { status: 'any' } }],
    }),
    changed: requestField('listRequest', {
      label: 'Changed',
      editor: 'request',
      description: 'The request of what changed since a date, where the list needs another one. It takes over nothing from "all".',
      examples: [{ request: 'POST contacts/search', body: { updated_after: '{since}' } }],
    }),
    one: requestField('oneRequest', {
      label: 'Get one',
      editor: 'request',
      description:
        'The request of one record. Its key is {id}, {name of the primary key} or the only placeholder of the path that is no variable; without any it goes as the query parameter id.',
      examples: ['GET contacts/{id}', { request: 'GET contacts/{id}', record: 'contact' }],
    }),
  },
} as const satisfies Place;
