import { Composer, Lexer, Parser, isAlias, isMap, isScalar, isSeq, type ParsedNode, type CST, type YAMLError } from 'yaml';
import { ProblemList, type Range } from '../result.js';
import type { Entry, ScalarNode, SpecNode } from './tree.js';
import { unclosedBracket } from './unclosed.js';

/** More levels than any connector needs; the composer of the library is recursive, so the limit is tried before it. */
const DEEPEST = 100;
/** How many nodes aliases may add to those that are written: an honest file stays far below, a bomb passes at once. */
const MOST_ALIASED = 100_000;
/** YAML's own set of printable characters leaves these out. */
const UNPRINTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/;
const HALF_CHARACTER = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

export interface ParsedTree {
  readonly root: SpecNode | undefined;
  readonly problems: ProblemList;
}

/**
 * Reads YAML 1.2 (core schema, `<<` accepted) into a tree that knows its places.
 * @param text the whole file; a byte order mark and CRLF are fine
 * @returns the tree, undefined where the text is no single readable document; what is wrong stands in `problems`
 */
export function parseTree(text: string): ParsedTree {
  const problems = new ProblemList();
  const root = read(text, problems);
  return { root: problems.hasErrors ? undefined : root, problems };
}

function read(text: string, problems: ProblemList): SpecNode | undefined {
  const odd = UNPRINTABLE.exec(text);
  if (odd) {
    problems.error(
      'yaml-unprintable',
      { start: odd.index, end: odd.index + 1 },
      { code: odd[0].charCodeAt(0).toString(16).padStart(4, '0') },
    );
    return undefined;
  }
  const early = nestedTooDeep(text);
  if (early !== undefined) {
    problems.error('yaml-too-deep', { start: early, end: early + 1 }, { limit: DEEPEST });
    return undefined;
  }
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeep(tokens);
  if (deep !== undefined) {
    problems.error('yaml-too-deep', { start: deep, end: deep + 1 }, { limit: DEEPEST });
    return undefined;
  }
  const composer = new Composer({ version: '1.2', schema: 'core', merge: false, uniqueKeys: false, strict: true, keepSourceTokens: false });
  const documents = [...composer.compose(tokens, false, text.length)];
  const [document, second] = documents;
  const errors = documents.flatMap((one) => one.errors);
  const open = errors.length > 0 ? unclosedBracket(tokens) : undefined;
  if (open) problems.error('yaml-unclosed', { start: open.offset, end: open.offset + 1 }, { bracket: open.bracket });
  else for (const error of errors) reportYaml(error, text, problems);
  for (const warning of documents.flatMap((one) => one.warnings)) {
    if (warning.code === 'TAG_RESOLVE_FAILED')
      problems.error('yaml-unknown-tag', spanOf(warning.pos, text), { tag: /^!\S*/.exec(slice(text, warning.pos))?.[0] ?? '' });
  }
  if (second) {
    const marker = text.lastIndexOf('---', second.range[0]);
    const start = document && marker >= document.range[1] ? marker : second.range[0];
    problems.error('yaml-second-document', { start, end: Math.min(start + 3, text.length) });
  }
  if (!document?.contents || (isScalar(document.contents) && document.contents.value === null)) {
    if (!problems.hasErrors) problems.error('spec-empty', { start: 0, end: 0 });
    return undefined;
  }
  return problems.hasErrors ? undefined : new Converter(text, problems).convert(document.contents, 0).node;
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
  if (UNPRINTABLE.test(text) || nestedTooDeep(text) !== undefined) return undefined;
  const tokens = [...new Parser().parse(text)];
  if (tooDeep(tokens) !== undefined) return undefined;
  const composer = new Composer({ version: '1.2', schema: 'core', merge: false, uniqueKeys: false, strict: true, keepSourceTokens: true });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  if (!document || second || document.errors.length > 0 || document.warnings.some(({ code }) => code === 'TAG_RESOLVE_FAILED'))
    return undefined;
  const opening = tokens.flatMap((token) => (token.type === 'document' ? token.start : [])).find(({ type }) => type === 'doc-start');
  const closing = tokens.find(({ type }) => type === 'doc-end');
  const lineBehind = opening ? text.indexOf('\n', opening.offset) : -1;
  return {
    contents: document.contents,
    start: lineBehind >= 0 ? lineBehind + 1 : opening ? text.length : text.startsWith('\uFEFF') ? 1 : 0,
    end: closing && 'offset' in closing ? closing.offset : text.length,
  };
}

/**
 * Where brackets, or list marks of one line, pass the limit: the parser itself takes minutes and all memory for a file of
 * nothing else, so it is looked for before.
 */
function nestedTooDeep(text: string): number | undefined {
  let at = 0;
  let flow = 0;
  let marks = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === '[' || lexeme === '{') flow += 1;
    else if (lexeme === ']' || lexeme === '}') flow = Math.max(0, flow - 1);
    else if (lexeme === '-' || lexeme === '?') marks += 1;
    else if (lexeme.includes('\n')) marks = 0;
    if (flow > DEEPEST || marks > DEEPEST) return at;
    // Marks of the lexer itself (document, scalar, end of flow) stand for no text.
    if (!LEXER_MARKS.has(lexeme)) at += lexeme.length;
  }
  return undefined;
}

const LEXER_MARKS: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f']);

/** Where the nesting passes the limit; walks the tokens with a stack of its own. */
function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  const stack: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = stack.pop(); next; next = stack.pop()) {
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

function slice(text: string, pos: readonly [number, number]): string {
  return text.slice(pos[0], pos[1]);
}

function spanOf(pos: readonly [number, number], text: string): Range {
  const start = Math.min(pos[0], text.length);
  return { start, end: Math.max(start, Math.min(pos[1], text.length)) };
}

function reportYaml(error: YAMLError, text: string, problems: ProblemList): void {
  const range = spanOf(error.pos, text);
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return problems.error('yaml-tab', range);
    case 'MULTIPLE_DOCS':
      return problems.error('yaml-second-document', range);
    case 'BAD_ALIAS':
      return problems.error('yaml-bad-alias', range, { alias: slice(text, error.pos) });
    default:
      return problems.error('yaml-syntax', range, {
        reason:
          error.message
            .split(' at line ')[0]
            ?.split('\n')[0]
            ?.replace(/[:.\s]+$/, '') ?? '',
      });
  }
}

interface Converted {
  readonly node: SpecNode;
  /** Nodes in it, aliased ones counted each time. */
  readonly size: number;
  /** Levels below it. */
  readonly height: number;
}

const NOTHING: ScalarNode = { kind: 'scalar', range: { start: 0, end: 0 }, value: null, source: '' };

class Converter {
  private readonly anchors = new Map<string, Converted | 'open'>();
  private aliased = 0;
  /** After the first alias too many nothing more is told: all others have the same cause. */
  private bombed = false;

  constructor(
    private readonly text: string,
    private readonly problems: ProblemList,
  ) {}

  convert(node: ParsedNode | null, at: number): Converted {
    if (node === null) return { node: { ...NOTHING, range: { start: at, end: at } }, size: 1, height: 0 };
    const range = { start: node.range[0], end: node.range[1] };
    if (isAlias(node)) return this.alias(node.source, range);
    const { anchor } = node;
    if (anchor) this.anchors.set(anchor, 'open');
    const converted = isMap(node)
      ? this.map(node, range)
      : isSeq(node)
        ? this.list(node, range)
        : { node: this.scalar(node, range), size: 1, height: 0 };
    if (anchor) this.anchors.set(anchor, converted);
    return converted;
  }

  private alias(name: string, range: Range): Converted {
    const found = this.anchors.get(name);
    const nothing = { node: { ...NOTHING, range }, size: 1, height: 0 };
    if (found === undefined || found === 'open') {
      this.problems.error(found === 'open' ? 'yaml-alias-cycle' : 'yaml-bad-alias', range, { alias: `*${name}` });
      return nothing;
    }
    this.aliased += found.size;
    if (this.aliased > MOST_ALIASED || found.height > DEEPEST) {
      if (!this.bombed) this.problems.error('yaml-alias-bomb', range, { alias: `*${name}` });
      this.bombed = true;
      return nothing;
    }
    return found;
  }

  private map(node: Extract<ParsedNode, { items: unknown }> & { items: readonly unknown[] }, range: Range): Converted {
    const own = new Map<string, Entry>();
    const merged = new Map<string, Entry>();
    let size = 1;
    let height = 0;
    for (const item of node.items as readonly { key: ParsedNode; value: ParsedNode | null }[]) {
      const key = this.key(item.key);
      if (!key) continue;
      const value = this.convert(item.value, key.keyRange.end);
      size += value.size;
      height = Math.max(height, value.height + 1);
      if (key.key === '<<' && !key.quoted)
        this.merge(value.node, item.value ? { start: item.value.range[0], end: item.value.range[1] } : range, merged);
      else if (own.has(key.key)) this.problems.error('yaml-duplicate-key', key.keyRange, { key: key.key });
      else own.set(key.key, { key: key.key, keyRange: key.keyRange, node: value.node });
    }
    const entries = new Map([...[...merged].filter(([name]) => !own.has(name)), ...own]);
    return { node: { kind: 'map', range, entries }, size, height: this.limit(height, range) };
  }

  private key(node: ParsedNode | null): { key: string; keyRange: Range; quoted: boolean } | undefined {
    const range = node?.range ? { start: node.range[0], end: node.range[1] } : { start: 0, end: 0 };
    if (node && isScalar(node)) {
      const { source } = this.scalar(node, range);
      return { key: source, keyRange: range, quoted: node.type !== 'PLAIN' };
    }
    this.problems.error('yaml-complex-key', range);
    return undefined;
  }

  /** `<<: *a` and `<<: [*a, *b]`: what the map says itself wins, and of a list the first. */
  private merge(node: SpecNode, range: Range, merged: Map<string, Entry>): void {
    const sources = node.kind === 'list' ? node.items : [node];
    for (const source of sources) {
      if (source.kind !== 'map') {
        if (!this.bombed) this.problems.error('yaml-merge-no-map', range);
      } else for (const [key, entry] of source.entries) if (!merged.has(key)) merged.set(key, entry);
    }
  }

  private list(node: { readonly items: readonly unknown[] }, range: Range): Converted {
    const items = (node.items as readonly ParsedNode[]).map((item) => this.convert(item, range.start));
    const height = items.reduce((most, item) => Math.max(most, item.height + 1), 0);
    return {
      node: { kind: 'list', range, items: items.map((item) => item.node) },
      size: items.reduce((sum, item) => sum + item.size, 1),
      height: this.limit(height, range),
    };
  }

  private limit(height: number, range: Range): number {
    if (height > DEEPEST) this.problems.error('yaml-too-deep', { start: range.start, end: range.start + 1 }, { limit: DEEPEST });
    return height;
  }

  private scalar(node: ParsedNode, range: Range): ScalarNode {
    const value = isScalar(node) ? node.value : null;
    const source = isScalar(node) && typeof node.source === 'string' ? node.source : typeof value === 'string' ? value : '';
    if (typeof value === 'string') {
      if (HALF_CHARACTER.test(value)) this.problems.error('yaml-half-character', range);
      return { kind: 'scalar', range, value, source: value };
    }
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) this.problems.error('number-not-json', range, { number: source });
      return { kind: 'scalar', range, value, source };
    }
    if (typeof value === 'boolean' || value === null) return { kind: 'scalar', range, value, source };
    this.problems.error('yaml-unknown-tag', range, { tag: this.text.slice(range.start, range.end) });
    return { ...NOTHING, range };
  }
}
