import { findLastIndex } from 'lodash-es';
import { ProblemList } from '../result.js';
import type { ResourceText } from './edit/resource.js';
import { Converter } from './convert.js';
import { parseYaml, type ParsedTree } from './parse.js';
import { splitFile, splitRun, type Part } from './parts.js';
import type { Entry, ListNode, SpecNode } from './tree.js';

/**
 * A connector.yaml that is changed again and again. What a change costs follows the change, not the file: only the parts that it
 * touches are read anew, and the nodes of all others stay the same objects, so that what was worked out of them stays true.
 * Their places move with the text: those of a tree are right until the next change.
 */
export class SpecDocument {
  private current = '';
  /** Undefined where the text cannot be taken apart, or cannot be read. */
  private parts: Part[] | undefined;
  private whole: ParsedTree = { root: undefined, problems: new ProblemList() };

  constructor(text: string) {
    this.read(text);
  }

  get text(): string {
    return this.current;
  }

  /** The tree of the text as it is now; a new list of problems each time, to which more may be added. */
  get tree(): ParsedTree {
    const problems = new ProblemList();
    if (!this.parts) {
      problems.addAll(this.whole.problems.all);
      return { root: this.whole.root, problems };
    }
    for (const part of this.parts) problems.addAll(part.problems);
    return { root: problems.hasErrors ? undefined : rootOf(this.parts), problems };
  }

  /** The lines of an item of the list of resources, and where they begin; undefined where the text cannot be taken apart. */
  resourceText(index: number): ResourceText | undefined {
    const part = this.parts?.filter(({ kind }) => kind === 'item')[index];
    if (!part) return undefined;
    const { offset } = part.anchor;
    return { text: this.current.slice(offset, offset + part.length), offset };
  }

  update(text: string): void {
    if (text === this.current) return;
    if (!this.splice(text)) this.read(text);
  }

  private read(text: string): void {
    this.current = text;
    const problems = new ProblemList();
    const parsed = parseYaml(text, problems);
    this.parts = parsed && !parsed.anchored ? splitFile(text, parsed.tokens, parsed.contents)?.slice() : undefined;
    if (this.parts) return;
    const root = parsed && new Converter(text, problems).convert(parsed.contents, 0).node;
    this.whole = { root: problems.hasErrors ? undefined : root, problems };
  }

  /** Reads only what a change touches; false where that does not do. */
  private splice(text: string): boolean {
    const { parts, current } = this;
    if (!parts) return false;
    const { start, end } = changeIn(current, text);
    // What begins just where the change does may become a part of what is before it.
    const first = parts.findIndex(({ anchor, length }) => start <= anchor.offset + length);
    const last = findLastIndex(parts, ({ anchor }) => anchor.offset <= Math.max(start, end - 1));
    const [opening, closing] = [parts[first], parts[last]];
    if (!opening || !closing || last < first) return false;
    const { kind } = opening;
    if ((kind !== 'entry' && kind !== 'item') || parts.slice(first, last + 1).some((part) => part.kind !== kind)) return false;
    const { offset } = opening.anchor;
    const moved = text.length - current.length;
    const run = text.slice(offset, closing.anchor.offset + closing.length + moved);
    if (last < parts.length - 1 && !run.endsWith('\n')) return false;
    const made = splitRun(run, offset, kind, opening.item?.indent ?? 0);
    if (!made || made.length === 0) return false;
    const others = new Set([...parts.slice(0, first), ...parts.slice(last + 1)].flatMap(({ entry }) => (entry ? [entry.key] : [])));
    if (made.some(({ entry }) => entry && others.has(entry.key))) return false;
    for (const { anchor } of parts.slice(last + 1)) anchor.offset += moved;
    parts.splice(first, last - first + 1, ...made);
    this.current = text;
    return true;
  }
}

/** Where two texts differ, by offsets in the first. */
function changeIn(before: string, after: string): { readonly start: number; readonly end: number } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (same < most - start && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same += 1;
  return { start, end: before.length - same };
}

function rootOf(parts: readonly Part[]): SpecNode {
  const entries = new Map<string, Entry>();
  let start: number | undefined;
  let end = 0;
  for (const [index, { kind, anchor, entry }] of parts.entries()) {
    if (!entry) continue;
    start ??= anchor.offset;
    const node = kind === 'list' ? listOf(parts, index + 1) : entry.node;
    entries.set(entry.key, { ...entry, node });
    end = Math.max(end, entry.keyRange.end, node.range.end);
  }
  return { kind: 'map', range: { start: start ?? 0, end }, entries };
}

function listOf(parts: readonly Part[], from: number): ListNode {
  const items: SpecNode[] = [];
  let start: number | undefined;
  let end = 0;
  for (let index = from; index < parts.length; index += 1) {
    const { item, anchor } = parts[index] ?? {};
    if (!item || !anchor) break;
    start ??= anchor.offset + item.indent;
    items.push(item.node);
    end = item.node.range.end;
  }
  return { kind: 'list', range: { start: start ?? 0, end }, items };
}
