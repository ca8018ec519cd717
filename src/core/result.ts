import type { ProblemCode } from './problemText.js';
import type { ProblemArgs } from './problems/sentences.js';
import type { SpecCode } from './problems/spec.js';
import { withoutSecrets } from './secretShapes.js';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A span of the text of a file, in UTF-16 units from its start; `end` is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place elsewhere that explains a problem, such as the first of two equal names. */
export interface RelatedPlace {
  readonly range: Range;
  readonly note: string;
}

/** Something wrong with what a person wrote: a code, its place and the words the sentence needs. */
export interface Problem<Code extends ProblemCode = ProblemCode> {
  readonly code: Code;
  readonly severity: Severity;
  readonly range: Range;
  readonly args: ProblemArgs;
  readonly related?: RelatedPlace;
  /** The keys that are missing, and the path of the map that lacks them. */
  readonly lacks?: { readonly path: readonly (string | number)[]; readonly keys: readonly string[] };
}

/** A problem of connector.yaml. */
export type SpecProblem = Problem<SpecCode>;

/** In UTF-16 units: longer than any path or name, so that a long text with many mistakes costs what it is long, not its square. */
const LONGEST_WORD = 2000;

/** Of one reader: who has made more has made one, and the first ones lead to it. */
const MOST = 5000;

/** Collects problems; one for the same code at the same place is enough, if not each tells of another key or request that is missing. */
export class ProblemList<Code extends ProblemCode = SpecCode> {
  private readonly problems = new Map<string, Problem<Code>>();

  add(severity: Severity, code: Code, range: Range, args: ProblemArgs = {}, related?: RelatedPlace, lacks?: Problem['lacks']): void {
    if (this.problems.size >= MOST) return;
    // Whatever a message quotes, a secret in it is never repeated. Nobody reads more of a word than this.
    const safe = Object.fromEntries(
      Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? withoutSecrets(value.slice(0, LONGEST_WORD)) : value]),
    );
    this.keep({ code, severity, range, args: safe, ...(related ? { related } : {}), ...(lacks ? { lacks } : {}) });
  }

  private keep(problem: Problem<Code>): void {
    const { code, range, args, lacks } = problem;
    const key = `${code} ${range.start} ${range.end} ${lacks?.keys.join() ?? args.request ?? ''}`;
    if (!this.problems.has(key)) this.problems.set(key, problem);
  }

  error(code: Code, range: Range, args?: ProblemArgs, related?: RelatedPlace): void {
    this.add('error', code, range, args, related);
  }

  /** An error at a key that is there, about one that is not. */
  missing(code: Code, range: Range, args: ProblemArgs, path: readonly (string | number)[], key: string): void {
    this.add('error', code, range, args, undefined, { path, keys: [key] });
  }

  get hasErrors(): boolean {
    return [...this.problems.values()].some((problem) => problem.severity === 'error');
  }

  /** Those of another list; one that stands here already is not told twice. */
  addAll(problems: readonly Problem<Code>[]): void {
    for (const problem of problems) this.keep(problem);
  }

  /** As they were found; their places may move with the text. */
  get all(): readonly Problem<Code>[] {
    return [...this.problems.values()];
  }

  /** All problems in the order of the text, at the places as they are now. */
  sorted(): readonly Problem<Code>[] {
    return this.all.map(atRest).sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  }
}

const settled = ({ start, end }: Range): Range => ({ start, end });

function atRest<Code extends ProblemCode>(problem: Problem<Code>): Problem<Code> {
  const { range, related } = problem;
  return { ...problem, range: settled(range), ...(related ? { related: { ...related, range: settled(related.range) } } : {}) };
}
