import { config, t } from '@vscode/l10n';

/**
 * A text in the language of whoever reads it, by its English words: `{0}` or `{name}` is replaced by what is given. English where no
 * other text is known.
 */
export { t };

/** An English text of a table: it is `t` where it is shown, since nobody knows the language yet when the table is made. */
export function later<Text extends string>(english: Text): Text {
  return english;
}

/**
 * Says in which language the texts are, for all that runs in this process.
 * @param texts by their English words, as in l10n/bundle.l10n.es.json; undefined: English
 */
export function setTexts(texts: Readonly<Record<string, string>> | undefined): void {
  config({ contents: { ...texts } });
}
