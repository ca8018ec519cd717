import { entriesBelow, type Entries } from '../block.js';
import type { Level } from '../levels.js';
import type { LinedText } from '../linedText.js';
import type { Line } from '../lines.js';

/** The keys of a map at the top of the file, such as `variables`; empty where it is not there. */
export function topMap(lines: LinedText, key: string): Entries {
  const line = topLine(lines, key);
  return line ? entriesBelow(lines, line) : new Map();
}

export function topLine(lines: LinedText, key: string): Line | undefined {
  for (let at = 0; at < lines.count; at += 1) {
    const line = lines.indent(at) === 0 ? lines.read(at) : undefined;
    if (line?.key?.text === key) return line;
  }
  return undefined;
}

/** The keys of the nearest map around the cursor that is the item of a list: of the resource. */
export function resourceEntries(levels: readonly Level[]): Entries {
  const at = levels.findIndex(({ kind }) => kind === 'list');
  return levels[at + 1]?.entries() ?? new Map();
}
