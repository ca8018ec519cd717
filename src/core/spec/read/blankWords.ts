import { ProblemList, type SpecProblem } from '../../result.js';
import { textsOf } from '../body.js';
import type { Connector, ListRequest, Request, Resource } from '../model.js';
import { BUILT_IN_WORDS, wordsOf } from '../template.js';

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
  const lists = imports ? [imports.all, ...(imports.changed ? [imports.changed] : [])] : [];
  const others: readonly Request[] = [...(one ? [one] : []), ...(exports ? [exports.create, exports.update] : [])];
  const warn = (request: Request, filled: readonly string[]): void => {
    const blank = builtInWords(request).filter((word) => !filled.includes(word));
    const words = [...new Set(blank)].map((word) => `{${word}}`).join(', ');
    if (words !== '')
      problems.add('warning', 'placeholder-blank', request.range, { words, filled: filled.map((word) => `{${word}}`).join(', ') });
  };
  for (const list of lists) warn(list, wordsOfList(list));
  for (const request of others) warn(request, ['uuid']);
  return problems.all;
}

/** The words that have a value in a request of a list. */
export function wordsOfList({ pagination: { type, size } }: Pick<ListRequest, 'pagination'>): readonly string[] {
  return [
    'since',
    'until',
    ...(size ? ['limit'] : []),
    ...(type === 'page' || type === 'offset' ? [type] : []),
    ...(type === 'cursor' || type === 'last_id' ? ['cursor'] : []),
    'uuid',
  ];
}

function builtInWords({ path, parameters, headers, body }: Request): readonly string[] {
  const texts = [path, ...[...parameters, ...headers].map(({ value }) => value), ...(body ? textsOf(body) : [])];
  return texts.flatMap(wordsOf).filter((word) => (BUILT_IN_WORDS as readonly string[]).includes(word));
}
