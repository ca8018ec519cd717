import { authKindOf } from '../../auth/index.js';
import type { AuthPlan } from '../../auth/kind.js';
import { CONNECTION, ERROR_CHECK, resourceNames } from '../../naming.js';
import type { Connector, Resource } from '../../spec/model.js';
import { asRendered, renderedResource } from '../../spec/rendered.js';
import { placeAlgorithms } from './algorithms.js';
import { placesIn, type OwnPlace, type Place, type ResourcePlace } from './place.js';
import { placeWebhooks } from './webhooks.js';

/**
 * Which elements a connector has, in the order of the tree: security, connection, data types, data events, resources and
 * algorithms of each resource, and the algorithms of the connector itself.
 * @param whole one that was read without errors
 */
export function placeElements(whole: Connector): readonly Place[] {
  const connector = asRendered(whole);
  const of = connector.resources.map((resource) => placesOf(connector, resource));
  const auth = authPlanOf(connector);
  return [
    ...auth.elements.map((part) => atAuthorization(connector, { role: 'security', kind: part.kind, name: part.name, part })),
    { role: 'connection', kind: 'connection', name: CONNECTION, resource: undefined, part: auth, source: connector.connection.range },
    ...of.flatMap(({ types }) => types),
    ...of.flatMap(({ events }) => events),
    ...of.flatMap(({ webhooks }) => webhooks),
    ...of.flatMap(({ algorithms }) => algorithms),
    { role: 'error_check', kind: 'algorithm', name: ERROR_CHECK, resource: undefined, part: connector, source: connector.connection.range },
    ...auth.algorithms.map(({ name, plan }) =>
      atAuthorization(connector, { role: 'security_algorithm', kind: 'algorithm', name, part: plan }),
    ),
  ];
}

/** The places of a resource, by kind. */
export type PlacesOfResource = Readonly<Record<'types' | 'events' | 'webhooks' | 'algorithms', readonly ResourcePlace[]>>;

/** Which elements one resource of a connector has. */
export function placeResource(connector: Connector, resource: Resource): PlacesOfResource {
  return placesOf(connector, renderedResource(resource));
}

function placesOf({ parserNames }: Connector, resource: Resource): PlacesOfResource {
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
