import { isList, type Code } from './code.js';

/** Which keys a block is true for: `{ |key, _| %w[a b].include?(key) }` and `{ |key, _| key == 'a' }`; undefined for any other. */
function keysOfBlock(block: Code | undefined): { readonly fields: readonly Code[]; readonly others: boolean } | undefined {
  const name = parameterOf(block);
  const body = bodyOf(block);
  if (name === undefined || !body) return undefined;
  const negated = isList(body, 'not');
  const test = negated ? body[1] : body;
  if (!isList(test, 'call')) return undefined;
  const [, method, , receiver, given] = test;
  const value = Array.isArray(given) && given.length === 2 ? (given[1] as Code) : undefined;
  if (method === 'include?' && isList(receiver, 'list') && isParameter(value, name)) {
    return { fields: receiver.slice(1), others: negated };
  }
  if ((method === '==' || method === '!=') && isParameter(receiver, name) && isList(value, 'text')) {
    return { fields: [value], others: negated !== (method === '!=') };
  }
  return undefined;
}

const REJECTS: ReadonlySet<unknown> = new Set(['reject', 'reject!', 'delete_if']);
const SELECTS: ReadonlySet<unknown> = new Set(['select', 'select!', 'filter', 'filter!', 'keep_if']);

/** `record.reject { |key, _| … }` and its like: what is left out of a hash, or all that is left of it. */
export function chosenFields(method: Code | undefined, block: Code | undefined): { drop: boolean; fields: readonly Code[] } | undefined {
  const rejects = REJECTS.has(method);
  if (!rejects && !SELECTS.has(method)) return undefined;
  const keys = keysOfBlock(block);
  return keys && { drop: rejects !== keys.others, fields: keys.fields };
}

/** `%w[a b].each { |key| record.delete(key) }`: the place, and what is left out of it. */
export function deletedFields(receiver: Code | undefined, block: Code | undefined): { place: Code; fields: readonly Code[] } | undefined {
  const name = parameterOf(block);
  const body = bodyOf(block);
  if (!isList(receiver, 'list') || !isList(body, 'call') || body[1] !== 'delete' || name === undefined) return undefined;
  const [, , , place = '', given] = body;
  return Array.isArray(given) && given.length === 2 && isParameter(given[1] as Code, name)
    ? { place, fields: receiver.slice(1) }
    : undefined;
}

const isParameter = (code: Code | undefined, name: string): boolean => isList(code, 'var') && code[1] === name;

/** The name of a block's first parameter. */
function parameterOf(block: Code | undefined): string | undefined {
  return isList(block, 'BlockNode') ? /"RequiredParameterNode","(\w+)"/.exec(JSON.stringify(block[1]))?.[1] : undefined;
}

/** The one statement of a block. */
export function bodyOf(block: Code | undefined): Code | undefined {
  const body = isList(block, 'BlockNode') ? block.find((part) => isList(part, 'do')) : undefined;
  return isList(body, 'do') && body.length === 2 ? body[1] : undefined;
}
