import type { ErrorObject } from 'ajv';
import { fieldsOf, isOfType, schemaAt, type SchemaPart } from './schemaAt.js';
import { settleChoices } from './shapeChoice.js';

/** A mistake that the validator found, with the schema it broke. */
export interface ShapeError {
  readonly keyword: string;
  readonly path: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
  /** What the keyword asks for. */
  readonly schema: unknown;
  /** The schema the keyword stands in. */
  readonly around: SchemaPart;
  readonly data: unknown;
}

/** Errors that only say that there are others. */
const EMPTY_ERRORS: ReadonlySet<string> = new Set(['discriminator', 'if', 'inner']);
/** What stands in these schemas is told as one: no name is right, no item is the one that is wanted. */
const INNER = /(?<!\/properties)\/(?:contains|propertyNames)\//;

/** The errors that were made, of the first ones; and how many were found in all. */
export interface RealErrors {
  readonly real: readonly ShapeError[];
  readonly found: number;
}

/**
 * One error per mistake. Of a choice of shapes only the errors of the one that was meant stay; where none is, only the choice
 * itself. A value of a wrong type is not also outside of its enum.
 * @param data what was validated
 * @param root the schema it was validated by
 * @param most of more errors only the first are looked into
 */
export function realErrors(errors: readonly ErrorObject[], data: unknown, root: object, most: number): RealErrors {
  const settled = settleChoices(
    errors.map((error) => readError(error, data, root)),
    root,
  );
  const all = settled.slice(0, most);
  const choices = new Map(all.filter((error) => error.keyword === 'anyOf').map((error) => [pointer(error), fitsSome(error)]));
  const real = all.filter((error) => {
    if (EMPTY_ERRORS.has(error.keyword)) return false;
    if (error.keyword === 'anyOf') return choices.get(pointer(error)) === false;
    if (error.keyword === 'type') return !choices.has(pointer(error));
    return isOfType(error.data, error.around.type);
  });
  return { real: real.flatMap((error) => ofUnevaluated(error, real, root)), found: settled.length };
}

/** A part with a mistake leaves its own keys unevaluated: that is no mistake of theirs. Any other such key is near to those of all parts. */
function ofUnevaluated(error: ShapeError, real: readonly ShapeError[], root: object): readonly ShapeError[] {
  if (error.keyword !== 'unevaluatedProperties') return [error];
  const fields = fieldsOf(error.around, root);
  if (!Object.hasOwn(fields, String(error.params['unevaluatedProperty'])))
    return [{ ...error, around: { ...error.around, properties: fields } }];
  const isWithin = ({ keyword, path }: ShapeError): boolean =>
    keyword !== error.keyword && error.path.every((step, at) => path[at] === step);
  return real.some(isWithin) ? [] : [error];
}

/** The types of JSON that the schema of a type or choice error takes. */
export function wantedTypes(error: ShapeError): readonly string[] {
  const types =
    error.keyword === 'anyOf'
      ? branchesOf(error).flatMap((branch) => branch.type ?? [])
      : [error.schema as string | readonly string[]].flat();
  return [...new Set(types)];
}

/** A validator keeps only what it must: where an error stands, in the data and in the schema. */
function readError(error: ErrorObject, data: unknown, root: object): ShapeError {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  const around = (error.parentSchema ?? schemaAt(root, error.schemaPath.replace(/\/[^/]*$/, ''))) as SchemaPart | undefined;
  return {
    keyword: INNER.test(error.schemaPath) ? 'inner' : error.keyword,
    path,
    params: error.params as Readonly<Record<string, unknown>>,
    schema: error.schema ?? around?.[error.keyword as keyof SchemaPart],
    around: around ?? {},
    data: dataAt(data, path),
  };
}

function dataAt(data: unknown, path: readonly string[]): unknown {
  let found = data;
  for (const part of path) found = (found as Readonly<Record<string, unknown>> | undefined)?.[part];
  return found;
}

function pointer(error: ShapeError): string {
  return JSON.stringify(error.path);
}

function branchesOf(error: ShapeError): readonly SchemaPart[] {
  return error.schema as readonly SchemaPart[];
}

function fitsSome(choice: ShapeError): boolean {
  return branchesOf(choice).some((branch) => isOfType(choice.data, branch.type));
}
