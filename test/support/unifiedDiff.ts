/** What a unified diff does to one file. */
export interface FileDiff {
  readonly path: string;
  readonly isNew: boolean;
  readonly hunks: readonly Hunk[];
}

interface Hunk {
  /** The line it was made for: of several places that fit, the nearest one is meant. */
  readonly line: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** The blocks of a Markdown text that hold diffs, by the heading that they stand under. */
export function diffsIn(markdown: string): ReadonlyMap<string, string> {
  const parts = markdown.split(/^(?=## )/m);
  return new Map(
    parts.flatMap((part) => {
      const blocks = [...part.matchAll(/^```diff\n([^]*?)^```$/gm)].map(([, text = '']) => text);
      return blocks.length > 0 ? [[/^## (.*)$/m.exec(part)?.[1] ?? '', blocks.join('')] as const] : [];
    }),
  );
}

export function parseDiff(text: string): readonly FileDiff[] {
  return text
    .split(/^--- /m)
    .slice(1)
    .map((part) => {
      const [from = '', to = '', ...lines] = part.replace(/\n$/, '').split('\n');
      return { path: to.replace(/^\+\+\+ b\//, ''), isNew: from === '/dev/null', hunks: hunksIn(lines) };
    });
}

function hunksIn(lines: readonly string[]): readonly Hunk[] {
  const starts = lines.flatMap((line, index) => (line.startsWith('@@') ? [index] : []));
  return starts.map((start, index) => {
    const own = lines.slice(start + 1, starts[index + 1]);
    const withSign = (signs: RegExp): readonly string[] => own.filter((line) => signs.test(line)).map((line) => line.slice(1));
    return {
      line: Number(/^@@ -(\d+)/.exec(lines[start] ?? '')?.[1] ?? 1),
      before: withSign(/^(?:[ -]|$)/),
      after: withSign(/^(?:[ +]|$)/),
      added: withSign(/^\+/),
      removed: withSign(/^-/),
    };
  });
}

/** The text of a file after a diff; fails where the lines around a change stand nowhere in it. */
export function applyDiff({ path, hunks }: FileDiff, text: string): string {
  let lines: readonly string[] = text.split('\n');
  let moved = 0;
  for (const { line, before, after } of hunks) {
    const fits = lines.map((_, at) => at).filter((at) => before.every((wanted, index) => lines[at + index] === wanted));
    const [at] = fits.sort((a, b) => Math.abs(a - line - moved) - Math.abs(b - line - moved));
    if (at === undefined) throw new Error(`${path} has no such lines any more:\n${before.join('\n')}`);
    lines = [...lines.slice(0, at), ...after, ...lines.slice(at + before.length)];
    moved += after.length - before.length;
  }
  return lines.join('\n');
}
