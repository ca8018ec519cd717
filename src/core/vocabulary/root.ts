import type { Fields, Place } from './field.js';
import { flag, placeAt, scalar, text } from './parts.js';

const rootFields = {
  name: {
    label: 'Name',
    ...text,
    description:
      'Short name of the connector: small Latin letters, digits and underscores, a letter first. In CamelCase it is the namespace of everything that is generated (slack_to_zoho becomes SlackToZoho).',
    examples: ['acme', 'zohocrm', 'slack_to_zoho'],
  },
  title: {
    label: 'Title',
    ...scalar,
    description:
      'Name of the connector as people read it. It stands in the collection, in titles of elements and in messages. Left out, it is made from the name.',
    examples: ['Acme', 'Zoho CRM'],
  },
  namespace: {
    ...text,
    description: 'Namespace of all elements in Cenit. Needed only where the one made from the name is not the one you want.',
    examples: ['Acme', 'ZohoCRM'],
  },
  parser_names: {
    ...text,
    description:
      'How the algorithm that stores the records of an answer is called. It matters only where other connectors or your own code call it by name.',
    enum: ['singular', 'plural'],
    enumDescriptions: [
      'parse_from_api_response_contact, as in the documentation of Cenit.',
      'parse_from_api_response_contacts, as in connectors made by later versions of Cenit.',
    ],
    default: 'singular',
  },
  variables: {
    label: 'Variables',
    editor: 'variables',
    type: 'object',
    additionalProperties: placeAt('variable'),
    description:
      'Values that differ from one account to the next, such as a shop name or a region. Each is asked when the connector is installed and stands as {name} in the URL, in paths, parameters, headers and bodies.',
    examples: [{ shop: { title: 'Shop name', example: 'acme' } }],
  },
  authorization: {
    description:
      'How the API knows who asks. The type decides which other keys may stand here. Passwords, tokens and client secrets are never written: Cenit asks for them after the import.',
    $ref: '#/definitions/authorization',
  },
  connection: {
    ...placeAt('connection'),
    description: 'The address of the API, and the headers and parameters that go with every request.',
  },
  defaults: {
    ...placeAt('defaults'),
    description:
      'What all resources have in common. A resource takes it over and its own word wins; maps are joined key by key, and null takes an inherited key away.',
  },
  sanitize_keys: {
    ...flag,
    description:
      'Whether names of record fields that the record store refuses are changed, at every depth: a leading $ is dropped and dots become underscores. Switch it off only if no record of the API has such names.',
    default: true,
  },
  resources: {
    type: 'array',
    items: placeAt('resource'),
    minItems: 1,
    description: 'The kinds of records to import or export, one item each: contacts, orders, invoices …',
    examples: [[{ name: 'Contact', primary_key: 'id', import: { all: 'GET contacts', one: 'GET contacts/{id}' } }]],
  },
} as const satisfies Fields;

export const rootPlace = {
  title: 'connector',
  description: 'A connector for Cenit: authorization, connection and the records that are imported and exported.',
  fields: rootFields,
  required: ['name', 'authorization', 'connection', 'resources'],
} as const satisfies Place;
