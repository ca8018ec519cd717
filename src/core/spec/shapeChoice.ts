import { nearestWord } from './nearMiss.js';
import { factsOf, isOfType, type ShapeFacts } from './schemaAt.js';
import type { ShapeError } from './shapeErrors.js';

/**
 * Errors without those of branches that were not meant. A choice (`oneOf`, `anyOf`) stands behind the errors of all its branches
 * and says how many there are of each: `lengths`.
 */
export function settleChoices(errors: readonly ShapeError[], root: object): readonly ShapeError[] {
  const settled: ShapeError[] = [];
  let index = errors.length - 1;
  while (index >= 0) {
    const error = errors[index];
    if (!error) break;
    const lengths = (error.params['lengths'] ?? []) as readonly number[];
    let from = index - total(lengths);
    const end = from;
    const branches = lengths.map((length) => settleChoices(errors.slice(from, (from += length)), root));
    settled.push(...[...(error.params['lengths'] ? choose(error, branches, root) : [error])].reverse());
    index = end - 1;
  }
  return settled.reverse();
}

/** The errors of the branch that was meant: by the values that tell branches apart, then by type, then the one with the fewest. */
function choose(error: ShapeError, branches: readonly (readonly ShapeError[])[], root: object): readonly ShapeError[] {
  if (Number(error.params['passing']) > 1) return [{ ...error, keyword: 'fitsMany' }];
  const facts = (error.schema as readonly unknown[]).map((branch) => factsOf(branch, root));
  const all = branches.map((errors, index): Branch => ({ errors, facts: facts[index] ?? { types: undefined, tags: new Map() } }));
  const fitting = all.filter(({ facts: { types } }) => isOfType(error.data, types));
  if (fitting.length === 0) {
    const wanted = [...new Set(all.flatMap(({ facts: { types } }) => types ?? []))];
    return [{ ...error, keyword: 'type', schema: wanted, around: {} }];
  }
  const tagged = byTags(error, fitting);
  if ('keyword' in tagged) return [tagged];
  return together(error, tagged) ?? fewest(tagged).errors;
}

interface Branch {
  readonly errors: readonly ShapeError[];
  readonly facts: ShapeFacts;
}

/** Branches whose telling keys have the values that stand there; or one error where such a key is missing or has none of the values. */
function byTags(error: ShapeError, branches: readonly Branch[]): readonly Branch[] | ShapeError {
  if (branches.length < 2 || !isMap(error.data)) return branches;
  let left = branches;
  for (const tag of tellingKeys(error, branches)) {
    const value = error.data[tag];
    const inAll = left.every(({ facts }) => facts.tags.has(tag));
    if (value === undefined) {
      const missing = left.map(({ errors }) => errors.find((one) => isMissing(one, error, tag)));
      if (left.length > 1 && inAll && missing[0] && !missing.includes(undefined)) return misspelt(error, left, tag) ?? missing[0];
      continue;
    }
    const matching = left.filter(({ facts }) => facts.tags.get(tag)?.some((one) => same(one, value)) ?? true);
    if (matching.length === 0) {
      const values = [...new Set(left.flatMap(({ facts }) => facts.tags.get(tag) ?? []))];
      return { ...error, keyword: 'enum', path: [...error.path, tag], schema: values, around: {}, data: value };
    }
    left = matching;
  }
  return left;
}

/** Keys whose values tell branches apart: the named one, else those with other values in each branch that knows them. */
function tellingKeys(error: ShapeError, branches: readonly Branch[]): readonly string[] {
  const named = error.around.discriminator?.propertyName;
  const keys = [...new Set(branches.flatMap(({ facts }) => [...facts.tags.keys()]))];
  const telling = keys.filter((key) => {
    const values = branches.flatMap(({ facts }) => facts.tags.get(key) ?? []);
    return branches.filter(({ facts }) => facts.tags.has(key)).length > 1 && new Set(values).size === values.length;
  });
  return named !== undefined && keys.includes(named) ? [named, ...telling.filter((key) => key !== named)] : telling;
}

/** One error of all branches where they ask for the same in other words: one of these values, or one of these keys. */
function together(error: ShapeError, branches: readonly Branch[]): readonly ShapeError[] | undefined {
  const only = branches.map(({ errors }) => (errors.length === 1 ? errors[0] : undefined));
  const here = (one: ShapeError | undefined): boolean => one !== undefined && same(one.path, error.path);
  if (branches.length < 2 || !only.every(here)) return undefined;
  if (only.every((one) => one?.keyword === 'enum' || one?.keyword === 'const')) {
    const values = only.flatMap((one) => (one?.keyword === 'const' ? [one.schema] : (one?.schema as readonly unknown[])));
    return [{ ...error, keyword: 'enum', schema: [...new Set(values)], around: {} }];
  }
  if (!only.every((one) => one?.keyword === 'required')) return undefined;
  return [{ ...error, keyword: 'someRequired', params: { keys: only.map((one) => one?.params['missingProperty']) } }];
}

/** The first branch with the fewest errors; what stands deeper counts less, since its way there was right. */
function fewest(branches: readonly Branch[]): Branch {
  const cost = ({ errors }: Branch): number => total(errors.map(({ path }) => 1 / (path.length + 1)));
  return branches.reduce((best, branch) => (cost(branch) < cost(best) ? branch : best), branches[0] ?? { errors: [], facts: NO_FACTS });
}

const NO_FACTS: ShapeFacts = { types: undefined, tags: new Map() };

/** The key that none of the branches knows and that is near to the one that tells them apart. */
function misspelt(error: ShapeError, branches: readonly Branch[], tag: string): ShapeError | undefined {
  const unknown = branches.map(({ errors }) =>
    errors.filter((one) => one.keyword === 'additionalProperties' && same(one.path, error.path)),
  );
  const wordOf = ({ params }: ShapeError): string => String(params['additionalProperty']);
  const isMeant = (word: string): boolean => nearestWord(word, [tag]) !== undefined;
  return unknown[0]?.find((one) => isMeant(wordOf(one)) && unknown.every((all) => all.some((other) => wordOf(other) === wordOf(one))));
}

function isMissing(one: ShapeError, error: ShapeError, key: string): boolean {
  return one.keyword === 'required' && one.params['missingProperty'] === key && same(one.path, error.path);
}

/** Not by what objects are: maps of a text have no prototype. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function isMap(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
