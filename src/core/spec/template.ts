/** A text with placeholders, cut into literal texts and the names of known words. */
export type Template = readonly TemplatePart[];
export type TemplatePart = { readonly text: string } | { readonly word: string };

/** Words every request may use beside variables and the key. */
export const BUILT_IN_WORDS = ['since', 'until', 'limit', 'offset', 'page', 'cursor', 'uuid'] as const;

export type BuiltInWord = (typeof BUILT_IN_WORDS)[number];

export const isBuiltIn = (word: string): word is BuiltInWord => (BUILT_IN_WORDS as readonly string[]).includes(word);

/** A word that means something, though not everywhere: no variable can be called so. */
export const hasMeaningElsewhere = (word: string): boolean => word === 'id' || isBuiltIn(word);

const PLACEHOLDER = /\{\{\s*([A-Za-z_][\w-]*)\s*\}\}|\{([A-Za-z_][\w-]*)\}/g;

/** Cuts a text at the placeholders `known` accepts; whatever else stands in braces is text. */
export function parseTemplate(text: string, known: (word: string) => boolean): Template {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const found of text.matchAll(PLACEHOLDER)) {
    const word = found[1] ?? found[2] ?? '';
    if (!known(word)) continue;
    if (found.index > from) parts.push({ text: text.slice(from, found.index) });
    parts.push({ word });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** Every word in braces, known or not, with its place in the text. */
export function placeholdersIn(text: string): readonly { word: string; start: number; end: number }[] {
  return [...text.matchAll(PLACEHOLDER)].map((found) => ({
    word: found[1] ?? found[2] ?? '',
    start: found.index,
    end: found.index + found[0].length,
  }));
}

export function wordsOf(template: Template): readonly string[] {
  return template.flatMap((part) => ('word' in part ? [part.word] : []));
}

/** The text of a template without words; undefined where it has some. */
export function literalText(template: Template): string | undefined {
  return wordsOf(template).length > 0 ? undefined : template.map((part) => ('text' in part ? part.text : '')).join('');
}

export function renameWord(template: Template, from: string, to: string): Template {
  return template.map((part) => ('word' in part && part.word === from ? { word: to } : part));
}
