import type { Code } from './code.js';

const isList = (code: Code | undefined, name: string): code is readonly Code[] => Array.isArray(code) && code[0] === name;
const isOne = (code: Code | undefined): code is readonly Code[] => isList(code, 'do') && code.length === 2;

/** Makes one way to write something of several ones, for one list whose parts are simple already. */
export function simplified(code: readonly Code[]): Code {
  switch (code[0]) {
    case 'call':
      return call(code);
    case 'not':
      return isList(code[1], 'not') ? (code[1][1] ?? code) : code;
    case 'or':
      return isEmpty(code[2]) ? (code[1] ?? code) : code;
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
  const values = Array.isArray(given) ? (given.slice(1) as readonly Code[]) : [];
  if (block !== 'null') return code;
  if (name === '!' && values.length === 0) return simplified(['not', receiver]);
  if ((name === '[]' && values.length === 1) || (name === 'fetch' && values.length === 1) || name === 'dig') {
    return values.reduce<Code>((base, key) => ['at', base, key], receiver);
  }
  const [key, value] = values;
  if (name === '[]=' && isList(key, 'text') && value) return ['put', receiver, ['map', ['pair', key, value]]];
  if ((name === 'merge!' || name === 'update') && isList(key, 'map')) return ['put', receiver, key];
  if ((name === 'except!' || name === 'delete') && values.every((one) => isList(one, 'text'))) return ['drop', receiver, ...values];
  if (name === 'slice!' && values.every((one) => isList(one, 'text'))) return ['take', receiver, ...values];
  return code;
}

/** `record = record.except('a')` leaves a field out of it, and so on. */
function assignment(code: readonly Code[]): Code {
  const [, name = '', value] = code;
  if (!isList(value, 'call')) return code;
  const [, method, , receiver = '', given = []] = value;
  const place = isList(receiver, 'var') && receiver[1] === name ? receiver : undefined;
  const values = Array.isArray(given) ? (given.slice(1) as readonly Code[]) : [];
  if (!place) return code;
  if (method === 'except') return ['drop', place, ...values];
  if (method === 'slice') return ['take', place, ...values];
  return method === 'merge' && values.length === 1 && isList(values[0], 'map') ? ['put', place, values[0]] : code;
}

/** What is done only where a value is a Hash or an Array is done: of another one nothing is wanted. */
function choice(code: readonly Code[]): Code {
  const [, when, then = ['do'], otherwise] = code;
  if (otherwise !== 'null' || !isOne(then)) return code;
  const [, inner = ''] = then;
  if (isClassTest(when) && (isList(inner, 'at') || isList(inner, 'drop') || isList(inner, 'take'))) return inner;
  return code;
}

const isClassTest = (code: Code | undefined): boolean =>
  isList(code, 'call') && code[1] === 'is_a?' && /Hash|Array/.test(String(code[4]?.[1]));

const isEmpty = (code: Code | undefined): boolean => (isList(code, 'list') || isList(code, 'map')) && code.length === 1;

/** Statements one after the other: without guards, fields that are left out each for itself and in order. */
export function statements(list: readonly Code[]): Code {
  const kept: Code[] = [];
  let run: Code[] = [];
  for (const code of list.filter((one) => !isGuard(one)).flatMap(eachField)) {
    if (isDrop(code)) {
      run.push(code);
      continue;
    }
    kept.push(...inOrder(run), code);
    run = [];
  }
  return ['do', ...kept, ...inOrder(run)];
}

const inOrder = (run: readonly Code[]): readonly Code[] =>
  run
    .map((code) => JSON.stringify(code))
    .sort()
    .map((text) => JSON.parse(text) as Code);

/** `items = [] unless items.is_a?(Array)`, and the same with a Hash. */
function isGuard(code: Code): boolean {
  if (!isList(code, 'if') || code[3] !== 'null' || !isList(code[1], 'not') || !isOne(code[2])) return false;
  const [, set] = code[2];
  return isClassTest(code[1][1]) && isList(set, 'set') && isEmpty(set[2]);
}

const isDrop = (code: Code): boolean => isList(code, 'drop') || (isList(code, 'if') && isOne(code[2]) && isList(code[2][1], 'drop'));

/** Fields that one statement leaves out or adds, each by a statement of its own. */
function eachField(code: Code): readonly Code[] {
  if (isList(code, 'if') && code[3] === 'null' && isOne(code[2]) && code[1] !== undefined) {
    const when = code[1];
    return eachField(code[2][1] ?? '').map((one) => ['if', when, ['do', one], 'null']);
  }
  const [, place = '', fields] = code as readonly Code[];
  if (isList(code, 'drop')) return code.slice(2).map((field) => ['drop', place, field]);
  if (isList(code, 'put') && isList(fields, 'map')) return fields.slice(1).map((pair) => ['put', place, ['map', pair]]);
  return [code];
}
