import type { ResourceNames } from '../../naming.js';
import type { ImportFlow, Resource } from '../../spec/model.js';
import { placesIn, type ResourcePlace } from './place.js';

/** The webhooks of a resource: get_rn, get_rns, get_changed_rns, create_rn, update_rn, as far as asked for. */
export function placeWebhooks(resource: Resource, names: ResourceNames): readonly ResourcePlace[] {
  const { one, imports, exports } = resource;
  const at = placesIn(resource, 'webhook');
  return [
    ...(one ? [at('get_one', names.getOne, one)] : []),
    ...(imports ? [at('get_many', names.getMany, imports, imports.all.range)] : []),
    ...(imports?.changed && changedHasOwnWebhook(imports) ? [at('get_changed', names.getChanged, imports.changed)] : []),
    ...(exports ? [at('create', names.create, exports.create), at('update', names.update, exports.update)] : []),
  ];
}

/** Whether the request for what changed cannot go through get_rns: another verb or path. */
export function changedHasOwnWebhook({ all, changed }: ImportFlow): boolean {
  return changed !== undefined && (changed.method !== all.method || JSON.stringify(changed.path) !== JSON.stringify(all.path));
}
