import { isMap, type ParsedNode } from 'yaml';
import { columnOf, withoutBlanks } from './lines.js';
import type { Mark } from './marks.js';
import { isNothing, type Span } from './pieces.js';
import type { Plan } from './plan.js';
import { replaceValue, writeAt } from './replace.js';
import { isCollection, type Slot } from './source.js';
import type { TextEdit } from './textEdit.js';
import { dataOf } from './values.js';

/** A part of the text in the order it will have; a copy is there a second time. */
export interface Segment extends Span {
  readonly copy?: boolean;
}

export interface Repair {
  /** Where the anchor or alias stands now. */
  readonly at: number;
  readonly copy: boolean;
  readonly edits: readonly TextEdit[];
}

/**
 * Keeps the data of aliases right: one whose anchor is gone, changed or no longer before it becomes that anchor itself, with
 * the data it stood for, so that all aliases behind it go on as before. A copy has no anchors of its own.
 * @param order the text as it will be
 */
export function repairs(plan: Plan, order: readonly Segment[]): readonly Repair[] {
  const { source, gone, changed } = plan;
  const current = new Map<string, ParsedNode>();
  const given = new Set<ParsedNode>();
  const moved = new Set<ParsedNode>();
  const found: Repair[] = [];
  for (const { start, end, copy = false } of order) {
    for (const mark of source.marks) {
      if (mark.at < start || mark.at >= end || gone.some((span) => mark.at >= span.start && mark.at < span.end)) continue;
      if (mark.kind === 'anchor') {
        if (copy) found.push({ at: mark.at, copy, edits: anchorOfCopy(source.text, mark) });
        else {
          current.set(mark.name, mark.node);
          given.delete(mark.node);
        }
        continue;
      }
      const target = source.targets.get(mark.node);
      if (!target || (current.get(mark.name) === target && (given.has(target) || !changed.has(target)))) continue;
      found.push({ at: mark.at, copy, edits: written(plan, mark, target, copy ? '' : `&${mark.name}`) });
      if (copy) continue;
      current.set(mark.name, target);
      given.add(target);
      if (changed.has(target)) moved.add(target);
    }
  }
  for (const mark of source.marks) {
    const there = mark.kind === 'anchor' && moved.has(mark.node) && !gone.some((span) => mark.at >= span.start && mark.at < span.end);
    if (there) found.push({ at: mark.at, copy: false, edits: withoutAnchor(source.text, mark) });
  }
  return found;
}

function written(plan: Plan, { path }: Extract<Mark, { kind: 'alias' }>, target: ParsedNode, anchor: string): readonly TextEdit[] {
  const { source } = plan;
  const piece = path.at(-1);
  if (!piece) return [];
  const holders = path.slice(0, -1).map(({ value }) => value);
  const slot: Slot = {
    piece,
    place: isMap(holders.at(-1)) ? 'key' : holders.length > 0 ? 'item' : 'root',
    flow: holders.some((node) => isCollection(node) && node.flow === true),
    json: false,
    column: columnOf(source.text, piece.start),
  };
  const { head, body } = writeAt(source, slot, dataOf(source, target), [], anchor !== '');
  return replaceValue(source, slot, { head: [anchor, head].filter(Boolean).join(' '), body });
}

/** A copy of nothing but an anchor is null, where in brackets no text at all would be no item. */
function anchorOfCopy(text: string, mark: Extract<Mark, { kind: 'anchor' }>): readonly TextEdit[] {
  if (!mark.piece || !isNothing(mark.piece.value)) return withoutAnchor(text, mark);
  return [{ start: mark.at, end: mark.at + mark.name.length + 1, text: 'null' }];
}

function withoutAnchor(text: string, { at, name }: Mark): readonly TextEdit[] {
  const end = at + name.length + 1;
  const start = withoutBlanks(text, at);
  if (start < at && /\S/.test(text[start - 1] ?? '')) return [{ start, end, text: '' }];
  const blanks = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ start: at, end: end + blanks, text: '' }];
}

/** Adds what keeps the data of aliases right to a plan that moves nothing. */
export function keepAliases(plan: Plan): void {
  if (plan.edits.length === 0) return;
  if (plan.source.shared) plan.changed.clear();
  const found = repairs(plan, [{ start: 0, end: plan.source.text.length }]);
  plan.edits.unshift(...found.flatMap(({ edits }) => edits));
}

/** The text of a part with the repairs inside of it made. */
export function repaired(text: string, { start, end }: Span, found: readonly TextEdit[]): string {
  let result = '';
  let at = start;
  for (const edit of [...found].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at, end);
}
