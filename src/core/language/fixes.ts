import type { SpecProblem, Range } from '../result.js';
import type { Reading } from '../readConnector.js';
import type { TextEdit } from '../spec/edit.js';
import { FixContext, type Fix } from './fixes/fix.js';
import { fixers } from './fixes/table.js';
import { TextPieces } from './fixes/textPieces.js';

export type { Fix } from './fixes/fix.js';

/** A problem and one way to mend it. */
export interface ProblemFix {
  readonly problem: SpecProblem;
  readonly fix: Fix;
}

/**
 * How the problems of a connector.yaml can be mended.
 * @param wanted which of them to look at
 */
export function fixesOf(text: string, { tree, problems }: Reading, wanted: (problem: SpecProblem) => boolean): readonly ProblemFix[] {
  const context = new FixContext(text, tree, problems);
  return problems
    .filter(wanted)
    .flatMap((problem) => (fixers[problem.code]?.(context, problem) ?? []).map((fix): ProblemFix => ({ problem, fix })));
}

/** Whether two ranges share a place; one that is empty shares its own. */
export function touches(one: Range, other: Range): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** A file that is still not mended then never will be. */
const MOST_ROUNDS = 20;

/**
 * Every fix that may be done without asking, again and again until there is none left. No secret leaves the text by it.
 * @param read reads a text, as `ConnectorReader` does
 */
export function fixAll(text: string, read: (text: string) => Reading): readonly TextEdit[] {
  const pieces = new TextPieces(text);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const edits = oneRound(pieces.text, read(pieces.text));
    if (edits.length === 0) break;
    pieces.apply(edits);
  }
  return pieces.edits;
}

/** The first fix of each problem, as far as they do not meet; a misspelled key alone, for others may come of it. */
function oneRound(text: string, reading: Reading): readonly TextEdit[] {
  const isKey = ({ code, args }: SpecProblem): boolean => code === 'unknown-key' && args.near !== '';
  const found = preferred(fixesOf(text, reading, isKey));
  const fixes = found.length > 0 ? found : preferred(fixesOf(text, reading, () => true));
  const edits: TextEdit[] = [];
  for (const { fix } of fixes) {
    if (fix.edits.some((edit) => edits.some((other) => touches(edit, other)))) continue;
    edits.push(...fix.edits);
  }
  return edits.sort((a, b) => a.start - b.start);
}

function preferred(fixes: readonly ProblemFix[]): readonly ProblemFix[] {
  return fixes.filter(({ fix }) => fix.isPreferred && !fix.secret);
}
