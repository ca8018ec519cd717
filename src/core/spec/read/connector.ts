import { t } from '../../l10n.js';
import { CONNECTOR_NAME, LONGEST_NAME, isWindowsDevice, namespaceOf, resourceNames, titleOf } from '../../naming.js';
import { LIQUID_LITERALS } from '../../render/liquid.js';
import { ProblemList } from '../../result.js';
import type { Steps } from '../../steps.js';
import type { AuthorizationSpec, ConnectionSpec, Connector, Resource, Variable } from '../model.js';
import { BUILT_IN_WORDS, hasMeaningElsewhere, parseTemplate, placeholdersIn, type Template } from '../template.js';
import { child, entryOf, keyRange, textAt, type MapNode, type ScalarNode, type SpecNode } from '../tree.js';
import { ReadContext, booleanAt } from './context.js';
import { ReadingMemo, type ReadResource } from './memo.js';
import { readResource } from './resource.js';
import { places } from '../../vocabulary/places.js';
import { misspeltAt } from '../misspelt.js';
import { readPairs } from './values.js';

/** Namespaces of the platform itself. */
const PLATFORM_NAMESPACES: ReadonlySet<string> = new Set(['Setup', 'Cenit']);

/** Placeholders with a meaning of their own, and words that Liquid reads as values. */
const RESERVED_VARIABLES: ReadonlySet<string> = new Set<string>([...BUILT_IN_WORDS, 'id', 'next_path', ...LIQUID_LITERALS]);

export const VARIABLE_NAME = /^[A-Za-z_][\w-]*$/;

/** Whether a variable may be called so. */
export const isVariableName = (name: string): boolean => VARIABLE_NAME.test(name) && !RESERVED_VARIABLES.has(name);

/**
 * Reads a tree into a connector. Reads on after a mistake, so that all of them are told at once: what is missing or wrong then has
 * something else in its place, and `problems` an error.
 * @returns undefined without an authorization
 */
export function* readConnectorTree(
  text: string,
  root: SpecNode,
  problems: ProblemList,
  memo = new ReadingMemo(),
): Steps<Connector | undefined> {
  if (root.kind !== 'map') return undefined;
  const variableNode = child(root, 'variables') ?? misspeltAt(root, 'variables', places.root.fields);
  const names = variableNode?.kind === 'map' ? [...variableNode.entries.keys()] : [];
  const context = new ReadContext(text, problems, new Set(names));
  const name = readName(context, root);
  const variables = readVariables(context, variableNode);
  const connection = readConnection(context, child(root, 'connection'));
  const authorization = readAuthorization(child(root, 'authorization'));
  const parserNames = textAt(root, 'parser_names') === 'plural' ? 'plural' : 'singular';
  const resources = yield* readResources(context, root, parserNames, memo);
  if (!authorization) return undefined;
  return {
    name,
    title: textAt(root, 'title') ?? titleOf(name),
    namespace: readNamespace(context, root) ?? namespaceOf(name),
    parserNames,
    sanitizeKeys: booleanAt(root, 'sanitize_keys') ?? true,
    variables,
    authorization,
    connection,
    resources,
  };
}

/** What stands for a name that is missing or wrong. */
const NAMELESS = 'connector';

function readName(context: ReadContext, root: MapNode): string {
  return properName(context, root) ?? NAMELESS;
}

function properName(context: ReadContext, root: MapNode): string | undefined {
  const node = child(root, 'name');
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  if (!CONNECTOR_NAME.test(node.source)) return context.error('connector-name', node.range, { name: node.source });
  if (node.source.length > LONGEST_NAME)
    return context.error('name-too-long', node.range, { limit: LONGEST_NAME, length: node.source.length });
  if (PLATFORM_NAMESPACES.has(namespaceOf(node.source)) && !child(root, 'namespace'))
    return context.error('namespace-name', node.range, { name: namespaceOf(node.source) });
  return isWindowsDevice(node.source) ? context.error('name-windows-device', node.range, { name: node.source }) : node.source;
}

function readNamespace(context: ReadContext, root: MapNode): string | undefined {
  const node = child(root, 'namespace');
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  const fine = /^[A-Za-z]\w*$/.test(node.source) && node.source.length <= LONGEST_NAME && !PLATFORM_NAMESPACES.has(node.source);
  return fine ? node.source : context.error('namespace-name', node.range, { name: node.source });
}

function readVariables(context: ReadContext, node: SpecNode | undefined): readonly Variable[] {
  if (node?.kind !== 'map') return [];
  return [...node.entries.values()].map(({ key, keyRange: range, node: value }) => {
    if (!VARIABLE_NAME.test(key)) context.problems.error('variable-name', range, { name: key });
    if (RESERVED_VARIABLES.has(key)) context.problems.error('variable-reserved', range, { name: key });
    const secret = booleanAt(value, 'secret') ?? false;
    const given = textAt(value, 'default') ?? '';
    if (/\{[{%]/.test(given)) context.problems.error('variable-default-liquid', keyRange(value, 'default'), { name: key });
    if (secret && given !== '') context.problems.error('secret-variable-default', keyRange(value, 'default'), { name: key });
    return { name: key, title: textAt(value, 'title'), default: given, secret, range };
  });
}

function readAuthorization(node: SpecNode | undefined): AuthorizationSpec | undefined {
  const type = textAt(node, 'type');
  return node?.kind === 'map' && type !== undefined ? { type, node } : undefined;
}

function readConnection(context: ReadContext, node: SpecNode | undefined): ConnectionSpec {
  const known = (word: string): boolean => context.variables.has(word);
  return {
    url: readUrl(context, node, 'url') ?? [],
    sandboxUrl: readUrl(context, node, 'sandbox_url'),
    headers: readPairs(context, child(node, 'headers'), 'header', known),
    parameters: readPairs(context, child(node, 'parameters'), 'parameter', known),
    range: node?.range ?? { start: 0, end: 0 },
  };
}

function readUrl(context: ReadContext, parent: SpecNode | undefined, key: string): Template | undefined {
  const node = child(parent, key);
  if (node?.kind !== 'scalar' || node.value === null) return undefined;
  return checkUrl(context, node) ? parseTemplate(node.source, (word) => context.variables.has(word)) : undefined;
}

/** A name or an address in brackets, and a port of at most five digits. */
const HOST = /^https?:\/\/(?:\[[0-9a-f:.]+\]|[^\s/?#:@[\].][^\s/?#:@[\]]*)(?::\d{1,5})?(?:\/|$)/i;

/** A base URL: http or https, a host, no user, query or fragment (the path is joined after it). */
function checkUrl(context: ReadContext, node: ScalarNode): boolean {
  const url = node.source;
  let fine = true;
  for (const { word, start, end } of placeholdersIn(url)) {
    if (context.variables.has(word)) continue;
    context.problems.error(hasMeaningElsewhere(word) ? 'placeholder-not-here' : 'placeholder-unknown', context.within(node, start, end), {
      word,
    });
    fine = false;
  }
  const bare = url.replace(/\{\{\s*[A-Za-z_][\w-]*\s*\}\}|\{[A-Za-z_][\w-]*\}/g, 'x');
  const begins = /^https?:\/\//i.test(url) || /^\{/.test(url);
  const wrong = /@/.test(/^[a-z]+:\/\/([^/?#]*)/i.exec(bare)?.[1] ?? '')
    ? 'url-user'
    : /[\s\0-\x1f\x7f{}<>"\\^`|]/.test(bare)
      ? 'url-signs'
      : !begins
        ? 'url-scheme'
        : /[?#]/.test(bare)
          ? 'url-query'
          : begins && /^https?:/i.test(bare) && !HOST.test(bare)
            ? 'url-host'
            : /\/\.\.?(?:\/|$)/.test(bare)
              ? 'path-dots'
              : undefined;
  if (wrong) context.problems.error(wrong, node.range);
  const slash = /\/+$/.exec(url);
  if (slash && !wrong) context.problems.add('hint', 'url-slash', context.within(node, slash.index, url.length));
  return fine && !wrong;
}

/** Each makes up to 16 files: ten times what any API has, and less than fills the memory. */
const MOST_RESOURCES = 5000;

function* readResources(
  context: ReadContext,
  root: MapNode,
  parserNames: Connector['parserNames'],
  memo: ReadingMemo,
): Steps<readonly Resource[]> {
  const list = child(root, 'resources');
  if (list?.kind !== 'list') return [];
  const defaults = child(root, 'defaults');
  if (list.items.length > MOST_RESOURCES) {
    context.problems.error('resources-many', keyRange(root, 'resources'), { count: list.items.length, limit: MOST_RESOURCES });
    return [];
  }
  const words = [...context.variables].join(' ');
  const read: ReadResource[] = [];
  for (const item of list.items) {
    read.push(memo.resources.of(item, [defaults, words, parserNames], () => readWithNames(context, item, defaults, parserNames)));
    yield;
  }
  for (const { problems } of read) context.problems.addAll(problems);
  checkNames(context, entryOf(root, 'variables')?.node, read);
  return read.flatMap(({ resource }) => resource ?? []);
}

function readWithNames(
  context: ReadContext,
  item: SpecNode,
  defaults: SpecNode | undefined,
  parserNames: Connector['parserNames'],
): ReadResource {
  const own = new ReadContext(context.text, new ProblemList(), context.variables);
  const resource = readResource(own, item, defaults);
  const problems = own.problems.all;
  if (!resource) return { resource, names: [], keyWord: undefined, problems };
  const { keyWord, getChanged, ...names } = resourceNames(resource.rn, resource.rns, parserNames);
  const changed = resource.imports?.changed ? [getChanged] : [];
  return { resource, names: [...Object.values(names), ...changed, `${TYPE}${resource.dataType.toLowerCase()}`], keyWord, problems };
}

const TYPE = 'data_type ';

/** No two resources make elements of the same name, and no variable bears the name of a key. */
function checkNames(context: ReadContext, variables: SpecNode | undefined, read: readonly ReadResource[]): void {
  const byName = new Map<string, Resource>();
  for (const { resource, names, keyWord } of read) {
    if (!resource) continue;
    const name = names.find((one) => byName.has(one));
    const other = name === undefined ? undefined : byName.get(name);
    if (name !== undefined && other) {
      const related = { range: other.range, note: t('The resource {name} is here.', { name: other.name }) };
      const isSame = resource.rn === other.rn;
      const key = isSame ? '' : name.startsWith(TYPE) ? 'data_type' : 'plural';
      const args = { name: resource.name, other: other.name, element: name.replace(TYPE, 'the data type '), key };
      context.problems.error('name-clash', resource.range, args, related);
    }
    for (const one of names) if (!byName.has(one)) byName.set(one, resource);
    if (variables && keyWord !== undefined && context.variables.has(keyWord))
      context.problems.error('variable-is-key', keyRange(variables, keyWord), { name: keyWord, resource: resource.name });
  }
}
