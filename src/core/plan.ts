import { mapValues } from 'lodash-es';
import { contentsIn } from './elements/contents/index.js';
import type { Element } from './elements/element.js';
import { placeElements, placeOwn, placeResource, type PlacesOfResource } from './elements/places/index.js';
import type { Connector, Resource } from './spec/model.js';

/**
 * All elements of a connector in the order of the tree, with what is in them.
 * @param connector one that was read without errors
 */
export function planElements(connector: Connector): readonly Element[] {
  return placeElements(connector).map(contentsIn(connector));
}

/** The elements of the connector itself, beside those of its resources. */
export function planOwn(connector: Connector): readonly Element[] {
  const { before, after } = placeOwn(connector);
  return [...before, ...after].map(contentsIn(connector));
}

/** The elements of one resource, by kind. */
export type ElementsOfResource = Readonly<Record<keyof PlacesOfResource, readonly Element[]>>;

/** What one resource of a connector makes. */
export function planResource(connector: Connector, resource: Resource): ElementsOfResource {
  const filled = contentsIn({ ...connector, resources: [resource] });
  return mapValues(placeResource(connector, resource), (places) => places.map(filled));
}
