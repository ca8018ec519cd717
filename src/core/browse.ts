import type { Element, ElementKind } from './elements/element.js';
import { groupElements } from './groups.js';
import { COLLECTION_FOLDER, pathOf } from './layout.js';
import type { Range } from './result.js';
import type { SpecNode } from './spec/tree.js';

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
      return `${text(data.method).toUpperCase()} ${text(data.path)}`;
    case 'connection':
      return text(data.url);
    case 'event':
      return `on ${resource?.dataType ?? ''}`;
    case 'data_type':
      return Object.keys((data.schema as { properties?: object }).properties ?? {}).length + ' properties';
    default:
      return text(data._type).replace(/^Setup::/, '');
  }
}

const KIND_OF_FOLDER: Readonly<Record<string, ElementKind>> = {
  connection: 'connection',
  data_types: 'data_type',
  data_events: 'event',
  resources: 'webhook',
  algorithms: 'algorithm',
};
const SECURITY_KINDS: Readonly<Record<string, ElementKind>> = { default_provider: 'provider', default_client: 'client' };
const ORDER: readonly (readonly [folder: string, label: string])[] = [
  ['security', 'Security'],
  ['connection', 'Connection'],
  ['data_types', 'Data Types'],
  ['data_events', 'Data Events'],
  ['resources', 'Resources'],
  ['algorithms', 'Algorithms'],
];

/**
 * The elements an earlier run wrote, for a connector whose text cannot be read now.
 * @param paths of the files of that run, relative to the connector's folder
 */
export function browseFiles(paths: Iterable<string>): readonly BrowsedGroup[] {
  const groups = new Map<string, { label: string; order: number; elements: BrowsedElement[] }>();
  for (const path of [...paths].sort()) {
    const [root, folder = '', ...rest] = path.split('/');
    const file = rest.at(-1);
    const order = ORDER.findIndex(([name]) => name === folder);
    if (root !== COLLECTION_FOLDER || file === undefined || order < 0 || file.startsWith('.')) continue;
    const name = file.replace(/\.(?:json|rb)$/, '');
    const own = rest.length > 1 ? `${folder}/${rest[0] ?? ''}` : folder;
    const label = `${ORDER[order]?.[1] ?? ''}${rest.length > 1 ? ` for ${rest[0] ?? ''}` : ''}`;
    const group = groups.get(own) ?? { label, order: order + (rest.length > 1 ? 0 : 0.5), elements: [] };
    const kind = KIND_OF_FOLDER[folder] ?? SECURITY_KINDS[name] ?? 'authorization';
    group.elements.push({ kind, name, path, detail: '', source: undefined });
    groups.set(own, group);
  }
  return [...groups].sort(([, a], [, b]) => a.order - b.order).map(([id, { label, elements }]) => ({ id, label, elements }));
}

/** The elements the code of an algorithm asks for by name. */
export function callsIn(code: string): readonly { readonly kind: ElementKind; readonly name: string }[] {
  const found = [...code.matchAll(/\.(algorithm|webhook|connection|data_type)\(:(\w+)\)/g)];
  const calls = found.map(([, kind, name]) => ({ kind: kind as ElementKind, name: name ?? '' }));
  return calls.filter((call, index) => calls.findIndex(({ kind, name }) => kind === call.kind && name === call.name) === index);
}

/** Root keys that no other tool's connector.yaml is likely to have together with ours. */
const OWN_KEYS = ['authorization', 'resources', 'defaults', 'parser_names', 'sanitize_keys'];

/** Whether a file called connector.yaml is one of ours: other tools have such a file too. An empty one may become ours. */
export function looksLikeConnector(text: string, tree: SpecNode | undefined): boolean {
  if (text.trim() === '') return true;
  if (tree?.kind === 'map') return OWN_KEYS.some((key) => tree.entries.has(key)) || tree.entries.has('connection');
  return new RegExp(`^(?:${OWN_KEYS.join('|')}|connection)\\s*:`, 'm').test(text);
}
