/** Ruby source that the core made itself from quoted parts; nothing of a spec becomes one without a filter. */
export class RubyCode {
  constructor(readonly text: string) {}
}

export type RubyValue = string | number | bigint | boolean | null | readonly RubyValue[];

const NEEDS_DOUBLE_QUOTES = /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;
const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '"': '\\"', '\\': '\\\\', '#': '\\#' };

/** A text as a Ruby string: single quotes, or double ones with escapes where it holds control characters. */
export function rubyString(text: string): string {
  if (!NEEDS_DOUBLE_QUOTES.test(text)) return `'${text.replace(/[\\']/g, '\\$&')}'`;
  return `"${insideDoubleQuotes(text)}"`;
}

/** A text as it stands between double quotes; `#` is always escaped, so nothing is interpolated. */
export function insideDoubleQuotes(text: string): string {
  return text.replace(
    /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff"\\#]/g,
    (sign) => ESCAPES[sign] ?? `\\u{${sign.codePointAt(0)?.toString(16) ?? ''}}`,
  );
}

export function rubyLiteral(value: RubyValue): string {
  if (value === null) return 'nil';
  if (typeof value === 'string') return rubyString(value);
  if (typeof value === 'object') return `[${value.map(rubyLiteral).join(', ')}]`;
  return rubyNumber(value);
}

function rubyNumber(value: number | bigint | boolean): string {
  const text = String(value);
  // Ruby wants digits on both sides of the point, and JavaScript leaves them out before an exponent.
  return /^-?\d+e/.test(text) ? text.replace('e', '.0e') : text;
}

/** A name as a Ruby symbol. */
export function rubySymbol(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `:${name}` : `:${rubyString(name)}`;
}

/** A name as a key of a Ruby hash with symbol keys. */
export function rubyKey(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `${name}:` : `${rubyString(name)}:`;
}

const WORD_LINE = 100;

/** Words as a list; `%w[]` where all are plain, in several lines where they are many. */
export function rubyWords(words: readonly string[], maxLines = 10): string {
  if (!words.every((word) => /^[\w.@-]+$/.test(word)) || words.length < 2) return rubyLiteral(words);
  const whole = words.join(' ');
  const width = Math.max(WORD_LINE, Math.ceil(whole.length / maxLines));
  const lines = [''];
  for (const word of words) {
    const last = lines.length - 1;
    const line = lines[last] ?? '';
    if (line !== '' && line.length + word.length + 1 > width) lines.push(word);
    else lines[last] = line === '' ? word : `${line} ${word}`;
  }
  return lines.length === 1 ? `%w[${whole}]` : `%w[\n  ${lines.join('\n  ')}\n]`;
}
