import { t } from '../../l10n.js';
import { fieldFormats } from '../../vocabulary/resource.js';
import type { Cursor } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import type { Proposal } from '../proposal.js';
import { bodyProposals } from './bodyValues.js';
import { fieldProposals } from './fieldPaths.js';
import { madeValue } from './madeValue.js';
import { placeholderProposals } from './placeholders.js';
import { requestProposals } from './requests.js';
import { placeKind, wayTo } from './way.js';
import { wordProposal } from './wordProposal.js';

/** What is proposed; `instead`: what the schema says is of no use here. */
export interface Known {
  readonly proposals: readonly Proposal[];
  readonly instead: boolean;
}

/**
 * What the language of connector.yaml knows of a value beside its schema.
 * @returns undefined where that has nothing to add
 */
export function connectorProposals(lines: LinedText, offset: number, cursor: Cursor): Known | undefined {
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
  if (kind === 'body') return beside(bodyProposals(lines, within, way));
  // In a line of its own a key is meant.
  if (cursor.kind !== 'value') return undefined;
  if (FORMAT.test(way.join('/'))) return { proposals: formatProposals(within), instead: true };
  const made = madeValue(levels, way);
  return made && { proposals: [wordProposal(made.text, cursor, t('usual'))], instead: made.instead };
}

const beside = (proposals: readonly Proposal[]): Known => ({ proposals, instead: false });

const FORMAT = /^resources\/\*\/fields\/.+\/format$/;

/** The formats that Cenit knows of the type beside. */
function formatProposals(cursor: Cursor): readonly Proposal[] {
  const type = cursor.levels.at(-1)?.entries().get('type');
  const formats = typeof type === 'string' ? (new Map(Object.entries(fieldFormats)).get(type) ?? []) : Object.values(fieldFormats).flat();
  return formats.map((format, order) => ({ ...wordProposal(format, cursor, ''), order }));
}
