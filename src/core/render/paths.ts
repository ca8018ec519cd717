import { EACH, isHeader, type AnswerPath, type PathStep } from '../spec/answerPath.js';
import { rubyLiteral } from './ruby.js';

type PlainStep = string | number;

/** The steps of a path without `[]`; undefined for a header or a path that has one. */
export function plainSteps(path: AnswerPath): readonly PlainStep[] | undefined {
  if (isHeader(path)) return undefined;
  return path.steps.every((step): step is PlainStep => step !== EACH) ? path.steps : undefined;
}

/** Reads a path of `base`, which is known to be a Hash (or an Array, where the path begins with an index). */
export function readPath(path: AnswerPath, base: string): string {
  if (isHeader(path)) return `answer[:response].headers[${rubyLiteral(path.header.toLowerCase())}]&.first`;
  const each = path.steps.indexOf(EACH);
  if (each < 0) return dig(path.steps as readonly PlainStep[], base);
  const list = each === 0 ? base : dig(path.steps.slice(0, each) as readonly PlainStep[], base);
  return `[${list}].grep(Array).flatten(1)${rest(path.steps.slice(each + 1))}`;
}

const RESCUED = ' rescue nil)';

/** Ruby's dig raises where a text or a list stands in the middle of the path; there is then nothing at its end. */
export function dig(steps: readonly PlainStep[], base: string): string {
  if (steps.length === 0) return base;
  return steps.length === 1 ? `${base}[${rubyLiteral(steps[0] ?? 0)}]` : `(${base}.dig(${steps.map(rubyLiteral).join(', ')})${RESCUED}`;
}

/** The place at the end of a way whose holders are there. */
export const placeCode = (base: string, steps: readonly PlainStep[]): string =>
  `${base}${steps.map((step) => `[${rubyLiteral(step)}]`).join('')}`;

/** The lines that put a value at a place. Holders on the way that are not there are made: lists before an index, maps before a name. */
export function placeLines(base: string, steps: readonly PlainStep[], value: string): readonly string[] {
  const holders = steps.slice(1).map((next, index) => {
    const holder = placeCode(base, steps.slice(0, index + 1));
    return typeof next === 'number' ? `${holder} = [] unless ${holder}.is_a?(Array)` : `${holder} = {} unless ${holder}.is_a?(Hash)`;
  });
  return [...holders, `${placeCode(base, steps)} = ${value}`];
}

function rest(steps: readonly PathStep[]): string {
  return steps
    .map((step) => (typeof step === 'symbol' ? '.grep(Array).flatten(1)' : `.grep(${classOf(step)}).pluck(${rubyLiteral(step)})`))
    .join('');
}

/** The values at a path of every item of a list, without a block of our own (each entry of a block counts in Cenit). */
export function pluckPath(path: AnswerPath): string {
  const steps = plainSteps(path) ?? [];
  return steps.map((step, index) => `${index === 0 ? '' : `.grep(${classOf(step)})`}.pluck(${rubyLiteral(step)})`).join('');
}

const classOf = (step: PathStep): string => (typeof step === 'number' ? 'Array' : 'Hash');

/** The class the root must be for a path to be read; undefined for a header and for the root itself. */
export function rootClass(path: AnswerPath): 'Hash' | 'Array' | undefined {
  const first = isHeader(path) ? undefined : path.steps[0];
  return first === undefined ? undefined : typeof first === 'string' ? 'Hash' : 'Array';
}

/** Reads a path of `base`, whatever `base` is (`known`: it has that class already): nil where it is of the wrong class. */
export function readPathSafely(path: AnswerPath, base: string, known?: string): string {
  const wanted = rootClass(path);
  const read = readPath(path, base);
  return wanted === undefined || wanted === known || read.endsWith(RESCUED) ? read : `(${read} if ${base}.is_a?(${wanted}))`;
}

/** In the error check the answer is called `response`, not `answer[:response]`. */
export function readPathOfResponse(path: AnswerPath, base: string): string {
  return isHeader(path) ? `response.headers[${rubyLiteral(path.header.toLowerCase())}]&.first` : readPathSafely(path, base);
}
