import type { Sentences } from './sentences.js';

export const schemaSentences = {
  'unknown-key': ({ key, keys = '', count = 1, place, near, belongs, instead, known, home, level }) => {
    if (Number(count) > 1) return `${keys} are no keys of: ${place}. Move them one level ${level}, to: ${home}.`;
    const hints = [
      ...(near ? [`Did you mean "${near}"?`] : []),
      ...(belongs ? [`It is a key of: ${belongs}.`] : []),
      ...(level ? [`Move it one level ${level}, to: ${home}.`] : []),
      ...(instead ? [`Here it is ${instead}.`] : []),
    ];
    return `"${key}" is not a key of: ${place}. ${hints.length > 0 ? hints.join(' ') : known ? `Rename or remove it; keys here are ${known}.` : 'Remove it.'}`;
  },
  'secret-key': ({ key }) =>
    `"${key}" looks like a secret. Secrets never stand in this file: Cenit asks for them after the import. Remove this line.`,
  'missing-key': ({ keys, count, place }) =>
    count === 1 ? `The key ${keys} is missing in: ${place}. Add it.` : `The keys ${keys} are missing in: ${place}. Add them.`,
  'wrong-type': ({ key, wanted, found }) => `"${key}" must be ${wanted}, but here is ${found}. Write ${wanted}.`,
  'not-one-of': ({ key, value, allowed, near }) =>
    `${value === '' ? 'This value' : `"${value}"`} is not known for "${key}". ${near ? `Did you mean "${near}"? ` : ''}Use one of: ${allowed}.`,
  'out-of-range': ({ key, limits }) => `"${key}" must be ${limits}. Change the number.`,
  'too-few-items': ({ key, least }) => `"${key}" needs at least ${least} ${least === 1 ? 'item' : 'items'}. Add one.`,
  'too-many-items': ({ key, most, kind }) =>
    `"${key}" takes at most ${most} ${most === 1 ? 'item' : 'items'}${kind ? ` ${kind}` : ''}. Remove the others.`,
  'item-twice': ({ key }) => `This item stands twice in "${key}". Remove one of them.`,
  'wrong-length': ({ key, limit }) => `"${key}" must have ${limit}. Change it.`,
  'wrong-pattern': ({ key, pattern, example }) =>
    `"${key}" must match the pattern ${pattern}.${example === '' ? ' Correct it.' : ` Write it like ${example}.`}`,
  'wrong-key-name': ({ key }) => `"${key}" is no name that a key may have here. Rename it.`,
  'key-needs': ({ key, needs }) => `"${key}" needs the key "${needs}" beside it. Add it.`,
  'missing-some': ({ keys }) => `One of these keys is missing here: ${keys}. Add one.`,
  'fits-many': ({ key }) => `"${key}" fits more than one of the forms it may have, so it is not clear which is meant. Make it fit one.`,
  'not-allowed': ({ key }) => `"${key}" is not allowed here like this. Remove or change it.`,
  'contains-none': ({ key }) => `"${key}" lacks an item of the kind that it must hold. Add one.`,
  'empty-text': ({ key }) => `"${key}" is empty. Write a text, or remove the key.`,
  'wrong-form': ({ key, example }) =>
    `"${key}" is not written in a form that is understood.${example === '' ? ' Correct it.' : ` Write it like ${example}.`}`,
  'too-many-mistakes': ({ count, shown }) =>
    `This file has ${count} mistakes of shape; the first ${shown} are listed. Mend those first, the rest may go with them.`,
} satisfies Sentences;
