import { textsOf } from './body.js';
import type { ImportFlow, ListRequest, Request } from './model.js';
import { wordsOf, type Template } from './template.js';

/** What Liquid fills on the server: all texts of a request but those of its body. */
export function liquidTexts({ path, parameters, headers }: Pick<Request, 'path' | 'parameters' | 'headers'>): readonly Template[] {
  return [path, ...[...parameters, ...headers].map(({ value }) => value)];
}

export const liquidWords = (request: Parameters<typeof liquidTexts>[0]): ReadonlySet<string> =>
  new Set(liquidTexts(request).flatMap(wordsOf));

/** The words in braces of a whole request, as often as they stand there. */
export function wordsOfRequest(request: Request): readonly string[] {
  return [...liquidTexts(request), ...(request.body ? textsOf(request.body) : [])].flatMap(wordsOf);
}

/** The requests for many records. */
export const listRequests = ({ all, changed }: ImportFlow): readonly ListRequest[] => (changed ? [all, changed] : [all]);
