import type { ElementPlace } from '../elements/element.js';
import { placeResource } from '../elements/places/index.js';
import { pathOf } from '../layout.js';
import type { Connector, Resource } from '../spec/model.js';

/** The files that a resource makes, relative to the connector's folder; none for one that is not there. */
export function elementPathsOf(connector: Connector, resourceName: string): readonly string[] {
  const resource = connector.resources.find(({ name }) => name === resourceName);
  return resource ? elementsOf(connector, resource).map(pathOf) : [];
}

/** All elements of one resource, in the order of the tree. */
export function elementsOf(connector: Connector, resource: Resource): readonly ElementPlace[] {
  const { types, events, webhooks, algorithms } = placeResource(connector, resource);
  return [...types, ...events, ...webhooks, ...algorithms];
}
