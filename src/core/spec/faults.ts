import type { CST } from 'yaml';
import { ProblemList, type SpecProblem } from '../result.js';
import { causesOf, type Cause } from './causes.js';
import type { Faults } from './pieces.js';
import { fixed, type Places } from './places.js';
import { unclosedBracket } from './unclosed.js';

/** Mistakes of YAML as problems. */
export interface Unreadable {
  readonly problems: readonly SpecProblem[];
  /** A bracket that nothing closes: where one is, of all other mistakes only `tags` stay, since they come of it. */
  readonly unclosed: SpecProblem | undefined;
  readonly tags: readonly SpecProblem[];
}

/** @param tokens all that the mistakes were found in */
export function unreadableOf(faults: Faults, tokens: readonly CST.Token[], text: string, place: Places = fixed): Unreadable | undefined {
  const problems = new ProblemList();
  const unclosed = new ProblemList();
  const tags = new ProblemList();
  const spot = spots(text, place);
  const causes = causesOf(faults.errors, text);
  for (const cause of causes) report(cause, text, problems, spot);
  const isBent = (from: number): boolean =>
    causes.some(({ message, pos: [at] }) => at > from && HIDING.test(message) && !text.slice(from, at).includes('\n'));
  const open = causes.length > 0 ? unclosedBracket(tokens, isBent) : undefined;
  if (open) unclosed.error('yaml-unclosed', place(open.offset, open.offset + 1), { bracket: open.bracket });
  for (const { code, pos } of faults.warnings)
    if (code === 'TAG_RESOLVE_FAILED') tags.error('yaml-unknown-tag', spot(pos), { tag: /^!\S*/.exec(text.slice(...pos))?.[0] ?? '' });
  if (!problems.hasErrors && !tags.hasErrors) return undefined;
  return { problems: problems.all, unclosed: unclosed.all[0], tags: tags.all };
}

/** What hides the mate of a bracket that stands before it in the same line. */
const HIDING = /^Missing closing|start at node end/;

/** Tells the mistakes of pieces of one text as those of the whole. */
export function reportUnreadable(pieces: readonly Unreadable[], problems: ProblemList): void {
  const open = pieces.findLast(({ unclosed }) => unclosed !== undefined)?.unclosed;
  if (open) problems.addAll([open]);
  else for (const piece of pieces) problems.addAll(piece.problems);
  for (const { tags } of pieces) problems.addAll(tags);
}

export function reportFaults(faults: Faults, tokens: readonly CST.Token[], text: string, problems: ProblemList): void {
  const found = unreadableOf(faults, tokens, text);
  if (found) reportUnreadable([found], problems);
}

type Spot = (pos: readonly [number, number]) => ReturnType<Places>;

function spots(text: string, place: Places): Spot {
  return ([from, to]) => {
    const start = Math.min(from, text.length);
    return place(start, Math.max(start, Math.min(to, text.length)));
  };
}

function report(error: Cause, text: string, problems: ProblemList, spot: Spot): void {
  const range = spot(error.pos);
  // Not of an anchor without a name.
  const isAlias = error.code === 'BAD_ALIAS' && text[error.pos[0]] === '*';
  if (isAlias) return problems.error('yaml-bad-alias', range, { alias: text.slice(...error.pos) });
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return problems.error('yaml-tab', range);
    case 'MULTIPLE_DOCS':
      return problems.error('yaml-second-document', range);
    default:
      return problems.error('yaml-syntax', range, {
        reason:
          error.message
            .split(' at line ')[0]
            ?.split('\n')[0]
            ?.replace(/[:.\s]+$/, '') ?? '',
      });
  }
}
