import type { Connector } from '../../spec/model.js';
import type { Content } from '../element.js';
import type { ResourcePlace, ResourceRole } from '../places/place.js';
import type { ResourceView } from './algorithms/common.js';

/** What stands around the elements of a resource: made once for all of them. */
export interface Around {
  readonly connector: Connector;
  readonly view: ResourceView;
}

/** What is in the elements of a resource that have one of these roles. */
export type ContentsOf<Roles extends ResourceRole> = {
  readonly [Role in Roles]: (place: ResourcePlace<Role>, around: Around) => Content;
};
