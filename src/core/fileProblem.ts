import type { ProblemArgs } from './problems/sentences.js';
import type { ProblemCode } from './problemText.js';
import type { Problem, Range, Severity } from './result.js';

/** A problem of a file beside connector.yaml: its path relative to the connector's folder, and ranges in its own text. */
export interface FileProblem {
  readonly file: string;
  readonly problem: Problem;
}

const START: Range = { start: 0, end: 0 };

/** A problem of a file as a whole, unless a range is given. */
export function fileProblem(
  file: string,
  severity: Severity,
  code: ProblemCode,
  args: ProblemArgs = {},
  range: Range = START,
): FileProblem {
  return { file, problem: { code, severity, range, args } };
}
