import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Texts = Readonly<Record<string, string>>;

/** Languages that there are texts of beside English. */
const LANGUAGES: readonly string[] = ['es'];

/** Beside dist/, or beside src/ where it runs from its sources. */
const FOLDERS: readonly string[] = ['../l10n', '../../l10n'];

/** The texts of the language that the system says, by their English words; undefined: English. */
export function textsOfSystem(environment: Readonly<Record<string, string | undefined>>): Texts | undefined {
  const language = languageOf(environment);
  const program = process.argv[1];
  if (!LANGUAGES.includes(language) || program === undefined) return undefined;
  for (const folder of FOLDERS) {
    try {
      return JSON.parse(readFileSync(join(dirname(realpathSync(program)), folder, `bundle.l10n.${language}.json`), 'utf8')) as Texts;
    } catch {
      // In the other folder, or nowhere: English is better than nothing.
    }
  }
  return undefined;
}

/** `es` of `es_MX.UTF-8`: the first of these that says something rules the others (POSIX, Environment Variables). */
function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>): string {
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  return /^[a-z]+(?=$|[_.@-])/i.exec(locale)?.[0].toLowerCase() ?? '';
}
