import type { Part } from './parts.js';
import type { Entry, ListNode, SpecNode } from './tree.js';

/** The whole tree of a file that was taken apart. */
export function rootOf(parts: readonly Part[]): SpecNode {
  const entries = new Map<string, Entry>();
  let start: number | undefined;
  let end = 0;
  for (const [index, { kind, anchor, entry, span }] of parts.entries()) {
    if (!entry) continue;
    start ??= anchor.offset;
    const list = kind === 'list' ? listOf(parts, index + 1) : undefined;
    entries.set(entry.key, { ...entry, node: list ?? entry.node });
    end = Math.max(end, entry.keyRange.end, list?.range.end ?? span?.end ?? 0);
  }
  return { kind: 'map', range: { start: start ?? 0, end }, entries };
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
