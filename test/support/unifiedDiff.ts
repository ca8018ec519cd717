/** What a unified diff does to one file. */
export interface FileDiff {
  readonly path: string;
  readonly isNew: boolean;
  readonly hunks: readonly Hunk[];
}

interface Hunk {
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
      added: withSign(/^\+/),
      removed: withSign(/^-/),
    };
  });
}
