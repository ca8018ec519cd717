import { t } from '../l10n.js';
import type { JsonObject } from '../elements/element.js';
import { liquidPairs } from '../elements/json.js';
import { toLiquid } from '../render/liquid.js';
import type { ProblemList } from '../result.js';
import type { AuthorizationSpec } from '../spec/model.js';
import type { Template } from '../spec/template.js';
import { child, textOf } from '../spec/tree.js';
import { addressAt, callbackElements, checkClientWords } from './callbackElements.js';
import { SECRETS, type AuthContext, type AuthKind, type AuthPlan } from './kind.js';
import { oauth2Fields } from './oauth2Fields.js';
import { checkScopes, scopesOf } from './scopes.js';
import { checkUrl } from './url.js';
import {
  behindPrefix,
  checkHeaderName,
  checkHeaderText,
  checkPresent,
  pairsAt,
  PLAIN_CONNECTION,
  scalarAt,
  templateAt,
  variablesIn,
} from './values.js';

/** The names of Cenit's strategies (setup/oauth2_provider.rb). */
const STRATEGIES: Readonly<Record<string, string>> = {
  default: 'default',
  none: 'none',
  google: 'Google v4',
  intuit: 'Intuit Reconnect API V1',
  lazada: 'Lazada REST API',
};
const PARAMETERS = ['authorize_parameters', 'token_parameters'] as const;

/** A person allows the access in a browser; Cenit keeps the token and renews it. */
export const oauth2 = {
  type: 'oauth2',
  label: 'OAuth 2',
  description: 'A person allows the access in a browser; Cenit gets the token, sends it with each call and renews it.',
  fields: oauth2Fields,
  required: ['token_url'],
  snippet: ['authorize_url', 'token_url', 'scopes'],
  secrets: () => [{ id: 'client_secret', label: t('Client secret') }],
  givenThere: ['client_id'],
  main: ['prefix', 'authorize_url', 'token_url', 'client_id', SECRETS, 'scopes'],
  advanced: ['grant', 'scope_separator', 'authorize_parameters', 'token_parameters', 'refresh', 'refresh_rotates', 'client_in', 'header'],
  takenWords: () => ['access_token'],
  check,
  plan(spec, context) {
    const basicClient = textOf(child(spec.node, 'client_in')) === 'basic';
    const ownVariables = variablesIn(context, templatesOf(spec, context));
    const elements = callbackElements(context, {
      provider: { type: 'Setup::Oauth2Provider', data: providerData(spec, context) },
      client: {
        type: 'Setup::RemoteOauthClient',
        lists: {
          request_token_parameters: liquidPairs(pairsAt(spec, 'token_parameters', context)),
          request_token_headers: basicClient ? [{ key: 'Authorization', value: 'Basic {% base64 "#{identifier}:#{secret}" %}' }] : [],
          template_parameters: [],
        },
      },
      authorization: {
        type: 'Setup::Oauth2Authorization',
        scopes: scopesOf(spec, context).map(toLiquid),
        parameters: liquidPairs(pairsAt(spec, 'authorize_parameters', context)),
        variables: ownVariables,
      },
    });
    return { elements, algorithms: [], ...connectionPlan(spec, context), ownVariables };
  },
} as const satisfies AuthKind;

function providerData(spec: AuthorizationSpec, context: AuthContext): JsonObject {
  const separator = scalarAt(spec, 'scope_separator')?.source ?? '';
  const token = addressAt(spec, 'token_url', context);
  return {
    response_type: 'code',
    // Cenit wants both addresses; a grant without a page to allow the access has only one.
    authorization_endpoint: addressAt(spec, 'authorize_url', context) || token,
    token_endpoint: token,
    token_method: 'POST',
    ...(separator === '' ? {} : { scope_separator: separator }),
    refresh_token_strategy: STRATEGIES[scalarAt(spec, 'refresh')?.source ?? 'default'] ?? 'default',
  };
}

/** Cenit has no field for another prefix or header: then the connection makes the header (setup/authorization_handler.rb). */
function connectionPlan(spec: AuthorizationSpec, context: AuthContext): Pick<AuthPlan, 'connection' | 'sendsAuthorization'> {
  const prefix = templateAt(spec, 'prefix', context);
  const header = scalarAt(spec, 'header')?.source;
  if (prefix === undefined && header === undefined)
    return { connection: { ...PLAIN_CONNECTION, handler: false }, sendsAuthorization: true };
  const key = header ?? 'Authorization';
  return {
    connection: { ...PLAIN_CONNECTION, handler: true, headers: [{ key, value: behindPrefix(prefix ?? [], 'access_token') }] },
    sendsAuthorization: key.toLowerCase() === 'authorization',
  };
}

/** Everything of the authorization itself that may hold a variable. */
function templatesOf(spec: AuthorizationSpec, context: AuthContext): readonly (Template | undefined)[] {
  return [
    templateAt(spec, 'authorize_url', context),
    templateAt(spec, 'token_url', context),
    ...scopesOf(spec, context),
    ...PARAMETERS.flatMap((key) => pairsAt(spec, key, context).map(({ value }) => value)),
  ];
}

function check(spec: AuthorizationSpec, context: AuthContext, problems: ProblemList): void {
  const grant = scalarAt(spec, 'grant');
  if (grant?.source === 'client_credentials') problems.add('info', 'auth-client-credentials', grant.range);
  else checkPresent(spec, 'authorize_url', oauth2Fields, problems);
  for (const key of ['authorize_url', 'token_url']) checkUrl(spec, key, context, problems);
  checkScopes(spec, context, problems);
  const separator = scalarAt(spec, 'scope_separator');
  if (separator && [...separator.source].length > 1) problems.error('auth-scope-separator', separator.range);
  checkHeaderText(spec, 'prefix', context, problems);
  checkHeaderName(scalarAt(spec, 'header'), problems);
  for (const key of PARAMETERS) pairsAt(spec, key, context, problems);
  const client = scalarAt(spec, 'client_in');
  if (client?.source === 'query') problems.add('info', 'auth-client-in-query', client.range);
  const rotates = scalarAt(spec, 'refresh_rotates');
  if (rotates?.value === true) problems.add('info', 'auth-refresh-rotates', rotates.range);
  checkClientWords(spec, templatesOf(spec, context), problems);
}
