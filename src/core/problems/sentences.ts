import { t } from '../l10n.js';

/** The words a sentence needs: names, paths, numbers, never a secret. */
export type ProblemArgs = Readonly<Record<string, string | number>>;

/**
 * In English, with words of the problem in braces by their names. Where it depends on them, or has braces of its own: what makes it in
 * the language of who reads it.
 */
export type Sentence = string | ((args: ProblemArgs) => string);

/** One sentence per code: what is wrong and what to do. */
export type Sentences = Readonly<Record<string, Sentence>>;

const LONGEST_MESSAGE = 400;
const LONGEST_WORD = 80;
/** What may be written is told whole. */
const CHOICES: ReadonlySet<string> = new Set(['allowed', 'types', 'formats', 'verbs', 'known', 'keys']);

/** The sentence of a problem out of its table, in the language of who reads it. Long words are cut, so that a message stays readable. */
export function sentence<Table extends Sentences>(
  table: Table,
  { code, args }: { readonly code: keyof Table & string; readonly args: ProblemArgs },
): string {
  const words = Object.entries(args).map(([key, value]) => [
    key,
    typeof value === 'string' && !CHOICES.has(key) ? shorten(value, LONGEST_WORD) : value,
  ]);
  return shorten(filled(table[code] ?? code, Object.fromEntries(words) as ProblemArgs), LONGEST_MESSAGE);
}

/** `{placeholder}` in a text is the word in braces. */
function filled(said: Sentence, args: ProblemArgs): string {
  return typeof said === 'string' ? t(said, { ...args, placeholder: `{${args['word'] ?? ''}}` }) : said(args);
}

/** Sentences behind each other, without those that are empty. */
export const and = (...sentences: readonly string[]): string => sentences.filter((one) => one !== '').join(' ');

function shorten(text: string, length: number): string {
  const characters = [...text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}

/** Of a word that is near to what was written; '' where none is. */
export const nearSentence = (near: string | number | undefined): string => (near ? t('Did you mean "{near}"?', { near }) : '');
