import { cloneDeepWith, isEqual, zip } from 'lodash-es';
import type { Element, JsonValue } from './elements/element.js';
import { isJsonObject, jsonText, readJson } from './json.js';
import { COLLECTION_FILE, COLLECTION_FOLDER, pathOf } from './layout.js';
import { isSame } from './fileChange.js';
import type { Translate } from './merge/result.js';
import { pluralOf, resourceNames } from './naming.js';
import { planElements, planResource } from './plan.js';
import { renderDrafts } from './render/render.js';
import type { Connector, Resource } from './spec/model.js';

/** Where the file of a renamed resource was, and what its words are now. */
export interface Move {
  readonly from: string;
  readonly translate: Translate;
}

/**
 * The files of a renamed resource: exactly one is gone since the last run and one is new, and the new one makes, under the old name,
 * the very texts of the last run. All else that changed makes two different resources of them.
 * @param known text by path of the last run
 * @returns by new path
 */
export function movesOf(connector: Connector, elements: readonly Element[], known: ReadonlyMap<string, string>): ReadonlyMap<string, Move> {
  const now = new Set(connector.resources.map(({ rn }) => rn));
  // Names are read from the whole collection, so only where something may have gone.
  if ([...foldersOf(known)].every((rn) => now.has(rn))) return new Map();
  const before = foldersOf(known, lastNames(known));
  const [gone, ...others] = [...before].filter((rn) => !now.has(rn));
  const [added, ...more] = connector.resources.filter(({ rn }) => !before.has(rn));
  if (gone === undefined || added === undefined || others.length > 0 || more.length > 0) return new Map();
  const old = formerlyOf(connector, added, gone, known);
  if (!old) return new Map();
  const translate = translation(connector.parserNames, old, added);
  const former = { ...connector, resources: connector.resources.map((one) => (one === added ? old : one)) };
  // Both plans have the same elements in the same order, but for their names.
  const pairs = zip(planElements(former).map(pathOf), elements.map(pathOf)).flatMap(([from, path]): [string, Move][] =>
    from === undefined || path === undefined || from === path ? [] : [[path, { from, translate }]],
  );
  return new Map(pairs);
}

/** Names of the algorithms and webhooks of the last run: a file that was left as an orphan before is not among them. */
function lastNames(known: ReadonlyMap<string, string>): ReadonlySet<string> {
  const reading = readJson(known.get(COLLECTION_FILE) ?? '');
  const root = 'value' in reading && isJsonObject(reading.value) ? reading.value : {};
  const listed = [root.algorithms, root.webhooks].flatMap((list) => (Array.isArray(list) ? (list as readonly JsonValue[]) : []));
  return new Set(listed.map((item) => (isJsonObject(item) ? jsonText(item.name) : '')));
}

/** The resources that had files; with names, only those of which one of that name was. */
function foldersOf(known: ReadonlyMap<string, string>, names?: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    [...known.keys()].flatMap((path) => {
      const [root, kind, rn, file] = path.split('/');
      const isOfResource = root === COLLECTION_FOLDER && (kind === 'algorithms' || kind === 'resources') && file !== undefined;
      return isOfResource && rn !== undefined && (!names || names.has(file.replace(/\.(?:rb|json)$/, ''))) ? [rn] : [];
    }),
  );
}

/** The resource under its old name, if that makes what the last run made. */
function formerlyOf(connector: Connector, added: Resource, rn: string, known: ReadonlyMap<string, string>): Resource | undefined {
  const others = new Set(connector.resources.filter((one) => one !== added).map(({ dataType }) => dataType));
  for (const [path, text] of known) {
    const dataType = /^collection\/data_types\/(.+)\.json$/.exec(path)?.[1];
    if (dataType === undefined || others.has(dataType)) continue;
    const reading = readJson(text);
    const title = 'value' in reading && isJsonObject(reading.value) ? jsonText(reading.value.title) : '';
    // The plural follows from the name, or it was given together with it.
    for (const rns of new Set([pluralOf(rn), added.rns, ...pluralsOf(rn, known)])) {
      const resource = { ...withKeyOf(added, rn), name: title, title, rn, rns, dataType };
      if (madeBefore(connector, resource, known)) return resource;
    }
  }
  return undefined;
}

/** The resource with another word for its key, which is called after its name, in every request. */
function withKeyOf(resource: Resource, rn: string): Resource {
  const [now, before] = [resource.rn, rn].map((name) => `${name}_id`);
  return cloneDeepWith(resource, (value: unknown) => (isEqual(value, { word: now }) ? { word: before } : undefined)) as Resource;
}

function madeBefore(connector: Connector, resource: Resource, known: ReadonlyMap<string, string>): boolean {
  const elements = Object.values(planResource(connector, resource)).flat();
  if (!elements.every((element) => known.has(pathOf(element)))) return false;
  return renderDrafts(elements).every(({ path, content }) => isSame(content, known.get(path) ?? ''));
}

/** What the webhook of a list may have been called after. */
function pluralsOf(rn: string, known: ReadonlyMap<string, string>): readonly string[] {
  const start = `${COLLECTION_FOLDER}/resources/${rn}/get_`;
  return [...known.keys()].flatMap((path) => (path.startsWith(start) ? [path.slice(start.length, -'.json'.length)] : []));
}

/** Each name that is made of the resource's becomes the one that is made of its new name. */
function translation(parserNames: Connector['parserNames'], old: Resource, now: Resource): Translate {
  const namesOf = ({ rn, rns, dataType, title }: Resource): readonly string[] => [
    ...Object.values(resourceNames(rn, rns, parserNames)),
    ...[rn, rns, dataType, title],
  ];
  const words = new Map(zip(namesOf(old), namesOf(now)));
  return (text) => text.replace(/[A-Za-z_]\w*/g, (word) => words.get(word) ?? word);
}
