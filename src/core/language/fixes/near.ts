import { nearestWord } from '../../spec/nearMiss.js';

/** Of known words that are equally near the last one, where there are two. */
export function otherNear(word: string, known: readonly string[]): string | undefined {
  const last = nearestWord(word, [...known].reverse());
  return last === nearestWord(word, known) ? undefined : last;
}
