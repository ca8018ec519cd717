import type { ImportFlow, ListRequest } from '../../spec/model.js';

/** How much an answer tells of its next page; NaN where there is none. */
const told = ({ pagination: { type, more, next, total, pages } }: ListRequest): number =>
  type === 'none' ? NaN : [more, next, total, pages].filter(Boolean).length;

/** Whether the pages of what changed go on in so different a way that an algorithm of its own finds the next one. */
export const isNextApart = ({ all, changed }: ImportFlow): boolean =>
  changed !== undefined && changed.pagination.type !== all.pagination.type && told(all) + told(changed) > 2;
