import { t } from '../l10n.js';
import type { SpecProblem } from '../result.js';

/** A text as its reader is to see it: places are the same. */
export interface Settled {
  readonly text: string;
  /** One for each conflict of a merge that is left in it. */
  readonly conflicts: readonly SpecProblem[];
}

const SIGNS = ['<<<<<<<', '=======', '>>>>>>>'];
const MARK = /^([<|=>])\1{6}(?=[ \r\n]|$).*$/gm;

/** A text without the marks of conflicts that a merge left in it: of each the first side is read, and nothing of the others. */
export function settled(text: string): Settled {
  if (!SIGNS.some((sign) => text.includes(sign))) return { text, conflicts: [] };
  const conflicts: SpecProblem[] = [];
  let left = '';
  let at = 0;
  let open: { readonly start: number; readonly end: number } | undefined;
  const marks = [...text.matchAll(MARK)].map(({ index: start, 0: { length }, 1: sign }) => ({ sign, start, end: start + length }));
  for (const [index, { sign, start, end }] of marks.entries()) {
    // Whoever took away the first mark alone left the others.
    if (sign === '<' || (!open && sign !== '|')) open = { start, end };
    if (!open) continue;
    const next = marks[index + 1];
    const isOther = sign !== '<' && sign !== '>' && next && next.sign !== '<';
    const to = isOther ? next.start : end;
    left += text.slice(at, start) + text.slice(start, to).replace(/[^\r\n]/g, ' ');
    at = to;
    if (next && next.sign !== '<' && sign !== '>') continue;
    const related = { range: { start, end }, note: t('It ends here.') };
    conflicts.push({
      code: 'yaml-conflict',
      severity: 'error',
      range: open,
      args: {},
      ...(sign === '>' && open.start < start ? { related } : {}),
    });
    open = undefined;
  }
  return { text: left + text.slice(at), conflicts };
}
