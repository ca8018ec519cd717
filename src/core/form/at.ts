import { writeOut } from '../spec/merge.js';
import { child, isNull, textOf, type SpecNode, type TreePath } from '../spec/tree.js';
import type { FieldSchema, Place } from '../vocabulary/field.js';
import { places } from '../vocabulary/places.js';

/** A place of connector.yaml as the form looks at it: what stands there, and what it takes over where nothing does. */
export interface At {
  readonly path: TreePath;
  readonly node: SpecNode | undefined;
  /** What `defaults` say for the same place. */
  readonly inherited: SpecNode | undefined;
  /** The node is written elsewhere in the file: an alias, or a part of a merge key. */
  readonly elsewhere: boolean;
  /** Names of the variables of the connector: they may stand in braces. */
  readonly variables?: readonly string[] | undefined;
}

/** The place of a key below; short forms (`pagination: page`, `all: GET contacts`) count as the map they stand for. */
export function below(at: At, key: string): At {
  const own = child(at.node, key);
  const inherited = child(at.inherited, key);
  return {
    path: [...at.path, key],
    node: own && writeOut(key, own),
    inherited: inherited && writeOut(key, inherited),
    elsewhere: own !== undefined && at.node !== undefined && (at.elsewhere || !holds(at.node, own)),
    variables: at.variables,
  };
}

/** A child that is not inside the text of its parent came by an alias or a merge key. */
function holds(parent: SpecNode, inner: SpecNode): boolean {
  return parent.range.start <= inner.range.start && inner.range.end <= parent.range.end;
}

/** The id of the control at a path: `resources/0/import/all`. Names of the user's own are escaped as in JSON Pointer. */
export function idOf(path: TreePath): string {
  return path.map((part) => String(part).replace(/~/g, '~0').replace(/\//g, '~1')).join('/');
}

/** The path of an id; what stands behind # is a part of the value there. */
export function pathOfId(id: string): { readonly path: TreePath; readonly part: string | undefined } {
  const [place = '', part] = id.split('#');
  const path = place
    .split('/')
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step.replace(/~1/g, '/').replace(/~0/g, '~')));
  return { path, part };
}

/** The map of the language that may stand at a field; undefined for a plain value. */
export function placeOf(field: FieldSchema): Place | undefined {
  const reference = field.$ref ?? field.anyOf?.find(({ $ref }) => $ref !== undefined)?.$ref;
  const name = reference?.split('/').at(-1);
  return name !== undefined && name in places ? places[name as keyof typeof places] : undefined;
}

/** A value as it stands in a text control: lists with commas, maps as JSON. */
export function textOfValue(node: SpecNode | undefined): string {
  if (!node || isNull(node)) return '';
  if (node.kind === 'list') return node.items.map((item) => textOf(item) ?? jsonOf(item)).join(', ');
  return node.kind === 'map' ? jsonOf(node) : node.source;
}

/** A value as JSON; texts too, so that it reads back as the same kind. */
export function jsonOf(node: SpecNode): string {
  if (node.kind === 'scalar') return JSON.stringify(node.value);
  if (node.kind === 'list') return `[${node.items.map(jsonOf).join(', ')}]`;
  return `{${[...node.entries].map(([key, { node: value }]) => `${JSON.stringify(key)}: ${jsonOf(value)}`).join(', ')}}`;
}
