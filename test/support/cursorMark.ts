/** A text whose cursor is marked `‸`; gives the text without it, and where it stood. */
export function cursorMark(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf('‸');
  if (offset < 0) throw new Error(`no cursor in ${JSON.stringify(text)}`);
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}
