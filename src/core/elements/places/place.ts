import type { AuthPlan, SecurityElement } from '../../auth/kind.js';
import type { Range } from '../../result.js';
import type { Connector, ExportFlow, ImportFlow, KeyedRequest, ListRequest, OneRequest, Resource, WriteRequest } from '../../spec/model.js';
import type { HelperRole } from './helpers.js';
import type { AlgorithmPlan, ElementKind, ElementPlace } from '../element.js';

/** What the elements of a connector itself are made of, by their role. */
export interface OwnParts {
  readonly security: SecurityElement;
  readonly connection: AuthPlan;
  readonly error_check: Connector;
  readonly judge: readonly Resource[];
  readonly security_algorithm: AlgorithmPlan;
  readonly helper: HelperRole;
}

/** What the elements of a resource are made of, by their role; that of an algorithm is called as its template is. */
export interface ResourceParts {
  readonly data_type: Resource;
  readonly event: Resource;
  readonly get_one: KeyedRequest;
  readonly get_many: ImportFlow;
  readonly get_changed: ListRequest;
  readonly create: WriteRequest;
  readonly update: WriteRequest & KeyedRequest;
  readonly do_import_one: Resource;
  readonly do_import_many: ImportFlow;
  readonly do_get_many: ImportFlow;
  readonly reject_earlier: ListRequest;
  readonly find_next: ImportFlow;
  readonly do_get_one: OneRequest;
  readonly parse_from_api_response: Resource;
  readonly trigger_for_change: Resource;
  readonly do_export: ExportFlow;
  readonly do_create: WriteRequest;
  readonly do_update: WriteRequest & KeyedRequest;
  readonly parse_2_api_request: ExportFlow;
}

export type OwnRole = keyof OwnParts;
export type ResourceRole = keyof ResourceParts;

/** The place of an element of the connector itself. */
export interface OwnPlace<Role extends OwnRole = OwnRole> extends ElementPlace {
  readonly role: Role;
  readonly resource: undefined;
  readonly part: OwnParts[Role];
}

/** The place of an element of a resource. */
export interface ResourcePlace<Role extends ResourceRole = ResourceRole> extends ElementPlace {
  readonly role: Role;
  readonly resource: Resource;
  readonly part: ResourceParts[Role];
}

/** Which element stands where, with what its contents are made of, and nothing made of that yet. */
export type Place = OwnPlace | ResourcePlace;

/** Makes the places of one kind in a resource; where no source is given, the part asks for it, or the resource. */
export function placesIn(resource: Resource, kind: ElementKind) {
  return <Role extends ResourceRole>(
    role: Role,
    name: string,
    part: ResourceParts[Role],
    source: Range = 'range' in part ? part.range : resource.range,
  ): ResourcePlace<Role> => ({ kind, role, name, resource, part, source });
}
