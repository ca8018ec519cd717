import { t } from './l10n.js';
import { underscore } from 'inflected';
import type { Element, ElementKind } from './elements/element.js';
import { groupElements, groupLabel, groupOrder } from './groups.js';
import { COLLECTION_FOLDER, isFolder, kindsIn, pathOf } from './layout.js';
import type { Range } from './result.js';

/** An element as it is shown: planned now, or known only from the files of an earlier run. */
export interface BrowsedElement {
  readonly kind: ElementKind;
  readonly name: string;
  /** Its file, relative to the connector's folder. */
  readonly path: string;
  /** Verb and path, kind or parameters. */
  readonly detail: string;
  /** Where connector.yaml asks for it; undefined where that is not known. */
  readonly source: Range | undefined;
  /** connector.yaml asks for it no more: its file is kept, since it was edited. */
  readonly orphan?: true;
}

export interface BrowsedGroup {
  readonly id: string;
  readonly label: string;
  readonly elements: readonly BrowsedElement[];
}

/** The planned elements in the groups of the tree. */
export function browseElements(elements: readonly Element[]): readonly BrowsedGroup[] {
  return groupElements(elements).map(({ id, label, elements: members }) => ({ id, label, elements: members.map(browsed) }));
}

function browsed(element: Element): BrowsedElement {
  return { kind: element.kind, name: element.name, path: pathOf(element), detail: detailOf(element), source: element.source };
}

/** One short line that tells an element from its neighbours. */
function detailOf({ kind, content, resource }: Element): string {
  if (content.form === 'ruby') return content.algorithm.parameters.map(({ name }) => name).join(', ');
  const { data } = content;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  switch (kind) {
    case 'webhook':
      return `${text(data.method).toUpperCase()} ${withoutFilters(text(data.path))}`;
    case 'connection':
      return withoutFilters(text(data.url));
    case 'event':
      return t('on {name}', { name: resource?.dataType ?? '' });
    case 'data_type':
      return t('{0} properties', Object.keys((data.schema as { properties?: object }).properties ?? {}).length);
    default:
      return text(data._type).replace(/^Setup::/, '');
  }
}

/** `{{ id | url_encode }}` → {id}: as somebody types it. */
const withoutFilters = (text: string): string => text.replace(/\{\{\s*([\w-]+)[^}]*\}\}/g, '{$1}');

const SECURITY_KINDS: Readonly<Record<string, ElementKind>> = { default_provider: 'provider', default_client: 'client' };

/**
 * The elements an earlier run wrote, for a connector whose text cannot be read now.
 * @param files texts of that run by path, relative to the connector's folder
 */
export function browseFiles(files: ReadonlyMap<string, string>): readonly BrowsedGroup[] {
  const groups = new Map<string, { label: string; elements: BrowsedElement[] }>();
  const names = [...files.keys()].filter((path) => path.startsWith(`${COLLECTION_FOLDER}/data_types/`)).map(nameOf);
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [root, folder = '', ...rest] = path.split('/');
    const name = nameOf(path);
    if (root !== COLLECTION_FOLDER || rest.length === 0 || !isFolder(folder) || name.startsWith('.')) continue;
    const [rn = ''] = rest;
    const own = rest.length > 1 ? `${folder}/${rn}` : folder;
    // A resource is called as its data type is, as far as the files tell.
    const resource = names.find((one) => underscore(one) === rn) ?? rn;
    const label = groupLabel(folder, rest.length > 1 ? resource : undefined);
    const group = groups.get(own) ?? { label, elements: [] };
    const [only, ...others] = kindsIn(folder);
    const kind = only && others.length === 0 ? only : (SECURITY_KINDS[name] ?? 'authorization');
    group.elements.push({ kind, name, path, detail: detailOfText(kind, text), source: undefined });
    groups.set(own, group);
  }
  return [...groups].map(([id, group]) => ({ id, ...group })).sort((a, b) => groupOrder(a.id) - groupOrder(b.id));
}

/**
 * The same groups with the files that nothing asks for any more, each in the group of its folder.
 * @param orphans texts of those files by path, relative to the connector's folder
 */
export function withOrphans(groups: readonly BrowsedGroup[], orphans: ReadonlyMap<string, string>): readonly BrowsedGroup[] {
  if (orphans.size === 0) return groups;
  const asked = new Set(groups.flatMap(({ elements }) => elements.map(({ path }) => path)));
  const left = new Map(
    browseFiles(new Map([...orphans].filter(([path]) => !asked.has(path)))).map((group) => [
      group.id,
      { ...group, elements: group.elements.map((element) => ({ ...element, orphan: true as const })) },
    ]),
  );
  const joined = groups.map((group) => ({ ...group, elements: [...group.elements, ...(left.get(group.id)?.elements ?? [])] }));
  const others = [...left.values()].filter(({ id }) => !groups.some((group) => group.id === id));
  return [...joined, ...others].sort((a, b) => groupOrder(a.id) - groupOrder(b.id));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:json|rb)$/, '');

/** What the file of an element tells of it in one short line. */
function detailOfText(kind: ElementKind, text: string): string {
  if (kind === 'algorithm') return [...text.matchAll(/^# @param (\w+)/gm)].map(([, name]) => name ?? '').join(', ');
  const value = (key: string): string => new RegExp(`^  "${key}": "((?:[^"\\\\]|\\\\.)*)"`, 'm').exec(text)?.[1] ?? '';
  if (kind === 'webhook') return `${value('method').toUpperCase()} ${withoutFilters(value('path'))}`;
  return kind === 'connection' ? withoutFilters(value('url')) : value('_type').replace(/^Setup::/, '');
}

/** The elements that the text of another asks for by name: the code of an algorithm, or an event that names its evaluator. */
export function callsIn(code: string): readonly { readonly kind: ElementKind; readonly name: string }[] {
  const evaluators = [...code.matchAll(/"(?:trigger_evaluator|callback_resolver|parameters_signer)": \{[^}]*"name": "(\w+)"/g)].map(
    ([whole, name]) => [whole, 'algorithm', name] as const,
  );
  const found = [...code.matchAll(/\.(algorithm|webhook|connection|data_type)\(:(\w+)\)/g), ...evaluators];
  const calls = found.map(([, kind, name]) => ({ kind: kind as ElementKind, name: name ?? '' }));
  return calls.filter((call, index) => calls.findIndex(({ kind, name }) => kind === call.kind && name === call.name) === index);
}
