import { t } from '../l10n.js';
import type { AuthorizationSpec } from '../spec/model.js';
import type { Template } from '../spec/template.js';
import { addressAt, callbackElements, checkClientWords } from './callbackElements.js';
import { SECRETS, type AuthContext, type AuthKind } from './kind.js';
import { checkUrl } from './url.js';
import { PLAIN_CONNECTION, templateAt, variablesIn } from './values.js';

const ADDRESSES = ['request_token_url', 'authorize_url', 'token_url'] as const;

/** Requests signed by OAuth 1; Cenit makes the signature (setup/oauth_authorization.rb). */
export const oauth1 = {
  type: 'oauth1',
  label: 'OAuth 1',
  description: 'A person allows the access in a browser; each call is signed (OAuth 1.0a).',
  fields: {
    request_token_url: {
      label: 'Request token endpoint',
      description: 'The address that gives the first, temporary token. Placeholders of variables may stand in it.',
      type: 'string',
      minLength: 1,
      examples: ['https://acme.example/oauth/request_token'],
    },
    authorize_url: {
      label: 'Authorization endpoint',
      description: 'The page where a person allows the access. Placeholders of variables may stand in it.',
      type: 'string',
      minLength: 1,
      examples: ['https://acme.example/oauth/authorize'],
    },
    token_url: {
      label: 'Access token endpoint',
      description: 'The address that changes the temporary token into the lasting one. Placeholders of variables may stand in it.',
      type: 'string',
      minLength: 1,
      examples: ['https://acme.example/oauth/access_token'],
    },
  },
  required: ADDRESSES,
  secrets: () => [
    { id: 'client_id', label: t('Client ID') },
    { id: 'client_secret', label: t('Client secret') },
  ],
  main: [...ADDRESSES, SECRETS],
  takenWords: () => ['oauth_token', 'oauth_token_secret'],
  check(spec, context, problems) {
    for (const key of ADDRESSES) checkUrl(spec, key, context, problems);
    checkClientWords(spec, templatesOf(spec, context), problems);
  },
  plan(spec, context) {
    const ownVariables = variablesIn(context, templatesOf(spec, context));
    const elements = callbackElements(context, {
      provider: {
        type: 'Setup::OauthProvider',
        data: {
          response_type: 'code',
          authorization_endpoint: addressAt(spec, 'authorize_url', context),
          token_endpoint: addressAt(spec, 'token_url', context),
          token_method: 'POST',
          request_token_endpoint: addressAt(spec, 'request_token_url', context),
          refresh_token_strategy: 'none',
        },
      },
      client: {
        type: 'Setup::RemoteOauthClient',
        lists: { request_token_parameters: [], request_token_headers: [], template_parameters: [] },
      },
      authorization: { type: 'Setup::OauthAuthorization', parameters: [], variables: ownVariables },
    });
    return { elements, algorithms: [], connection: { ...PLAIN_CONNECTION, handler: false }, sendsAuthorization: true, ownVariables };
  },
} as const satisfies AuthKind;

function templatesOf(spec: AuthorizationSpec, context: AuthContext): readonly (Template | undefined)[] {
  return ADDRESSES.map((key) => templateAt(spec, key, context));
}
