import { distance } from 'fastest-levenshtein';

/** The known word that was most likely meant; case, hyphens and humps count as nothing. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const folded = foldWord(word);
  let nearest: { readonly word: string; readonly away: number } | undefined;
  for (const candidate of known) {
    const other = foldWord(candidate);
    const most = farthest(folded, candidate);
    const away = Math.abs(folded.length - other.length) > most ? Infinity : mistakes(folded, other);
    if (away <= most && away < (nearest?.away ?? Infinity)) nearest = { word: candidate, away };
  }
  return nearest?.word;
}

/** How many letters are wrong; two neighbours in each other's place are one mistake. */
function mistakes(word: string, other: string): number {
  const away = distance(word, other);
  if (away !== 2 || word.length !== other.length) return away;
  const first = [...word].findIndex((letter, i) => letter !== other[i]);
  const swapped = word.slice(0, first) + word.charAt(first + 1) + word.charAt(first) + word.slice(first + 2);
  return swapped === other ? 1 : away;
}

/** snake_case, small. */
export function foldWord(word: string): string {
  return word
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();
}

/** A third of the letters may be wrong; in a short word one of them. */
function farthest(word: string, candidate: string): number {
  return Math.max(1, Math.floor(Math.min(word.length, candidate.length) / 3));
}
