import { entriesAround, firstContent, type Entries } from '../block.js';
import type { Level } from '../cursor.js';
import type { LinedText } from '../linedText.js';

/** The keys of a block map at the top of the file, such as `variables`; empty where it is not there or written in braces. */
export function topMap(lines: LinedText, key: string): Entries {
  const owner = topLine(lines, key);
  if (owner === undefined) return new Map();
  const first = firstContent(lines, owner + 1);
  const indent = first === undefined ? undefined : lines.indent(first);
  return first === undefined || indent === undefined || indent === 0
    ? inBraces(lines, owner)
    : entriesAround(lines, first, indent, undefined);
}

function topLine(lines: LinedText, key: string): number | undefined {
  for (let at = 0; at < lines.count; at += 1) {
    if (lines.indent(at) === 0 && lines.read(at).key?.text === key) return at;
  }
  return undefined;
}

function inBraces(lines: LinedText, number: number): Entries {
  const { value } = lines.read(number);
  const names = [...lines.text.slice(value.start, value.end).matchAll(/[{,]\s*["']?([A-Za-z_]\w*)["']?\s*:/g)].map(([, name = '']) => name);
  return new Map(names.map((name) => [name, undefined]));
}

/** The keys of the nearest map around the cursor that is the item of a list: of the resource. */
export function resourceEntries(levels: readonly Level[]): Entries {
  const at = levels.findIndex(({ kind }) => kind === 'list');
  return levels[at + 1]?.entries() ?? new Map();
}
