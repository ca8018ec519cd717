import { authKinds } from '../auth/index.js';
import { t } from '../l10n.js';
import type { ProblemList, Range } from '../result.js';
import { otherWords } from '../vocabulary/otherWords.js';
import { places } from '../vocabulary/places.js';
import { kindTitle, shownTitle } from '../vocabulary/titles.js';
import { foldWord, nearestWord } from './nearMiss.js';
import { namesSecret } from './secretWords.js';
import type { Shape } from './shape.js';
import { wantedTypes, type ShapeError } from './shapeErrors.js';
import { choiceArgs, foundText, limitsText, listed, quoted, wantedText } from './shapeWords.js';
import { entryOf, keyRange, nodeAt, valueRange, type SpecNode } from './tree.js';

/** The pattern of a text that may not be empty. */
const NOT_BLANK = '\\S';

/** Tells one mistake, at the key or value that makes it. */
export function reportShape(error: ShapeError, root: SpecNode, problems: ProblemList, shape: Shape): void {
  const key = valueName(error.path, shape);
  const range = valueRange(root, error.path);
  switch (error.keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return reportUnknownKey(error, root, problems, shape);
    case 'type':
    case 'anyOf':
      return problems.error('wrong-type', range, { key, wanted: wantedText(wantedTypes(error)), found: foundText(error.data) });
    case 'enum':
      return problems.error('not-one-of', range, { key, ...choiceArgs(error.data, error.schema as readonly unknown[]) });
    case 'const':
      return problems.error('not-one-of', range, { key, ...choiceArgs(error.data, [error.schema]) });
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return problems.error('out-of-range', range, { key, limits: limitsText(error) });
    case 'minItems':
      return problems.error('too-few-items', range, { key, least: Number(error.params['limit']) });
    case 'maxItems':
      return problems.error('too-many-items', range, {
        key,
        most: Number(error.params['limit']),
        kind: error.params['kind'] ? 'kind' : '',
      });
    case 'items':
    case 'additionalItems':
    case 'unevaluatedItems': {
      const most = Number(error.params['limit']);
      return problems.error('too-many-items', valueRange(root, [...error.path, String(most)]), { key, most });
    }
    case 'uniqueItems':
      return reportTwice(error, root, problems, key);
    case 'minLength':
    case 'maxLength':
      return problems.error('wrong-length', range, { key, limit: charactersText(error) });
    case 'minProperties':
    case 'maxProperties':
      return problems.error('wrong-length', range, { key, limit: keysText(error) });
    case 'multipleOf':
      return problems.error('out-of-range', range, { key, limits: t('a multiple of {0}', Number(error.params['multipleOf'])) });
    case 'pattern':
      if (error.schema === NOT_BLANK) return problems.error('empty-text', range, { key });
      return problems.error('wrong-pattern', range, { key, pattern: String(error.schema), example: exampleOf(error) });
    case 'propertyNames':
      return reportKeyName(error, root, problems);
    case 'dependencies':
    case 'dependentRequired':
      return reportDependency(error, root, problems);
    case 'someRequired':
      return problems.error('missing-some', range, { keys: listed((error.params['keys'] as readonly string[]).map(quoted)) });
    case 'fitsMany':
      return problems.error('fits-many', range, { key });
    case 'not':
    case 'false schema':
      return problems.error('not-allowed', notRange(error, root, range), { key });
    case 'contains':
      return problems.error('contains-none', range, { key });
    default:
      return problems.error('wrong-form', range, { key, example: exampleOf(error) });
  }
}

function exampleOf(error: ShapeError): string {
  return JSON.stringify(error.around.examples?.[0] ?? '').replace(/^""$/, '');
}

function charactersText({ keyword, params }: ShapeError): string {
  const limit = Number(params['limit']);
  return keyword === 'minLength' ? t('at least {0} characters', limit) : t('at most {0} characters', limit);
}

function keysText({ keyword, params }: ShapeError): string {
  const limit = Number(params['limit']);
  return keyword === 'minProperties' ? t('at least {0} keys', limit) : t('at most {0} keys', limit);
}

const unknownKey = ({ params }: ShapeError): string => String(params['additionalProperty'] ?? params['unevaluatedProperty']);

/** What a key that is not known was most likely meant to be; empty where nothing is near. */
export const nearKey = (error: ShapeError): string => nearestWord(unknownKey(error), Object.keys(error.around.properties ?? {})) ?? '';

function reportUnknownKey(error: ShapeError, root: SpecNode, problems: ProblemList, shape: Shape): void {
  const key = unknownKey(error);
  const range = keyRange(nodeAt(root, error.path).node, key);
  const known = Object.keys(error.around.properties ?? {});
  const near = nearKey(error);
  const args = { key, place: placeName(error, shape), near, known: listed(known) };
  if (!shape.builtIn) return problems.error('unknown-key', range, { ...args, belongs: '', instead: '' });
  if (namesSecret(key) && !namesSecret(near)) return problems.error('secret-key', range, { key });
  const belongs = near && foldWord(key) === foldWord(near) ? '' : listed(placesOf(key));
  const instead = near || belongs ? '' : Object.hasOwn(otherWords, foldWord(key)) ? (otherWords[foldWord(key)] ?? '') : '';
  problems.error('unknown-key', range, { key, place: args.place, near, belongs, instead, known: args.known });
}

/** The titles of the maps that take a key, however it is spelled. */
function placesOf(key: string): readonly string[] {
  const folded = foldWord(key);
  const takes = (fields: object): boolean => Object.keys(fields).includes(folded);
  const titles = Object.values(places).flatMap((place) =>
    place !== places.defaults && takes(place.fields) ? [shownTitle(place.title)] : [],
  );
  return [...titles, ...authKinds.flatMap((kind) => (takes(kind.fields) ? [shownTitle(kindTitle(kind.type))] : []))];
}

function reportTwice(error: ShapeError, root: SpecNode, problems: ProblemList, key: string): void {
  const [one, other] = [Number(error.params['i']), Number(error.params['j'])].sort((a, b) => a - b);
  const [first, second] = [one, other].map((index) => nodeAt(root, [...error.path, String(index)]).node.range);
  if (first && second) problems.error('item-twice', second, { key }, { range: first, note: t('The same item is here.') });
}

function reportKeyName(error: ShapeError, root: SpecNode, problems: ProblemList): void {
  const key = String(error.params['propertyName']);
  problems.error('wrong-key-name', keyRange(nodeAt(root, error.path).node, key), { key });
}

function reportDependency(error: ShapeError, root: SpecNode, problems: ProblemList): void {
  const key = String(error.params['property']);
  const { node } = nodeAt(root, error.path);
  problems.missing(
    'key-needs',
    keyRange(node, key),
    { key, needs: String(error.params['missingProperty']) },
    error.path,
    String(error.params['missingProperty']),
  );
}

/** A key that must not stand there; else the whole value. */
function notRange(error: ShapeError, root: SpecNode, range: Range): Range {
  const { node } = nodeAt(root, error.path);
  if (error.keyword === 'false schema')
    return entryOf(nodeAt(root, error.path.slice(0, -1)).node, error.path.at(-1) ?? '')?.keyRange ?? range;
  const { required } = (error.schema ?? {}) as { readonly required?: readonly string[] };
  return entryOf(node, required?.at(-1) ?? '')?.keyRange ?? range;
}

/** What a map is called. */
export function placeName(error: ShapeError, shape: Shape): string {
  const { title } = error.around;
  if (title === undefined) return valueName(error.path, shape);
  return shape.builtIn ? shownTitle(title) : title;
}

/** `pagination`, `resources[0]`, or the file itself. */
export function valueName(path: readonly string[], { builtIn }: Shape): string {
  const last = path.at(-1);
  if (last === undefined) return builtIn ? 'connector.yaml' : t('this file');
  const owner = path.at(-2);
  return /^\d+$/.test(last) && owner !== undefined ? `${owner}[${last}]` : last;
}
