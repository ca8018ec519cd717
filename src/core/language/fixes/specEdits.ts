import { editSpec, openSpec, type SpecChange, type SpecSource, type TextEdit } from '../../spec/edit.js';
import { lineStart } from '../../spec/edit/lines.js';
import { openResource, resourceChange } from '../../spec/edit/resource.js';
import { child, type ListNode, type SpecNode } from '../../spec/tree.js';
import type { Style } from '../../spec/edit/marks.js';
import { TextPieces } from './textPieces.js';

/** What speaks of other parts of the file, so that no part can be changed alone: an anchor or an alias. */
const MARK = /(?:^|[\s[{,:])[&*][^\s]/;

/**
 * The edits of changes one after the other, where only what they concern need be parsed: one resource, or all but the resources.
 * @param root the tree of the text
 * @param style of the file, where it is known
 */
export function partEdits(
  text: string,
  root: SpecNode | undefined,
  changes: readonly SpecChange[],
  style: Style | undefined,
): readonly TextEdit[] | undefined {
  const list = child(root, 'resources');
  if (list?.kind !== 'list' || MARK.test(text) || !areLines(text, list)) return undefined;
  const [only, ...more] = changes;
  return only?.path[0] === 'resources' || more.length > 0 ? editResource(text, list, changes, style) : only && editOthers(text, list, only);
}

/** Each resource begins a line with its dash. */
function areLines(text: string, { items }: ListNode): boolean {
  return items.every(({ range }) => /^ *- +$/.test(text.slice(lineStart(text, range.start), range.start)));
}

function editResource(
  text: string,
  { items, range }: ListNode,
  changes: readonly SpecChange[],
  style: Style | undefined,
): readonly TextEdit[] | undefined {
  const own = changes.map(resourceChange);
  const index = own[0]?.index ?? -1;
  const item = items[index];
  if (!item || own.some((one) => one?.index !== index)) return undefined;
  const next = items[index + 1];
  const start = lineStart(text, item.range.start);
  const end = next ? lineStart(text, next.range.start) : behindList(text, range.end);
  const eol = /\r\n/.test(text.slice(0, text.indexOf('\n') + 1)) ? '\r\n' : '\n';
  const opened = openResource({ text: text.slice(start, end), offset: start }, { style, eol });
  if (!opened) return undefined;
  const edits = editsOf(
    opened.source,
    own.flatMap((one) => one?.change ?? []),
  );
  return edits?.map((edit) => ({ ...edit, start: edit.start + opened.shift, end: edit.end + opened.shift }));
}

/** Only the last resource stays, so that what is put behind the list still is. */
function editOthers(text: string, { items }: ListNode, change: SpecChange): readonly TextEdit[] | undefined {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return undefined;
  const from = lineStart(text, first.range.start);
  const to = lineStart(text, last.range.start);
  const moved = (at: number): number => (at < from ? at : at + to - from);
  const edits = editSpec(text.slice(0, from) + text.slice(to), change);
  return edits?.map((edit) => ({ ...edit, start: moved(edit.start), end: moved(edit.end) }));
}

/** Where the first line behind the list begins that is no comment of it. */
function behindList(text: string, end: number): number {
  const next = /\n(?=[^\s#])/.exec(text.slice(end));
  return next ? end + next.index + 1 : text.length;
}

/** The edits of changes one after the other. Whoever mends a text means what stands there: aliases of it go with it. */
export function editsOf(source: SpecSource, changes: readonly SpecChange[]): readonly TextEdit[] | undefined {
  const { text, style } = source;
  const pieces = new TextPieces(text);
  for (const change of changes) {
    const now = pieces.text;
    const opened = now === text ? source : openSpec(now, style);
    const edits = opened && editSpec({ ...opened, shared: true }, change);
    if (!edits) return undefined;
    pieces.apply(edits);
  }
  return pieces.edits;
}
