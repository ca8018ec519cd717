import type { Level } from '../levels.js';

/** The keys to a place, with `*` for an item of a list. */
export function wayTo(levels: readonly Level[], key = ''): readonly string[] {
  return levels.map((level) => (level.kind === 'list' ? '*' : (level.key ?? key)));
}

/** What kind of value stands at the end of a way. */
export type PlaceKind = 'request' | 'template' | 'recordPath' | 'plural' | 'other';

const REQUESTS = /^(?:(?:resources\/\*|defaults)\/)(?:import\/(?:all|one|changed)|export\/(?:create|update))(?:\/request)?$/;
const TEMPLATES =
  /^connection\/(?:url|sandbox_url|(?:headers|parameters)\/.+)$|^authorization\/.+$|\/(?:headers|parameters|body|extra)(?:\/.+)?$/;
const RECORD_PATHS = /\/(?:primary_key|only\/\*|omit\/\*)$/;

export function placeKind(way: readonly string[]): PlaceKind {
  const path = way.join('/');
  if (REQUESTS.test(path)) return 'request';
  if (/^resources\/\*\/plural$/.test(path)) return 'plural';
  if (RECORD_PATHS.test(path)) return 'recordPath';
  return TEMPLATES.test(path) ? 'template' : 'other';
}
