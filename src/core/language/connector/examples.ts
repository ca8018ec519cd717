import { placeholdersIn } from '../../spec/template.js';
import type { Cursor } from '../cursor.js';
import type { LinedText } from '../linedText.js';
import type { Proposal } from '../proposal.js';
import { topLine, topMap } from './outline.js';

/** Whether an address or the like, taken over as it is, names no variable that is not there. */
export function hasKnownWords(lines: LinedText, { levels }: Cursor, text: string): boolean {
  if (!/^(?:connection|authorization)$/.test(levels[0]?.key ?? '')) return true;
  return placeholdersIn(text).every(({ word }) => topMap(lines, 'variables').has(word));
}

const NAMES = ['Contact', 'Order', 'Invoice', 'Task'] as const;

/** A resource to begin with, by a name that no other one has. */
export function withFreeName(lines: LinedText, proposal: Proposal): Proposal {
  if (!proposal.label.startsWith('resource: ')) return proposal;
  const taken = lines.text.slice(topLine(lines, 'resources')?.start);
  const isFree = (name: string): boolean => !new RegExp(`\\bname["']?:\\s*["']?${name}s?\\b`, 'i').test(taken);
  let name: string = NAMES.find(isFree) ?? NAMES[0];
  for (let number = 2; !isFree(name); number += 1) name = NAMES[0] + number;
  return { ...proposal, text: proposal.text.replaceAll(NAMES[0], name).replaceAll('contacts', `${name.toLowerCase()}s`) };
}
