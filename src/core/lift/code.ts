import isEqual from 'fast-deep-equal/es6/index.js';
import { readAlgorithm } from '../render/header.js';
import { offsetsOf } from '../ruby/offsets.js';
import { type RubyNode, type RubyParser } from '../ruby/rubyParser.js';
import { lastApart, simplified, statements } from './simplify.js';

/**
 * Ruby as nested lists whose first item says what the list is. Code that means the same is the same here, as far as people write one
 * for the other: quotes, parentheses, `dig` for `[]`, `unless` for `if !`, `delete` for `except`. What only guards against an answer of
 * another shape is not there.
 */
export type Code = string | readonly Code[];

/** Reads the file of an algorithm: its header, and its code. undefined where it is no Ruby. */
export function readCode(parser: RubyParser, text: string): Code | undefined {
  const { code, description, parameters } = readAlgorithm(text);
  const { root, errors } = parser.parse(
    code,
    parameters.map(({ name }) => name),
  );
  if (errors.length > 0) return undefined;
  const header = [description, ...parameters.map(({ name, type, required }) => `${name} ${type ?? ''} ${String(required)}`)];
  return ['file', ['header', ...header], lastApart(withoutLastReturn(codeOf(root.toJSON().statements)))];
}

export const isList = (code: Code | undefined, name: string): code is readonly Code[] => Array.isArray(code) && code[0] === name;

/** The comments of an algorithm's file, its header's too. */
export function commentsOf(parser: RubyParser, text: string): readonly string[] {
  const offset = offsetsOf(text);
  return parser
    .parse(text, [])
    .comments.map(({ location: { startOffset, length } }) => text.slice(offset(startOffset), offset(startOffset + length)).trim());
}

/** What stands in the code, one list behind the other: how far two pieces of code are apart is how much of this differs. */
export function wordsOf(code: Code): readonly string[] {
  if (typeof code === 'string') return [code];
  const own = code.filter((part) => typeof part === 'string').join(' ');
  return [own, ...code.flatMap((part) => (typeof part === 'string' ? [] : wordsOf(part)))];
}

export const isSameCode = (one: Code | undefined, other: Code | undefined): boolean => isEqual(one, other);

/** All lists in it, itself first. */
export function* listsIn(code: Code): Generator<readonly Code[]> {
  if (typeof code === 'string') return;
  yield code;
  for (const part of code) yield* listsIn(part);
}

/** A part of a node: another node, a list, a text, a number, or what stands for a text in the parser. */
function codeOf(part: unknown): Code {
  if (Array.isArray(part)) return part.map(codeOf);
  if (typeof part !== 'object' || part === null) return String(part);
  if ('childNodes' in part) return nodeCode(part as RubyNode);
  return 'value' in part ? String(part.value) : '';
}

const NOT_CODE = /Loc$|^(?:type|flags|location|nodeID|locals|depth)$/;

function nodeCode(node: RubyNode): Code {
  const parts = node.toJSON();
  switch (parts.type) {
    case 'StatementsNode':
      return statements(partsOf(parts.body));
    case 'ParenthesesNode':
      return onlyOf(codeOf(parts.body));
    case 'RescueModifierNode':
      return isNil(parts.rescueExpression) ? codeOf(parts.expression) : generic(parts);
    case 'StringNode':
      return ['text', codeOf(parts.unescaped)];
    case 'SymbolNode':
      return ['sym', codeOf(parts.unescaped)];
    case 'IntegerNode':
      return ['number', codeOf(parts.value)];
    case 'NilNode':
      return ['nil'];
    case 'TrueNode':
      return ['true'];
    case 'FalseNode':
      return ['false'];
    case 'LocalVariableReadNode':
      return ['var', codeOf(parts.name)];
    case 'LocalVariableWriteNode':
      return simplified(['set', codeOf(parts.name), codeOf(parts.value)]);
    case 'ArrayNode':
      return ['list', ...partsOf(parts.elements)];
    case 'HashNode':
    case 'KeywordHashNode':
      return ['map', ...partsOf(parts.elements)];
    case 'AssocNode':
      return ['pair', codeOf(parts.key), codeOf(parts.value)];
    case 'OrNode':
      return simplified(['or', codeOf(parts.left), codeOf(parts.right)]);
    case 'IfNode':
      return simplified(['if', codeOf(parts.predicate), codeOf(parts.statements), codeOf(parts.subsequent)]);
    case 'UnlessNode':
      return simplified(['if', simplified(['not', codeOf(parts.predicate)]), codeOf(parts.statements), codeOf(parts.elseClause)]);
    case 'ElseNode':
      return codeOf(parts.statements);
    case 'CallNode':
      return callCode(parts);
    default:
      return generic(parts);
  }
}

const SAFE_NAVIGATION = 4;

function callCode(parts: Readonly<Record<string, unknown>>): Code {
  const given = parts.arguments ? (codeOf(parts.arguments) as readonly Code[]).slice(1) : [];
  const list = given.length === 1 && Array.isArray(given[0]) ? (given[0] as readonly Code[]) : given;
  const safe = (Number(parts.flags) & SAFE_NAVIGATION) > 0 ? '&.' : '.';
  return simplified(['call', String(parts.name), safe, codeOf(parts.receiver), ['with', ...list], codeOf(parts.block)]);
}

const generic = (parts: Readonly<Record<string, unknown>>): Code => [
  String(parts.type),
  ...Object.entries(parts).flatMap(([key, part]) => (NOT_CODE.test(key) ? [] : [codeOf(part)])),
];

const partsOf = (list: unknown): readonly Code[] => (Array.isArray(list) ? list.map(codeOf) : []);

const isNil = (part: unknown): boolean => typeof part === 'object' && part !== null && codeOf(part)[0] === 'nil';

/** One statement in parentheses is that statement. */
function onlyOf(code: Code): Code {
  return code[0] === 'do' && code.length === 2 ? (code[1] ?? code) : code;
}

/** The value of the last statement is given back, with or without a word for it. */
function withoutLastReturn(code: Code): Code {
  const last = code.at(-1);
  if (typeof code === 'string' || last?.[0] !== 'ReturnNode') return code;
  const given = last[1];
  const [value] = Array.isArray(given) && given[0] === 'ArgumentsNode' ? ((given[1] ?? []) as readonly Code[]) : [];
  return value === undefined ? code : [...code.slice(0, -1), value];
}
