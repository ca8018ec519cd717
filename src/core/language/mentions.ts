import { parseReference } from '../spec/body.js';
import { VERBS } from '../spec/read/request.js';
import { placeholdersIn } from '../spec/template.js';
import { parsedText, scalarText, type LooseNode, type LooseScalar } from './looseTree.js';
import { memo } from './memo.js';
import type { PartContent, PartedText, TextPart } from './partedText.js';
import { unescaped } from './unescaped.js';

/** A place of a connector.yaml that names something. */
export interface Mention {
  /** What stands there: where a variable or a resource is named first, a word in braces, a verb, or `$record` and its kin. */
  readonly role: 'variable' | 'resource' | 'placeholder' | 'verb' | 'reference';
  readonly word: string;
  /** The name itself. */
  readonly start: number;
  readonly end: number;
  /** Where a placeholder stands: what it may mean depends on that. */
  readonly scope: 'path' | 'request' | 'connection';
  /** With its braces or quotes. */
  readonly outer: { readonly start: number; readonly end: number };
}

const VERB = new RegExp(`^["']?\\s*(${VERBS.join('|')})(?=\\s)`);
const REQUEST_PLACES: ReadonlySet<string> = new Set(['import.all', 'import.changed', 'import.one', 'export.create', 'export.update']);
const ROWS: ReadonlySet<string> = new Set(['headers', 'parameters']);
const BODIES: ReadonlySet<string> = new Set(['body', 'add']);
const OF_CONNECTION: ReadonlySet<string> = new Set(['url', 'sandbox_url', 'headers', 'parameters']);
const OF_AUTHORIZATION: ReadonlySet<string> = new Set([
  ...['username', 'password', 'prefix', 'authorize_url', 'token_url', 'request_token_url', 'scopes'],
  ...['authorize_parameters', 'token_parameters'],
]);

/** What a text is by where it stands; `path` holds the keys that lead to it. */
export function placeOf([top, ...path]: readonly string[]): 'name' | 'request' | 'template' | 'body' | undefined {
  const [first = '', second = '', third = ''] = path;
  if (top === 'connection') return OF_CONNECTION.has(first) ? 'template' : undefined;
  if (top === 'authorization') return OF_AUTHORIZATION.has(first) ? 'template' : undefined;
  if (top === 'resources' && first === 'name' && path.length === 1) return 'name';
  if ((top !== 'resources' && top !== 'defaults') || (first !== 'import' && first !== 'export')) return undefined;
  const isRequest = REQUEST_PLACES.has(`${first}.${second}`);
  if (isRequest && (path.length === 2 || (path.length === 3 && third === 'request'))) return 'request';
  const key = isRequest ? third : second;
  return ROWS.has(key) ? 'template' : BODIES.has(key) ? 'body' : undefined;
}

/** All that a text names, in the order of the text. */
export const mentionsIn: (text: PartedText) => readonly Mention[] = memo((text) =>
  text.tops.flatMap(({ part, key, children }) => [
    ...mentionsOf(text, part, ''),
    ...(key === undefined ? [] : children.flatMap((child) => mentionsOf(text, child, key))),
  ]),
);

/** What is named at an offset, just behind a word too. */
export function mentionAt(text: PartedText, offset: number): Mention | undefined {
  const found = mentionsIn(text).filter(({ outer }) => outer.start <= offset && offset <= outer.end);
  return found.find(({ end }) => offset < end) ?? found[0];
}

/** The name of the resource around an offset. */
export function resourceAt(text: PartedText, offset: number): Mention | undefined {
  const part = text.partAt(offset);
  const named = mentionsIn(text).filter(({ role, start }) => role === 'resource' && part && part.start <= start && start < part.end);
  return named.findLast(({ start }) => start <= offset) ?? named[0];
}

/** By the content of a part, as long as it stands below the same key; places are offsets in the part. */
const kept = new WeakMap<PartContent, { readonly under: string; readonly mentions: readonly Mention[] }>();

function mentionsOf(text: PartedText, part: TextPart, under: string): readonly Mention[] {
  const { content, start } = part;
  let found = kept.get(content);
  if (found?.under !== under) {
    const mentions: Mention[] = [];
    if (content.tree) new Finder(text.textOf(part), mentions).visit(content.tree, under === '' ? [] : [under]);
    found = { under, mentions };
    kept.set(content, found);
  }
  return found.mentions.map((one) => ({
    ...one,
    start: one.start + start,
    end: one.end + start,
    outer: { start: one.outer.start + start, end: one.outer.end + start },
  }));
}

class Finder {
  constructor(
    private readonly text: string,
    private readonly found: Mention[],
  ) {}

  visit(node: LooseNode, path: readonly string[]): void {
    if (node.kind === 'list') {
      for (const { value } of node.items) if (value) this.visit(value, path);
    } else if (node.kind === 'scalar') this.scalar(node, path);
    else
      for (const { key, value } of node.pairs) {
        const name = key && scalarText(this.text, key);
        if (path.length === 1 && path[0] === 'variables' && key && name) this.name('variable', key, name);
        if (value && name !== undefined) this.visit(value, [...path, name]);
      }
  }

  private scalar(node: LooseScalar, path: readonly string[]): void {
    const place = placeOf(path);
    if (!place || node.style === 'alias') return;
    const source = this.text.slice(node.start, node.end);
    const verb = place === 'request' ? VERB.exec(source) : null;
    if (place === 'name') this.name('resource', node, scalarText(this.text, node));
    else if (place === 'body' && source.includes('$') && parseReference(scalarText(this.text, node)))
      this.name('reference', node, scalarText(this.text, node));
    if (verb?.[1]) {
      const start = node.start + verb[0].length - verb[1].length;
      const end = node.start + verb[0].length;
      this.found.push({ role: 'verb', word: verb[1], scope: 'path', start, end, outer: { start, end } });
    }
    if (place === 'name' || (!source.includes('{') && !source.includes('\\'))) return;
    const { text, at: offset } = node.style === 'double' ? unescaped(source) : { text: source, at: (index: number) => index };
    const at = (index: number): number => node.start + offset(index);
    const scope = place === 'request' ? 'path' : path[0] === 'resources' || path[0] === 'defaults' ? 'request' : 'connection';
    for (const { word, start, end } of placeholdersIn(text)) {
      const from = start + text.slice(start, end).indexOf(word);
      const [first, last] = [at(from), at(from + word.length)];
      this.found.push({ role: 'placeholder', word, scope, start: first, end: last, outer: { start: at(start), end: at(end) } });
    }
  }

  /** A whole scalar; its quotes are no part of the name. */
  private name(role: Mention['role'], { start, end, style }: LooseScalar, said: string): void {
    const source = this.text.slice(start, end);
    const word = style === 'block' ? parsedText(source).trimEnd() : said;
    const at = style === 'alias' ? -1 : source.lastIndexOf(word);
    // With escapes, or over several lines, it is the whole that says the name.
    const own = at < 0 ? { start, end } : { start: start + at, end: start + at + word.length };
    this.found.push({ role, word, scope: 'request', ...own, outer: { start, end } });
  }
}
