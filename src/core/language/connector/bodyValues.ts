import type { Cursor } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import type { Proposal } from '../proposal.js';
import { fieldsOf } from './fieldPaths.js';
import { resourceEntries, topMap } from './outline.js';
import { wordProposal } from './wordProposal.js';

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
    ...from('$record', 'The record as sent.'),
    ...(found[1] === 'create' ? [] : [['$id', 'The key of the record.'] as const]),
    ['$uuid', 'A new UUID.'] as const,
    ...(found[1] === 'create' || !isRead ? [] : from('$current', 'The record as the API has it.')),
  ];
  return words.map(([word, note], order) => ({ ...wordProposal(word, cursor, 'value'), order, note }));
}
