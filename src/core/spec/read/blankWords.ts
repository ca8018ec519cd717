import { ProblemList, type SpecProblem } from '../../result.js';
import type { Connector, Request, Resource } from '../model.js';
import { listRequests, wordsOfRequest } from '../requestWords.js';
import { isBuiltIn, type BuiltInWord } from '../template.js';

/** Warns of words in braces that nothing gives a value to where they stand: they would be sent blank. */
export function reportBlankWords(connector: Connector, problems: ProblemList): void {
  for (const resource of connector.resources) {
    const found = known.get(resource) ?? warningsOf(resource);
    known.set(resource, found);
    problems.addAll(found);
  }
}

/** A resource is the same object as long as it is the same. */
const known = new WeakMap<Resource, readonly SpecProblem[]>();

function warningsOf({ imports, exports, one }: Resource): readonly SpecProblem[] {
  const problems = new ProblemList();
  const lists = imports ? listRequests(imports) : [];
  const others: readonly Request[] = [...(one ? [one] : []), ...(exports ? [exports.create, exports.update] : [])];
  const warn = (request: Request, filled: readonly string[]): void => {
    const blank = wordsOfRequest(request).filter((word) => isBuiltIn(word) && !filled.includes(word));
    const words = [...new Set(blank)].map((word) => `{${word}}`).join(', ');
    if (words !== '')
      problems.add('warning', 'placeholder-blank', request.range, { words, filled: filled.map((word) => `{${word}}`).join(', ') });
  };
  for (const list of lists) warn(list, wordsOfList(list.pagination));
  for (const request of others) warn(request, ['uuid']);
  return problems.all;
}

/** The words that have a value in a request of a list. */
export function wordsOfList({ type, size }: { readonly type: string; readonly size?: unknown }): readonly BuiltInWord[] {
  const words: readonly (readonly [word: BuiltInWord, isFilled: boolean])[] = [
    ['since', true],
    ['until', true],
    ['limit', size !== undefined],
    ['page', type === 'page'],
    ['offset', type === 'offset'],
    ['cursor', type === 'cursor' || type === 'last_id'],
    ['uuid', true],
  ];
  return words.flatMap(([word, isFilled]) => (isFilled ? [word] : []));
}
