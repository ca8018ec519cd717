import { placeholdersIn } from '../../spec/template.js';
import type { Cursor } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import type { Proposal } from '../proposal.js';
import { topLine, topMap } from './outline.js';

/** Whether an address or the like, taken over as it is, names no variable that is not there. */
export function hasKnownWords(lines: LinedText, { levels }: Cursor, text: string): boolean {
  if (!/^(?:connection|authorization)$/.test(levels[0]?.key ?? '')) return true;
  const words = placeholdersIn(text);
  const variables = words.length > 0 ? topMap(lines, 'variables') : undefined;
  return words.every(({ word }) => variables?.has(word));
}

const NAME = 'Contact';
const OTHERS = ['Order', 'Invoice', 'Product', 'Task'];

/** A resource to begin with, by a name that no other one has. */
export function withFreeName(lines: LinedText, proposal: Proposal): Proposal {
  if (!proposal.label.startsWith('resource: ')) return proposal;
  const taken = lines.text.slice(topLine(lines, 'resources')?.start);
  const isFree = (name: string): boolean => !new RegExp(`\\bname["']?:\\s*["']?${name}s?\\b`, 'i').test(taken);
  let name = [NAME, ...OTHERS].find(isFree);
  for (let number = 2; name === undefined; number += 1) if (isFree(NAME + number)) name = NAME + number;
  const text = proposal.text.replaceAll(NAME, name).replaceAll('contacts', `${name.toLowerCase()}s`);
  return { ...proposal, text };
}
