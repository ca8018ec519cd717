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
  if (minimum !== undefined && maximum !== undefined) return `from ${minimum} to ${maximum}`;
  const limits = [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`more than ${exclusiveMinimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`less than ${exclusiveMaximum}`]),
  ];
  return limits.join(' and ');
}

export function wantedText(types: readonly string[]): string {
  const anyScalar = ['string', 'number', 'boolean'].every((type) => types.includes(type));
  const names = types.flatMap((type) =>
    type === 'null' || (anyScalar && (type === 'number' || type === 'boolean')) ? [] : [TYPE_NAMES[type] ?? type],
  );
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' or ') || 'nothing';
}

export function foundText(data: unknown): string {
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

export function quoted(key: string): string {
  return `"${key}"`;
}
