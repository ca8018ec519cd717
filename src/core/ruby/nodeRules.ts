import type { ProblemArgs } from '../problems/sentences.js';
import type { ProblemCode } from '../problemText.js';
import { childrenOf, type RubyNode, type RubyParts, type RubyPlace } from './rubyParser.js';
import {
  ALLOWED_CONSTANTS,
  ALWAYS_ALLOWED,
  CONSTANT_METHODS,
  REFUSED_DECLARATIONS,
  REFUSED_METHODS,
  UNWRAPPED_CLASSES,
} from './sandboxRules.js';
import { isStatement } from './statement.js';

/** How a rule tells what it found: the problem, its node or place, and the words of the sentence. */
export type ReportRuby = (code: ProblemCode, at: RubyPlace, args?: ProblemArgs) => void;

export interface RuleContext {
  readonly code: string;
  readonly offset: (byte: number) => number;
  readonly algorithms: ReadonlySet<string>;
  readonly report: ReportRuby;
}

type Rule = (parts: RubyParts, node: RubyNode, context: RuleContext, ancestors: readonly RubyNode[]) => void;

const RULES: Readonly<Record<string, Rule>> = {
  CallNode: checkCall,
  CallOrWriteNode: checkNamedWrite,
  CallAndWriteNode: checkNamedWrite,
  CallOperatorWriteNode: checkNamedWrite,
  LocalVariableWriteNode: checkAssigned,
  ConstantWriteNode: checkAssigned,
  WhileNode: checkLoop,
  UntilNode: checkLoop,
  ForNode: (_, node, { report }) => report('ruby-for', node.location),
  LambdaNode: (_, node, { report }) => report('ruby-lambda', node.location),
  ArgumentsNode: checkSplats,
  ArrayNode: checkSplats,
  WhenNode: checkWhen,
};

/** Looks at one node; 'skip' where its children are part of the same problem. */
export function checkNode(node: RubyNode, ancestors: readonly RubyNode[], context: RuleContext): 'skip' | 'enter' {
  const parts = node.toJSON();
  const refused = REFUSED_DECLARATIONS.find(([type]) => type.test(parts.type));
  if (refused) context.report('ruby-declaration', node.location, { what: refused[1] });
  if (parts.type === 'ImplicitNode') {
    context.report('ruby-shorthand', ancestors[0]?.location ?? node.location);
    return 'skip';
  }
  if (Object.hasOwn(RULES, parts.type)) RULES[parts.type]?.(parts, node, context, ancestors);
  return 'enter';
}

function checkCall(parts: RubyParts, node: RubyNode, context: RuleContext, ancestors: readonly RubyNode[]): void {
  const name = String(parts.name);
  const at = placeOf(parts.messageLoc) ?? node.location;
  const receiver = nodeOf(parts.receiver);
  if (receiver) {
    checkMethod(receiver, name, at, context);
  } else if (!context.algorithms.has(name)) {
    const code =
      name === 'lambda' || name === 'proc' ? 'ruby-lambda' : name === 'raise' || name === 'fail' ? 'ruby-call-raise' : 'ruby-call';
    context.report(REFUSED_METHODS.has(name) ? 'ruby-method' : code, at, { name });
  }
  checkBlockPass(parts, name, node, context, ancestors);
}

function checkMethod(receiver: RubyNode, name: string, at: RubyPlace, context: RuleContext): void {
  if (REFUSED_METHODS.has(name)) context.report('ruby-method', at, { name });
  const constant = constantName(receiver, context);
  if (constant === undefined) return;
  const methods = CONSTANT_METHODS.get(constant);
  if (!ALLOWED_CONSTANTS.has(constant)) context.report('ruby-constant', receiver.location, { name: constant });
  else if (methods && !methods.includes(name) && !ALWAYS_ALLOWED.has(name) && !REFUSED_METHODS.has(name)) {
    context.report('ruby-constant-method', at, { name: constant, method: name, allowed: methods.join(', ') });
  }
}

/** `a.b += 1` and its like: the method is called and so is the one that writes. */
function checkNamedWrite(parts: RubyParts, node: RubyNode, context: RuleContext): void {
  const receiver = nodeOf(parts.receiver);
  if (receiver) checkMethod(receiver, String(parts.readName), placeOf(parts.messageLoc) ?? node.location, context);
}

function checkAssigned(parts: RubyParts, _: RubyNode, context: RuleContext): void {
  const value = nodeOf(parts.value);
  const inner = value?.toJSON();
  if (!value || !inner) return;
  if (inner.type === 'RescueModifierNode') context.report('ruby-rescue-modifier', placeOf(inner.keywordLoc) ?? value.location);
  else if (inner.type === 'ArrayNode' && !inner.openingLoc) context.report('ruby-list-without-brackets', value.location);
  const constant = constantName(value, context);
  if (constant !== undefined && !ALLOWED_CONSTANTS.has(constant)) context.report('ruby-constant', value.location, { name: constant });
}

function checkLoop(parts: RubyParts, node: RubyNode, { report }: RuleContext): void {
  const place = placeOf(parts.doKeywordLoc);
  if (place) report('ruby-while-do', place, { word: parts.type === 'WhileNode' ? 'while' : 'until' });
}

function checkSplats(_: RubyParts, node: RubyNode, { report }: RuleContext, ancestors: readonly RubyNode[]): void {
  const owner = ancestors[0]?.toJSON().type ?? '';
  if (/^(?:Return|Break|Next|Yield)Node$/.test(owner)) return;
  for (const child of childrenOf(node)) if (child.toJSON().type === 'SplatNode') report('ruby-splat', child.location);
}

function checkWhen(parts: RubyParts, _: RubyNode, context: RuleContext): void {
  const conditions: readonly unknown[] = Array.isArray(parts.conditions) ? parts.conditions : [];
  for (const condition of conditions) {
    const pattern = nodeOf(condition);
    const name = pattern && constantName(pattern, context);
    if (pattern && name !== undefined && !UNWRAPPED_CLASSES.has(name)) context.report('ruby-when-class', pattern.location, { name });
  }
}

/** Cenit writes `map(&:id)` as a block behind the call and a semicolon: that holds only where the call is a whole statement. */
function checkBlockPass(parts: RubyParts, name: string, node: RubyNode, context: RuleContext, ancestors: readonly RubyNode[]): void {
  const block = nodeOf(parts.block)?.toJSON();
  const passed = block?.type === 'BlockArgumentNode';
  if (passed && nodeOf(block?.expression)?.toJSON().type !== 'SymbolNode') {
    context.report('ruby-block-argument', nodeOf(parts.block)?.location ?? node.location);
    return;
  }
  const given = nodeOf(parts.arguments);
  const last = given && childrenOf(given).at(-1)?.toJSON().type;
  const folded = (name === 'inject' || name === 'reduce') && last === 'SymbolNode' && !block;
  if ((passed || folded) && !isStatement(node, ancestors)) context.report('ruby-block-symbol', node.location, { name });
}

/** `Setup::Task` of a constant; undefined for other nodes. */
function constantName(node: RubyNode, { code, offset }: RuleContext): string | undefined {
  const { type } = node.toJSON();
  if (type !== 'ConstantReadNode' && type !== 'ConstantPathNode') return undefined;
  const { startOffset, length } = node.location;
  return code.slice(offset(startOffset), offset(startOffset + length)).replace(/^::/, '');
}

function nodeOf(part: unknown): RubyNode | undefined {
  return typeof part === 'object' && part !== null && 'childNodes' in part ? (part as RubyNode) : undefined;
}

function placeOf(part: unknown): RubyPlace | undefined {
  return typeof part === 'object' && part !== null && 'startOffset' in part ? (part as RubyPlace) : undefined;
}
