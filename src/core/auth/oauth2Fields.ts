import type { Fields } from '../vocabulary/field.js';

const values = { additionalProperties: {} } as const;

/** The keys of an OAuth 2 authorization. */
export const oauth2Fields = {
  grant: {
    label: 'Grant',
    description: 'How a token is got. Cenit knows the authorization code only.',
    enum: ['authorization_code', 'client_credentials'],
    enumDescriptions: [
      'A person allows the access in a browser; Cenit gets the token and renews it.',
      'The client’s id and secret alone give the token. Cenit has no such flow: use `type: bearer` with a token got elsewhere.',
    ],
    default: 'authorization_code',
  },
  authorize_url: {
    label: 'Authorization endpoint',
    description:
      'The page where a person allows the access. Placeholders of variables may stand in it; required unless `grant` is client_credentials.',
    type: 'string',
    minLength: 1,
    examples: ['https://accounts.zoho.com/oauth/v2/auth', 'https://{shop}.acme.example/oauth/authorize'],
  },
  token_url: {
    label: 'Access token endpoint',
    description: 'The address that changes the code into a token and renews tokens. Placeholders of variables may stand in it.',
    type: 'string',
    minLength: 1,
    examples: ['https://accounts.zoho.com/oauth/v2/token', 'https://{shop}.acme.example/oauth/token'],
  },
  scopes: {
    label: 'Scopes',
    editor: 'list',
    description: 'The rights to ask for: a list, or one text with commas or blanks between them.',
    type: ['array', 'string'],
    items: { type: 'string' },
    examples: [['contacts.read', 'contacts.write'], 'contacts.read contacts.write'],
  },
  scope_separator: {
    label: 'Scope separator',
    description: 'The one character between scopes in the address of `authorize_url`. Left out: a blank.',
    type: 'string',
    examples: [',', ' '],
  },
  prefix: {
    label: 'Header prefix',
    description:
      'The word before the token where the API wants another one than Bearer. One blank follows it, none after `=`; an empty text sends the bare token. Left out: the type the API names with the token.',
    type: 'string',
    examples: ['Zoho-oauthtoken', 'Token', ''],
  },
  header: {
    label: 'Header',
    description: 'The header that carries the token where it is not Authorization. Without `prefix` it carries the bare token.',
    type: 'string',
    minLength: 1,
    default: 'Authorization',
    examples: ['X-Access-Token'],
  },
  client_id: {
    label: 'Client ID',
    description:
      'The id the API gave to your app. It is no secret, yet it is not written to the collection: it is needed when the collection is on the server.',
    type: 'string',
    examples: ['1000.ABCDEFGHIJ'],
  },
  client_in: {
    label: 'Client sent in',
    description: 'Where the client’s id and secret go in a request for a token.',
    enum: ['body', 'basic', 'query'],
    enumDescriptions: [
      'In the body, as Cenit sends them.',
      'In the header Authorization (HTTP Basic) too.',
      'In the query. Cenit sends them in the body: see whether the API takes them there too.',
    ],
    default: 'body',
  },
  authorize_parameters: {
    label: 'Authorize parameters',
    description: 'Parameters added to `authorize_url`.',
    type: 'object',
    ...values,
    examples: [{ access_type: 'offline', prompt: 'consent' }],
  },
  token_parameters: {
    label: 'Token parameters',
    description: 'Parameters added to each request for a token, renewals included.',
    type: 'object',
    ...values,
    examples: [{ audience: 'https://api.acme.example' }],
  },
  refresh: {
    label: 'Refresh',
    description: 'How a token that has run out is renewed.',
    enum: ['default', 'none', 'google', 'intuit', 'lazada'],
    enumDescriptions: [
      'By the refresh token, as the OAuth 2 standard says.',
      'Not at all: for tokens that never run out.',
      'The way of Google (v4).',
      'The way of Intuit (Reconnect API).',
      'The way of Lazada.',
    ],
    default: 'default',
  },
  refresh_rotates: {
    label: 'Refresh token rotates',
    description: 'The API gives a new refresh token with each renewal, and the old one ends.',
    type: 'boolean',
    default: false,
  },
} as const satisfies Fields;
