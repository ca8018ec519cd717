import { later, t } from '../../l10n.js';
import type { PaginationType } from '../../spec/model.js';
import { wordsOfList } from '../../spec/read/blankWords.js';
import { paginationDefaults } from '../../spec/read/list.js';
import { placeholdersIn, type BuiltInWord } from '../../spec/template.js';
import type { Cursor } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import type { Proposal } from '../proposal.js';
import { inValue } from './inValue.js';
import { resourceText, textBelow } from './fieldPaths.js';
import { topLine, topMap } from './outline.js';
import { hasWords, type PlaceKind } from './way.js';

const NOTES: Readonly<Record<BuiltInWord | 'id', string>> = {
  id: later('The key of the record.'),
  since: later('From when on records are asked for.'),
  until: later('Up to when records are asked for.'),
  limit: later('How many records a page has.'),
  offset: later('How many records are left out.'),
  page: later('The number of the page.'),
  cursor: later('The position that the answer before gave.'),
  uuid: later('A new UUID for each export.'),
};

/** No other key called type takes one of these. */
const PAGING = /\b(?:type|pagination)["']?:\s*["']?(page|offset|cursor|last_id|link|next_url|none)\b/g;

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
  if (!open || !hasWords(kind)) return undefined;
  const [, braces = '{', typed = ''] = open;
  const start = offset - typed.length;
  const rest = /^([\w-]*)\s*(\}{0,2})/.exec(lines.text.slice(offset, range.end)) ?? ['', '', ''];
  const close = rest[2] === '' ? (braces === '{{' ? '}}' : '}') : '';
  const end = offset + (rest[1] ?? '').length;
  const there = placeholdersIn(lines.text.slice(range.start, start) + lines.text.slice(end, range.end)).map((found) => found.word);
  return wordsFor(lines, offset, kind, way, there).map(([word, note], order) => ({
    kind: 'value',
    label: word,
    ...inValue(lines, cursor, { start, end }, `${word}${close}`),
    isSnippet: false,
    order,
    detail: note === undefined ? t('variable') : '',
    schemas: [],
    note: note ?? t('A variable: it is asked when the connector is installed.'),
  }));
}

/** What a word of the language means in braces; undefined for any other, and where it means nothing. */
export function noteOf(word: string, way: readonly string[]): string | undefined {
  if ((way[0] !== 'resources' && way[0] !== 'defaults') || !Object.hasOwn(NOTES, word)) return undefined;
  return t(NOTES[word as keyof typeof NOTES]);
}

type Word = readonly [word: string, note?: string];

/** What means something at a place, and is no mistake there. @param there words that the value holds already */
function wordsFor(lines: LinedText, offset: number, kind: PlaceKind, way: readonly string[], there: readonly string[]): readonly Word[] {
  const variables = [...topMap(lines, 'variables').keys()];
  const isPath = kind === 'request';
  const told = (word: keyof typeof NOTES): Word => [word, t(NOTES[word])];
  const hasKey = isPath && there.some((word) => !variables.includes(word));
  const isOfOne = way.includes('one') || way.includes('update');
  const ofList = way.includes('all') || way.includes('changed') ? wordsAround(lines, offset) : [];
  const ofRequest = way.includes('import') || way.includes('export');
  return [
    ...(isOfOne && way[0] !== 'connection' && way[0] !== 'authorization' && !hasKey ? [told('id')] : []),
    ...variables.filter((name) => !isPath || !there.includes(name)).map((name): Word => [name]),
    ...[...new Set([...ofList, ...(ofRequest ? (['uuid'] as const) : [])])].filter((word) => !isPath || !there.includes(word)).map(told),
  ];
}

/** What has a value in a request of a list, as far as its text tells the pagination. */
function wordsAround(lines: LinedText, offset: number): readonly BuiltInWord[] {
  const defaults = topLine(lines, 'defaults');
  const texts = [resourceText(lines, offset), defaults ? textBelow(lines, defaults.number) : ''];
  const [type = 'offset'] = texts.flatMap((text) => [...text.matchAll(PAGING)].at(-1)?.[1] ?? []);
  const size = paginationDefaults[type as PaginationType].size ?? texts.find((text) => /\bsize["']?:/.test(text));
  return wordsOfList({ type, size });
}
