import type { ImportFlow } from '../../spec/model.js';

/** Whether the pages of what changed go on in so different a way that an algorithm of its own finds the next one. */
export function isNextApart({ all, changed }: ImportFlow): boolean {
  const types = [all.pagination.type, changed?.pagination.type];
  if (!changed || types.includes('none') || types[0] === types[1]) return false;
  const told = [all, changed].flatMap(({ pagination: { more, next, total, pages } }) => [more, next, total, pages]);
  return told.filter(Boolean).length > 2;
}
