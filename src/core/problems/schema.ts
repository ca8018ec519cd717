import { t } from '../l10n.js';
import { wantedIn } from '../spec/shapeWords.js';
import { and, nearSentence, type Sentences } from './sentences.js';

const likeSentence = (example: string | number = ''): string =>
  example === '' ? t('Correct it.') : t('Write it like {example}.', { example });

export const schemaSentences = {
  'unknown-key': ({ key = '', keys = '', count = 1, place = '', near, belongs, instead, known, home = '', level }) => {
    if (Number(count) > 1)
      return level === 'in'
        ? t('{keys} are no keys of: {place}. Move them one level in, to: {home}.', { keys, place, home })
        : t('{keys} are no keys of: {place}. Move them one level out, to: {home}.', { keys, place, home });
    const hints = and(
      nearSentence(near),
      belongs ? t('It is a key of: {belongs}.', { belongs }) : '',
      level ? (level === 'in' ? t('Move it one level in, to: {home}.', { home }) : t('Move it one level out, to: {home}.', { home })) : '',
      instead ? t('Here it is {instead}.', { instead: t(String(instead)) }) : '',
    );
    const remedy = known ? t('Rename or remove it; keys here are {known}.', { known }) : t('Remove it.');
    return and(t('"{key}" is not a key of: {place}.', { key, place }), hints || remedy);
  },
  'secret-key': '"{key}" looks like a secret. Secrets never stand in this file: Cenit asks for them after the import. Remove this line.',
  'missing-key': ({ keys = '', count, place = '' }) =>
    count === 1
      ? t('The key {keys} is missing in: {place}. Add it.', { keys, place })
      : t('The keys {keys} are missing in: {place}. Add them.', { keys, place }),
  'wrong-type': ({ key = '', wanted = '', found = '' }) =>
    t('"{key}" must be {wanted}, but here is {found}. Write {wanted}.', { key, wanted: wantedIn(String(wanted)), found }),
  'not-one-of': ({ key = '', value = '', allowed = '', near }) =>
    and(
      value === '' ? t('This value is not known for "{key}".', { key }) : t('"{value}" is not known for "{key}".', { key, value }),
      nearSentence(near),
      t('Use one of: {allowed}.', { allowed }),
    ),
  'out-of-range': '"{key}" must be {limits}. Change the number.',
  'too-few-items': ({ key = '', least = 1 }) =>
    least === 1
      ? t('"{key}" needs at least 1 item. Add one.', { key })
      : t('"{key}" needs at least {least} items. Add one.', { key, least }),
  'too-many-items': ({ key = '', most = 1, kind }) => {
    if (kind)
      return most === 1
        ? t('"{key}" takes at most 1 item of that kind. Remove the others.', { key })
        : t('"{key}" takes at most {most} items of that kind. Remove the others.', { key, most });
    return most === 1
      ? t('"{key}" takes at most 1 item. Remove the others.', { key })
      : t('"{key}" takes at most {most} items. Remove the others.', { key, most });
  },
  'item-twice': 'This item stands twice in "{key}". Remove one of them.',
  'wrong-length': '"{key}" must have {limit}. Change it.',
  'wrong-pattern': ({ key = '', pattern = '', example }) =>
    and(t('"{key}" must match the pattern {pattern}.', { key, pattern }), likeSentence(example)),
  'wrong-key-name': '"{key}" is no name that a key may have here. Rename it.',
  'key-needs': '"{key}" needs the key "{needs}" beside it. Add it.',
  'missing-some': 'One of these keys is missing here: {keys}. Add one.',
  'fits-many': '"{key}" fits more than one of the forms it may have, so it is not clear which is meant. Make it fit one.',
  'not-allowed': '"{key}" is not allowed here like this. Remove or change it.',
  'contains-none': '"{key}" lacks an item of the kind that it must hold. Add one.',
  'empty-text': '"{key}" is empty. Write a text, or remove the key.',
  'wrong-form': ({ key = '', example }) => and(t('"{key}" is not written in a form that is understood.', { key }), likeSentence(example)),
  'too-many-mistakes':
    'This file has {count} mistakes of shape; the first {shown} are listed. Mend those first, the rest may go with them.',
} satisfies Sentences;
