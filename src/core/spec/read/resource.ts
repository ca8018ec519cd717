import { ALGORITHM_NAME, LONGEST_NAME, dataTypeOf, isWindowsDevice, pluralOf, singularOf, wordsOfName } from '../../naming.js';
import { isHeader, type AnswerPath } from '../answerPath.js';
import { places } from '../../vocabulary/places.js';
import { mergeNodes } from '../merge.js';
import { isMisspelt } from '../misspelt.js';
import type { OneRequest, Resource } from '../model.js';
import { child, entryOf, isNull, keyRange, textAt, type Entry, type MapNode, type SpecNode } from '../tree.js';
import { numbersOf, type ReadContext } from './context.js';
import { readErrors, readRateLimit } from './answers.js';
import { readExport } from './export.js';
import { readFields } from './fields.js';
import { readList } from './list.js';
import { readRequest } from './request.js';

/** What a resource, its import block and one request of it may all say of a list. */
const OF_LISTS = ['records', 'pagination', 'incremental'] as const;

/**
 * One resource, merged with `defaults`; undefined where something that everything else needs is missing. The rest is read all the
 * same, so that all mistakes are told at once.
 */
export function readResource(context: ReadContext, own: SpecNode, defaults: SpecNode | undefined): Resource | undefined {
  if (own.kind !== 'map') return undefined;
  const names = readNames(context, own);
  const merged = mergeNodes(defaults, own) as MapNode;
  const flows = readFlows(context, own, defaults);
  const primaryKey = readPrimaryKey(context, own, merged);
  const recordKey = { words: primaryKey ? keyWords(primaryKey) : ['id'], rename: `${names?.rn ?? ''}_id`, path: primaryKey };
  const imports = importBlock(merged);
  const one = readOne(context, imports, child(merged, 'record'), recordKey);
  if (flows?.imports) for (const key of ['all', 'one']) requireRequest(context, own, 'import', imports, key);
  if (flows?.exports) for (const key of ['create', 'update']) requireRequest(context, own, 'export', child(merged, 'export'), key);
  const exportsNode = exportBlock(merged);
  const all = flows?.imports ? readList(context, imports, 'all') : undefined;
  const asked = child(imports, 'changed');
  const changed = flows?.imports && asked && !isNull(asked) ? readList(context, imports, 'changed') : undefined;
  const rest = {
    fields: readFields(context, child(own, 'fields')),
    errors: readErrors(context, child(merged, 'errors')),
    rateLimit: readRateLimit(context, child(merged, 'rate_limit')),
    record: context.pathOf(child(merged, 'record')),
    emptyStatuses: numbersOf(child(merged, 'empty')),
    imports: all && { all, changed },
    exports:
      flows?.exports && exportsNode
        ? readExport(context, exportsNode, recordKey, flows.imports || child(imports, 'one') !== undefined)
        : undefined,
    one,
    range: entryOf(own, 'name')?.node.range ?? own.range,
  };
  return names && flows && primaryKey && { ...names, title: textAt(own, 'title') ?? names.name, primaryKey, ...rest };
}

function readNames(context: ReadContext, own: MapNode): Pick<Resource, 'name' | 'rn' | 'rns' | 'dataType'> | undefined {
  const node = child(own, 'name');
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  const name = node.source;
  if (/[/\\]|\.\./.test(name)) return context.error('resource-name-path', node.range, { name });
  const words = wordsOfName(name);
  if (!words) return context.error('resource-name-letters', node.range, { name });
  const rn = singularOf(words);
  if (rn.length > LONGEST_NAME) return context.error('name-too-long', node.range, { limit: LONGEST_NAME, length: rn.length });
  if (!ALGORITHM_NAME.test(rn)) return context.error('resource-name-start', node.range, { name });
  const dataType = readDataType(context, own, words);
  const rns = textAt(own, 'plural') ?? pluralOf(rn);
  if (!ALGORITHM_NAME.test(rns) || rns.length > LONGEST_NAME)
    return context.error('plural-name', entryOf(own, 'plural')?.node.range ?? node.range, { plural: rns, limit: LONGEST_NAME });
  if (rns === rn) return context.error('plural-same', node.range, { name: rn });
  if (isWindowsDevice(rn)) return context.error('name-windows-device', node.range, { name: rn });
  return dataType === undefined ? undefined : { name, rn, rns, dataType };
}

function readDataType(context: ReadContext, own: MapNode, words: readonly string[]): string | undefined {
  const given = child(own, 'data_type');
  if (given?.kind !== 'scalar' || given.value === null) return dataTypeOf(words);
  const name = given.source;
  if (!/^[A-Za-z]\w*$/.test(name)) return context.error('data-type-name', given.range, { name });
  if (name.length > LONGEST_NAME) return context.error('name-too-long', given.range, { limit: LONGEST_NAME, length: name.length });
  return isWindowsDevice(name) ? context.error('name-windows-device', given.range, { name }) : name;
}

/** The blocks that are there, or those `flows` names; blocks of `defaults` do not count. */
function readFlows(context: ReadContext, own: MapNode, defaults: SpecNode | undefined): { imports: boolean; exports: boolean } | undefined {
  const there = (key: string): boolean => child(own, key)?.kind === 'map';
  // A block that is there in another shape, or under a misspelt key, is told of as that.
  const isTold = (key: string): boolean => {
    const node = child(own, key);
    return node ? !isNull(node) && node.kind !== 'map' : isMisspelt(own, key, places.resource.fields);
  };
  const named = child(own, 'flows') ?? child(defaults, 'flows');
  if (named?.kind === 'list') {
    const flows = named.items.flatMap((item) => (item.kind === 'scalar' ? [item] : []));
    for (const flow of flows)
      if (!there(flow.source) && !isTold(flow.source)) context.problems.error('flow-without-block', flow.range, { flow: flow.source });
    if (flows.length === 0) return context.error('flow-none', named.range);
    const has = (key: string): boolean => flows.some((flow) => flow.source === key) && there(key);
    return { imports: has('import'), exports: has('export') };
  }
  if (isTold('import') || isTold('export')) return undefined;
  if (!there('import') && !there('export')) return context.error('flow-none', keyRange(own, 'name'));
  return { imports: there('import'), exports: there('export') };
}

function readPrimaryKey(context: ReadContext, own: MapNode, merged: MapNode): AnswerPath | undefined {
  const node = child(merged, 'primary_key');
  if (!node && isMisspelt(own, 'primary_key', places.resource.fields)) return undefined;
  if (!node || isNull(node))
    return context.error('primary-key-missing', keyRange(own, entryOf(own, 'primary_key') ? 'primary_key' : 'name'));
  return context.recordPath(node);
}

function keyWords(primaryKey: AnswerPath): readonly string[] {
  const last = isHeader(primaryKey) ? undefined : primaryKey.steps.at(-1);
  return ['id', ...(typeof last === 'string' && last !== 'id' ? [last] : [])];
}

function requireRequest(context: ReadContext, own: MapNode, block: string, node: SpecNode | undefined, key: string): void {
  const request = child(node, key);
  const { fields } = block === 'import' ? places.importFlow : places.exportFlow;
  if ((!request || isNull(request)) && !isMisspelt(node, key, fields))
    context.problems.error('request-missing', keyRange(own, block), { request: key, block });
}

/** The import block with what its requests inherit put into each: of the resource, then of the block. `changed` takes nothing of `all`. */
function importBlock(merged: MapNode): MapNode | undefined {
  const block = child(merged, 'import');
  if (block?.kind !== 'map') return undefined;
  return withRequests(
    block,
    (key) =>
      key === 'one' ? pick(block, ['parameters', 'headers']) : joined(pick(merged, OF_LISTS), pick(block, ['parameters', 'headers'])),
    ['all', 'changed', 'one'],
  );
}

const SHARED_BY_WRITES = ['parameters', 'headers', 'only', 'omit', 'add', 'body', 'encoding', 'id', 'id_pattern', 'returns'];

function exportBlock(merged: MapNode): MapNode | undefined {
  const block = child(merged, 'export');
  return block?.kind === 'map' ? withRequests(block, () => pick(block, SHARED_BY_WRITES), ['create', 'update']) : undefined;
}

function withRequests(block: MapNode, inherited: (key: string) => MapNode, keys: readonly string[]): MapNode {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of block.entries) {
    const node = keys.includes(key) ? mergeNodes(inherited(key), entry.node, key) : entry.node;
    if (node) entries.set(key, { ...entry, node });
  }
  return { ...block, entries };
}

function pick(node: MapNode, keys: readonly string[]): MapNode {
  return { ...node, entries: new Map([...node.entries].filter(([key]) => keys.includes(key))) };
}

function joined(first: MapNode, second: MapNode): MapNode {
  return { ...first, entries: new Map([...first.entries, ...second.entries]) };
}

function readOne(
  context: ReadContext,
  block: SpecNode | undefined,
  record: SpecNode | undefined,
  recordKey: { words: readonly string[]; rename: string },
): OneRequest | undefined {
  const node = child(block, 'one');
  if (!node || isNull(node)) return undefined;
  const request = readRequest(context, { block, key: 'one', recordKey });
  const path = context.pathOf(child(node, 'record') ?? record);
  return request && { ...request, record: path };
}
