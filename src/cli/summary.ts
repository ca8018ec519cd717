import type { Command } from './args.js';
import { isWritten, later, t, type Change, type ChangeStatus, type ElementGroup } from '../core/index.js';

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
const WORDS: Readonly<Record<ChangeStatus, string>> = {
  created: later('{0} created'),
  updated: later('{0} updated'),
  merged: later('{0} merged'),
  deleted: later('{0} deleted'),
  conflict: later('{0} in conflict'),
  kept: later('{0} kept as edited'),
  orphan: later('{0} no longer asked for'),
  unchanged: later('{0} unchanged'),
};

const STATUSES: Readonly<Record<ChangeStatus, string>> = {
  created: later('created'),
  updated: later('updated'),
  merged: later('merged'),
  deleted: later('deleted'),
  conflict: later('conflict'),
  kept: later('kept'),
  orphan: later('orphan'),
  unchanged: later('unchanged'),
};

/** A status, as wide as the longest. */
function shown(status: ChangeStatus): string {
  return t(STATUSES[status]).padEnd(Math.max(...Object.values(STATUSES).map((word) => t(word).length)));
}

/** What was made and where, and what comes next. */
export function summaryOf({ command, check, name, folder, elements, groups, changes, failed }: Made): string[] {
  const counts = ORDER.flatMap((status) => {
    const count = changes.filter((change) => change.status === status).length;
    return count > 0 ? [t(WORDS[status], count)] : [];
  });
  const size = t('{elements} in {files} ({counts})', {
    elements: elements.length === 1 ? t('1 element') : t('{0} elements', elements.length),
    files: changes.length === 1 ? t('1 file') : t('{0} files', changes.length),
    counts: counts.join(', '),
  });
  if (command === 'plan')
    return [...planLines(elements, changes), t('{name}: {size}. Nothing was written: "generate" does it.', { name, size })];
  const special = changes.filter(({ status }) => !['created', 'updated', 'unchanged'].includes(status));
  const lines = special.map(({ path, status }) => `  ${shown(status)} ${folder}${path}`);
  if (failed) return [...lines, t('{name}: nothing was written.', { name })];
  const changed = changes.some((change) => isWritten(change) || (check && change.status === 'conflict'));
  const upToDate = t('{name}: is up to date. {size}.', { name, size });
  if (check) return [...lines, changed ? t('{name}: would change: run "{command}". {size}.', { name, command, size }) : upToDate];
  const next = t('Next: import {file} in Cenit (Integrations > Collections > import, BASIC JSON Importer).', {
    file: `${folder}collection.json`,
  });
  const made = t('{name}: {size}, below {folder} and in {file}.', {
    name,
    size,
    folder: `${folder}collection/`,
    file: `${folder}collection.json`,
  });
  if (!changed) return [...lines, upToDate];
  if (command === 'pack') return [...lines, t('{name}: packed into {file}.', { name, file: `${folder}collection.json` }), next];
  return [...lines, ...groupLines(groups), made, next];
}

/** The elements by group; of a large connector only the totals are said. */
function groupLines(groups: readonly ElementGroup[]): string[] {
  if (groups.length > MOST_GROUPS) return [];
  const width = Math.max(...groups.map(({ label }) => label.length));
  return groups.map(({ label, elements }) => `  ${label.padEnd(width)}  ${elements.map(({ name }) => name).join(', ')}`);
}

function planLines(elements: Made['elements'], changes: readonly Change[]): string[] {
  const kinds = new Map(elements.map(({ kind, file }) => [file, kind]));
  return changes.map(({ path, status }) => `  ${shown(status)} ${(kinds.get(path) ?? '').padEnd(13)} ${path}`);
}
