import { underscore } from 'inflected';
import type { JsonObject, JsonValue } from './elements/element.js';
import { folderOf } from './layout.js';
import { type FileProblem, fileProblem } from './fileProblem.js';
import { isJsonObject, readJson, jsonText } from './json.js';
import { conflictIn } from './merge/markers.js';
import { compareText } from './pack/keyOrder.js';
import { COLLECTION_LISTS, type ListedElement, type ListName, listed } from './pack/lists.js';
import { readElement } from './pack/readElement.js';
import { readmeOf } from './pack/readme.js';

export interface PackInput {
  /** The collection's name. */
  readonly name: string;
  readonly title: string;
  readonly namespace: string;
  /** Text by path of the element files, relative to the connector's folder; others are passed over. */
  readonly files: ReadonlyMap<string, string>;
  /** collection.json as it was: it gives the elements of files that hold conflict markers. */
  readonly previous?: string | undefined;
}

export interface Packed {
  /** collection.json; undefined where a problem is an error. */
  readonly text: string | undefined;
  readonly problems: readonly FileProblem[];
}

/** Puts the element files together to the collection as Cenit imports it: a pure function of its input. */
export function packCollection(input: PackInput): Packed {
  const problems: FileProblem[] = [];
  const elements = new Map<string, ListedElement>();
  const add = (element: ListedElement): void => {
    const first = elements.get(element.identity);
    if (!first) elements.set(element.identity, element);
    else if (element.list !== 'oauth2_scopes' && element.list !== 'snippets') {
      problems.push(fileProblem(element.file, 'error', 'element-twice', { name: element.name, file: first.file }));
    }
  };
  for (const file of [...input.files.keys()].sort(compareText)) {
    const folder = folderOf(file);
    if (!folder) continue;
    const text = input.files.get(file) ?? '';
    const conflict = folder === 'algorithms' ? conflictIn(text) : undefined;
    if (conflict) {
      const kept = asItWas(file, input);
      problems.push(fileProblem(file, 'warning', kept.length > 0 ? 'file-markers' : 'file-markers-left-out', {}, conflict));
      kept.forEach(add);
      continue;
    }
    const reading = readElement(file, folder, text, input.namespace);
    if ('problem' in reading) problems.push(reading.problem);
    else {
      if (reading.warning) problems.push(reading.warning);
      reading.elements.forEach(add);
    }
  }
  const failed = problems.some(({ problem }) => problem.severity === 'error');
  return { text: failed ? undefined : collectionText(input, [...elements.values()]), problems };
}

function collectionText(input: PackInput, elements: readonly ListedElement[]): string {
  const namespaces = new Set([
    input.namespace,
    ...elements.flatMap(({ data }) => (typeof data.namespace === 'string' ? [data.namespace] : [])),
  ]);
  const all = [
    ...elements,
    ...[...namespaces].map((name) => listed('namespaces', '', { _primary: ['name'], name, slug: slugOf(name, input.name) })),
  ];
  const lists = COLLECTION_LISTS.flatMap((list): [ListName, JsonObject[]][] => {
    const members = all
      .filter((element) => element.list === list)
      .sort((a, b) => compareText(a.name, b.name) || compareText(a.identity, b.identity));
    return members.length > 0 ? [[list, members.map(({ data }) => data)]] : [];
  });
  const named = (list: ListName): string[] =>
    lists.flatMap(([name, members]) => (name === list ? members.map((member) => jsonText(member.name)) : []));
  const title = input.title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const root = {
    _primary: ['name'],
    _reset: lists.map(([list]) => list),
    name: input.name,
    title,
    readme: readmeOf(title, new Map(lists)),
    metadata: { tags: ['APP-Connector'], connector: { generator: 'connector.yaml', resources: named('data_types') } },
    ...Object.fromEntries(lists),
  };
  return `${JSON.stringify(root, null, 2)}\n`;
}

/** As Cenit makes it of a name; the collection's own name where that is no slug. */
function slugOf(namespace: string, name: string): string {
  const slug = underscore(namespace);
  return /^[a-z_\d]{1,255}$/.test(slug) ? slug : name;
}

/** The algorithm of a file, and its snippet, as the collection held them before. */
function asItWas(file: string, { previous, namespace }: PackInput): ListedElement[] {
  const name = file.slice(file.lastIndexOf('/') + 1, -'.rb'.length);
  const reading = readJson(previous ?? '');
  if (!('value' in reading) || !isJsonObject(reading.value)) return [];
  const root = reading.value;
  const find = (list: 'algorithms' | 'snippets', wanted: string): ListedElement[] => {
    const members: readonly JsonValue[] = Array.isArray(root[list]) ? (root[list] as readonly JsonValue[]) : [];
    const found = members.find((member) => isJsonObject(member) && member.name === wanted && member.namespace === namespace);
    return isJsonObject(found) ? [listed(list, file, found)] : [];
  };
  const both = [...find('algorithms', name), ...find('snippets', `${name}.rb`)];
  return both.length === 2 ? both : [];
}
