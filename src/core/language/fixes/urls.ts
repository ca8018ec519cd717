import { t } from '../../l10n.js';
import type { SpecChange } from '../../spec/edit.js';
import { fix, put, type Fixer } from './fix.js';
import { rowsOf } from './requests.js';
import { changeText } from './changeText.js';

const SCHEME = /^(?:[a-z][a-z+-]*:\/\/|\/+)/i;

/** A scheme that is none of the web's, or none at all. */
export const urlScheme: Fixer = (context, { range }) => {
  const hasScheme = SCHEME.test(context.scalarAt(range)?.source ?? '');
  return changeText(context, range, t('Begin with https://'), (url) => url.replace(SCHEME, '').replace(/^(?=.)/, 'https://'), !hasScheme);
};

/** Slashes at the end of the base URL. */
export const urlSlash: Fixer = (context, { range }) =>
  /^\/+$/.test(context.slice(range)) ? fix(t('Remove the slash at the end'), put(range, ''), true) : [];

/** A user or password before the host. */
export const urlUser: Fixer = (context, { range }) => {
  // A password that nobody has elsewhere is not taken out without asking.
  const hasPassword = /^[a-z]+:\/\/[^/?#@]*:[^/?#]*@/i.test(context.scalarAt(range)?.source ?? '');
  const change = (url: string): string => url.replace(/^([a-z]+:\/\/)[^/?#]*@/i, '$1');
  return changeText(context, range, t('Remove the user from the URL'), change, !hasPassword);
};

/** Signs that no URL holds as they are; braces may be meant as a placeholder. */
export const urlSigns: Fixer = (context, { range }) =>
  changeText(context, range, t('Percent-encode it'), (url) => {
    const encoded = url.trim().replace(/[\s<>"\\^`|]/g, encodeURIComponent);
    const bare = encoded.replace(/\{\{\s*[\w-]+\s*\}\}|\{[\w-]+\}/g, '');
    return /[{}\0-\x1f\x7f]/.test(bare) ? undefined : encoded;
  });

export const urlFragment: Fixer = (context, { range }) =>
  changeText(context, range, t('Remove the fragment'), (url) => url.replace(/#.*$/s, ''), true);

/** The query of the base URL goes with every request: it becomes parameters of the connection. */
export const urlQuery: Fixer = (context, { range }) => {
  const path = context.pathAt(range);
  const url = context.scalarAt(range)?.source;
  if (url === undefined || path[0] !== 'connection') return [];
  const [base = '', query = ''] = url.replace(/#.*$/s, '').split(/\?(.*)/s);
  const rows = rowsOf(query);
  if (!rows || rows.some(([key]) => context.has(['connection', 'parameters', key]))) return [];
  const added = rows.map(([key, value]): SpecChange => ({ op: 'set', path: ['connection', 'parameters', key], value }));
  const title = rows.length > 0 ? t('Move the query to "parameters"') : t('Remove what follows the path');
  return fix(title, context.edits({ op: 'set', path, value: base }, ...added), true);
};
