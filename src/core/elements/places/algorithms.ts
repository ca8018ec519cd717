import type { ResourceNames } from '../../naming.js';
import type { Resource } from '../../spec/model.js';
import { isFilteredApart } from './listFilter.js';
import { isNextApart } from './nextApart.js';
import { placesIn, type ResourcePlace } from './place.js';

/** The algorithms of a resource. An export alone needs the parser of answers too, and do_get_rn where its records are read again. */
export function placeAlgorithms(resource: Resource, names: ResourceNames): readonly ResourcePlace[] {
  const { one, imports, exports } = resource;
  const at = placesIn(resource, 'algorithm');
  // Where another request is made for what changed, nothing of the whole list is left out.
  const dated = imports && (imports.changed ?? imports.all);
  const apart = dated && isFilteredApart(dated) ? dated : undefined;
  return [
    ...(imports
      ? [
          at('do_import_one', names.doImportOne, resource),
          at('do_import_many', names.doImportMany, imports, imports.all.range),
          at('do_get_many', names.doGetMany, imports, imports.all.range),
        ]
      : []),
    ...(apart ? [at('reject_earlier', names.rejectEarlier, apart)] : []),
    ...(imports && isNextApart(imports) ? [at('find_next', names.findNext, imports)] : []),
    ...(one ? [at('do_get_one', names.doGetOne, one)] : []),
    at('parse_from_api_response', names.parseAnswer, resource),
    ...(exports
      ? [
          at('trigger_for_change', names.trigger, resource),
          at('do_export', names.doExport, exports),
          at('do_create', names.doCreate, exports.create),
          at('do_update', names.doUpdate, exports.update),
          at('parse_2_api_request', names.parseRequest, exports, exports.create.range),
        ]
      : []),
  ];
}
