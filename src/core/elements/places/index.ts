import { authKindOf } from '../../auth/index.js';
import type { AuthPlan } from '../../auth/kind.js';
import { CONNECTION, ERROR_CHECK, judgeName, resourceNames } from '../../naming.js';
import type { Connector, Resource } from '../../spec/model.js';
import { placeAlgorithms } from './algorithms.js';
import { helpersOf } from './helpers.js';
import { judgedAlike } from './judges.js';
import { placesIn, type OwnPlace, type Place, type ResourcePlace } from './place.js';
import { placeWebhooks } from './webhooks.js';

/**
 * Which elements a connector has, in the order of the tree: security, connection, data types, data events, resources and
 * algorithms of each resource, and the algorithms of the connector itself.
 * @param connector one that was read without errors
 */
export function placeElements(connector: Connector): readonly Place[] {
  const of = connector.resources.map((resource) => placeResource(connector, resource));
  const { before, after } = placeOwn(connector);
  return [
    ...before,
    ...of.flatMap(({ types }) => types),
    ...of.flatMap(({ events }) => events),
    ...of.flatMap(({ webhooks }) => webhooks),
    ...of.flatMap(({ algorithms }) => algorithms),
    ...after,
  ];
}

/** Which elements are the connector's own: those before the elements of its resources, and those after them. */
export function placeOwn(connector: Connector): { readonly before: readonly OwnPlace[]; readonly after: readonly OwnPlace[] } {
  const auth = authPlanOf(connector);
  const atConnection = { resource: undefined, source: connector.connection.range };
  return {
    before: [
      ...auth.elements.map((part) => atAuthorization(connector, { role: 'security', kind: part.kind, name: part.name, part })),
      { role: 'connection', kind: 'connection', name: CONNECTION, part: auth, ...atConnection },
    ],
    after: [
      { role: 'error_check', kind: 'algorithm', name: ERROR_CHECK, part: connector, ...atConnection },
      ...judgedAlike(connector).map((part): OwnPlace => ({
        role: 'judge',
        kind: 'algorithm',
        name: judgeName(part[0]?.rn ?? ''),
        part,
        ...atConnection,
      })),
      ...helpersOf(connector).map((part): OwnPlace => ({ role: 'helper', kind: 'algorithm', name: part, part, ...atConnection })),
      ...auth.algorithms.map(({ name, plan }) =>
        atAuthorization(connector, { role: 'security_algorithm', kind: 'algorithm', name, part: plan }),
      ),
    ],
  };
}

/** The places of a resource, by kind. */
export type PlacesOfResource = Readonly<Record<'types' | 'events' | 'webhooks' | 'algorithms', readonly ResourcePlace[]>>;

/** Which elements one resource of a connector has. */
export function placeResource({ parserNames }: Connector, resource: Resource): PlacesOfResource {
  const names = resourceNames(resource.rn, resource.rns, parserNames);
  return {
    types: [placesIn(resource, 'data_type')('data_type', resource.dataType, resource)],
    events: resource.exports ? [placesIn(resource, 'event')('event', names.event, resource)] : [],
    webhooks: placeWebhooks(resource, names),
    algorithms: placeAlgorithms(resource, names),
  };
}

function authPlanOf({ authorization, namespace, title, variables }: Connector): AuthPlan {
  const plan = authKindOf(authorization.type)?.plan(authorization, { text: '', namespace, title, variables });
  if (!plan) throw new Error(`unknown authorization kind ${authorization.type}`);
  return plan;
}

function atAuthorization({ authorization }: Connector, place: Omit<OwnPlace, 'resource' | 'source'>): OwnPlace {
  return { ...place, resource: undefined, source: authorization.node.range };
}
