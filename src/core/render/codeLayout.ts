/** Code that is one piece, or what stands between two ends, parted by commas. */
export type Code = string | { readonly open: string; readonly items: readonly Code[]; readonly close: string };

interface Layout {
  /** What is longer is parted into lines. */
  readonly width: number;
  /** Many items a line, and not one a line. */
  readonly filled: boolean;
}

const PLAIN: Layout = { width: 100, filled: false };
const LAYOUTS: readonly Layout[] = [PLAIN, ...[100, 120, 150, 200, 300, 500, 1000, Infinity].map((width) => ({ width, filled: true }))];

/** How many lines a value may have when its algorithm says little else. */
export const MOST_LINES = 20;

/** Code in lines: one an item where that makes no more than `most` of them, else as many items a line as fit. */
export function layCode(code: Code, level = 0, most = MOST_LINES): string {
  for (const layout of LAYOUTS) {
    const text = write(code, layout, level);
    if (text.split('\n').length <= most) return text;
  }
  return inLine(code);
}

/** Items in lines: one a line where they are no more than `most`, else as many a line as fit. */
export function layLines(items: readonly string[], most: number): readonly string[] {
  if (items.length <= most) return items;
  const lines = LAYOUTS.filter(({ filled }) => filled).map(({ width }) => filledLines(items, width));
  return lines.find(({ length }) => length <= most) ?? items;
}

/** What no line is longer than, where it can be parted. */
const LONGEST_LINE = 140;

/** Statements for where all conditions hold: behind a single one where that makes no long line. */
export function guarded(statements: readonly string[], conditions: readonly string[]): readonly string[] {
  if (conditions.length === 0) return statements;
  const line = `${statements.join()} if ${conditions.join(' && ')}`;
  if (statements.length === 1 && line.length <= LONGEST_LINE) return [line];
  const condition = conditions.join(' && ');
  const parted = condition.length < LONGEST_LINE - 3 ? condition : conditions.join(' &&\n   ');
  return [...`if ${parted}`.split('\n'), ...statements.map((statement) => `  ${statement}`), 'end'];
}

/** An item with something before it. */
export function prefixed(prefix: string, code: Code): Code {
  return typeof code === 'string' ? prefix + code : { ...code, open: prefix + code.open };
}

const inLine = (code: Code): string => (typeof code === 'string' ? code : `${code.open}${code.items.map(inLine).join(', ')}${code.close}`);

function write(code: Code, layout: Layout, level: number): string {
  const line = inLine(code);
  if (typeof code === 'string' || code.items.length === 0 || line.length <= layout.width) return line;
  const pad = '  '.repeat(level + 1);
  const items = code.items.map((item) => write(item, layout, level + 1));
  const lines = layout.filled ? filledLines(items, layout.width) : items;
  return `${code.open.trimEnd()}\n${pad}${lines.join(`,\n${pad}`)}\n${'  '.repeat(level)}${code.close.trim()}`;
}

function filledLines(items: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    const joined = `${last ?? ''}, ${item}`;
    if (last === undefined || joined.length > width || joined.includes('\n')) lines.push(item);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}
