import { parseReference } from '../spec/body.js';
import { VERBS } from '../spec/read/request.js';
import { placeholdersIn } from '../spec/template.js';
import { parsedText, scalarText, type LooseNode, type LooseScalar } from './looseTree.js';
import { memo } from './memo.js';
import type { PartContent, PartedText, TextPart } from './partedText.js';
import { unescaped } from './unescaped.js';

/** A place of a connector.yaml that names something. */
export interface Mention {
  /**
   * What stands there: where a variable or a resource is named first, a word in braces, a verb, or `$record` and its kin. An alias
   * stands for what its value names, and is none of `mentionsIn`.
   */
  readonly role: 'variable' | 'resource' | 'placeholder' | 'verb' | 'reference' | 'alias';
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

/** Who writes more of them has no file of use. */
const MOST_ALIASES = 200;

/** All that a text names, in the order of the text. */
export const mentionsIn: (text: PartedText) => readonly Mention[] = memo((text) => {
  const all = text.tops.flatMap(({ part, key, children }) => [
    ...mentionsOf(text, part, ''),
    ...(key === undefined ? [] : children.flatMap((child) => mentionsOf(text, child, key))),
  ]);
  const aliases = all.filter(({ role }) => role === 'alias').slice(0, MOST_ALIASES);
  if (aliases.length === 0) return all;
  const found = new Map(all.filter(({ role }) => role !== 'alias').map((one) => [one.start, one]));
  for (const { word, start, scope } of aliases)
    for (const one of namedAbove(text.text, word, start, scope)) if (!found.has(one.start)) found.set(one.start, one);
  return [...found.values()].sort((a, b) => a.start - b.start);
});

/** The value of a name, in quotes or up to the end of its line. */
const VALUE = /[ \t]+("(?:\\.|[^"\\])*"|'[^']*'|.*?(?=[ \t]#|$))/my;

/** The placeholders of a value that stands elsewhere under a name. */
function namedAbove(text: string, name: string, offset: number, scope: Mention['scope']): readonly Mention[] {
  const behind = text.lastIndexOf(`&${name} `, offset) + name.length + 1;
  VALUE.lastIndex = behind;
  const [whole = '', source = ''] = behind > name.length ? (VALUE.exec(text) ?? []) : [];
  return placeholdersAt(source, behind + whole.length - source.length, scope);
}

function placeholdersAt(source: string, start: number, scope: Mention['scope']): readonly Mention[] {
  const { text, at: offset } = source.startsWith('"') ? unescaped(source) : { text: source, at: (index: number) => index };
  const at = (index: number): number => start + offset(index);
  return placeholdersIn(text).map(({ word, start: first, end }) => {
    const from = first + text.slice(first, end).indexOf(word);
    return { role: 'placeholder', word, scope, start: at(from), end: at(from + word.length), outer: { start: at(first), end: at(end) } };
  });
}

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
    if (!place) return;
    const source = this.text.slice(node.start, node.end);
    const scope = place === 'request' ? 'path' : path[0] === 'resources' || path[0] === 'defaults' ? 'request' : 'connection';
    if (node.style === 'alias') {
      if (place !== 'name') this.found.push({ role: 'alias', word: source.slice(1), scope, start: node.start, end: node.end, outer: node });
      return;
    }
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
    this.found.push(...placeholdersAt(source, node.start, scope));
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
