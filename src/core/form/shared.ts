import { exportFlowPlace } from '../vocabulary/exportFlow.js';
import { importFlowPlace } from '../vocabulary/importFlow.js';
import { defaultsPlace } from '../vocabulary/resource.js';
import { below, type At } from './at.js';
import { controlsOf, fieldControls } from './controls.js';
import type { Control } from './view.js';

/** What a resource and the defaults say in the same words, behind *Advanced*: all but the key and the requests of a resource. */
export function sharedControls(at: At): readonly Control[] {
  const { pagination, incremental, records, record, errors, rate_limit } = defaultsPlace.fields;
  return [
    ...fieldControls({ records, record, pagination, incremental, errors, rate_limit }, at),
    ...fieldControls(exportFlowPlace.fields, below(at, 'export'), ['create', 'update']),
    ...controlsOf(importFlowPlace.fields.changed, below(below(at, 'import'), 'changed')),
  ];
}
