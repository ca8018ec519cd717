import { t } from '../l10n.js';
import { nearestWord } from './nearMiss.js';
import type { ShapeError } from './shapeErrors.js';

/** Longer values are not shown: they could be anything, a secret too. */
const LONGEST_SHOWN = 39;
const LONGEST_LIST = 70;

/** As many words as a message has room for. */
export function listed(words: readonly string[]): string {
  let text = '';
  for (const word of words) {
    if (text.length + word.length > LONGEST_LIST) return `${text}, …`;
    text += `${text === '' ? '' : ', '}${word}`;
  }
  return text;
}

/** What was written in place of one of some values, and which those are. */
export function choiceArgs(data: unknown, values: readonly unknown[]): { value: string; allowed: string; near: string } {
  const allowed = values.filter((value) => value !== null).map(textOf);
  // Where nothing is written there is no value to name.
  const value = data === null ? '' : textOf(data);
  return {
    value: value.length <= LONGEST_SHOWN ? value : '',
    allowed: listed(allowed),
    near: (value && nearestWord(value, allowed)) ?? '',
  };
}

function textOf(data: unknown): string {
  return typeof data === 'object' && data !== null ? JSON.stringify(data) : String(data);
}

/** The numbers that a schema takes. */
export function limitsText({ around: { minimum, maximum, exclusiveMinimum, exclusiveMaximum } }: ShapeError): string {
  if (minimum !== undefined && maximum !== undefined) return t('from {0} to {1}', minimum, maximum);
  const limits = [
    ...(minimum === undefined ? [] : [t('at least {0}', minimum)]),
    ...(exclusiveMinimum === undefined ? [] : [t('more than {0}', exclusiveMinimum)]),
    ...(maximum === undefined ? [] : [t('at most {0}', maximum)]),
    ...(exclusiveMaximum === undefined ? [] : [t('less than {0}', exclusiveMaximum)]),
  ];
  return limits.length < 2 ? limits.join('') : t('{0} and {1}', limits.slice(0, -1).join(', '), limits.at(-1) ?? '');
}

/** In English: fixes read it. */
export function wantedText(types: readonly string[]): string {
  const anyScalar = ['string', 'number', 'boolean'].every((type) => types.includes(type));
  const names = types.flatMap((type) =>
    type === 'null' || (anyScalar && (type === 'number' || type === 'boolean')) ? [] : [TYPE_NAMES[type] ?? type],
  );
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' or ') || NOTHING;
}

/** What is wanted in the language of who reads it. */
export function wantedIn(english: string): string {
  const words = english.split(/, | or (?!false)/).map((word) => t(word));
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : t('{0} or {1}', words.slice(0, -1).join(', '), last);
}

export function foundText(data: unknown): string {
  if (data === null) return t(NOTHING);
  if (Array.isArray(data)) return t('a list');
  if (typeof data === 'number' && !Number.isFinite(data)) return t('a number that JSON cannot hold');
  return t(TYPE_NAMES[typeof data] ?? typeof data);
}

const NOTHING = 'nothing';

/** The types of values in English, as problems hold them. */
export const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

export function quoted(key: string): string {
  return `"${key}"`;
}
