import type { Range } from '../result.js';

/** Git's conflict markers, as the editor finds them too. */
const MINE = '<<<<<<< edited by hand';
const BETWEEN = '=======';
const THEIRS = '>>>>>>> generated';

/** A line of seven of one sign, alone or, at the ends of a conflict, with a label behind it. */
const MARKER = /^(?:(?:<{7}|>{7})(?: .*)?|={7})$/gm;

/**
 * The first end of a conflict in a text, also of one that was taken out by half: an end beside a marker of another kind, or one that has
 * our own label. A lone line of signs may be a heading in a comment, or stand in a text of the program.
 */
export function conflictIn(text: string): Range | undefined {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return undefined;
  const found = [...text.matchAll(MARKER)];
  const end = found.find(([line]) => line !== BETWEEN);
  const isConflict = new Set(found.map(([line]) => line[0])).size > 1 || found.some(([line]) => line === MINE || line === THEIRS);
  return end && isConflict ? { start: end.index, end: end.index + 7 } : undefined;
}

/** Both sides of a conflict, for people to choose from. */
export function marked(mine: readonly string[], theirs: readonly string[]): readonly string[] {
  return [MINE, ...mine, BETWEEN, ...theirs, THEIRS];
}

/** A conflict that an earlier merge left in a text. */
export interface MarkedBlock {
  /** Its lines as they stand, markers included. */
  readonly lines: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** Lines of a text, with one line in the place of every block of markers. */
export interface MarkedLines {
  readonly lines: readonly string[];
  /** By the line that stands for it. */
  readonly blocks: ReadonlyMap<string, MarkedBlock>;
}

/** Takes the conflicts that were not settled yet out of a text, each as one line, so that a later merge never nests them. */
export function withoutBlocks(lines: readonly string[]): MarkedLines {
  const blocks = new Map<string, MarkedBlock>();
  const found: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const end = /^<{7}(?: |$)/.test(lines[at] ?? '') ? endOf(lines, at) : undefined;
    if (end === undefined) {
      found.push(lines[at] ?? '');
      continue;
    }
    const whole = lines.slice(at, end + 1);
    const middle = whole.findIndex((line) => /^(?:\|{7}(?: |$)|={7}$)/.test(line));
    // No line of a text holds a line break.
    const token = `\n${blocks.size}`;
    const between = whole.findIndex((line) => /^={7}$/.test(line));
    blocks.set(token, { lines: whole, mine: whole.slice(1, middle), theirs: whole.slice(between + 1, -1) });
    found.push(token);
    at = end;
  }
  return { lines: found, blocks };
}

/** The last line of a block; undefined where it has no two sides, or where another begins in it. */
function endOf(lines: readonly string[], start: number): number | undefined {
  let between = false;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/^<{7}(?: |$)/.test(line)) return undefined;
    if (/^={7}$/.test(line)) between = true;
    if (/^>{7}(?: |$)/.test(line)) return between ? at : undefined;
  }
  return undefined;
}
