import type { CST } from 'yaml';

/**
 * The innermost bracket or brace that nothing closes: everything after it is read as a part of it, so the parser finds a dozen
 * mistakes where there is one.
 */
export function unclosedBracket(tokens: readonly CST.Token[]): { readonly offset: number; readonly bracket: string } | undefined {
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
      if (!isClosed && (!found || offset > found.offset)) found = { offset, bracket };
    }
    for (const { key, value } of token.items) stack.push(...[key, value].filter((part) => part !== null && part !== undefined));
  }
  return found;
}
