import type { ErrorObject } from 'ajv';
import type { ProblemList, Range } from '../result.js';
import { nearestWord } from './nearMiss.js';
import { plainData } from './plainData.js';
import type { NodeMemo } from './nodeMemo.js';
import { fieldsOf } from './schemaAt.js';
import { connectorShape, type Shape, type Validate } from './shape.js';
import { realErrors, type ShapeError } from './shapeErrors.js';
import { nearKey, placeName, reportShape } from './shapeReport.js';
import { listed, quoted } from './shapeWords.js';
import { child, entryOf, nodeAt, valueRange, type SpecNode } from './tree.js';

/** A file with more mistakes has one cause; the first ones lead to it. */
const MOST = 500;

/** What the check of one text may leave to that of the next. */
export interface ShapeMemo {
  readonly data: NodeMemo<unknown>;
  readonly shape: NodeMemo<readonly ErrorObject[]>;
}

/** Checks keys, types and limits against a schema: one problem for each mistake, at the key or value that makes it. */
export function checkShape(root: SpecNode, problems: ProblemList, memo: ShapeMemo, shape: Shape = connectorShape): void {
  const dataOf = (item: SpecNode): unknown => memo.data.of(item, [], () => plainData(item));
  const data = plainData(root, dataOf);
  const found = [...errorsOf(shape.validate, data), ...errorsOfItems(root, dataOf, memo, shape)];
  if (found.length === 0) return;
  const errors = realErrors(found, data, shape.schema, MOST);
  const real = errors.real.filter((error) => !isUnsure(root, error));
  if (errors.found > MOST)
    problems.error('too-many-mistakes', { start: root.range.start, end: root.range.start + 1 }, { count: errors.found, shown: MOST });
  const placeOf = ({ path }: ShapeError): string => JSON.stringify(path);
  const meant = new Set(real.flatMap((error) => (OF_UNKNOWN.test(error.keyword) ? [`${placeOf(error)} ${nearKey(error)}`] : [])));
  const missing = new Map<string, { readonly error: ShapeError; readonly keys: Set<string> }>();
  for (const error of real) {
    const place = placeOf(error);
    const keys = error.keyword === 'required' ? [error.params['missingProperty']] : (error.params['keys'] as readonly string[] | undefined);
    // It is there, spelled wrong.
    if (keys?.some((key) => meant.has(`${place} ${String(key)}`))) continue;
    if (error.keyword !== 'required') {
      reportShape(error, root, problems, shape);
      continue;
    }
    const key = String(error.params['missingProperty']);
    const word = meantByOther(error, key, shape);
    if (word) {
      reportShape(word, root, problems, shape);
      continue;
    }
    const found = missing.get(place) ?? { error, keys: new Set() };
    found.keys.add(key);
    missing.set(place, found);
  }
  for (const { error, keys } of missing.values()) {
    const args = { keys: listed([...keys].map(quoted)), count: keys.size, place: placeName(error, shape) };
    problems.add('error', 'missing-key', lackingRange(root, error.path), args, undefined, { path: error.path, keys: [...keys] });
  }
}

/** Where the key that chooses a branch is missing no branch was looked into: the word that is meant for it is told. */
function meantByOther(error: ShapeError, key: string, { schema }: Shape): ShapeError | undefined {
  const { around, data } = error;
  if (around.discriminator?.propertyName !== key) return undefined;
  const known = Object.keys(fieldsOf(around, schema));
  const word = Object.keys(data as object).find((one) => !known.includes(one) && nearestWord(one, [key]) !== undefined);
  return word === undefined ? undefined : { ...error, keyword: 'additionalProperties', params: { additionalProperty: word } };
}

const OF_UNKNOWN = /^(?:additional|unevaluated)Properties$/;
const OF_ABSENT = /required|dependen|^minProperties$|^contains$/i;

/** Whether an error is about a value that could not be read, or about one that may stand in what could not be. */
function isUnsure(root: SpecNode, { path, keyword, params }: ShapeError): boolean {
  const places = keyword === 'uniqueItems' ? [params['i'], params['j']].map((index) => [...path, String(index)]) : [path];
  return places.some((place) => {
    const { node } = nodeAt(root, place);
    return node.kind === 'scalar' ? node.unknown : OF_ABSENT.test(keyword) && node.kind === 'map' && node.partial;
  });
}

function errorsOf(validate: Validate, data: unknown): readonly ErrorObject[] {
  return validate(data) ? [] : (validate.errors ?? []);
}

/** Of a list that is checked item by item: each is checked once, as long as it is the same. */
function errorsOfItems(root: SpecNode, dataOf: (item: SpecNode) => unknown, memo: ShapeMemo, { list }: Shape): readonly ErrorObject[] {
  const node = list && child(root, list.key);
  if (!list || node?.kind !== 'list') return [];
  return node.items.flatMap((item, index) => {
    const errors = memo.shape.of(item, [], () => errorsOf(list.validate, dataOf(item)));
    return errors.map((error) => ({ ...error, instancePath: `/${list.key}/${index}${error.instancePath}` }));
  });
}

/** The key whose map lacks something; of an item of a list, or the file, its first key. */
function lackingRange(root: SpecNode, path: readonly string[]): Range {
  const { node } = nodeAt(root, path);
  const owner = nodeAt(root, path.slice(0, -1)).node;
  const own = path.length > 0 ? entryOf(owner, String(path.at(-1))) : undefined;
  const first = node.kind === 'map' ? [...node.entries.values()][0] : undefined;
  return own?.keyRange ?? first?.keyRange ?? valueRange(root, path);
}
