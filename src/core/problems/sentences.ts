/** The words a sentence needs: names, paths, numbers, never a secret. */
export type ProblemArgs = Readonly<Record<string, string | number>>;

/** One English sentence per code: what is wrong and what to do. The edges translate them. */
export type Sentences = Readonly<Record<string, (args: ProblemArgs) => string>>;

const LONGEST_MESSAGE = 400;
const LONGEST_WORD = 80;
/** What may be written is told whole. */
const CHOICES: ReadonlySet<string> = new Set(['allowed', 'types', 'formats', 'verbs', 'known', 'keys']);

/** The sentence of a problem out of its table. Long words are cut, so that a message stays readable. */
export function sentence<Table extends Sentences>(
  table: Table,
  { code, args }: { readonly code: keyof Table & string; readonly args: ProblemArgs },
): string {
  const words = Object.entries(args).map(([key, value]) => [
    key,
    typeof value === 'string' && !CHOICES.has(key) ? shorten(value, LONGEST_WORD) : value,
  ]);
  return shorten(table[code]?.(Object.fromEntries(words) as ProblemArgs) ?? code, LONGEST_MESSAGE);
}

function shorten(text: string, length: number): string {
  const characters = [...text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}
