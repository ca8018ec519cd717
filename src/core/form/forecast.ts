import { t } from '../l10n.js';
import { mapValues } from 'lodash-es';
import { browseElements, type BrowsedGroup } from '../browse.js';
import { groupLabel } from '../groups.js';
import { authKindOf } from '../auth/index.js';
import { CONNECTION, ERROR_CHECK, dataTypeOf, namespaceOf, pluralOf, resourceNames, singularOf, titleOf, wordsOfName } from '../naming.js';
import { planOwn, planResource } from '../plan.js';
import type { Connector } from '../spec/model.js';
import { child, isNull, textAt, textOf, type SpecNode } from '../spec/tree.js';
import { requestOf } from './controls.js';
import type { Group, Named } from './forecastGroup.js';
import type { FormMemo } from './formMemo.js';
import type { Forecast, ForecastGroup } from './view.js';

/** More elements than these are told group by group: most of a long list is never looked at. */
const SHORT = 60;

/**
 * The elements that will be made, by their exact names. Of a connector that has mistakes yet, those that can be told already.
 * @param opened ids of groups of a long forecast whose elements are asked for
 */
export function forecastOf(
  root: SpecNode | undefined,
  connector: Connector | undefined,
  opened: ReadonlySet<string>,
  memo: FormMemo,
): Forecast {
  const groups = connector ? planned(connector, memo) : guessed(root);
  const count = groups.reduce((sum, group) => sum + group.elements.length, 0);
  return {
    count,
    groups: groups.map(({ id, label, elements }): ForecastGroup => {
      const shown = count <= SHORT || opened.has(id);
      return { id, label, count: elements.length, ...(shown ? { elements } : {}) };
    }),
  };
}

const exact = ({ id, label, elements }: BrowsedGroup): Group => ({
  id,
  label,
  elements: elements.map(({ name, detail }) => ({ name, detail })),
});

/** The groups of the tree: those of one resource are planned by themselves, since most are what they were before. */
function planned(connector: Connector, memo: FormMemo): readonly Group[] {
  const around: Connector = { ...connector, resources: [] };
  const file = JSON.stringify(around, (key, value: unknown) => (key === 'range' || key === 'node' ? undefined : value));
  const own = browseElements(planOwn(connector)).map(exact);
  const made = connector.resources.map((resource) => {
    const found = memo.elements.get(resource);
    if (found?.file === file) return found.made;
    const plan = mapValues(planResource(connector, resource), (elements) => browseElements(elements).map(exact));
    memo.elements.set(resource, { file, made: plan });
    return plan;
  });
  return [
    ...own.filter(({ id }) => id !== 'algorithms'),
    ...oneGroup(made.flatMap(({ types }) => types)),
    ...oneGroup(made.flatMap(({ events }) => events)),
    ...made.flatMap(({ webhooks }) => webhooks),
    ...made.flatMap(({ algorithms }) => algorithms),
    ...own.filter(({ id }) => id === 'algorithms'),
  ];
}

function oneGroup(groups: readonly Group[]): readonly Group[] {
  const [first] = groups;
  return first ? [{ ...first, elements: groups.flatMap(({ elements }) => elements) }] : [];
}

export interface Flows {
  readonly imports: boolean;
  readonly exports: boolean;
}

/** Which directions a resource has: those it names, else the blocks that it holds. */
export function flowsOf(item: SpecNode | undefined, defaults: SpecNode | undefined): Flows {
  const named = child(item, 'flows') ?? child(defaults, 'flows');
  const has = (block: string): boolean => isThere(child(item, block));
  if (named?.kind !== 'list') return { imports: has('import'), exports: has('export') };
  const names = named.items.map(textOf);
  return { imports: names.includes('import'), exports: names.includes('export') };
}

/** The names of what a resource makes, as far as its name can be read. */
export function elementsOfResource(
  item: SpecNode,
  defaults: SpecNode | undefined,
  parserNames: 'singular' | 'plural' = 'singular',
): readonly string[] {
  return Object.values(partsOf(item, defaults, parserNames)).flatMap((part) => part.map(({ name }) => name));
}

const isThere = (node: SpecNode | undefined): boolean => node !== undefined && !isNull(node);

type Parts = Readonly<Record<'types' | 'events' | 'webhooks' | 'algorithms', readonly Named[]>>;
const NOTHING: Parts = { types: [], events: [], webhooks: [], algorithms: [] };

function partsOf(item: SpecNode, defaults: SpecNode | undefined, parserNames: 'singular' | 'plural'): Parts {
  const words = wordsOfName(textAt(item, 'name') ?? '');
  if (!words) return NOTHING;
  const rn = singularOf(words);
  const names = resourceNames(rn, textAt(item, 'plural') ?? pluralOf(rn), parserNames);
  const { imports, exports } = flowsOf(item, defaults);
  const named = (name: string, detail = ''): Named => ({ name, detail });
  const webhook = (name: string, flow: string, key: string): Named => {
    const request = child(child(item, flow), key);
    const { verb, path } = requestOf(textOf(request) ?? textAt(request, 'request') ?? '');
    return named(name, `${verb} ${path}`.trim());
  };
  // An export reads its records again where it can.
  const one = imports || [item, defaults].some((node) => isThere(child(child(node, 'import'), 'one')));
  const dataType = textAt(item, 'data_type') ?? dataTypeOf(words);
  return {
    types: [named(dataType)],
    events: exports ? [named(names.event, t('on {name}', { name: dataType }))] : [],
    webhooks: [
      ...(one ? [webhook(names.getOne, 'import', 'one')] : []),
      ...(imports ? [webhook(names.getMany, 'import', 'all')] : []),
      ...(exports ? [webhook(names.create, 'export', 'create'), webhook(names.update, 'export', 'update')] : []),
    ],
    algorithms: [
      ...(imports ? [names.doImportOne, names.doImportMany, names.doGetMany] : []),
      ...(one ? [names.doGetOne] : []),
      names.parseAnswer,
      ...(exports ? [names.trigger, names.doExport, names.doCreate, names.doUpdate, names.parseRequest] : []),
    ].map((name) => named(name)),
  };
}

function guessed(root: SpecNode | undefined): readonly Group[] {
  const defaults = child(root, 'defaults');
  const parserNames = textAt(root, 'parser_names') === 'plural' ? 'plural' : 'singular';
  const list = child(root, 'resources');
  const parts = (list?.kind === 'list' ? list.items : []).map((item) => ({
    name: textAt(item, 'name') ?? '',
    rn: singularOf(wordsOfName(textAt(item, 'name') ?? '') ?? []),
    ...partsOf(item, defaults, parserNames),
  }));
  const whole = (id: string, elements: readonly Named[], label = groupLabel(id)): Group => ({ id, label, elements });
  const groups = [
    whole('security', securityOf(root)),
    whole('connection', child(root, 'connection') ? [{ name: CONNECTION, detail: textAt(child(root, 'connection'), 'url') ?? '' }] : []),
    whole(
      'data_types',
      parts.flatMap(({ types }) => types),
    ),
    whole(
      'data_events',
      parts.flatMap(({ events }) => events),
    ),
    ...parts.map(({ name, rn, webhooks }) => whole(`resources/${rn}`, webhooks, groupLabel('resources', name))),
    ...parts.map(({ name, rn, algorithms }) => whole(`algorithms/${rn}`, algorithms, groupLabel('algorithms', name))),
    whole('algorithms', parts.length > 0 ? [{ name: ERROR_CHECK, detail: '' }] : []),
  ];
  return groups.filter(({ elements }) => elements.length > 0);
}

function securityOf(root: SpecNode | undefined): readonly Named[] {
  const node = child(root, 'authorization');
  const kind = authKindOf(textAt(node, 'type') ?? '');
  if (!kind || node?.kind !== 'map') return [];
  const name = textAt(root, 'name') ?? '';
  const context = { text: '', namespace: namespaceOf(name), title: titleOf(name), variables: [] };
  return kind.plan({ type: kind.type, node }, context).elements.map((element) => ({ name: element.name, detail: '' }));
}
