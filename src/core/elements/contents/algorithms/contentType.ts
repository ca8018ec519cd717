import type { Pair, Request } from '../../../spec/model.js';

export const isContentType = ({ key }: Pick<Pair, 'key'>): boolean => key.toLowerCase() === 'content-type';

/** The type of a body that is a text: plain, where no header of the request names another. */
export const typeOfText = ({ headers }: Pick<Request, 'headers'>): 'text/plain' | undefined =>
  headers.some(isContentType) ? undefined : 'text/plain';
