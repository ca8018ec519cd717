import type { Proposal } from '../../src/core/index.js';

/** The text with a proposal in it, as an editor puts it there; places to type in stand empty or with their first choice. */
export function accept(text: string, { range, text: offered, isSnippet }: Proposal): string {
  const line = text.slice(text.lastIndexOf('\n', range.start - 1) + 1, range.start);
  const lead = /^ */.exec(line)?.[0] ?? '';
  const plain = isSnippet
    ? offered
        .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:\\.|[^|\\])*\|\}/g, '$1')
        .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
        .replace(/\$\d+/g, '')
        .replace(/\\(.)/g, '$1')
    : offered;
  return text.slice(0, range.start) + plain.replace(/\n/g, `\n${lead}`) + text.slice(range.end);
}
