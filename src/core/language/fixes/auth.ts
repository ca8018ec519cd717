import { t } from '../../l10n.js';
import { fix, type Fixer } from './fix.js';
import { secretInText } from './secrets.js';
import { changeText } from './changeText.js';

/** A password that is no placeholder: only the server is told it. */
export const basicPassword: Fixer = (context, problem) => {
  const isTemplate = /\{/.test(context.scalarAt(problem.range)?.source ?? '');
  if (!isTemplate) return secretInText(context, problem);
  return fix(t('Remove "{name}"', { name: 'password' }), context.without(context.pathAt(problem.range)));
};

/** Of two fixed texts one has to be given on the server. */
export const basicFixed: Fixer = (context) =>
  ['password', 'username'].flatMap((key) => fix(t('Remove "{name}"', { name: key }), context.without(['authorization', key])));

/** A scope that stands there again, with what parts it from the one before. */
export const scopeTwice: Fixer = (context, { range, args: { scope } }) => {
  const path = context.pathAt(range);
  const node = context.scalarAt(range);
  if (!node || context.slice(range) !== scope) return [];
  if (node.source === scope) return fix(t('Remove the scope'), context.without(path), true);
  const before = /[\s,]+$/.exec(context.text.slice(node.range.start, range.start))?.[0] ?? '';
  return fix(t('Remove the scope'), [{ start: range.start - before.length, end: range.end, text: '' }], true);
};

export const scopeSeparator: Fixer = (context, { range }) =>
  changeText(context, range, t('Keep one character'), (text) => [...text.trim()][0] ?? ' ', true);
