import { isList, listsIn, type Code } from './code.js';
import { changeOf, mentions, statements, withTextKeys } from './simplify.js';

const RECORD: Code = ['var', 'record'];

/** The statements of a whole algorithm: what it gives back at its end, and nothing that nobody reads. */
export function whole(code: Code): Code {
  const apart = lastApart(inlined(textFirst(code)));
  return isList(apart, 'do') ? withoutUnread(apart) : apart;
}

/** `body = {…}` and then `body` is that value. */
function inlined(code: Code): Code {
  const [last, before] = [code.at(-1), code.at(-2)];
  if (!isList(code, 'do') || !isList(last, 'var') || !isList(before, 'set') || before[1] !== last[1]) return code;
  return [...code.slice(0, -2), before[2] ?? last];
}

/** The last statement gives a value back: what it changes of `record` on the way is a statement of its own before it. */
function lastApart(code: Code): Code {
  const last = code.at(-1);
  if (!isList(code, 'do') || last === undefined) return code;
  const changes: Code[] = [];
  const value = withTextKeys(apart(last, changes));
  // A record that is changed in one place of the value and stands in another too is two records.
  if (changes.length > 0 && count(last, RECORD) > 1) return code;
  return statements([...code.slice(1, -1), ...changes, value]);
}

function apart(code: Code, changes: Code[]): Code {
  if (typeof code === 'string') return code;
  if (isList(code, 'call') && code[3] !== undefined) {
    const inner = apart(code[3], changes);
    const change = changeOf(RECORD, [...code.slice(0, 3), inner, ...code.slice(4)]);
    if (change) {
      changes.push(change);
      return RECORD;
    }
  }
  return isList(code, 'list') || isList(code, 'map') || isList(code, 'pair') ? code.map((part) => apart(part, changes)) : code;
}

function count(code: Code, part: Code): number {
  if (JSON.stringify(code) === JSON.stringify(part)) return 1;
  return typeof code === 'string' ? 0 : code.reduce<number>((sum, one) => sum + count(one, part), 0);
}

/** `text = data['fault'] || found.find …` looks at one more path, and first: it is the first of the list. */
function textFirst(code: Code): Code {
  const text = [...listsIn(code)].find((one) => isList(one, 'set') && one[1] === 'text' && isList(one[2], 'or'));
  const paths = [...listsIn(code)].find((one) => isList(one, 'set') && one[1] === 'paths' && isList(one[2], 'list'));
  const [first, rest] = text ? firstAndRest(text[2] as Code) : [];
  const steps = first && stepsBelow(first);
  if (!text || !paths || !steps || rest === undefined) return code;
  return replaced(code, [
    [text, ['set', 'text', rest]],
    [paths, ['set', 'paths', ['list', ['list', ...steps], ...(paths[2] as readonly Code[]).slice(1)]]],
  ]);
}

/** The first of several values that may each be taken, and the others. */
function firstAndRest(code: Code): readonly [first: Code, rest: Code | undefined] {
  if (!isList(code, 'or')) return [code, undefined];
  const [, left = '', right = ''] = code;
  const [first, rest] = firstAndRest(left);
  return [first, rest === undefined ? right : ['or', rest, right]];
}

/** The steps by which a value of `data` is read. */
function stepsBelow(code: Code): readonly Code[] | undefined {
  if (isList(code, 'var')) return code[1] === 'data' ? [] : undefined;
  const steps = isList(code, 'at') && code[1] !== undefined ? stepsBelow(code[1]) : undefined;
  return steps && [...steps, code[2] ?? ''];
}

function replaced(code: Code, pairs: readonly (readonly [Code, Code])[]): Code {
  const found = pairs.find(([from]) => from === code);
  if (found) return found[1];
  return typeof code === 'string' ? code : code.map((part) => replaced(part, pairs));
}

/** Methods that only look. */
const LOOKS: ReadonlySet<unknown> = new Set([
  'map',
  'find',
  'push',
  'first',
  'flatten',
  'is_a?',
  'nil?',
  '[]',
  'compact',
  'to_s',
  'presence',
]);

/** Without names that are set and never read; of a call that does something the call stays. */
function withoutUnread(code: readonly Code[]): Code {
  const kept = code.flatMap((one, index): readonly Code[] => {
    const isSet = isList(one, 'set') && index < code.length - 1;
    if (
      !isSet ||
      code.some((other) => other !== one && mentions(other, ['var', one[1] ?? ''])) ||
      mentions(one[2] ?? '', ['var', one[1] ?? ''])
    )
      return [one];
    const acts = [...listsIn(one[2] ?? '')].some((list) => list[0] === 'call' && !LOOKS.has(list[1]));
    return acts ? [one[2] ?? ''] : [];
  });
  return kept.length === code.length && kept.every((one, index) => one === code[index]) ? code : withoutUnread(kept);
}
