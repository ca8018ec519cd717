import type { CST } from 'yaml';
import { ProblemList, type SpecProblem } from '../result.js';
import { causesOf, isOfTag, type Cause } from './causes.js';
import type { Faults } from './pieces.js';
import { fixed, type Places } from './places.js';
import { unclosedBracket } from './unclosed.js';

/** Mistakes of YAML as problems. */
export interface Unreadable {
  readonly problems: readonly SpecProblem[];
  /** A bracket that nothing closes: where one is, of all other mistakes only `tags` stay, since they come of it. */
  readonly unclosed: SpecProblem | undefined;
  /** What hides no more than a value: a tag, a version. */
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
    causes.some(
      ({ code, message, pos: [at] }) =>
        at > from && (code === 'TAB_AS_INDENT' || (HIDING.test(message) && !text.slice(from, at).includes('\n'))),
    );
  const open = causes.length > 0 ? unclosedBracket(tokens, isBent) : undefined;
  if (open) unclosed.error('yaml-unclosed', place(open.offset, open.offset + 1), { bracket: open.bracket });
  reportVersions(tokens, spot, tags);
  for (const { code, pos } of faults.warnings)
    if (isOfTag(code)) tags.error('yaml-unknown-tag', spot(pos), { tag: /^!\S*/.exec(text.slice(...pos))?.[0] ?? '' });
  if (!problems.hasErrors && !tags.hasErrors) return undefined;
  return { problems: problems.all, unclosed: unclosed.all[0], tags: tags.all };
}

/** A version of YAML that is none, or a second one: the text is read as that of YAML 1.2 all the same. */
function reportVersions(tokens: readonly CST.Token[], spot: Spot, problems: ProblemList): void {
  let isSecond = false;
  for (const token of tokens) {
    if (token.type === 'document') isSecond = false;
    if (token.type !== 'directive' || !/^%YAML\s/.test(token.source)) continue;
    const { offset, source } = token;
    const reason = isSecond ? 'Second %YAML' : /^%YAML\s+(?!1\.[12]$)\S+$/.test(source) ? 'Unsupported YAML' : '';
    if (reason) problems.error('yaml-syntax', spot([offset, offset + source.length]), { reason });
    isSecond = true;
  }
}

/** What hides the mate of a bracket that stands before it in the same line. */
const HIDING = /^Missing closing|start at node end/;

/** Tells the mistakes of pieces of one text, each by itself. */
export function reportUnreadable(pieces: readonly Unreadable[], problems: ProblemList): void {
  for (const { unclosed, problems: all, tags } of pieces) {
    problems.addAll(unclosed ? [unclosed] : all);
    problems.addAll(tags);
  }
}

/** Whether it is not clear what stands there: a strange tag hides only its own value. */
export function isBroken(piece: Unreadable | undefined): boolean {
  return piece !== undefined && piece.problems.length > 0;
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
