import type { JsonObject } from '../elements/element.js';
import { inKeyOrder } from './keyOrder.js';

/** The lists of a collection that are written, in their order. */
export const COLLECTION_LISTS = [
  'namespaces',
  'events',
  'data_types',
  'algorithms',
  'snippets',
  'webhooks',
  'connections',
  'authorizations',
  'oauth_providers',
  'oauth_clients',
  'generic_clients',
  'oauth2_scopes',
] as const;

export type ListName = (typeof COLLECTION_LISTS)[number];

/** One element with the file it was made from, relative to the connector's folder. */
export interface ListedElement {
  readonly list: ListName;
  readonly name: string;
  /** What tells it from the others of its list. */
  readonly identity: string;
  readonly file: string;
  readonly data: JsonObject;
}

/** The list an element of the security folder stands in, by its class. */
export function securityList(type: unknown): ListName | undefined {
  if (typeof type !== 'string') return undefined;
  if (type.endsWith('Provider')) return 'oauth_providers';
  if (type === 'Setup::GenericAuthorizationClient') return 'generic_clients';
  if (type.endsWith('Client')) return 'oauth_clients';
  return type.endsWith('Authorization') ? 'authorizations' : undefined;
}

/** An element of a list, its keys in the common order. */
export function listed(list: ListName, file: string, data: JsonObject): ListedElement {
  const name = typeof data.name === 'string' ? data.name : '';
  const owner = list === 'oauth_clients' || list === 'generic_clients' || list === 'oauth2_scopes' ? data.provider : data.namespace;
  const identity = JSON.stringify([list, name, inKeyOrder(owner ?? null)]);
  return { list, name, identity, file, data: inKeyOrder(data) as JsonObject };
}
