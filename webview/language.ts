import { config, t } from '@vscode/l10n';

/** A text in the language of the window, by its English words: `{0}` is replaced by what is given. */
export { t };

// The editor puts the texts of its language into the page, before this script; there is none where it speaks English.
const handed = document.getElementById('texts')?.textContent;
if (handed) config({ contents: handed });
