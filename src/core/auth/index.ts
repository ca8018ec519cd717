import type { ProblemList } from '../result.js';
import type { Connector, Pair } from '../spec/model.js';
import { apiKey } from './apiKey.js';
import { basic } from './basic.js';
import { bearer } from './bearer.js';
import { callback } from './callback.js';
import type { AuthKind, AuthPlan, SecretField } from './kind.js';
import { none } from './none.js';
import { oauth1 } from './oauth1.js';
import { oauth2 } from './oauth2.js';

/** All kinds of authorization, in the order people choose from. */
export const authKinds = [none, basic, bearer, apiKey, oauth2, oauth1, callback] as const satisfies readonly AuthKind[];

export function authKindOf(type: string): AuthKind | undefined {
  return authKinds.find((kind) => kind.type === type);
}

/**
 * An Authorization header (in any case) of the connection beside an authorization that sends one: Cenit refuses to save that
 * (setup/authorization_handler.rb). Another header that the authorization fills would stand twice.
 */
export function checkAuthorizationHeader(plan: AuthPlan, headers: readonly Pair[], problems: ProblemList): void {
  const taken = new Set(plan.connection.headers.map(({ key }) => key.toLowerCase()));
  if (plan.sendsAuthorization) taken.add('authorization');
  for (const { key, node } of headers) {
    if (taken.has(key.toLowerCase())) problems.error('auth-header-beside', node.range, { header: key });
  }
}

/** A query parameter of the connection that the authorization fills too. */
export function checkAuthorizationParameter(plan: AuthPlan, parameters: readonly Pair[], problems: ProblemList): void {
  for (const { key, node } of parameters) {
    if (plan.connection.parameters.some((own) => own.key === key)) problems.error('auth-parameter-beside', node.range, { parameter: key });
  }
}

/** What has to be typed in on the server for an authorization, since no file holds it. */
export function secretsOf({ authorization }: Pick<Connector, 'authorization'>): readonly SecretField[] {
  return authKindOf(authorization.type)?.secrets(authorization) ?? [];
}
