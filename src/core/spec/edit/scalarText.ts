import { parse, stringify } from 'yaml';

export interface ScalarStyle {
  /** How the text stood before, or how the file quotes; plain where that is safe unless a quote is asked for. */
  readonly prefer: 'plain' | 'single' | 'double';
  /** The quotes for a text that cannot stand plain. */
  readonly quote: 'single' | 'double';
  /** In braces or brackets. */
  readonly flow: boolean;
}

/**
 * A scalar on one line. A text that any reader, of YAML 1.1 or 1.2, may take for something else is quoted.
 * @param value of a number NaN and the infinities too: they have words in YAML
 */
export function scalarText(value: string | number | boolean | null, style: ScalarStyle): string {
  if (typeof value !== 'string') return stringify(value, { version: '1.2' }).trimEnd();
  if (style.prefer === 'plain' && isSafePlain(value, style.flow)) return value;
  const quote = style.prefer === 'plain' ? style.quote : style.prefer;
  return quote === 'single' && !NEEDS_ESCAPE.test(value) ? `'${value.replaceAll("'", "''")}'` : doubleQuoted(value);
}

/** What only double quotes can hold, and what other readers take for a line end. */
const NEEDS_ESCAPE =
  /[\0-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const ESCAPES = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** JSON's texts are YAML's, but for characters that JSON leaves as they are. */
export function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(ESCAPES, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function isSafePlain(value: string, flow: boolean): boolean {
  if (/^[\w$./]+$/.test(value) && /^[A-Za-z$/]/.test(value) && !WORDS.test(value)) return true;
  // A mark at the beginning means nothing to YAML in some places, yet much to other readers and to people.
  if (value === '' || /^[\s*&!%@#>|?:{[`=-]|^<<$|\s$/.test(value) || NEEDS_ESCAPE.test(value) || /[\t]/.test(value)) return false;
  if (flow && /[,[\]{}]/.test(value)) return false;
  if (VERSIONS.some((version) => stringify(value, { version, lineWidth: 0 }) !== `${value}\n`)) return false;
  const text = flow ? `{k: ${value}}` : `k: ${value}`;
  return VERSIONS.every((version) => readsAs(text, version, value));
}

const VERSIONS = ['1.1', '1.2'] as const;
/** Letters that some reader takes for a truth value or nothing. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

function readsAs(text: string, version: '1.1' | '1.2', value: string): boolean {
  try {
    return (parse(text, { version, logLevel: 'silent' }) as { k: unknown }).k === value;
  } catch {
    return false;
  }
}
