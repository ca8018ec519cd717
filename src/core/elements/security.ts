import type { AuthPlan } from '../auth/kind.js';
import type { Connector } from '../spec/model.js';
import type { Element } from './element.js';

/** Provider, client and authorization, as far as the kind of authorization has them. */
export function planSecurity(connector: Connector, auth: AuthPlan): readonly Element[] {
  return auth.elements.map(({ kind, name, data }) => ({
    kind,
    name,
    resource: undefined,
    content: { form: 'json', data },
    source: connector.authorization.node.range,
  }));
}

/** The algorithms an authorization needs: those of a callback. */
export function planSecurityAlgorithms(connector: Connector, auth: AuthPlan): readonly Element[] {
  return auth.algorithms.map(({ name, plan }) => ({
    kind: 'algorithm',
    name,
    resource: undefined,
    content: { form: 'ruby', algorithm: plan },
    source: connector.authorization.node.range,
  }));
}
