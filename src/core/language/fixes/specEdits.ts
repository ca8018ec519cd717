import { editSpec, openSpec, type SpecChange, type TextEdit } from '../../spec/edit.js';
import { lineStart } from '../../spec/edit/lines.js';
import { openResource, resourceChange } from '../../spec/edit/resource.js';
import { child, type ListNode, type SpecNode } from '../../spec/tree.js';

/** Shorter texts are parsed as a whole: that is quick enough. */
const LONG = 20_000;

/** What speaks of other parts of the file, so that no part can be changed alone: an anchor or an alias. */
const MARK = /(?:^|[\s[{,:])[&*][^\s]/;

/**
 * The edits of a change. In a long file only what it concerns is parsed: its resource, or all but the resources.
 * @param root the tree of the text
 */
export function specEdits(text: string, root: SpecNode | undefined, change: SpecChange): readonly TextEdit[] | undefined {
  const list = child(root, 'resources');
  if (text.length < LONG || list?.kind !== 'list' || MARK.test(text) || !areLines(text, list)) return editShared(text, change);
  return (change.path[0] === 'resources' ? editResource(text, list, change) : editOthers(text, list, change)) ?? editShared(text, change);
}

/** Whoever mends a text means what stands there: aliases of it go with it. */
function editShared(text: string, change: SpecChange): readonly TextEdit[] | undefined {
  const source = openSpec(text);
  return source && editSpec({ ...source, shared: true }, change);
}

/** Each resource begins a line with its dash. */
function areLines(text: string, { items }: ListNode): boolean {
  return items.every(({ range }) => /^ *- +$/.test(text.slice(lineStart(text, range.start), range.start)));
}

function editResource(text: string, { items, range }: ListNode, change: SpecChange): readonly TextEdit[] | undefined {
  const own = resourceChange(change);
  const item = own && items[own.index];
  if (!own || !item) return undefined;
  const next = items[own.index + 1];
  const start = lineStart(text, item.range.start);
  const end = next ? lineStart(text, next.range.start) : behindList(text, range.end);
  const eol = /\r\n/.test(text.slice(0, text.indexOf('\n') + 1)) ? '\r\n' : '\n';
  const opened = openResource({ text: text.slice(start, end), offset: start }, { style: undefined, eol });
  if (!opened) return undefined;
  return editSpec(opened.source, own.change)?.map((edit) => ({ ...edit, start: edit.start + opened.shift, end: edit.end + opened.shift }));
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
