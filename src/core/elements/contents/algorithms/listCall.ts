import type { ListRequest, Pagination, Pair } from '../../../spec/model.js';
import { isBuiltIn, wordsOf, type BuiltInWord, type Template } from '../../../spec/template.js';
import { POSITION } from './listBody.js';
import { variableCode, type WordCode } from './valueCode.js';

/** A request of a list, and how it is asked here. */
export interface ListCall {
  readonly request: ListRequest;
  /** The webhook it goes through, by which its failures are named too. */
  readonly action: string;
  /** Its own parameters and headers that do not stand in that webhook. */
  readonly beside: { readonly parameters: readonly Pair[]; readonly headers: readonly Pair[] };
  /** Whether there is a moment since when: where another request is made for what changed, one has it and the other has not. */
  readonly since: 'maybe' | 'always' | 'never';
}

export const isPaged = ({ pagination }: ListRequest): boolean => pagination.type !== 'none';

/** What a word in braces is in Ruby, in a request of a list. */
export function wordCode({ type, size }: Pagination, isSinceKnown = true): WordCode {
  const meanings: Readonly<Record<BuiltInWord, string>> = {
    since: isSinceKnown ? 'since' : 'nil',
    until: 'upto',
    limit: size ? String(size.value) : "''",
    page: type === 'page' ? 'page' : "''",
    offset: type === 'offset' ? 'offset' : "''",
    cursor: POSITION,
    uuid: 'SecureRandom.uuid',
  };
  return (word) => (isBuiltIn(word) ? meanings[word] : variableCode(word));
}

/** Whether a text is one word and nothing else. */
export const isExactly = (value: Template, word: string): boolean => value.length === 1 && wordsOf(value)[0] === word;
