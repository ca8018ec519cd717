const ESCAPE = /\\(?:x(..)|u(.{4})|U(.{8})|[^])/g;

/**
 * What a text in double quotes says, as far as words in braces go: an escape without a number of its sign is none of theirs.
 * @returns `at`: where in the source an index of it is written
 */
export function unescaped(source: string): { readonly text: string; readonly at: (index: number) => number } {
  const longer: { readonly behind: number; readonly by: number }[] = [];
  let before = 0;
  const text = source.replace(ESCAPE, (escape: string, two?: string, four?: string, eight?: string, start = 0) => {
    const code = parseInt(two ?? four ?? eight ?? '', 16);
    const said = code <= 0x10ffff ? String.fromCodePoint(code) : '"';
    const by = escape.length - said.length;
    longer.push({ behind: start - before + said.length, by });
    before += by;
    return said;
  });
  return { text, at: (index) => longer.reduce((found, { behind, by }) => (behind <= index ? found + by : found), index) };
}
