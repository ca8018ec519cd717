import { memoize } from 'lodash-es';
import type { Connector, Resource } from '../../spec/model.js';
import type { Content, Element } from '../element.js';
import { jsonContent } from '../json.js';
import type { OwnPlace, OwnRole, Place, ResourcePlace, ResourceRole } from '../places/place.js';
import { resourceView } from './algorithms/common.js';
import { errorCheck, judge } from './algorithms/errors.js';
import { exportAlgorithms } from './algorithms/exports.js';
import { helper } from './algorithms/helpers.js';
import { importAlgorithms } from './algorithms/imports.js';
import type { Around, ContentsOf } from './around.js';
import { connection } from './connection.js';
import { dataType } from './dataType.js';
import { event } from './event.js';
import { webhooks } from './webhooks.js';

const OWN: { readonly [Role in OwnRole]: (place: OwnPlace<Role>, connector: Connector) => Content } = {
  security: ({ part }) => jsonContent(part.data),
  connection,
  error_check: errorCheck,
  judge,
  helper,
  security_algorithm: ({ part }) => ({ form: 'ruby', algorithm: part }),
};

const OF_RESOURCE: ContentsOf<ResourceRole> = { data_type: dataType, event, ...webhooks, ...importAlgorithms, ...exportAlgorithms };

/** Makes elements of the places of a connector: puts into each what is in it. */
export function contentsIn(connector: Connector): (place: Place) => Element {
  const around = memoize((resource: Resource): Around => ({ connector, view: resourceView(connector, resource) }));
  return (place) => {
    const { kind, name, resource, source } = place;
    const content = isOwn(place) ? ownContent(place, connector) : resourceContent(place, around(place.resource));
    return { kind, name, resource, content, source };
  };
}

const isOwn = (place: Place): place is OwnPlace => place.resource === undefined;

// A table is asked by a type variable: so its row and what the row takes are known to belong together.
const ownContent = <Role extends OwnRole>(place: OwnPlace<Role>, connector: Connector): Content => OWN[place.role](place, connector);

const resourceContent = <Role extends ResourceRole>(place: ResourcePlace<Role>, around: Around): Content =>
  OF_RESOURCE[place.role](place, around);
