import type { ElementPlace } from '../elements/element.js';
import { placeElements, placeResource } from '../elements/places/index.js';
import { pathOf } from '../layout.js';
import { resourceNames } from '../naming.js';
import type { Range } from '../result.js';
import type { Connector, Resource } from '../spec/model.js';

/** The files that the resource around an offset makes, or the authorization or connection there; relative to the connector's folder. */
export function elementPathsAt(connector: Connector, resourceName: string | undefined, offset: number): readonly string[] {
  const resource = connector.resources.find(({ name }) => name === resourceName);
  if (resource) return elementsOf(connector, resource).map(pathOf);
  return placeElements({ ...connector, resources: [] })
    .filter(({ source }) => source.start <= offset && offset <= source.end)
    .map(pathOf);
}

/** Where connector.yaml asks for a generated file; only what may have made it is looked at. */
export function elementSource(connector: Connector, path: string): Range | undefined {
  const candidates = connector.resources.filter((resource) => mayMake(connector, resource, path));
  const made = [...candidates.flatMap((resource) => elementsOf(connector, resource)), ...placeElements({ ...connector, resources: [] })];
  return made.find((element) => pathOf(element) === path)?.source;
}

/** How many elements a resource makes; undefined for one that is not there. */
export function elementCount(connector: Connector, resourceName: string): number | undefined {
  const resource = connector.resources.find(({ name }) => name === resourceName);
  return resource && elementsOf(connector, resource).length;
}

/** All elements of one resource, in the order of the tree. */
export function elementsOf(connector: Connector, resource: Resource): readonly ElementPlace[] {
  const { types, events, webhooks, algorithms } = placeResource(connector, resource);
  return [...types, ...events, ...webhooks, ...algorithms];
}

function mayMake({ parserNames }: Connector, resource: Resource, path: string): boolean {
  const { event } = resourceNames(resource.rn, resource.rns, parserNames);
  return (
    [pathOf({ kind: 'data_type', name: resource.dataType, resource }), pathOf({ kind: 'event', name: event, resource })].some(
      (one) => one === path,
    ) || path.split('/').at(-2) === resource.rn
  );
}
