import { later, t } from '../../l10n.js';
import { parseReference } from '../../spec/body.js';
import type { Cursor } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import type { Proposal } from '../proposal.js';
import { fieldsOf } from './fieldPaths.js';
import { resourceEntries, topMap } from './outline.js';
import { wayTo } from './way.js';
import { wordProposal } from './wordProposal.js';

const NOTES = {
  record: later('The record as sent.'),
  id: later('The key of the record.'),
  uuid: later('A new UUID.'),
  current: later('The record as the API has it.'),
} as const;

const BODY = /^(?:resources\/\*|defaults)\/export\/(?:(create|update)\/)?(?:body|add\/.)/;

/** What of the record may stand in what is sent; none where the record is not sent. */
export function bodyProposals(lines: LinedText, cursor: Cursor, way: readonly string[]): readonly Proposal[] {
  const found = BODY.exec(way.join('/'));
  // In a line of its own a key or an item is meant.
  if (!found || cursor.needsDash) return [];
  const fields = fieldsOf(lines, cursor.range.start).filter((path) => !/[\s[]/.test(path));
  const from = (word: string, note: string): readonly (readonly [string, string])[] => [
    [word, note],
    ...fields.map((path) => [`${word}.${path}`, note] as const),
  ];
  // The remote record is read with the request of one.
  const isRead = resourceEntries(cursor.levels).has('import') || topMap(lines, 'defaults').has('import');
  const words = [
    ...from('$record', NOTES.record),
    ...(found[1] === 'create' ? [] : [['$id', NOTES.id] as const]),
    ['$uuid', NOTES.uuid] as const,
    ...(found[1] === 'create' || !isRead ? [] : from('$current', NOTES.current)),
  ];
  return words.map(([word, note], order) => ({ ...wordProposal(word, cursor, t('value')), order, note: t(note) }));
}

/** What a text stands for that is exactly one of the record's values; '' for any other. */
export function referenceText(lines: LinedText, { kind, levels, range }: Cursor): string {
  const found = kind !== 'key' && BODY.test(wayTo(levels).join('/')) && parseReference(lines.text.slice(range.start, range.end));
  if (!found) return '';
  const { word, steps } = found;
  const note = t(NOTES[word]);
  return steps.length > 0 ? t('{path} in: {note}', { path: `\`${steps.join('.')}\``, note }) : note;
}
