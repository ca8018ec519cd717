import { exportFlowPlace } from '../vocabulary/exportFlow.js';
import type { Fields } from '../vocabulary/field.js';
import { importFlowPlace } from '../vocabulary/importFlow.js';
import { fieldsOfPaging, paginationPlace } from '../vocabulary/paging.js';
import { defaultsPlace } from '../vocabulary/resource.js';
import { paginationDefaults } from '../spec/read/list.js';
import { child, textAt } from '../spec/tree.js';
import { below, idOf, type At } from './at.js';
import { controlsOf, fieldControls } from './controls.js';
import type { Flows } from './forecast.js';
import type { Control } from './view.js';

/**
 * What a resource and the defaults say in the same words, behind *Advanced*: all but the key and the requests of a resource. What one
 * direction alone reads is left out where that is off, but for what is written all the same.
 */
export function sharedControls(at: At, { imports, exports }: Flows = { imports: true, exports: true }): readonly Control[] {
  const { incremental, records, record, errors, rate_limit } = defaultsPlace.fields;
  const { only, omit, id, returns, body, encoding } = exportFlowPlace.fields;
  const { changed } = importFlowPlace.fields;
  return [
    ...controlsIf(imports, { records }, at),
    ...fieldControls({ record }, at),
    ...(imports || child(at.node, 'pagination') ? pagingControls(below(at, 'pagination')) : []),
    ...controlsIf(imports, { incremental }, at),
    ...fieldControls({ errors, rate_limit }, at),
    ...controlsIf(exports, { only, omit, id, returns, body, encoding }, below(at, 'export')),
    ...controlsIf(imports, { changed }, below(at, 'import')),
  ];
}

function controlsIf(read: boolean, fields: Fields, at: At): readonly Control[] {
  return fieldControls(fields, at, read ? [] : Object.keys(fields).filter((key) => child(at.node, key) === undefined));
}

/** The type of the pages and its own fields, and besides what stands in the file though the type does not read it. */
function pagingControls(at: At): readonly Control[] {
  const { fields }: { readonly fields: Fields } = paginationPlace;
  const type = textAt(at.node, 'type') ?? textAt(at.inherited, 'type') ?? paginationPlace.fields.type.default;
  const own = new Map(Object.entries(fieldsOfPaging)).get(type) ?? fieldsOfPaging.offset;
  const written = Object.keys(fields).filter((key) => key !== 'type' && !own.includes(key) && child(at.node, key) !== undefined);
  const controls = ['type', ...own, ...written].flatMap((key) => {
    const field = fields[key];
    return field ? controlsOf(field, below(at, key)) : [];
  });
  const granted = grantedBy(type, idOf(at.path));
  return controls.map((control) => {
    const placeholder = granted.get(control.id);
    return control.type === 'text' && placeholder && control.inherited === undefined ? { ...control, placeholder } : control;
  });
}

/** What a type takes for granted, by the id of the control in which nothing stands then. */
function grantedBy(type: string, id: string): ReadonlyMap<string, string> {
  const found = new Map(Object.entries(paginationDefaults)).get(type);
  if (!found) return new Map();
  const { parameter, start, size } = found;
  return new Map(
    Object.entries({ parameter, start, 'size/parameter': size?.parameter, 'size/value': size?.value }).flatMap(([key, value]) =>
      value === undefined ? [] : [[`${id}/${key}`, String(value)]],
    ),
  );
}
