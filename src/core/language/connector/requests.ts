import { later, t } from '../../l10n.js';
import { pluralOf, singularOf, wordsOfName } from '../../naming.js';
import { VERBS } from '../../spec/read/request.js';
import type { Cursor } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import type { Proposal } from '../proposal.js';
import { inValue } from './inValue.js';
import { resourceEntries } from './outline.js';

const USUAL: Readonly<Record<string, string>> = { create: 'POST', update: 'PUT' };
const NOTES: Readonly<Record<(typeof VERBS)[number], string>> = {
  GET: later('Reads; it has no body.'),
  POST: later('Makes a record, or asks with a body.'),
  PUT: later('Writes a whole record.'),
  PATCH: later('Changes some fields of a record.'),
  DELETE: later('Takes a record away.'),
};

/** A verb, and behind it the paths that the name of the resource suggests. */
export function requestProposals(lines: LinedText, offset: number, cursor: Cursor, way: readonly string[]): readonly Proposal[] {
  const { range, levels } = cursor;
  const before = lines.text.slice(range.start, offset);
  const key = way.findLast((one) => one !== 'request') ?? '';
  const base = { kind: 'value', isSnippet: false, schemas: [] } as const;
  if (!/\s/.test(before)) {
    const usual = USUAL[key] ?? 'GET';
    const rest = /\s/.exec(lines.text.slice(offset, range.end));
    const end = rest ? offset + rest.index : range.end;
    return VERBS.map((verb, order) => ({
      ...base,
      label: verb,
      range: { start: range.start, end },
      text: `${verb}${rest ? '' : ' '}`,
      order: verb === usual ? 0 : order + 1,
      detail: t('verb'),
      note: t(NOTES[verb]),
      goesOn: !rest,
    }));
  }
  const plural = resourceEntries(levels).get('plural');
  const many = typeof plural === 'string' && plural !== '' ? plural : pluralIn(levels);
  if (many === undefined) return [];
  const isOfOne = key === 'one' || key === 'update';
  const path = isOfOne ? `${many}/{id}` : many;
  const start = range.start + (/^\S+\s+/.exec(before)?.[0].length ?? 0);
  // Placeholders behind stay.
  const kept = isOfOne ? -1 : lines.text.slice(offset, range.end).search(/\/?\{/);
  const end = kept < 0 ? range.end : offset + kept;
  const text = lines.text[end] === '{' && kept >= 0 ? `${path}/` : path;
  return [
    {
      ...base,
      label: path,
      ...inValue(lines, cursor, { start, end }, text),
      order: 0,
      detail: t('path'),
      note: t('The path that the name suggests.'),
    },
  ];
}

/** The plural that the name of the resource makes; undefined where it has none. */
export function pluralIn(levels: Cursor['levels']): string | undefined {
  const name = resourceEntries(levels).get('name');
  const words = typeof name === 'string' ? wordsOfName(name) : undefined;
  return words && pluralOf(singularOf(words));
}
