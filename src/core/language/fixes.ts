import type { SpecProblem, Range } from '../result.js';
import { ConnectorReader, readConnector, type Reading } from '../readConnector.js';
import type { TextEdit } from '../spec/edit.js';
import { finish, type Steps } from '../steps.js';
import { FixContext, type Fix } from './fixes/fix.js';
import { addVariables } from './fixes/placeholders.js';
import { fixers } from './fixes/table.js';
import { TextPieces } from './fixes/textPieces.js';

export type { Fix } from './fixes/fix.js';

/** A problem and one way to mend it. */
export interface ProblemFix {
  readonly problem: SpecProblem;
  readonly fix: Fix;
}

/** How the problems of a connector.yaml can be mended. */
export function fixesOf(text: string, reading: Reading, wanted: (problem: SpecProblem) => boolean): readonly ProblemFix[] {
  return finish(fixSteps(new FixContext(text, reading.tree, reading.problems), reading.problems.filter(wanted)));
}

/** Nobody reads the fixes of more problems at once. */
const MOST_PROBLEMS = 50;

/** How the first problems that touch a range can be mended, as work that can be paused. */
export function fixStepsAt(text: string, { tree, problems }: Reading, place: Range): Steps<readonly ProblemFix[]> {
  const found = problems.filter(({ range }) => touches(range, place));
  return fixSteps(new FixContext(text, tree, problems), found.slice(0, MOST_PROBLEMS));
}

function* fixSteps(context: FixContext, problems: readonly SpecProblem[]): Steps<readonly ProblemFix[]> {
  const found: ProblemFix[] = [];
  for (const problem of problems) {
    for (const fix of fixers[problem.code]?.(context, problem) ?? []) found.push({ problem, fix });
    yield;
  }
  return found;
}

/** Whether two ranges share a place; one that is empty shares its own. */
export function touches(one: Range, other: Range): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** A file that is still not mended then never will be. */
const MOST_ROUNDS = 20;

/** Every fix that may be done without asking, again and again until there is none left. No secret leaves the text by it. */
export function fixAll(text: string): readonly TextEdit[] {
  return finish(fixAllSteps(text, readConnector(text)));
}

/**
 * The same as work that can be paused.
 * @param reading of the text
 * @param reader reads what comes of it, once a round
 */
export function* fixAllSteps(
  text: string,
  reading: Reading,
  reader: Pick<ConnectorReader, 'readSteps'> = new ConnectorReader(),
): Steps<readonly TextEdit[]> {
  const pieces = new TextPieces(text);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const now = pieces.text;
    const edits = yield* oneRound(now, round === 0 ? reading : yield* reader.readSteps(now));
    if (edits.length === 0) break;
    pieces.apply(edits);
  }
  return pieces.edits;
}

/** The first fix of each problem, as far as they do not meet; a misspelled key alone, for others may come of it. */
function* oneRound(text: string, { tree, problems }: Reading): Steps<readonly TextEdit[]> {
  const context = new FixContext(text, tree, problems);
  const keys = problems.filter(({ code, args }) => code === 'unknown-key' && args.near !== '');
  const ofKeys = preferred(yield* fixSteps(context, keys));
  const fixes = ofKeys.length > 0 ? ofKeys : preferred(yield* fixSteps(context, problems));
  const words = new Set(fixes.flatMap(({ variable }) => variable ?? []));
  const ways = fixes.filter(({ variable }) => variable === undefined).map((fix) => fix.edits);
  if (words.size > 0) ways.push(addVariables(context, [...words]));
  const edits: TextEdit[] = [];
  for (const way of ways) if (!way.some((edit) => edits.some((other) => touches(edit, other)))) edits.push(...way);
  return edits.sort((a, b) => a.start - b.start);
}

function preferred(fixes: readonly ProblemFix[]): readonly Fix[] {
  return fixes.map(({ fix }) => fix).filter((fix) => fix.isPreferred && !fix.secret);
}
