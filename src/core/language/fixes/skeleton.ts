import { singularize } from 'inflected';
import { authKindOf, authKinds } from '../../auth/index.js';
import { dataTypeOf, pluralOf, singularOf, wordsOfName } from '../../naming.js';
import type { SpecValue } from '../../spec/edit.js';
import { partsAt } from '../../spec/edit/order.js';
import { placeholdersIn } from '../../spec/template.js';
import { child, nodeAt, textAt, textOf, type SpecNode, type TreePath } from '../../spec/tree.js';
import type { SchemaPart } from '../../vocabulary/field.js';

const RESOURCE = { name: 'Contact', primary_key: 'id', import: { all: 'GET contacts', one: 'GET contacts/{id}' } };

/** Maps that are required, with as little as makes them right. */
const WHOLE: Readonly<Record<string, SpecValue>> = {
  authorization: { type: 'none' },
  connection: { url: 'https://api.example.com' },
  resources: [RESOURCE],
};

/** What a key that is missing begins with: right in shape, and easily seen to be an example. */
export function skeletonOf(root: SpecNode | undefined, path: TreePath, key: string): SpecValue {
  if (path.length === 0 && key in WHOLE) return WHOLE[key] ?? null;
  if (path.length === 0 && key === 'name') return connectorName(root);
  if (path[0] === 'resources' && path.length === 2 && key === 'name') return resourceName(root, path);
  if (path[0] === 'authorization' && key === 'type') return kindOfKeys(child(root, 'authorization'));
  if (path[0] === 'connection' && key === 'url') return 'https://api.example.com';
  const ofKind = path[0] === 'authorization' ? authKindOf(textAt(child(root, 'authorization'), 'type') ?? '')?.fields : undefined;
  const own: SchemaPart | undefined = ofKind && Object.entries(ofKind).find(([name]) => name === key)?.[1];
  const part = own ?? partsAt(path).flatMap(({ properties = {} }) => (Object.hasOwn(properties, key) ? [properties[key]] : []))[0];
  const example = part ? exampleOf(part) : '';
  return typeof example === 'string' ? example.replace(/^(https?:\/\/)[^/]+/, (_, scheme: string) => scheme + hostOf(root)) : example;
}

/** The first kind that knows the keys which are there. */
function kindOfKeys(node: SpecNode | undefined): string {
  const keys = node?.kind === 'map' ? [...node.entries.keys()] : [];
  return authKinds.find(({ fields }) => keys.every((key) => key === 'type' || key in fields))?.type ?? 'none';
}

/** Most APIs have it all at one host; that of an example is another company's, which nobody should talk to by mistake. */
function hostOf(root: SpecNode | undefined): string {
  const url = textAt(child(root, 'connection'), 'url') ?? '';
  return /^https?:\/\/([\w.-]+(?::\d+)?)(?=[/?#]|$)/i.exec(url)?.[1] ?? 'example.com';
}

function exampleOf({ examples = [], default: value, enum: choices = [] }: SchemaPart): SpecValue {
  const plain = (example: unknown): boolean => placeholdersIn(JSON.stringify(example)).length === 0;
  return (examples.find(plain) ?? value ?? choices[0] ?? 'x') as SpecValue;
}

function connectorName(root: SpecNode | undefined): string {
  const words = wordsOfName(textAt(root, 'title') ?? '');
  const name = words ? singularOf(words) : '';
  return /^[a-z]/.test(name) ? name : 'acme';
}

/** Of the last word of a path of its own; another where a resource is called so already. */
function resourceName(root: SpecNode | undefined, path: TreePath): string {
  const own = root && nodeAt(root, path).node;
  const list = child(root, 'resources');
  const taken = new Set(list?.kind === 'list' ? list.items.map((item) => textAt(item, 'name')) : []);
  const words = wordsOfName(singularize(basePath(own)?.split('/').at(-1) ?? ''));
  const name = words && /^[A-Za-z]/.test(words.join('')) ? dataTypeOf(words) : 'Contact';
  for (let count = 1; ; count += 1) {
    const one = count === 1 ? name : `${name} ${count}`;
    if (!taken.has(one)) return one;
  }
}

const VERBS: Readonly<Record<string, string>> = { create: 'POST', update: 'PUT' };

/** The verb that a request has in most APIs. */
export function verbOf(key: string): string {
  return VERBS[key] ?? 'GET';
}

/** The request that a resource most likely has at a key of its blocks, by its other requests or its name. */
export function requestSkeleton(resource: SpecNode | undefined, key: string): string {
  const words = wordsOfName(textAt(resource, 'name') ?? '');
  const base = basePath(resource) ?? (words ? pluralOf(singularOf(words)) : 'records');
  return `${verbOf(key)} ${base}${key === 'one' || key === 'update' ? '/{id}' : ''}`;
}

/** The path of the list, as a request of the resource has it. */
function basePath(resource: SpecNode | undefined): string | undefined {
  for (const [block, key] of REQUESTS) {
    const node = child(child(resource, block), key);
    const path = /^\s*[A-Z]+\s+(\S+)\s*$/.exec(textOf(node) ?? textAt(node, 'request') ?? '')?.[1];
    const base = path?.replace(/\/\{\{?[\w\s-]*\}?\}$/, '').replace(/^\/+|\/+$/g, '');
    if (base && !/[{}?#]/.test(base)) return base;
  }
  return undefined;
}

const REQUESTS = [
  ['import', 'all'],
  ['export', 'create'],
  ['import', 'one'],
  ['export', 'update'],
] as const;
