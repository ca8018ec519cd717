/** A text whose expected problem ranges are marked «like this»; gives the text without marks and the ranges in order. */
export function marked(text: string): { text: string; ranges: readonly { start: number; end: number }[] } {
  let plain = '';
  const ranges: { start: number; end: number }[] = [];
  const open: number[] = [];
  for (const sign of text) {
    if (sign === '«') open.push(plain.length);
    else if (sign === '»') ranges.push({ start: open.pop() ?? 0, end: plain.length });
    else plain += sign;
  }
  return { text: plain, ranges };
}
