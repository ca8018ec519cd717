import isEqual from 'fast-deep-equal/es6/index.js';
import { readAlgorithm } from '../render/header.js';
import { offsetsOf } from '../ruby/offsets.js';
import type { RubyNode, RubyParser, RubyParts } from '../ruby/rubyParser.js';
import { isNothing, simplified, statements } from './simplify.js';
import { whole } from './whole.js';

/**
 * Ruby as nested lists whose first item says what the list is. Code that means the same is the same here, as far as people write one
 * for the other: quotes, parentheses, `dig` for `[]`, `unless` for `if !`, `delete` for `except`. What only guards against an answer of
 * another shape is not there.
 */
export type Code = string | readonly Code[];

/** Reads the file of an algorithm: its header, and its code. undefined where it is no Ruby, or has text behind it. */
export function readCode(parser: RubyParser, text: string): Code | undefined {
  const { code, description, parameters } = readAlgorithm(text);
  const { root, errors } = parser.parse(
    code,
    parameters.map(({ name }) => name),
  );
  if (errors.length > 0 || /^__END__$/m.test(code)) return undefined;
  const header = [description, ...parameters.map(({ name, type, required }) => `${name} ${type ?? ''} ${String(required)}`)];
  return ['file', ['header', ...header], whole(withoutLastReturn(new CodeReader(code).codeOf(root.toJSON().statements)))];
}

export const isList = (code: Code | undefined, name: string): code is readonly Code[] => Array.isArray(code) && code[0] === name;

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

const NOT_CODE = /Loc$|^(?:type|flags|location|nodeID|locals|depth)$/;
/** Flags that tell how a node is written, and not what it means: of every node, and of all that may be read at once. */
const OF_WRITING = 3;
const SAFE_NAVIGATION = 4;

/** Makes lists of the nodes of one source. */
class CodeReader {
  private readonly offset: (byte: number) => number;

  constructor(private readonly source: string) {
    this.offset = offsetsOf(source);
  }

  /** A part of a node: another node, a list, a text, a number, or what stands for a text in the parser. */
  codeOf(part: unknown): Code {
    if (Array.isArray(part)) return part.map((one) => this.codeOf(one));
    if (typeof part !== 'object' || part === null) return String(part);
    if ('childNodes' in part) return this.nodeCode(part as RubyNode);
    return 'value' in part ? String(part.value) : '';
  }

  private nodeCode(node: RubyNode): Code {
    const parts = node.toJSON();
    switch (parts.type) {
      case 'StatementsNode':
        return statements(this.partsOf(parts.body));
      case 'ParenthesesNode':
        return onlyOf(this.codeOf(parts.body));
      case 'RescueModifierNode':
        return isNothing(this.codeOf(parts.rescueExpression)) ? this.codeOf(parts.expression) : this.generic(parts);
      case 'StringNode':
        return ['text', this.codeOf(parts.unescaped)];
      case 'SymbolNode':
        return ['sym', this.codeOf(parts.unescaped)];
      case 'IntegerNode':
      case 'FloatNode':
        return ['number', this.textOf(node).replaceAll('_', '')];
      case 'NilNode':
        return ['nil'];
      case 'TrueNode':
        return ['true'];
      case 'FalseNode':
        return ['false'];
      case 'LocalVariableReadNode':
        return ['var', this.codeOf(parts.name)];
      case 'LocalVariableWriteNode':
        return simplified(['set', this.codeOf(parts.name), this.codeOf(parts.value)]);
      case 'ArrayNode':
        return ['list', ...this.partsOf(parts.elements)];
      case 'HashNode':
      case 'KeywordHashNode':
        return ['map', ...this.partsOf(parts.elements)];
      case 'AssocNode':
        return ['pair', this.codeOf(parts.key), this.codeOf(parts.value)];
      case 'OrNode':
        return simplified(['or', this.codeOf(parts.left), this.codeOf(parts.right)]);
      case 'AndNode':
        return ['and', this.codeOf(parts.left), this.codeOf(parts.right)];
      case 'IfNode':
        return simplified(['if', this.codeOf(parts.predicate), this.codeOf(parts.statements), this.codeOf(parts.subsequent)]);
      case 'UnlessNode':
        return simplified([
          'if',
          simplified(['not', this.codeOf(parts.predicate)]),
          this.codeOf(parts.statements),
          this.codeOf(parts.elseClause),
        ]);
      case 'ElseNode':
        return this.codeOf(parts.statements);
      case 'CallNode':
        return this.callCode(parts);
      default:
        return this.generic(parts);
    }
  }

  private callCode(parts: RubyParts): Code {
    const given = parts.arguments ? (this.codeOf(parts.arguments) as readonly Code[]).slice(1) : [];
    const list = given.length === 1 && Array.isArray(given[0]) ? (given[0] as readonly Code[]) : given;
    const safe = (Number(parts.flags) & SAFE_NAVIGATION) > 0 ? '&.' : '.';
    return simplified(['call', String(parts.name), safe, this.codeOf(parts.receiver), ['with', ...list], this.codeOf(parts.block)]);
  }

  private generic(parts: RubyParts): Code {
    const flags = Number(parts.flags ?? 0) & ~OF_WRITING;
    return [
      parts.type,
      ...(flags === 0 || parts.type === 'ArgumentsNode' ? [] : [`flags ${flags}`]),
      ...Object.entries(parts).flatMap(([key, part]) => (NOT_CODE.test(key) ? [] : [this.codeOf(part)])),
    ];
  }

  private partsOf(list: unknown): readonly Code[] {
    return Array.isArray(list) ? list.map((one) => this.codeOf(one)) : [];
  }

  private textOf({ location: { startOffset, length } }: RubyNode): string {
    return this.source.slice(this.offset(startOffset), this.offset(startOffset + length));
  }
}

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
