/** Where lines begin and end: everything in a block map or list is told by whole lines. */

const BYTE_ORDER_MARK = '\uFEFF';

/** The offset of the first character of the line that holds `at`, behind a byte order mark. */
export function lineStart(text: string, at: number): number {
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  return start === 0 && text.startsWith(BYTE_ORDER_MARK) ? 1 : start;
}

/** The offset of the line end behind `at`, before its carriage return; the end of the text where there is none. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return end > at && text[end - 1] === '\r' ? end - 1 : end;
}

/** The offset behind the line end that begins at `at`; the same offset at the end of the text. */
export function behindLineEnd(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return at + 2;
  return text[at] === '\n' ? at + 1 : at;
}

/** The offset before the line end that ends at `at`. */
export function beforeLineEnd(text: string, at: number): number {
  if (text[at - 1] !== '\n') return at;
  return text[at - 2] === '\r' ? at - 2 : at - 1;
}

/** How many characters of its line stand before an offset. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** Whether nothing but blanks stands before an offset in its line. */
export function startsLine(text: string, at: number): boolean {
  return isBlank(text.slice(lineStart(text, at), at));
}

export function isBlank(part: string): boolean {
  return /^[ \t]*$/.test(part);
}

/** The offset of the first character before `at` that is no blank, plus one. */
export function withoutBlanks(text: string, at: number): number {
  let start = at;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1;
  return start;
}
