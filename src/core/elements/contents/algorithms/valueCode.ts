import { dig } from '../../../render/paths.js';
import { insideDoubleQuotes, rubyLiteral, rubyString } from '../../../render/ruby.js';
import type { BodyValue } from '../../../spec/body.js';
import type { Template } from '../../../spec/template.js';

/** Texts longer than this go one entry a line. */
const LONG_LINE = 100;

/** The Ruby expression a word in braces stands for. */
export type WordCode = (word: string) => string;
type ReferenceWord = Extract<BodyValue, { kind: 'reference' }>['word'];

/** What words and references stand for, where a value is written as Ruby. */
export interface Meanings {
  readonly word: WordCode;
  readonly reference?: (word: ReferenceWord) => string;
  /** The names on the way below a reference, as they are where it is read. */
  readonly steps?: (word: ReferenceWord, steps: readonly string[]) => readonly (string | number)[];
}

/** A variable of the connection; the local `variables` holds them. */
export const variableCode: WordCode = (word) => `variables[${rubyString(word)}]`;

/** A value of a body as a Ruby literal; a text that is one word alone keeps the type of its value. */
export function bodyCode(value: BodyValue, meanings: Meanings, level = 0): string {
  switch (value.kind) {
    case 'literal':
      return rubyLiteral(value.value);
    case 'text':
      return textCode(value.text, meanings.word);
    case 'reference':
      return dig(meanings.steps?.(value.word, value.steps) ?? value.steps, meanings.reference?.(value.word) ?? value.word);
    case 'list':
      return wrapped(
        '[',
        value.items.map((item) => bodyCode(item, meanings, level + 1)),
        ']',
        level,
      );
    case 'map':
      return value.entries.size === 0 ? '{}' : wrapped('{ ', entryCodes(value.entries, meanings, level), ' }', level);
  }
}

/** The entries of a map as the arguments of a call. */
export function entriesCode(entries: ReadonlyMap<string, BodyValue>, meanings: Meanings): string {
  return wrapped('', entryCodes(entries, meanings, 0), '', 0);
}

/** A text with words as a Ruby expression: one word alone is its value as it is. */
export function textCode(text: Template, word: WordCode): string {
  if (text.every((part) => 'text' in part)) return rubyString(text.map((part) => ('text' in part ? part.text : '')).join(''));
  const [only] = text;
  if (text.length === 1 && only && 'word' in only) return word(only.word);
  return `"${text.map((part) => ('text' in part ? insideDoubleQuotes(part.text) : `#{${word(part.word)}}`)).join('')}"`;
}

function entryCodes(entries: ReadonlyMap<string, BodyValue>, meanings: Meanings, level: number): readonly string[] {
  return [...entries].map(([key, value]) => `${rubyString(key)} => ${bodyCode(value, meanings, level + 1)}`);
}

function wrapped(open: string, items: readonly string[], close: string, level: number): string {
  const line = `${open}${items.join(', ')}${close}`;
  if (line.length <= LONG_LINE && !line.includes('\n')) return line;
  const pad = '  '.repeat(level + 1);
  return `${open.trim()}\n${pad}${items.join(`,\n${pad}`)}\n${'  '.repeat(level)}${close.trim()}`;
}

/** Pairs of a key and the code of its value as a hash. */
export function hashCode(rows: readonly (readonly [key: string, code: string])[], level = 0): string {
  if (rows.length === 0) return '{}';
  return wrapped(
    '{ ',
    rows.map(([key, code]) => `${rubyString(key)} => ${code}`),
    ' }',
    level,
  );
}
