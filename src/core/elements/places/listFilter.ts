import { textsOf } from '../../spec/body.js';
import type { ListRequest } from '../../spec/model.js';
import { liquidTexts, wordsOfRequest } from '../../spec/requestWords.js';
import { wordsOf } from '../../spec/template.js';

/** The words in braces of a request. */
export interface Words {
  readonly all: ReadonlySet<string>;
  /** Those inside a longer text, or in the path or the body. */
  readonly inside: ReadonlySet<string>;
}

export function wordsIn(request: ListRequest): Words {
  const { path, body } = request;
  const longer = [path, ...(body ? textsOf(body) : []), ...liquidTexts(request).filter((text) => text.length > 1)];
  return { all: new Set(wordsOfRequest(request)), inside: new Set(longer.flatMap(wordsOf)) };
}

/** Records are looked through here only where the API is not asked for a moment in any way. */
export function isFilteredHere(request: ListRequest): boolean {
  return request.incremental?.place === 'here' && !wordsIn(request).all.has('since');
}

/** A page without a size may hold more records than a block may be entered in one run: they are looked through in slices. */
export function isFilteredApart(request: ListRequest): boolean {
  return isFilteredHere(request) && request.pagination.size === undefined;
}
