import type { SpecValue } from '../spec/edit.js';
import type { FieldSchema } from '../vocabulary/field.js';

/** A typed text as the value of its field; undefined: nothing is to stand there. */
export function readText(text: string, field: FieldSchema): SpecValue | undefined {
  const plain = text.trim();
  if (plain === '') return keepsEmpty(field) && text !== '' ? text : undefined;
  if (field.editor === 'json') return readJson(plain);
  if (field.type === 'integer') return /^-?\d{1,15}$/.test(plain) ? Number(plain) : plain;
  return plain;
}

/** A blank may be the whole value of a separator. */
const keepsEmpty = ({ examples }: FieldSchema): boolean => examples?.includes(' ') === true;

function readJson(text: string): SpecValue {
  if (!/^[[{"]/.test(text)) return text;
  try {
    return JSON.parse(text) as SpecValue;
  } catch {
    return text;
  }
}

/** Items with commas or line ends between them; where there is neither, with blanks. */
export function readList(text: string, field: FieldSchema): SpecValue | undefined {
  const items = text
    .split(/[,;\n]/.test(text) ? /[,;\n]+/ : /\s+/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (items.length === 0) return undefined;
  return isOfNumbers(field) ? items.map((item) => (/^\d{1,9}$/.test(item) ? Number(item) : item)) : items;
}

function isOfNumbers({ anyOf, items }: FieldSchema): boolean {
  return [...(anyOf ?? []), ...(items ? [items] : [])].some(({ type }) => type === 'integer');
}
