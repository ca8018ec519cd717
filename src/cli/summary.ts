import type { Command } from './args.js';
import { isWritten, type Change, type ChangeStatus, type ElementGroup } from '../core/index.js';

interface Made {
  readonly command: Command;
  readonly check: boolean;
  readonly name: string;
  /** The connector's folder as it was given, with a slash at its end or empty. */
  readonly folder: string;
  readonly elements: readonly { readonly kind: string; readonly name: string; readonly file: string }[];
  readonly groups: readonly ElementGroup[];
  readonly changes: readonly Change[];
  /** An error, a conflict or the system stood against writing. */
  readonly failed: boolean;
}

const ORDER: readonly ChangeStatus[] = ['created', 'updated', 'merged', 'deleted', 'conflict', 'kept', 'orphan', 'unchanged'];
const MOST_GROUPS = 20;
const WORDS: Readonly<Partial<Record<ChangeStatus, string>>> = {
  kept: 'kept as edited',
  orphan: 'no longer asked for',
  conflict: 'in conflict',
};

/** What was made and where, and what comes next. */
export function summaryOf({ command, check, name, folder, elements, groups, changes, failed }: Made): string[] {
  const counts = ORDER.flatMap((status) => {
    const count = changes.filter((change) => change.status === status).length;
    return count > 0 ? [`${count} ${WORDS[status] ?? status}`] : [];
  });
  const size = `${counted(elements.length, 'element')} in ${counted(changes.length, 'file')} (${counts.join(', ')})`;
  if (command === 'plan') return [...planLines(elements, changes), `${name}: ${size}. Nothing was written: "generate" does it.`];
  const special = changes.filter(({ status }) => !['created', 'updated', 'unchanged'].includes(status));
  const lines = special.map(({ path, status }) => `  ${status.padEnd(9)} ${folder}${path}`);
  if (failed) return [...lines, `${name}: nothing was written.`];
  const changed = changes.some((change) => isWritten(change) || (check && change.status === 'conflict'));
  if (check) return [...lines, `${name}: ${changed ? `would change: run "${command}"` : 'is up to date'}. ${size}.`];
  const next = `Next: import ${folder}collection.json in Cenit (Integrations > Collections > import, BASIC JSON Importer).`;
  if (!changed) return [...lines, `${name}: is up to date. ${size}.`];
  if (command === 'pack') return [...lines, `${name}: packed into ${folder}collection.json.`, next];
  return [...lines, ...groupLines(groups), `${name}: ${size}, below ${folder}collection/ and in ${folder}collection.json.`, next];
}

/** The elements by group; of a large connector only the totals are said. */
function groupLines(groups: readonly ElementGroup[]): string[] {
  if (groups.length > MOST_GROUPS) return [];
  const width = Math.max(...groups.map(({ label }) => label.length));
  return groups.map(({ label, elements }) => `  ${label.padEnd(width)}  ${elements.map(({ name }) => name).join(', ')}`);
}

function planLines(elements: Made['elements'], changes: readonly Change[]): string[] {
  const kinds = new Map(elements.map(({ kind, file }) => [file, kind]));
  return changes.map(({ path, status }) => `  ${status.padEnd(9)} ${(kinds.get(path) ?? '').padEnd(13)} ${path}`);
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
