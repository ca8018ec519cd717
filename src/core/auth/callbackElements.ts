import { jsonObject, pairObjects, reference } from '../elements/json.js';
import type { JsonObject, JsonValue } from '../elements/element.js';
import { toLiquid } from '../render/liquid.js';
import type { ProblemList } from '../result.js';
import type { AuthorizationSpec } from '../spec/model.js';
import { wordsOf, type Template } from '../spec/template.js';
import { keyRange } from '../spec/tree.js';
import type { AuthContext, JsonPair, SecurityElement } from './kind.js';
import { templateAt, variablePairs } from './values.js';

export const PROVIDER = 'default_provider';
export const CLIENT = 'default_client';
export const AUTHORIZATION = 'default_authorization';

/** Variables Cenit gives to every authorization with a client (setup/authorization_client.rb), and the one of its own scope. */
const CLIENT_WORDS: ReadonlySet<string> = new Set(['identifier', 'secret', 'timestamp', 'utc_timestamp', 'redirect_uri', 'scope']);

/** The three elements of an authorization that is finished in a browser. The parts come in the order they are written. */
export interface CallbackParts {
  readonly provider: { readonly type: string; readonly data: JsonObject };
  readonly client: { readonly type: string; readonly lists: Readonly<Record<string, readonly JsonPair[]>> };
  readonly authorization: {
    readonly type: string;
    /** Names of the scopes; undefined: this kind has none. */
    readonly scopes?: readonly string[];
    readonly references?: JsonObject;
    readonly parameters: readonly JsonPair[];
    readonly variables: readonly string[];
  };
}

/** Provider, client and authorization by setup/authorization_provider.rb, remote_oauth_client.rb and callback_authorization.rb. */
export function callbackElements(context: AuthContext, { provider, client, authorization }: CallbackParts): readonly SecurityElement[] {
  const { namespace } = context;
  const ofProvider = reference(namespace, PROVIDER);
  const scopes = authorization.scopes && { scopes: authorization.scopes.map((name) => ({ _reference: true, name, provider: ofProvider })) };
  return [
    {
      kind: 'provider',
      name: PROVIDER,
      data: { _type: provider.type, _primary: ['namespace', 'name'], namespace, name: PROVIDER, ...provider.data },
    },
    {
      kind: 'client',
      name: CLIENT,
      data: {
        _type: client.type,
        _primary: ['_type', 'provider', 'name'],
        _reset: Object.keys(client.lists),
        // A client has no namespace: its provider tells it from those of other connectors.
        name: CLIENT,
        provider: ofProvider,
        ...jsonObject(Object.entries(client.lists).map(([list, pairs]): [string, JsonValue] => [list, pairObjects(pairs)])),
      },
    },
    {
      kind: 'authorization',
      name: AUTHORIZATION,
      data: {
        _type: authorization.type,
        _primary: ['namespace', 'name'],
        _reset: [...(scopes ? ['scopes'] : []), 'parameters', 'template_parameters'],
        namespace,
        name: AUTHORIZATION,
        client: { _type: client.type, _reference: true, name: CLIENT, provider: ofProvider },
        ...authorization.references,
        ...scopes,
        parameters: pairObjects(authorization.parameters),
        template_parameters: pairObjects(variablePairs(context, authorization.variables)),
      },
    },
  ];
}

/** The address at a key as Liquid; '' where it is missing, which the rules report. */
export function addressAt(spec: AuthorizationSpec, key: string, context: AuthContext): string {
  return toLiquid(templateAt(spec, key, context) ?? []);
}

/** Cenit fills these words by itself inside an authorization, so a variable of that name would never arrive there. */
export function checkClientWords(spec: AuthorizationSpec, templates: readonly (Template | undefined)[], problems: ProblemList): void {
  const word = templates.flatMap((template) => wordsOf(template ?? [])).find((one) => CLIENT_WORDS.has(one));
  if (word !== undefined) problems.error('auth-client-word', keyRange(spec.node, 'type'), { word });
}
