import { BUILT_IN_WORDS } from '../../spec/template.js';
import type { Cursor } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import type { Proposal } from '../proposal.js';
import { inValue } from './inValue.js';
import { topMap } from './outline.js';
import type { PlaceKind } from './way.js';

const NOTES: Readonly<Record<(typeof BUILT_IN_WORDS)[number] | 'id', string>> = {
  id: 'The key of the record.',
  since: 'From when on records are asked for.',
  until: 'Up to when records are asked for.',
  limit: 'How many records a page has.',
  offset: 'How many records are left out.',
  page: 'The number of the page.',
  cursor: 'The position that the answer before gave.',
  uuid: 'A new UUID for each request.',
};

/** Requests of one record, whose key stands in the path. */
const OF_ONE = new Set(['one', 'update']);

/** Words for the braces that were opened before the cursor; undefined where none are open. */
export function placeholderProposals(
  lines: LinedText,
  offset: number,
  cursor: Cursor,
  kind: PlaceKind,
  way: readonly string[],
): readonly Proposal[] | undefined {
  const { range } = cursor;
  const before = lines.text.slice(range.start, offset);
  const open = /(\{\{?)\s*([A-Za-z_][\w-]*)?$/.exec(before);
  if (!open || (kind !== 'request' && kind !== 'template')) return undefined;
  const [, braces = '{', typed = ''] = open;
  const start = offset - typed.length;
  const rest = /^([\w-]*)\s*(\}{0,2})/.exec(lines.text.slice(offset, range.end)) ?? ['', '', ''];
  const close = rest[2] === '' ? (braces === '{{' ? '}}' : '}') : '';
  return wordsFor(lines, kind, way).map(([word, note], order) => ({
    kind: 'value',
    label: word,
    ...inValue(lines, cursor, { start, end: offset + (rest[1] ?? '').length }, `${word}${close}`),
    isSnippet: false,
    order,
    detail: note === undefined ? 'variable' : '',
    schemas: [],
    note: note ?? 'A variable: it is asked when the connector is installed.',
  }));
}

/** What a word of the language means in braces; undefined for any other, and where it means nothing. */
export function noteOf(word: string, way: readonly string[]): string | undefined {
  if ((way[0] !== 'resources' && way[0] !== 'defaults') || !Object.hasOwn(NOTES, word)) return undefined;
  return NOTES[word as keyof typeof NOTES];
}

function wordsFor(lines: LinedText, kind: PlaceKind, way: readonly string[]): readonly (readonly [word: string, note?: string])[] {
  const variables = [...topMap(lines, 'variables').keys()].map((name) => [name] as const);
  const isOfRequest = way[0] === 'resources' || way[0] === 'defaults';
  if (!isOfRequest) return variables;
  const words = kind === 'request' ? BUILT_IN_WORDS.filter((word) => word !== 'uuid') : BUILT_IN_WORDS;
  const id = way.some((key) => OF_ONE.has(key)) ? (['id'] as const) : [];
  return [...id.map((word) => [word, NOTES[word]] as const), ...variables, ...words.map((word) => [word, NOTES[word]] as const)];
}
