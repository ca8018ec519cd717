import isEqual from 'fast-deep-equal/es6/index.js';
import { bodyOf, chosenFields, deletedFields } from './blocks.js';
import { isList, type Code } from './code.js';

const isOne = (code: Code | undefined): code is readonly Code[] => isList(code, 'do') && code.length === 2;
/** Nothing, or a list or map with nothing in it. */
export const isNothing = (code: Code | undefined): boolean =>
  ((isList(code, 'list') || isList(code, 'map')) && code.length === 1) || isList(code, 'nil');
const isSame = (one: Code | undefined, other: Code | undefined): boolean => isEqual(one, other);
const valuesOf = (given: Code | undefined): readonly Code[] => (Array.isArray(given) ? (given.slice(1) as readonly Code[]) : []);
const areTexts = (values: readonly Code[]): boolean => values.every((one) => isList(one, 'text'));

/** Makes one way to write something of several ones, for one list whose parts are simple already. */
export function simplified(code: readonly Code[]): Code {
  switch (code[0]) {
    case 'call':
      return call(code);
    case 'not':
      return isList(code[1], 'not') ? (code[1][1] ?? code) : code;
    case 'or':
      return isNothing(code[2]) ? (code[1] ?? code) : code;
    case 'if':
      return choice(code);
    case 'set':
      return assignment(code);
    default:
      return code;
  }
}

/** `[]`, `dig` and `fetch` read, `!` negates, `delete` and `except!` of a field leave it out. */
function call(code: readonly Code[]): Code {
  const [, name, , receiver = 'null', given = [], block] = code;
  const values = valuesOf(given);
  if (block !== 'null') return callWithBlock(code, name, receiver, block);
  const [key, value] = values;
  if (values.length === 0) return plainCall(code, name, receiver);
  if (name === 'Array' && receiver === 'null' && isList(key, 'at')) return key;
  if ((name === '[]' && values.length === 1) || name === 'dig') return values.reduce<Code>((base, one) => ['at', base, one], receiver);
  if (name === 'fetch' && key !== undefined && (values.length === 1 || isNothing(value))) return ['at', receiver, key];
  if (name === 'at' && key !== undefined && isList(receiver, 'at')) return ['at', receiver, key];
  if ((name === '[]=' || name === 'store') && isList(key, 'text') && value) return ['put', receiver, ['map', ['pair', key, value]]];
  if ((name === 'merge!' || name === 'update') && isList(key, 'map')) return ['put', receiver, withTextKeys(key)];
  if ((name === 'except!' || name === 'delete') && areTexts(values)) return ['drop', receiver, ...values];
  if (name === 'slice!' && areTexts(values)) return ['take', receiver, ...values];
  // One value in a list is that value.
  if (name === 'include?' && isList(receiver, 'list') && receiver.length === 2 && key !== undefined)
    return ['call', '==', '.', key, ['with', receiver[1] ?? ''], 'null'];
  return name === 'without' ? ['call', 'except', ...code.slice(2)] : code;
}

/** Calls without arguments. */
function plainCall(code: readonly Code[], name: Code | undefined, receiver: Code): Code {
  if (name === '!') return simplified(['not', receiver]);
  if (!isList(receiver, 'at')) return code;
  return name === 'first' ? ['at', receiver, ['number', '0']] : name === 'to_a' ? receiver : code;
}

/** Of blocks those that choose fields by their names, and those that give nothing. */
function callWithBlock(code: readonly Code[], name: Code | undefined, receiver: Code, block: Code | undefined): Code {
  const [key] = valuesOf(code[4]);
  if (name === 'fetch' && key !== undefined && isNothing(bodyOf(block))) return ['at', receiver, key];
  const deleted = name === 'each' ? deletedFields(receiver, block) : undefined;
  if (deleted) return ['drop', deleted.place, ...deleted.fields];
  const chosen = chosenFields(name, block);
  if (!chosen) return code;
  if (/!$|_if$/.test(String(name))) return [chosen.drop ? 'drop' : 'take', receiver, ...chosen.fields];
  return ['call', chosen.drop ? 'except' : 'slice', '.', receiver, ['with', ...chosen.fields], 'null'];
}

/** `record = record.except('a')` leaves a field out of it, and so on. */
function assignment(code: readonly Code[]): Code {
  const [, name = '', value] = code;
  return (isList(value, 'call') && changeOf(['var', name], value)) || code;
}

/** What a call of a value's own method does, said as a change of that value; undefined for other calls. */
export function changeOf(place: Code, [, method, , receiver, given, block]: readonly Code[]): Code | undefined {
  const values = valuesOf(given);
  if (block !== 'null' || !isSame(receiver, place)) return undefined;
  if (method === 'except' && areTexts(values)) return ['drop', place, ...values];
  if (method === 'slice' && areTexts(values)) return ['take', place, ...values];
  return method === 'merge' && values.length === 1 && isList(values[0], 'map') ? ['put', place, withTextKeys(values[0])] : undefined;
}

/** Names as texts: in what is sent as JSON they are. */
export function withTextKeys(code: Code): Code {
  if (!isList(code, 'map') && !isList(code, 'list') && !isList(code, 'pair')) return code;
  return code.map((part, index) =>
    isList(code, 'pair') && index === 1 && isList(part, 'sym') ? ['text', part[1] ?? ''] : withTextKeys(part),
  );
}

/** What is done only where a value is there, or is a Hash or an Array, is done: of another one nothing is wanted. */
function choice(code: readonly Code[]): Code {
  const [, when, then = ['do'], otherwise] = code;
  if (isOne(then) && isOne(otherwise) && isSame(then, otherwise)) return then[1] ?? code;
  const isNothingElse = otherwise === 'null' || (isOne(otherwise) && isNothing(otherwise[1]));
  if (!isNothingElse || !isOne(then)) return code;
  const [, inner = ''] = then;
  const isChange = isList(inner, 'drop') || isList(inner, 'take');
  if (isClassTest(when) && (isList(inner, 'at') || isChange)) return inner;
  // `id = data['id'] if data`, and a field of `record['owner']` that is left out if that is there.
  const read = isList(inner, 'set') ? inner[2] : inner;
  if ((isList(when, 'at') || isList(when, 'var')) && isList(read, 'at') && isSame(read[1], when)) return inner;
  return isChange && isList(when, 'at') && isSame(inner[1], when) ? inner : code;
}

const isClassTest = (code: Code | undefined): boolean =>
  isList(code, 'call') && code[1] === 'is_a?' && /Hash|Array/.test(String(code[4]?.[1]));

/** Statements one after the other: without guards, fields that are left out each for itself and in order, and only where they are there. */
export function statements(list: readonly Code[]): Code {
  const kept: Code[] = [];
  let run: Code[] = [];
  for (const code of list.filter((one) => !isGuard(one)).flatMap(eachField)) {
    const dropped = dropOf(code);
    if (dropped) {
      if (!kept.some((one) => isGoneBy(one, dropped))) run.push(code);
      continue;
    }
    kept.push(...inOrder(run.filter((one) => !isGoneBy(code, dropOf(one) ?? []))), code);
    run = [];
  }
  return ['do', ...kept, ...inOrder(run)];
}

/** Whether only other fields are left of the same value. */
function isGoneBy(code: Code, [, place, field]: readonly Code[]): boolean {
  if (!isList(code, 'take') || !isSame(code[1], place)) return false;
  return !code.slice(2).some((one) => isSame(one, field));
}

const inOrder = (run: readonly Code[]): readonly Code[] =>
  run
    .map((code) => JSON.stringify(code))
    .sort()
    .map((text) => JSON.parse(text) as Code);

/** `items = [] unless items.is_a?(Array)`, `record = nil unless record.is_a?(Hash) && …`, and what is taken where nothing was found. */
function isGuard(code: Code): boolean {
  if (!isList(code, 'if') || code[3] !== 'null' || !isOne(code[2])) return false;
  const [, when] = code;
  const [, set] = code[2];
  if (!isList(set, 'set')) return false;
  if (isList(when, 'not')) return isNothing(set[2]) && isClassTest(firstOf(when[1]));
  const first = firstOf(when);
  return isList(first, 'call') && first[1] === 'blank?' && isSame(first[3], ['var', set[1] ?? '']);
}

/** The first of conditions that must all hold. */
function firstOf(code: Code | undefined): Code | undefined {
  return isList(code, 'and') ? firstOf(code[1]) : code;
}

/** A field that is left out, whatever that depends on. */
function dropOf(code: Code): readonly Code[] | undefined {
  if (isList(code, 'drop')) return code;
  return isList(code, 'if') && isOne(code[2]) && isList(code[2][1], 'drop') ? code[2][1] : undefined;
}

/** Fields that one statement leaves out or adds, each by a statement of its own. */
function eachField(code: Code): readonly Code[] {
  if (isList(code, 'if') && code[3] === 'null' && isOne(code[2]) && code[1] !== undefined) {
    const when = code[1];
    return eachField(code[2][1] ?? '').map((one) => ['if', when, ['do', one], 'null']);
  }
  const [, place = '', fields] = code as readonly Code[];
  if (isList(code, 'drop')) return code.slice(2).map((field) => ['drop', place, field]);
  // What is added at once is read before any of it is there.
  if (isList(code, 'put') && isList(fields, 'map') && !fields.slice(1).some((pair) => mentions(pair, place)))
    return fields.slice(1).map((pair) => ['put', place, ['map', pair]]);
  return [code];
}

/** Whether something is in the code. */
export function mentions(code: Code, part: Code): boolean {
  return isSame(code, part) || (typeof code !== 'string' && code.some((one) => mentions(one, part)));
}
