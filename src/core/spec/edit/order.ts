import { authKinds } from '../../auth/index.js';
import type { Place, SchemaPart } from '../../vocabulary/field.js';
import { places } from '../../vocabulary/places.js';
import type { TreePath } from '../tree.js';

/**
 * The keys the vocabulary knows for the map at a path, in the order in which they are written; empty where keys are the
 * user's own.
 */
export function keysAt(path: TreePath): readonly string[] {
  return [...new Set(partsAt(path).flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/** What the vocabulary says of a path: each form that the value there may have. */
export function partsAt(path: TreePath): readonly SchemaPart[] {
  let parts: readonly SchemaPart[] = [{ properties: places.root.fields, required: places.root.required }];
  for (const step of path) parts = parts.flatMap((part) => below(part, step));
  return parts;
}

function below(part: SchemaPart, step: string | number): readonly SchemaPart[] {
  if (typeof step === 'number') return part.items ? variants(part.items) : [];
  const own = part.properties && Object.hasOwn(part.properties, step) ? part.properties[step] : undefined;
  if (own) return variants(own);
  return typeof part.additionalProperties === 'object' ? variants(part.additionalProperties) : [];
}

/** The part itself, what it refers to, and each form it may have. */
function variants(part: SchemaPart): readonly SchemaPart[] {
  const name = part.$ref?.replace('#/definitions/', '');
  return [part, ...definition(name), ...(part.anyOf ?? []).flatMap(variants)];
}

function definition(name: string | undefined): readonly SchemaPart[] {
  if (name === undefined) return [];
  if (name === 'authorization')
    return [{ properties: { type: { description: '' } } }, ...authKinds.map(({ fields }) => ({ properties: fields }))];
  const place: Place | undefined = Object.entries(places).find(([key]) => key === name)?.[1];
  return place ? [{ properties: place.fields, required: place.required ?? [] }] : [];
}

/**
 * Which of the keys that are there a new key stands behind: the last of those the vocabulary puts before it. A key that the
 * vocabulary does not know stands at the end.
 * @returns how many of them stand before it
 */
export function placeOf(key: string, siblings: readonly (string | undefined)[], known: readonly string[]): number {
  const own = known.indexOf(key);
  if (own < 0) return siblings.length;
  const before: ReadonlySet<string> = new Set(known.slice(0, own));
  return siblings.reduce((rank, sibling, i) => (sibling === '<<' || before.has(sibling ?? '') ? i + 1 : rank), 0);
}
