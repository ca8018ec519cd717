/** Replaces `text.slice(start, end)`; UTF-16 offsets in the unchanged text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text with all edits made.
 * @param edits sorted and without overlaps, as `editSpec` gives them
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let at = 0;
  let result = '';
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/**
 * The edits in the order of the text: those that touch become one, those that change nothing go.
 * @param edits any order; of insertions at one place the earlier one stands first
 */
export function inOrder(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: TextEdit[] = [];
  for (const edit of sorted) {
    const last = joined.at(-1);
    if (last && edit.start <= last.end) joined[joined.length - 1] = joinTwo(last, edit);
    else joined.push(edit);
  }
  return joined.map((edit) => trimmed(text, edit)).filter(({ start, end, text: added }) => start !== end || added !== '');
}

function joinTwo(first: TextEdit, second: TextEdit): TextEdit {
  return { start: first.start, end: Math.max(first.end, second.end), text: first.text + second.text };
}

/** Leaves out what an edit would write again as it is, but never half of a line end or of a character. */
function trimmed(text: string, edit: TextEdit): TextEdit {
  let { start, end, text: added } = edit;
  if (start === end) return edit;
  const halves = /[\n\r\uD800-\uDFFF]/;
  while (start < end && added !== '' && text[start] === added[0] && !halves.test(text[start] ?? '')) {
    start += 1;
    added = added.slice(1);
  }
  while (start < end && added !== '' && text[end - 1] === added[added.length - 1] && !halves.test(text[end - 1] ?? '')) {
    end -= 1;
    added = added.slice(0, -1);
  }
  return { start, end, text: added };
}
