import type { ProblemCode } from '../problemText.js';
import { type HeaderOddity, readAlgorithm } from '../render/header.js';
import type { Problem } from '../result.js';
import { checkRuby } from './rubyCheck.js';
import type { RubyParser } from './rubyParser.js';

const CODES: Readonly<Record<HeaderOddity['kind'], ProblemCode>> = {
  unread: 'header-parameter-unread',
  word: 'header-parameter-word',
  twice: 'header-parameter-twice',
  order: 'header-parameter-order',
};

/** Checks the file of an algorithm: its header, and its code below it. Ranges are those of the file. */
export function checkAlgorithmFile(parser: RubyParser, text: string, algorithms: ReadonlySet<string>): readonly Problem[] {
  const { code, codeStart, parameters, oddities } = readAlgorithm(text);
  const header = oddities.map(({ kind, word, range }): Problem => ({
    code: CODES[kind],
    severity: 'warning',
    range,
    args: { word, name: word },
  }));
  const ruby = checkRuby(parser, { code, parameters: parameters.map(({ name }) => name), algorithms });
  const moved = ruby.map((problem) => ({
    ...problem,
    range: { start: problem.range.start + codeStart, end: problem.range.end + codeStart },
  }));
  return [...header, ...moved];
}
