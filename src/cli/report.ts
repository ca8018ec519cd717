import { type ChangeStatus, type FileProblem, type Problem, type ProblemCode, type Severity, messageOf } from '../core/index.js';
import { positionsOf } from './lines.js';

/** A problem as it is printed: `file` as it was given on the command line, lines and columns from 1. */
export interface ReportedProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
}

/** What came out of one FILE. Paths of files and elements are relative to the connector's folder. */
export interface Report {
  readonly problems: readonly ReportedProblem[];
  readonly files: readonly { readonly path: string; readonly status: ChangeStatus }[];
  readonly elements: readonly { readonly kind: string; readonly name: string; readonly file: string }[];
  /** Something is, or without --check would be, written. */
  readonly changed: boolean;
  /** Lines for people, below the problems. */
  readonly summary: readonly string[];
}

/** The report of a FILE that nothing came of. */
export const NOTHING: Report = { problems: [], files: [], elements: [], changed: false, summary: [] };

export function hasErrors({ problems }: Pick<Report, 'problems'>): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** An error of a file as a whole. */
export function wholeFile(file: string, code: ProblemCode, args: Problem['args']): ReportedProblem {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return { file, ...place, severity: 'error', code, message: messageOf({ code, args }) };
}

/** Problems of one file, with its text to count lines in. */
export function reportProblems(file: string, text: string, problems: readonly Problem[]): ReportedProblem[] {
  const position = positionsOf(text);
  return problems.map(({ code, severity, range, args }) => {
    const [start, end] = [position(range.start), position(Math.max(range.start, range.end))];
    const place = { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
    return { file, ...place, severity, code, message: messageOf({ code, args }) };
  });
}

/** Problems of element files; `folder` is the connector's folder as it was given, with a slash at its end or empty. */
export function reportFileProblems(
  folder: string,
  texts: ReadonlyMap<string, string>,
  problems: readonly FileProblem[],
): ReportedProblem[] {
  const byFile = new Map<string, Problem[]>();
  for (const { file, problem } of problems) {
    const known = byFile.get(file);
    if (known) known.push(problem);
    else byFile.set(file, [problem]);
  }
  return [...byFile].flatMap(([file, list]) => reportProblems(`${folder}${file}`, texts.get(file) ?? '', list));
}
