import { t } from '../../l10n.js';
import type { SpecChange } from '../../spec/edit.js';
import { nearestWord } from '../../spec/nearMiss.js';
import { child, isNull, nodeAt, type SpecNode, type TreePath } from '../../spec/tree.js';
import { paginationPlace } from '../../vocabulary/paging.js';
import { fix, ofResource, put, type Fixer } from './fix.js';
import { colonInKey } from './keys.js';
import { requestSkeleton, skeletonOf } from './skeleton.js';

const quoted = (keys: readonly string[]): string => keys.map((key) => `"${key}"`).join(', ');

/** Keys that are required and not there: one that is spelled wrong is mended, else each comes with an example, at its place. */
export const missingKeys: Fixer = (context, { lacks }) => {
  if (!lacks) return [];
  const path = indexed(context.root, lacks.path);
  const node = context.node(path);
  const there = node?.kind === 'map' ? [...node.entries.values()] : [];
  const meant = there.flatMap((entry) => {
    const { key: word, keyRange } = entry;
    const colon = colonInKey(context, entry, lacks.keys);
    if (colon.length > 0) return colon;
    const key = nearestWord(word, lacks.keys);
    // One that is there has no value.
    return key === undefined || key === word ? [] : fix(t('Rename "{word}" to "{key}"', { word, key }), put(keyRange, key), true);
  });
  if (meant.length > 0) return meant;
  const changes = lacks.keys.map((key): SpecChange => {
    const isRequest = path[0] === 'resources' && key === 'request';
    const value = isRequest ? requestSkeleton(context.node(path.slice(0, 2)), String(path.at(-1))) : skeletonOf(context.root, path, key);
    return { op: 'set', path: [...path, key], value };
  });
  return fix(t('Add {text}', { text: quoted(lacks.keys) }), context.edits(...changes));
};

/** Paths of the validator have texts for the indexes of lists. */
function indexed(root: SpecNode | undefined, path: readonly (string | number)[]): TreePath {
  return path.map((step, i) => (root && nodeAt(root, path.slice(0, i)).node.kind === 'list' ? Number(step) : step));
}

/** A required value that is not there although its key is. */
export const missingValue: Fixer = (context, { range, args: { wanted } }) => {
  const path = context.pathAt(range);
  const key = path.at(-1);
  if (typeof key !== 'string') return [];
  const value = skeletonOf(context.root, path.slice(0, -1), key);
  // Of what people name themselves there is no example.
  return fix(t('Fill in an example for "{key}"', { key }), context.set(path, value === '' && wanted === 'a map' ? {} : value));
};

/** A list with too few items. */
export const missingItem: Fixer = (context, { range, args: { key } }) => {
  const path = context.pathAt(range);
  const last = path.at(-1);
  if (typeof last !== 'string') return [];
  const value = skeletonOf(context.root, path.slice(0, -1), last);
  return Array.isArray(value) ? fix(t('Add an item to "{key}"', { key: key ?? '' }), context.set(path, value)) : [];
};

export const missingPrimaryKey = ofResource((context, _, resource) => {
  return fix(t('Add {text}', { text: '"primary_key": id' }), context.set([...resource.path, 'primary_key'], 'id'));
});

/** A request that a flow needs; it is told at its block, or at its own key where that says everything but the request. */
export const missingRequest = ofResource((context, { range, args: { block, request } }, resource) => {
  const key = String(request);
  const path: TreePath = block === undefined ? context.pathAt(range) : [...resource.path, String(block), key];
  const node = context.node(path);
  // `{id}` is a path that lost its text, and no map.
  const isMap = node?.kind === 'map' && [...node.entries.values()].some((entry) => !isNull(entry.node));
  const value = requestSkeleton(resource.node, key);
  return fix(t('Add {text}', { text: `${key}: ${value}` }), context.set(isMap ? [...path, 'request'] : path, value));
});

const REQUESTS = { import: ['all', 'one'], export: ['create', 'update'] } as const;

/** A resource without any flow. */
export const noFlow = ofResource((context, _, resource) => {
  const path: TreePath = [...resource.path, 'flows'];
  const hasBlock = ['import', 'export'].some((block) => child(resource.node, block)?.kind === 'map');
  if (hasBlock) return fix(t('Remove the empty "flows"'), context.without(path));
  const flows: readonly SpecChange[] = child(resource.node, 'flows') ? [{ op: 'remove', path }] : [];
  return (['import', 'export'] as const).flatMap((block) => {
    const add: SpecChange = { op: 'set', path: [...resource.path, block], value: blockOf(resource.node, block) };
    return fix(t('Add an {block} block', { block }), context.edits(add, ...flows));
  });
});

function blockOf(resource: SpecNode, block: 'import' | 'export'): Readonly<Record<string, string>> {
  return Object.fromEntries(REQUESTS[block].map((key) => [key, requestSkeleton(resource, key)]));
}

/** A flow that is named and has no block. */
export const flowWithoutBlock = ofResource((context, { range, args: { flow } }, resource) => {
  if (flow !== 'import' && flow !== 'export') return [];
  const value = blockOf(resource.node, flow);
  return [
    ...fix(t('Add an {block} block', { block: flow }), context.set([...resource.path, flow], value)),
    ...fix(t('Remove "{flow}" from flows', { flow }), context.without(context.pathAt(range))),
  ];
});

/** A write that reads the record again, and no request that does so. Where records are only exported it stays so. */
export const missingOne = ofResource((context, _, resource) => {
  const value = requestSkeleton(resource.node, 'one');
  const exportOnly = child(resource.node, 'import') === undefined && child(resource.node, 'flows') === undefined;
  const flows: readonly SpecChange[] = exportOnly ? [{ op: 'set', path: [...resource.path, 'flows'], value: ['export'] }] : [];
  return fix(
    t('Add {text}', { text: `one: ${value}` }),
    context.edits({ op: 'set', path: [...resource.path, 'import', 'one'], value }, ...flows),
  );
});

/** A key that a type of pagination cannot do without. */
export const missingPaging: Fixer = (context, { range, args: { key, type } }) => {
  const found = context.pathAt(range);
  const path = found.slice(0, found.lastIndexOf('pagination') + 1);
  if (path.length === 0 || typeof key !== 'string') return [];
  const own = paginationPlace.snippets.find(({ body }) => body.type === type)?.body[key];
  const value = typeof own === 'string' ? own.replace(/\$\{\d+:([^}]*)\}/g, '$1') : skeletonOf(context.root, path, key);
  return fix(t('Add {text}', { text: `"${key}"` }), context.set([...path, key], value));
};

/** Changed-since that goes nowhere. */
export const missingSince: Fixer = (context, { range }) => {
  const found = context.pathAt(range);
  const path = found.slice(0, found.lastIndexOf('incremental') + 1);
  if (path.length === 0) return [];
  return fix(t('Add {text}', { text: '"parameter"' }), context.set([...path, 'parameter'], 'updated_since'));
};
