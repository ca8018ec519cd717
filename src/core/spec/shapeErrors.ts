import type { ErrorObject } from 'ajv';
import type { SchemaPart } from '../vocabulary/field.js';

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

/**
 * One error per mistake. Of a choice of shapes only the errors of the one that fits the value's type stay; where none
 * fits, only the choice itself. A value of a wrong type is not also outside of its enum.
 */
export function realErrors(errors: readonly ErrorObject[]): readonly ShapeError[] {
  const all = errors.map(readError);
  const choices = new Map(all.filter((error) => error.keyword === 'anyOf').map((error) => [pointer(error), fitsSome(error)]));
  return all.filter((error) => {
    if (error.keyword === 'discriminator') return false;
    if (error.keyword === 'anyOf') return choices.get(pointer(error)) === false;
    if (error.keyword === 'type') return !choices.has(pointer(error));
    return isOfType(error.data, error.around.type);
  });
}

/** The types of JSON that the schema of a type or anyOf error takes. */
export function wantedTypes(error: ShapeError): readonly string[] {
  const types =
    error.keyword === 'anyOf'
      ? branchesOf(error).flatMap((branch) => branch.type ?? [])
      : [error.schema as string | readonly string[]].flat();
  return [...new Set(types)];
}

function readError(error: ErrorObject): ShapeError {
  return {
    keyword: error.keyword,
    path: error.instancePath
      .split('/')
      .slice(1)
      .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~')),
    params: error.params as Readonly<Record<string, unknown>>,
    schema: error.schema,
    around: (error.parentSchema ?? {}) as SchemaPart,
    data: error.data,
  };
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

function isOfType(data: unknown, type: string | readonly string[] | undefined): boolean {
  if (type === undefined) return true;
  return [type].flat().some((name) => {
    if (name === 'null') return data === null;
    if (name === 'array') return Array.isArray(data);
    if (name === 'object') return typeof data === 'object' && data !== null && !Array.isArray(data);
    if (name === 'integer') return Number.isInteger(data);
    return name === 'number' ? Number.isFinite(data) : typeof data === name;
  });
}
