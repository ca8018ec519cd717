import { t } from '../../l10n.js';
import { readConnector } from '../../readConnector.js';
import { tabbedEnd } from '../../spec/causes.js';
import { lineStart } from '../../spec/edit/lines.js';
import { applyEdits, type TextEdit } from '../../spec/edit/textEdit.js';
import { fix, put, type Fix, type FixContext, type Fixer } from './fix.js';

/** A file has many of these problems and one way to mend them all, which takes some readings to find. */
const found = new WeakMap<FixContext, readonly Fix[]>();

/** Tabs that set lines in: as many blanks as make the file right with the fewest other problems; nothing where no number does. */
export const tabs: Fixer = (context) => {
  const known = found.get(context);
  if (known) return known;
  const fixes = fix(t('Replace the tabs by blanks'), best(context), true);
  found.set(context, fixes);
  return fixes;
};

type Blanks = (old: string) => number;

/** What sets a line in: the dash of a list too, where a tab stands behind it. */
const SET_IN = /^(?=[ \t-]*\t)[ \t]*(?:-(?=[ \t]*\t)[ \t]+)?(?=\S)/gm;

function best({ text, problems }: FixContext): readonly TextEdit[] | undefined {
  const lines = problems.flatMap(({ code, range }) => {
    if (code !== 'yaml-tab') return [];
    const start = lineStart(text, range.start);
    const all = text.slice(start, tabbedEnd(text, range.end));
    return [...all.matchAll(SET_IN)].map(({ index, 0: old }) => ({ start: start + index, old }));
  });
  const seen = new Set<string>();
  let fewest = Infinity;
  let edits: readonly TextEdit[] | undefined;
  for (const blanks of WAYS) {
    if (!keepsDepths(lines.map(({ old }) => [depth(indentOf(old)), blanks(indentOf(old))]))) continue;
    const way = lines.flatMap(({ start, old }) => put({ start, end: start + old.length }, inBlanks(old, blanks)));
    const after = applyEdits(text, way);
    if (seen.has(after)) continue;
    seen.add(after);
    const left = readConnector(after).problems;
    if (left.length >= fewest || left.some(({ code }) => code.startsWith('yaml-'))) continue;
    [fewest, edits] = [left.length, way];
  }
  return edits;
}

const indentOf = (old: string): string => old.replace(/-.*$/, '');

/** The same in blanks. */
function inBlanks(old: string, blanks: Blanks): string {
  const before = blanks(indentOf(old));
  return ' '.repeat(before) + (old.includes('-') ? '-'.padEnd(blanks(old) - before) : '');
}

/** How many blanks an indentation comes to: each tab so many, or up to the next stop; or two more, as in an item of a list. */
const WAYS: readonly Blanks[] = [0, 2].flatMap((more) =>
  [2, 4, 6, 8].flatMap((width) => [
    (old) => more + old.replaceAll('\t', ' '.repeat(width)).length,
    (old) => [...old].reduce((at, sign) => (sign === '\t' ? at + width - (at % width) : at + 1), more),
  ]),
);

/** A line with more tabs is deeper, whatever stands beside them. */
const depth = (old: string): number => old.split('\t').length * 1000 + old.length;

/** Whether lines that were equally deep still are, and deeper ones deeper. */
function keepsDepths(lines: readonly (readonly [before: number, after: number])[]): boolean {
  const sorted = [...lines].sort(([a], [b]) => a - b);
  return sorted.every(([before, after], i) => {
    const [last, column] = sorted[i - 1] ?? [-1, -1];
    return before === last ? after === column : after > column;
  });
}
