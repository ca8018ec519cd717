import { authKindOf } from '../auth/index.js';
import { child, textAt, type SpecNode, type TreePath } from '../spec/tree.js';
import type { Fields, FieldSchema } from '../vocabulary/field.js';
import { resourcePlace } from '../vocabulary/resource.js';
import { rootPlace } from '../vocabulary/root.js';
import { placeOf } from './at.js';

const TYPE: FieldSchema = { label: 'Type', description: '' };
const FLOWS: FieldSchema = resourcePlace.fields.flows;

/** The field whose control stands at a path; undefined for a path that no control of the form has. */
export function fieldAt(root: SpecNode | undefined, path: TreePath): FieldSchema | undefined {
  const [first, second, ...rest] = path;
  if (first === 'authorization' && typeof second === 'string' && rest.length === 0) {
    const fields: Fields = authKindOf(textAt(child(root, 'authorization'), 'type') ?? '')?.fields ?? {};
    return second === 'type' ? TYPE : own(fields, second);
  }
  if (first === 'resources') {
    const list = child(root, 'resources');
    if (typeof second !== 'number' || list?.kind !== 'list' || second >= list.items.length) return undefined;
    return rest.length === 1 && rest[0] === 'flows' ? FLOWS : inFields(resourcePlace.fields, rest);
  }
  return inFields(rootPlace.fields, path);
}

function inFields(fields: Fields, path: TreePath): FieldSchema | undefined {
  const [key, ...rest] = path;
  const field = typeof key === 'string' ? own(fields, key) : undefined;
  if (!field || rest.length === 0) return field?.label === undefined ? undefined : field;
  const place = placeOf(field);
  return place && inFields(place.fields, rest);
}

const own = (fields: Fields, key: string): FieldSchema | undefined => (Object.hasOwn(fields, key) ? fields[key] : undefined);
