import type { Place } from './field.js';
import { flag, scalar } from './parts.js';

export const variablePlace = {
  title: 'variable',
  description: 'A value that is asked when the connector is installed; it becomes a template parameter in Cenit.',
  fields: {
    title: {
      ...scalar,
      description: 'What the person who installs the connector is asked for.',
      examples: ['Shop name', 'Company (realm) id'],
    },
    example: {
      ...scalar,
      description: 'A value as it might look. It is shown as help and never used.',
      examples: ['acme', '9130347957983546'],
    },
    default: {
      ...scalar,
      description:
        'The value taken when the person who installs the connector gives none. Without it the value is empty at first. A secret variable may not have one.',
      examples: ['acme', 'us-east-1'],
    },
    secret: {
      ...flag,
      description: 'Whether the value must be kept hidden. Such a value never stands in this file, not even as a default.',
      default: false,
    },
  },
} as const satisfies Place;
