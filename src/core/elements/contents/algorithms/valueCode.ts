import { layCode, prefixed, type Code } from '../../../render/codeLayout.js';
import { dig } from '../../../render/paths.js';
import { insideDoubleQuotes, rubyLiteral, rubyString } from '../../../render/ruby.js';
import type { BodyValue } from '../../../spec/body.js';
import type { Template } from '../../../spec/template.js';

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
export function bodyCode(value: BodyValue, meanings: Meanings, level = 0, most?: number): string {
  return layCode(codeOf(value, meanings), level, most);
}

function codeOf(value: BodyValue, meanings: Meanings): Code {
  switch (value.kind) {
    case 'literal':
      return rubyLiteral(value.value);
    case 'text':
      return textCode(value.text, meanings.word);
    case 'reference':
      return dig(meanings.steps?.(value.word, value.steps) ?? value.steps, meanings.reference?.(value.word) ?? value.word);
    case 'list':
      return { open: '[', items: value.items.map((item) => codeOf(item, meanings)), close: ']' };
    case 'map':
      return value.entries.size === 0 ? '{}' : { open: '{ ', items: entryCodes(value.entries, meanings), close: ' }' };
  }
}

/** The entries of a map as the arguments of a call. */
export function entriesCode(entries: ReadonlyMap<string, BodyValue>, meanings: Meanings, most?: number): string {
  return layCode({ open: '', items: entryCodes(entries, meanings), close: '' }, 0, most);
}

/** A text with words as a Ruby expression: one word alone is its value as it is. */
export function textCode(text: Template, word: WordCode): string {
  if (text.every((part) => 'text' in part)) return rubyString(text.map((part) => ('text' in part ? part.text : '')).join(''));
  const [only] = text;
  if (text.length === 1 && only && 'word' in only) return word(only.word);
  return `"${text.map((part) => ('text' in part ? insideDoubleQuotes(part.text) : `#{${word(part.word)}}`)).join('')}"`;
}

function entryCodes(entries: ReadonlyMap<string, BodyValue>, meanings: Meanings): readonly Code[] {
  return [...entries].map(([key, value]) => prefixed(`${rubyString(key)} => `, codeOf(value, meanings)));
}

/** Pairs of a key and the code of its value as a hash. */
export function hashCode(rows: readonly (readonly [key: string, code: string])[], level = 0, most?: number): string {
  if (rows.length === 0) return '{}';
  return layCode({ open: '{ ', items: rows.map(([key, code]) => `${rubyString(key)} => ${code}`), close: ' }' }, level, most);
}
