import type { CST } from 'yaml';

/** Where a quote that nothing closes begins: any other behind it is escaped. */
export function openQuote(text: string, end: number, quote: string): number {
  let at = text.lastIndexOf(quote, end - 1);
  while (at > 0 && text[at - 1] === (quote === '"' ? '\\' : quote)) at = text.lastIndexOf(quote, at - 2);
  return Math.max(at, 0);
}

/**
 * The innermost bracket or brace that nothing closes: everything after it is read as a part of it, so the parser finds a dozen
 * mistakes where there is one.
 * @param isBent whether something else is wrong behind it, so that its mate may be there and was not seen
 */
export function unclosedBracket(
  tokens: readonly CST.Token[],
  isBent: (offset: number) => boolean,
): { readonly offset: number; readonly bracket: string } | undefined {
  let found: { readonly offset: number; readonly bracket: string } | undefined;
  const stack: CST.Token[] = [...tokens];
  for (let token = stack.pop(); token; token = stack.pop()) {
    if (token.type === 'document') {
      if (token.value) stack.push(token.value);
      continue;
    }
    if (!('items' in token)) continue;
    if (token.type === 'flow-collection') {
      const { offset, source: bracket } = token.start;
      const isClosed = token.end.some(({ source }) => source === (bracket === '[' ? ']' : '}'));
      if (!isClosed && !isBent(offset) && (!found || offset > found.offset)) found = { offset, bracket };
    }
    for (const { key, value } of token.items) stack.push(...[key, value].filter((part) => part !== null && part !== undefined));
  }
  return found;
}
