import { t } from '../../l10n.js';
import { parseAnswerPath } from '../../spec/answerPath.js';
import { nearestWord } from '../../spec/nearMiss.js';
import { fix, type Fixer } from './fix.js';
import { changeText, changeTo } from './changeText.js';

/** A path in the way of other tools: `/data/items`, `data[*]`, `data.0`, `$..a`. */
export const answerPath: Fixer = (context, { range }) => {
  const plain = (text: string): string | undefined => {
    const path = text
      .trim()
      .replace(/\[\*\]/g, '[]')
      .replace(/^#?\//, '')
      .replace(/\//g, '.')
      .replace(/\.{2,}/g, '.')
      .replace(/^\.|\.$/g, '')
      .replace(/\.\[/g, '[');
    return parseAnswerPath(path) ? path : undefined;
  };
  return changeText(context, range, changeTo, plain, true);
};

/** A path to many values where one is wanted: the first of them. */
export const answerPathMany: Fixer = (context, { range }) =>
  changeText(context, range, changeTo, (text) => (text.includes('[]') ? text.replaceAll('[]', '[0]') : undefined));

/** `4xx`, or a span the wrong way round. */
export const statusRange: Fixer = (context, { range }) =>
  changeText(
    context,
    range,
    changeTo,
    (text) => {
      const hundred = /^([1-5])xx$/i.exec(text.trim())?.[1];
      if (hundred !== undefined) return `${hundred}00..${hundred}99`;
      const [, from, to] = /^([1-5]\d\d)\s*(?:\.\.+|-|–|to)\s*([1-5]\d\d)$/.exec(text.trim()) ?? [];
      return from === undefined || to === undefined ? undefined : `${Math.min(+from, +to)}..${Math.max(+from, +to)}`;
    },
    true,
  );

export const timeFormat: Fixer = (context, { range, args: { near } }) =>
  near ? changeText(context, range, changeTo, () => String(near), true) : [];

/** Offsets of nothing are UTC; others have no name. */
export const timeZone: Fixer = (context, { range }) =>
  changeText(context, range, changeTo, (text) => (/^(?:Z|[+-]?0+(?::?00)?)$/i.test(text.trim()) ? 'UTC' : undefined), true);

const SPANS: Readonly<Record<string, string>> = { hour: 'h', day: 'd', week: 'w', year: 'y', '': 'd' };

/** `30 days`, `30D` or the number alone. */
export const initialSpan: Fixer = (context, { range }) =>
  changeText(context, range, changeTo, (text) => {
    const [, count, word = ''] = /^(\d+)\s*([a-z]*)$/i.exec(text.trim()) ?? [];
    const unit = word.toLowerCase();
    const sign = /^[hdwy]$/.test(unit) ? unit : SPANS[unit.replace(/s$/, '')];
    return count === undefined || sign === undefined ? undefined : `${count}${sign}`;
  });

const TYPES: Readonly<Record<string, string>> = {
  str: 'string',
  text: 'string',
  date: 'string',
  datetime: 'string',
  int: 'integer',
  float: 'number',
  double: 'number',
  decimal: 'number',
  bool: 'boolean',
  map: 'object',
  hash: 'object',
  list: 'array',
};

/** A type or format of another language. */
export const fieldType: Fixer = (context, { range, args: { types } }) =>
  changeText(context, range, changeTo, (text) => TYPES[text.toLowerCase()] ?? nearestWord(text, String(types).split(', ')), true);

export const fieldFormat: Fixer = (context, { range, args: { formats } }) =>
  changeText(context, range, changeTo, (text) => nearestWord(text, String(formats).split(', ')), true);

/** Changed-since can go to one place. */
export const onePlace: Fixer = (context, { range }) => {
  const path = context.pathAt(range).slice(0, -1);
  return ['header', 'parameter', 'in'].flatMap((key) => fix(t('Remove "{name}"', { name: key }), context.without([...path, key])));
};
