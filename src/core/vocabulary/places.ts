import { connectionPlace } from './connection.js';
import { conditionPlace, errorsPlace, rateLimitPlace, rateLimitWhenPlace } from './errors.js';
import { exportFlowPlace, writeRequestPlace } from './exportFlow.js';
import type { Place } from './field.js';
import { importFlowPlace } from './importFlow.js';
import { incrementalPlace, pageSizePlace, paginationPlace } from './paging.js';
import { listRequestPlace, oneRequestPlace } from './requests.js';
import { defaultsPlace, recordFieldPlace, resourcePlace } from './resource.js';
import { rootPlace } from './root.js';
import { variablePlace } from './variables.js';

/** Every map of the language, by the name of its definition. The keys of the authorization stand in the table of its kinds. */
export const places = {
  root: rootPlace,
  variable: variablePlace,
  connection: connectionPlace,
  defaults: defaultsPlace,
  resource: resourcePlace,
  recordField: recordFieldPlace,
  pagination: paginationPlace,
  pageSize: pageSizePlace,
  incremental: incrementalPlace,
  errors: errorsPlace,
  condition: conditionPlace,
  rateLimit: rateLimitPlace,
  rateLimitWhen: rateLimitWhenPlace,
  importFlow: importFlowPlace,
  listRequest: listRequestPlace,
  oneRequest: oneRequestPlace,
  exportFlow: exportFlowPlace,
  writeRequest: writeRequestPlace,
} as const satisfies Readonly<Record<string, Place>>;
