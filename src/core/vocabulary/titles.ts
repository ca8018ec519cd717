import { t } from '../l10n.js';

/** What the map of a kind of authorization is called, in English. */
export const kindTitle = (type: string): string => `authorization of type ${type}`;

/** The title of a map of the language, in that of who reads it. */
export function shownTitle(title: string): string {
  const type = title.startsWith(kindTitle('')) ? title.slice(kindTitle('').length) : undefined;
  return type === undefined ? t(title) : t('authorization of type {type}', { type });
}
