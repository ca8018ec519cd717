import { scalarText } from '../spec/edit/scalarText.js';

/** A text in which `$`, `}` and `\` mean what they are. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, (sign) => `\\${sign}`);
}

/** A place to type in that offers some texts; the first stands there before. */
export function choice(number: number, texts: readonly string[]): string {
  return `\${${number}|${texts.map((text) => text.replace(/[\\,|$}]/g, (sign) => `\\${sign}`)).join(',')}|}`;
}

/** A place to type in with a text that is replaced. */
export function stop(number: number, text = ''): string {
  return text === '' ? `$${number}` : `\${${number}:${escapeSnippet(text)}}`;
}

/** A value of a JSON Schema's `defaultSnippets` as lines of YAML; places to type in, as `${1:name}`, stay what they are. */
export function bodyLines(body: unknown, unit: string): readonly string[] {
  if (Array.isArray(body)) return body.flatMap((item) => hang('- ', bodyLines(item, unit)));
  if (typeof body !== 'object' || body === null) return [bodyScalar(body)];
  return Object.entries(body).flatMap(([key, value]) => {
    const lines = bodyLines(value, unit);
    if (typeof value !== 'object' || value === null) return [`${bodyScalar(key)}: ${lines[0] ?? ''}`];
    return [`${bodyScalar(key)}:`, ...lines.map((line) => unit + line)];
  });
}

/** The same in brackets, in one line. */
export function bodyFlow(body: unknown): string {
  if (Array.isArray(body)) return `[${body.map(bodyFlow).join(', ')}]`;
  if (typeof body === 'object' && body !== null)
    return `{${Object.entries(body)
      .map(([key, value]) => `${bodyScalar(key)}: ${bodyFlow(value)}`)
      .join(', ')}}`;
  const text = bodyScalar(body);
  // What stands around the places to type in must not be read as a bracket.
  return /[,[\]{}]/.test(text.replace(/\$\{[^}]*\}/g, '')) && !text.startsWith('"') ? `"${text}"` : text;
}

/** The first line behind a dash, the others as deep as it. */
export function hang(mark: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line);
}

function bodyScalar(value: unknown): string {
  if (typeof value === 'string' && value.includes('$')) return value;
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return escapeSnippet(scalarText(scalar, { prefer: 'plain', quote: 'double', flow: false }));
}
