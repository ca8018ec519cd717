import type { ProblemCode } from '../problemText.js';
import { type Problem, ProblemList, type Range } from '../result.js';
import { checkNode, type ReportRuby } from './nodeRules.js';
import { offsetsOf } from './offsets.js';
import { childrenOf, type RubyNode, type RubyParser } from './rubyParser.js';

/** Ruby that is checked: the code of an algorithm, the names of its parameters, and every algorithm it may call by name. */
export interface RubySource {
  readonly code: string;
  readonly parameters: readonly string[];
  readonly algorithms: ReadonlySet<string>;
}

/** A problem of the code; its range counts in UTF-16 units from the code's start. */
export type RubyProblem = Problem;

const MOST_SYNTAX_ERRORS = 3;

/** Finds what Cenit would refuse, or break, in the code of an algorithm. All are warnings: the code is the user's own. */
export function checkRuby(parser: RubyParser, { code, parameters, algorithms }: RubySource): readonly RubyProblem[] {
  const problems = new ProblemList<ProblemCode>();
  const whole: Range = { start: 0, end: code.length };
  try {
    const { root, errors } = parser.parse(code, parameters);
    const offset = offsetsOf(code);
    const report: ReportRuby = (problem, { startOffset, length }, args = {}) => {
      problems.add('warning', problem, { start: offset(startOffset), end: offset(startOffset + length) }, args);
    };
    for (const { message, location } of errors.slice(0, MOST_SYNTAX_ERRORS))
      report('ruby-syntax', location, { text: message.replace(/\.$/, '') });
    if (errors.length > 0) return problems.sorted();
    if (isEmpty(root)) problems.add('warning', 'ruby-empty', whole);
    else walk(root, (node, ancestors) => checkNode(node, ancestors, { code, offset, algorithms, report }));
  } catch {
    // The parser, or the walk, ran out of stack.
    problems.add('warning', 'ruby-unread', whole);
  }
  return problems.sorted();
}

function isEmpty(root: RubyNode): boolean {
  return childrenOf(root).every((statements) => childrenOf(statements).length === 0);
}

/** Every node before its children; `ancestors` from the nearest on. */
function walk(root: RubyNode, visit: (node: RubyNode, ancestors: readonly RubyNode[]) => 'skip' | 'enter'): void {
  const path: RubyNode[] = [];
  const enter = (node: RubyNode): void => {
    if (visit(node, path) === 'skip') return;
    path.unshift(node);
    childrenOf(node).forEach(enter);
    path.shift();
  };
  enter(root);
}
