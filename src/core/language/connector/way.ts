import type { Level } from '../levels.js';
import { placeOf } from '../mentions.js';

/** The keys to a place, with `*` for an item of a list. */
export function wayTo(levels: readonly Level[], key = ''): readonly string[] {
  return levels.map((level) => (level.kind === 'list' ? '*' : (level.key ?? key)));
}

/** What kind of value stands at the end of a way. */
export type PlaceKind = 'request' | 'template' | 'body' | 'recordPath' | 'other';

const RECORD_PATHS = /\/(?:primary_key|only\/\*|omit\/\*)$/;

export function placeKind(way: readonly string[]): PlaceKind {
  if (RECORD_PATHS.test(way.join('/'))) return 'recordPath';
  const place = placeOf(way.filter((key) => key !== '*'));
  return place === undefined || place === 'name' ? 'other' : place;
}

/** Whether words in braces may stand in a value. */
export const hasWords = (kind: PlaceKind): boolean => kind === 'request' || kind === 'template' || kind === 'body';
