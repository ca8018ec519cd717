import { dirname } from 'node:path';

/** Lines of code: trimmed, without blank ones and comments. */
export const codeLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

const LONGEST_LINE = 140;
/** A literal of the connector that fills a line by itself. */
const LONG_LITERAL = /'(?:[^'\\]|\\.){100,}'|"(?:[^"\\]|\\.){100,}"/;

/** Lines that are too long to be read, and could be parted. */
export const longLines = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.length > LONGEST_LINE && !LONG_LITERAL.test(line));

/** Pairs of files of one folder that share `count` lines of code in a row, each with the first of them. */
export function repeatedLines(files: ReadonlyMap<string, string>, count: number): readonly string[] {
  const seen = new Map<string, string>();
  const found: string[] = [];
  for (const [path, text] of files) {
    const lines = codeLines(text);
    for (let at = 0; at + count <= lines.length; at += 1) {
      const key = `${dirname(path)}\n${lines.slice(at, at + count).join('\n')}`;
      const other = seen.get(key) ?? path;
      if (other !== path) found.push(`${path} and ${other}: ${lines[at] ?? ''}`);
      seen.set(key, other);
    }
  }
  return found;
}
