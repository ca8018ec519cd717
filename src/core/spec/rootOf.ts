import type { ProblemList } from '../result.js';
import { isBroken, reportUnreadable } from './faults.js';
import type { Part } from './parts.js';
import type { Entry, ListNode, SpecNode } from './tree.js';

/** The tree of a file that was taken apart; of parts that are broken nothing but that is told. */
export function treeOf(parts: readonly Part[], problems: ProblemList): SpecNode {
  reportUnreadable(
    parts.flatMap(({ unreadable }) => unreadable ?? []),
    problems,
  );
  const readable = parts.filter(({ unreadable }) => !isBroken(unreadable));
  for (const part of readable) {
    // What is broken may hold the anchor.
    const isTold = ({ code }: Part['problems'][number]): boolean => readable.length === parts.length || code !== 'yaml-bad-alias';
    problems.addAll(part.problems.filter(isTold));
  }
  return rootOf(parts);
}

function rootOf(parts: readonly Part[]): SpecNode {
  const entries = new Map<string, Entry>();
  let start: number | undefined;
  let end = 0;
  let isPartial = false;
  for (const [index, { kind, anchor, entry, span, unreadable }] of parts.entries()) {
    if (isBroken(unreadable)) isPartial = true;
    if (!entry) continue;
    start ??= anchor.offset;
    const list = kind === 'list' ? listOf(parts, index + 1) : undefined;
    // Of a broken entry not even the key is sure.
    if (list ?? !isBroken(unreadable)) entries.set(entry.key, { ...entry, node: list ?? entry.node });
    end = Math.max(end, entry.keyRange.end, list?.range.end ?? span?.end ?? 0);
  }
  return { kind: 'map', range: { start: start ?? 0, end }, entries, ...(isPartial ? { partial: true } : {}) };
}

function listOf(parts: readonly Part[], from: number): ListNode {
  const items: SpecNode[] = [];
  let start: number | undefined;
  let end = 0;
  for (let index = from; index < parts.length; index += 1) {
    const { item, anchor, span } = parts[index] ?? {};
    if (!item || !anchor) break;
    start ??= anchor.offset + item.indent;
    items.push(item.node);
    end = span?.end ?? item.node.range.end;
  }
  return { kind: 'list', range: { start: start ?? 0, end }, items };
}
