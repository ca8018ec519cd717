import { Composer, Lexer, Parser, type CST, type Document, type ParsedNode } from 'yaml';
import { finish, type Steps } from '../steps.js';
import { isOfTag } from './causes.js';

/** More levels than any connector needs; the composer of the library is recursive, so the limit is tried before it. */
export const DEEPEST = 100;
/** YAML's own set of printable characters leaves these out. */
export const UNPRINTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/;
/** Marks of the lexer itself (document, scalar, end of flow) stand for no text. */
const SCALAR_MARK = '\u001f';
const FLOW_END = '\u0018';
const LEXER_MARKS: ReadonlySet<string> = new Set(['\u0002', FLOW_END, SCALAR_MARK]);

/** The tokens of a text; or the offset where it holds a character that YAML does not know, or passes the limit of its levels. */
export type Tokens =
  | { readonly tokens: readonly CST.Token[]; readonly refused?: undefined }
  | { readonly refused: 'unprintable' | 'deep'; readonly at: number };

/** How many words of the lexer, or nodes, are one step of the work. */
const STEP = 500;

export function tokensOf(text: string): Tokens {
  return finish(tokenSteps(text));
}

/** The same, a piece at a time. */
export function* tokenSteps(text: string): Steps<Tokens> {
  const odd = UNPRINTABLE.exec(text);
  if (odd) return { refused: 'unprintable', at: odd.index };
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let at = 0;
  let flow = 0;
  let words = 0;
  let marks = 0;
  let before = '';
  for (const lexeme of lexemesOf(text)) {
    // Brackets, or list marks of one line: the parser itself takes minutes and all memory for a text of nothing else.
    if (before !== SCALAR_MARK) {
      if (lexeme === '[' || lexeme === '{') flow += 1;
      else if (lexeme === ']' || lexeme === '}') flow = Math.max(0, flow - 1);
      else if (lexeme === '-' || lexeme === '?') marks += 1;
    }
    if (lexeme.includes('\n')) marks = 0;
    if (flow > DEEPEST || marks > DEEPEST) return { refused: 'deep', at };
    if (!LEXER_MARKS.has(lexeme)) at += lexeme.length;
    before = lexeme;
    tokens.push(...parser.next(lexeme));
    words += 1;
    if (words % STEP === 0) yield;
  }
  tokens.push(...parser.end());
  const deep = yield* tooDeep(tokens);
  return deep === undefined ? { tokens } : { refused: 'deep', at: deep };
}

/**
 * The words of a text. A bracket that nothing closes ends for the lexer in the middle of a line, whose indentation it then takes for
 * none: a lexer of its own reads that line and all after it, so that they are what they look like.
 */
function* lexemesOf(text: string): Generator<string> {
  let told = -1;
  for (let start: number | undefined = 0; start !== undefined;) {
    const from: number = start;
    let at = from;
    start = undefined;
    for (const lexeme of new Lexer().lex(text.slice(from))) {
      if (!LEXER_MARKS.has(lexeme)) at += lexeme.length;
      if (at <= told && lexeme !== SCALAR_MARK) continue;
      yield lexeme;
      if (lexeme !== FLOW_END) continue;
      start = text.lastIndexOf('\n', at - 1) + 1;
      told = at;
      break;
    }
  }
}

/** Where the nesting passes the limit; walks the tokens with a stack of its own. */
function* tooDeep(tokens: readonly CST.Token[]): Steps<number | undefined> {
  const stack: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  let nodes = 0;
  for (let next = stack.pop(); next; next = stack.pop()) {
    nodes += 1;
    if (nodes % STEP === 0) yield;
    const { token, depth } = next;
    if (depth > DEEPEST) return token.offset;
    if (token.type === 'document') {
      if (token.value) stack.push({ token: token.value, depth });
      continue;
    }
    if (!('items' in token)) continue;
    for (const item of token.items) {
      if (item.key) stack.push({ token: item.key, depth: depth + 1 });
      if (item.value) stack.push({ token: item.value, depth: depth + 1 });
    }
  }
  return undefined;
}

/** The documents of a text, by YAML 1.2 with its core schema; keys that come twice are kept, and `<<` is a key like any other. */
export function documentsOf(tokens: readonly CST.Token[], length: number, keepSourceTokens = false): readonly Document.Parsed[] {
  const composer = composerOf(keepSourceTokens);
  // An empty stream is a document too where its tokens are to be kept.
  return [...composer.compose(tokens, keepSourceTokens, length)] as readonly Document.Parsed[];
}

/** A reader of tokens, with what YAML means here. */
export function composerOf(keepSourceTokens = false): Composer<ParsedNode> {
  return new Composer({ version: '1.2', schema: 'core', merge: false, uniqueKeys: false, strict: true, keepSourceTokens });
}

/** The nodes of a file as they stand in it, for who changes its text. */
export interface ComposedYaml {
  readonly contents: ParsedNode | null;
  /** Behind directives and the line of `---`; 0, or behind a byte order mark, where there are none. */
  readonly start: number;
  /** Before the line of `...`, or the end of the text. */
  readonly end: number;
}

/**
 * Reads YAML into nodes that know their tokens; keys that come twice are kept.
 * @returns undefined where the text is no single document, or one that the reader refuses to look into
 */
export function composeYaml(text: string): ComposedYaml | undefined {
  const lexed = tokensOf(text);
  if (lexed.refused) return undefined;
  const { tokens } = lexed;
  const [document, second] = documentsOf(tokens, text.length, true);
  if (!document || second || document.errors.length > 0 || document.warnings.some(({ code }) => isOfTag(code))) return undefined;
  const opening = tokens.flatMap((token) => (token.type === 'document' ? token.start : [])).find(({ type }) => type === 'doc-start');
  const closing = tokens.find(({ type }) => type === 'doc-end');
  const lineBehind = opening ? text.indexOf('\n', opening.offset) : -1;
  return {
    contents: document.contents,
    start: lineBehind >= 0 ? lineBehind + 1 : opening ? text.length : text.startsWith('\uFEFF') ? 1 : 0,
    end: closing && 'offset' in closing ? closing.offset : text.length,
  };
}
