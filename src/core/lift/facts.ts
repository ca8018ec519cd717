import { answerPathText } from '../spec/answerPath.js';
import type { SpecValue } from '../spec/edit.js';
import { mapOf } from '../spec/edit/data.js';
import { listsIn, type Code } from './code.js';

/** What a piece of Ruby names that may stand in a connector.yaml. */
export interface Facts {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  /** As they are written in a connector.yaml. */
  readonly paths: readonly string[];
  /** Lists of paths and of numbers. */
  readonly lists: readonly (readonly SpecValue[])[];
  /** Lists of paths, each with the value that is looked for there. */
  readonly conditions: readonly (readonly SpecValue[])[];
  /** Maps and lists of values, `record` being `$record`. */
  readonly bodies: readonly SpecValue[];
}

/** What the code names that other code does not, or not as often. */
export function newFacts(code: Code, other: Code): Facts {
  const [found, known] = [factsOf(code), factsOf(other)];
  return {
    texts: without(found.texts, known.texts),
    numbers: without(found.numbers, known.numbers),
    paths: without(found.paths, known.paths),
    lists: without(found.lists, known.lists),
    conditions: without(found.conditions, known.conditions),
    bodies: without(found.bodies, known.bodies),
  };
}

function without<T>(found: readonly T[], known: readonly T[]): readonly T[] {
  const left = new Map<string, number>();
  for (const one of known) left.set(JSON.stringify(one), (left.get(JSON.stringify(one)) ?? 0) + 1);
  const kept = new Map<string, T>();
  for (const one of found) {
    const text = JSON.stringify(one);
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    else kept.set(text, one);
  }
  return [...kept.values()];
}

function factsOf(code: Code): Facts {
  const texts: string[] = [];
  const numbers: number[] = [];
  const paths: string[] = [];
  const lists: (readonly SpecValue[])[] = [];
  const conditions: (readonly SpecValue[])[] = [];
  const bodies: SpecValue[] = [];
  for (const list of listsIn(code)) {
    const [name, value] = list;
    if (name === 'text') texts.push(String(value));
    else if (name === 'number') numbers.push(...numberOf(String(value)));
    else if (name === 'at') paths.push(...pathOf(list));
    if (name === 'drop' || name === 'take') paths.push(...fieldsOf(list));
    if (name === 'take' && list.length > 2) lists.push(fieldsOf(list));
    if (name === 'do')
      lists.push(...[list.flatMap((one) => (one[0] === 'drop' ? fieldsOf(one as readonly Code[]) : []))].filter((all) => all.length > 0));
    if (name === 'list') lists.push(...listOf(list.slice(1)), ...stepsOf(list.slice(1)).map((path) => [path]));
    if (name === 'list') paths.push(...stepsOf(list.slice(1)));
    if (name === 'list') conditions.push(...conditionsOf(list.slice(1)));
    if (name === 'map' || name === 'list' || name === 'var' || name === 'at') bodies.push(...bodyOf(list));
  }
  return { texts, numbers, paths, lists, conditions, bodies };
}

/** The fields that are left out of a place in the record, or are all that is left there. */
function fieldsOf([, place = '', ...fields]: readonly Code[]): readonly string[] {
  const way = stepsTo(place).steps;
  return fields.flatMap((field) => answerPathText([...way, ...[literal(field)].flatMap((name) => (typeof name === 'string' ? name : []))]));
}

/** `data['a'][0]` as `a[0]`; of the headers of an answer, the name. */
function pathOf(code: readonly Code[]): readonly string[] {
  const { steps, of } = stepsTo(code);
  const [first] = steps;
  if (Array.isArray(of) && of[0] === 'call' && of[1] === 'headers') return typeof first === 'string' ? [`header:${first}`] : [];
  return steps.length > 0 ? [answerPathText(steps)] : [];
}

/** The literal keys by which a value is read, and of what it is read. */
function stepsTo(code: Code): { readonly of: Code; readonly steps: readonly (string | number)[] } {
  const steps: (string | number)[] = [];
  let of = code;
  while (Array.isArray(of) && of[0] === 'at') {
    const step = literal(of[2] as Code);
    if (typeof step !== 'string' && typeof step !== 'number') return { of, steps: [] };
    steps.unshift(step);
    of = of[1] as Code;
  }
  return { of, steps };
}

function literal(code: Code | undefined): string | number | boolean | null | undefined {
  if (!Array.isArray(code)) return undefined;
  const [name, value] = code as readonly Code[];
  if (name === 'text') return String(value);
  if (name === 'number') return numberOf(String(value))[0];
  return name === 'true' ? true : name === 'false' ? false : name === 'nil' ? null : undefined;
}

/** A number that is the same in JSON, letter by letter; none for others. */
const numberOf = (text: string): readonly number[] =>
  String(Number(text)) === text && Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER ? [Number(text)] : [];

/** `['errors', 0, 'message']` as `errors[0].message`. */
function stepsOf(items: readonly Code[]): readonly string[] {
  const steps = items.map(literal);
  const isPath = steps.length > 0 && steps.every((step) => typeof step === 'string' || typeof step === 'number');
  return isPath && typeof steps[0] === 'string' ? [answerPathText(steps)] : [];
}

/** Texts, numbers, or paths that are lists of steps. */
function listOf(items: readonly Code[]): readonly (readonly SpecValue[])[] {
  const values = items.map((item) => (item[0] === 'list' ? stepsOf((item as readonly Code[]).slice(1))[0] : literal(item)));
  return values.length > 0 && values.every((value) => typeof value === 'string' || typeof value === 'number') ? [values] : [];
}

/** `[[['ok'], false], [['data', 0, 'status'], 'error']]` as conditions of an error. */
function conditionsOf(items: readonly Code[]): readonly (readonly SpecValue[])[] {
  const found = items.map((item): SpecValue | undefined => {
    const [name, steps, value, ...rest] = item as readonly Code[];
    const [path] = Array.isArray(steps) && steps[0] === 'list' ? stepsOf((steps as readonly Code[]).slice(1)) : [];
    const is = literal(value);
    return name === 'list' && rest.length === 0 && path !== undefined && is !== undefined ? { path, is } : undefined;
  });
  const whole = found.flatMap((one) => one ?? []);
  return whole.length > 0 && whole.length === found.length ? [whole] : [];
}

const REFERENCES: Readonly<Record<string, string>> = { record: '$record', id: '$id', uuid: '$uuid', current: '$current' };

/** A value of a body; nothing where it holds what no body can. */
function bodyOf(code: Code): readonly SpecValue[] {
  const plain = literal(code);
  if (plain !== undefined) return [plain];
  if (!Array.isArray(code)) return [];
  const [name, ...rest] = code as readonly Code[];
  if (name === 'var') return referenceOf(String(rest[0]), []);
  if (name === 'list') return allOf(rest.map(bodyOf), (items) => items);
  if (name === 'at') return readOf(code as readonly Code[]);
  if (name !== 'map') return [];
  const keys = rest.map((pair) => (pair[0] === 'pair' ? literal(pair[1]) : undefined));
  if (!keys.every((key) => typeof key === 'string')) return [];
  return allOf(
    rest.map((pair) => bodyOf(pair[2] ?? '')),
    (values) => mapOf(keys.map((key, index) => [key, values[index] ?? null])),
  );
}

function readOf(code: readonly Code[]): readonly SpecValue[] {
  const { of, steps } = stepsTo(code);
  return Array.isArray(of) && of[0] === 'var' ? referenceOf(String(of[1]), steps.map(String)) : [];
}

const referenceOf = (word: string, steps: readonly string[]): readonly SpecValue[] =>
  REFERENCES[word] === undefined ? [] : [[REFERENCES[word], ...steps].join('.')];

function allOf(values: readonly (readonly SpecValue[])[], make: (values: readonly SpecValue[]) => SpecValue): readonly SpecValue[] {
  return values.every((value) => value.length === 1) ? [make(values.map(([value = null]) => value))] : [];
}
