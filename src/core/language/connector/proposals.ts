import type { Cursor } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import type { Proposal } from '../proposal.js';
import { fieldProposals } from './fieldPaths.js';
import { placeholderProposals } from './placeholders.js';
import { pluralIn, requestProposals } from './requests.js';
import { placeKind, wayTo } from './way.js';
import { wordProposal } from './wordProposal.js';

/**
 * What the language of connector.yaml knows of a value beside its schema.
 * @returns undefined where that has nothing to add; `instead`: what the schema says is of no use here
 */
export function connectorProposals(
  lines: LinedText,
  offset: number,
  cursor: Cursor,
): { readonly proposals: readonly Proposal[]; readonly instead: boolean } | undefined {
  if (cursor.kind === 'key') return undefined;
  const levels = cursor.kind === 'either' && cursor.levels.at(-1)?.kind === 'map' ? cursor.levels.slice(0, -1) : cursor.levels;
  const way = wayTo(levels);
  const kind = placeKind(way);
  const words = placeholderProposals(lines, offset, cursor, kind, way);
  if (words) return { proposals: words, instead: true };
  const within = { ...cursor, levels };
  if (kind === 'request') return { proposals: requestProposals(lines, offset, within, way), instead: cursor.kind === 'value' };
  // In a line of its own an item of a list begins with its dash.
  const isItem = cursor.needsDash && placeKind(levels.at(-1)?.kind === 'list' ? way : [...way, '*']) === 'recordPath';
  if (kind === 'recordPath' || isItem)
    return {
      proposals: fieldProposals(lines, within).map((proposal) => ({ ...proposal, text: `${isItem ? '- ' : ''}${proposal.text}` })),
      instead: false,
    };
  if (kind !== 'plural') return undefined;
  const plural = pluralIn(levels);
  return plural === undefined
    ? undefined
    : { proposals: [{ ...wordProposal(plural, cursor, 'from the name'), note: 'The English plural of the name.' }], instead: false };
}
