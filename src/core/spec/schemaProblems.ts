import { authKinds } from '../auth/index.js';
import type { ProblemList, Range } from '../result.js';
import { otherWords } from '../vocabulary/otherWords.js';
import { places } from '../vocabulary/places.js';
import { foldWord, nearestWord } from './nearMiss.js';
import { plainData } from './plainData.js';
import type { ReadingMemo } from './read/memo.js';
import { namesSecret } from './secretWords.js';
import { realErrors, wantedTypes, type ShapeError } from './shapeErrors.js';
import { entryOf, keyRange, nodeAt, type SpecNode } from './tree.js';
import validate from './validator.gen.js';

/** Longer values are not shown: they could be anything, a secret too. */
const LONGEST_SHOWN = 39;
const LONGEST_LIST = 70;

/** A file with more mistakes has one cause; the first ones lead to it. */
const MOST = 500;

/** Checks keys, types and limits against the schema: one problem for each mistake, at the key or value that makes it. */
export function checkShape(root: SpecNode, problems: ProblemList, memo: ReadingMemo): void {
  const ofItem = (item: SpecNode): unknown => memo.data.of(item, [], () => plainData(item));
  if (validate(plainData(root, ofItem))) return;
  const missing = new Map<string, { readonly error: ShapeError; readonly keys: string[] }>();
  const errors = validate.errors ?? [];
  if (errors.length > MOST)
    problems.error('too-many-mistakes', { start: root.range.start, end: root.range.start + 1 }, { count: errors.length, shown: MOST });
  for (const error of realErrors(errors.slice(0, MOST))) {
    if (error.keyword !== 'required') {
      report(error, root, problems);
      continue;
    }
    const place = JSON.stringify(error.path);
    const found = missing.get(place) ?? { error, keys: [] };
    found.keys.push(String(error.params['missingProperty']));
    missing.set(place, found);
  }
  for (const { error, keys } of missing.values()) {
    const args = { keys: listed(keys.map(quoted)), count: keys.length, place: placeName(error) };
    problems.add('error', 'missing-key', lackingRange(root, error.path), args, undefined, { path: error.path, keys });
  }
}

function report(error: ShapeError, root: SpecNode, problems: ProblemList): void {
  const key = valueName(error.path);
  const range = valueRange(root, error.path);
  switch (error.keyword) {
    case 'additionalProperties':
      return reportUnknownKey(error, root, problems);
    case 'type':
    case 'anyOf':
      return problems.error('wrong-type', range, { key, wanted: wantedText(wantedTypes(error)), found: foundText(error.data) });
    case 'enum':
      return problems.error('not-one-of', range, { key, ...choiceArgs(error) });
    case 'minimum':
    case 'maximum':
      return problems.error('out-of-range', range, { key, limits: limitsText(error) });
    case 'minItems':
      return problems.error('too-few-items', range, { key, least: Number(error.params['limit']) });
    case 'pattern':
      return problems.error('empty-text', range, { key });
    default:
      return problems.error('wrong-form', range, { key, example: JSON.stringify(error.around.examples?.[0] ?? '') });
  }
}

function reportUnknownKey(error: ShapeError, root: SpecNode, problems: ProblemList): void {
  const key = String(error.params['additionalProperty']);
  const range = keyRange(nodeAt(root, error.path).node, key);
  const known = Object.keys(error.around.properties ?? {});
  const near = nearestWord(key, known) ?? '';
  if (namesSecret(key) && !namesSecret(near)) return problems.error('secret-key', range, { key });
  const belongs = listed(placesOf(key));
  const instead = near || belongs ? '' : Object.hasOwn(otherWords, foldWord(key)) ? (otherWords[foldWord(key)] ?? '') : '';
  problems.error('unknown-key', range, { key, place: placeName(error), near, belongs, instead, known: listed(known) });
}

/** The titles of the maps that take a key, however it is spelled. */
function placesOf(key: string): readonly string[] {
  const folded = foldWord(key);
  const takes = (fields: object): boolean => Object.keys(fields).includes(folded);
  const titles = Object.values(places).flatMap((place) => (place !== places.defaults && takes(place.fields) ? [place.title] : []));
  return [...titles, ...authKinds.flatMap((kind) => (takes(kind.fields) ? [`authorization of type ${kind.type}`] : []))];
}

/** As many words as a message has room for. */
function listed(words: readonly string[]): string {
  let text = '';
  for (const word of words) {
    if (text.length + word.length > LONGEST_LIST) return `${text}, …`;
    text += `${text === '' ? '' : ', '}${word}`;
  }
  return text;
}

function choiceArgs(error: ShapeError): { value: string; allowed: string; near: string } {
  const allowed = (error.schema as readonly unknown[]).filter((value) => value !== null).map(String);
  const value = String(error.data);
  return { value: value.length <= LONGEST_SHOWN ? value : '', allowed: listed(allowed), near: nearestWord(value, allowed) ?? '' };
}

function limitsText({ around: { minimum, maximum } }: ShapeError): string {
  if (minimum === undefined) return `at most ${maximum}`;
  return maximum === undefined ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
}

function wantedText(types: readonly string[]): string {
  const anyScalar = ['string', 'number', 'boolean'].every((type) => types.includes(type));
  const names = types.flatMap((type) =>
    type === 'null' || (anyScalar && (type === 'number' || type === 'boolean')) ? [] : [TYPE_NAMES[type] ?? type],
  );
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' or ');
}

function foundText(data: unknown): string {
  if (data === null) return 'nothing';
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'number' && !Number.isFinite(data)) return 'a number that JSON cannot hold';
  return TYPE_NAMES[typeof data] ?? typeof data;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

function quoted(key: string): string {
  return `"${key}"`;
}

function placeName(error: ShapeError): string {
  return error.around.title ?? valueName(error.path);
}

/** `pagination`, `resources[0]`, or the file itself. */
function valueName(path: readonly string[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'connector.yaml';
  const owner = path.at(-2);
  return /^\d+$/.test(last) && owner !== undefined ? `${owner}[${last}]` : last;
}

/** Of the whole file only its first character is marked. */
function valueRange(root: SpecNode, path: readonly string[]): Range {
  const { range } = nodeAt(root, path).node;
  return path.length === 0 ? { start: range.start, end: Math.min(range.start + 1, range.end) } : range;
}

/** The key whose map lacks something; of an item of a list, or the file, its first key. */
function lackingRange(root: SpecNode, path: readonly string[]): Range {
  const { node } = nodeAt(root, path);
  const owner = nodeAt(root, path.slice(0, -1)).node;
  const own = path.length > 0 ? entryOf(owner, String(path.at(-1))) : undefined;
  const first = node.kind === 'map' ? [...node.entries.values()][0] : undefined;
  return own?.keyRange ?? first?.keyRange ?? valueRange(root, path);
}
