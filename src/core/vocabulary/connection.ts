import type { Place } from './field.js';
import { freeMap, text } from './parts.js';

export const connectionPlace = {
  title: 'connection',
  description: 'Where the API lives, and what every request carries.',
  fields: {
    url: {
      label: 'Base URL',
      ...text,
      description:
        'Address that all paths are put behind. It begins with http or https and has no user, query or fragment. Only variables may stand in braces. Pages and next addresses on another host are never asked.',
      examples: ['https://api.acme.example/v1', 'https://{shop}.myshopify.com/admin/api/2025-10'],
    },
    sandbox_url: {
      label: 'Sandbox URL',
      ...text,
      description:
        'Address of the test system. With it the connection has a template parameter sandbox, "false" at first; set to "true", requests go to this address.',
      examples: ['https://sandbox.acme.example/v1'],
    },
    headers: {
      label: 'Headers',
      ...freeMap,
      description: 'Headers of every request. The one of the authorization is added by itself and may not be written here as well.',
      examples: [{ Accept: 'application/json' }],
    },
    parameters: {
      label: 'Parameters',
      ...freeMap,
      description: 'Query parameters of every request. Lists and maps are sent as compact JSON; empty values are not sent.',
      examples: [{ minorversion: 75 }],
    },
  },
  required: ['url'],
} as const satisfies Place;
