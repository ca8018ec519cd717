import type { AnswerPath } from '../spec/answerPath.js';
import type { Pagination, StatusRange } from '../spec/model.js';
import {
  candidateCode,
  candidateList,
  nextPageConditions,
  nextPosition,
  recordReads,
  statusCondition,
  waitExpression,
  type Candidate,
} from './expressions.js';
import { pluckPath, readPath, readPathOfResponse, readPathSafely } from './paths.js';
import { RubyCode, insideDoubleQuotes, rubyKey, rubyLiteral, rubyString, rubySymbol, rubyWords, type RubyValue } from './ruby.js';

/**
 * Every value a template writes goes through one of these; a template that uses no filter is refused by a test. Each
 * makes whole Ruby tokens of a value, so that no text of a spec can be read as code.
 */
export const filters = {
  rb: { quote: (value: RubyValue) => rubyLiteral(value) },
  sym: { quote: (name: string) => rubySymbol(name) },
  key: { quote: (name: string) => rubyKey(name) },
  header: { quote: (name: string) => rubyString(name.toLowerCase()) },
  inText: { quote: (text: string) => insideDoubleQuotes(text) },
  words: { quote: (words: readonly string[], maxLines?: number) => rubyWords(words, maxLines) },
  local: { quote: (name: string) => oneOf(name, ['page', 'offset', 'paths', 'usual', 'data', 'items', 'answer', 'path']) },
  const: { quote: (name: string) => oneOf(name, ['Hash', 'Array']) },
  statuses: { quote: (ranges: readonly (StatusRange | number)[]) => statusCondition(ranges) },
  read: { quote: (path: AnswerPath, base: string) => readPath(path, base) },
  readSafe: { quote: (path: AnswerPath, base: string, known?: string) => readPathSafely(path, base, known) },
  readAny: { quote: (path: AnswerPath, base: string) => readPathOfResponse(path, base) },
  pluck: { quote: (path: AnswerPath) => pluckPath(path) },
  waitSeconds: { quote: (unit: 'seconds' | 'milliseconds' | 'epoch') => waitExpression(unit) },
  candidate: { quote: ({ path }: { readonly path: Candidate }) => candidateCode(path) },
  candidates: { quote: (candidates: readonly Candidate[]) => candidateList(candidates) },
  conditions: { quote: (pagination: Pagination) => nextPageConditions(pagination) },
  position: { quote: (pagination: Pagination) => nextPosition(pagination) },
  recordReads: { quote: (names: readonly string[], base: string) => recordReads(names, base) },
  code: { quote: (code: RubyCode, indent?: number) => insert(code, indent ?? 0) },
} as const;

function oneOf(name: string, allowed: readonly string[]): string {
  if (!allowed.includes(name)) throw new Error(`${name} is none of ${allowed.join(', ')}`);
  return name;
}

/** Only code that came out of a template or of the core itself. */
function insert(code: RubyCode, indent: number): string {
  if (!(code instanceof RubyCode)) throw new Error('only RubyCode may be written as code');
  return code.text
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(indent) + line))
    .join('\n');
}
