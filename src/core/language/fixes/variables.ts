import { t } from '../../l10n.js';
import type { SpecProblem, Range } from '../../result.js';
import { inOrder, type TextEdit } from '../../spec/edit/textEdit.js';
import { placeholdersIn } from '../../spec/template.js';
import type { SpecNode } from '../../spec/tree.js';
import { fix, put, type FixContext, type Fixer } from './fix.js';
import { changeText } from './changeText.js';

/** A name that no variable can have, as one that it can; no placeholder can name it yet. */
export const variableName: Fixer = (context, { range, args: { name } }) => {
  const plain = String(name)
    .trim()
    .replace(/[^\w-]+/g, '_')
    .replace(/^(?=[\d-])/, '_');
  const isFree = /^[A-Za-z_][\w-]*$/.test(plain) && !context.variables.includes(plain);
  return isFree ? fix(t('Rename to "{name}"', { name: plain }), put(range, plain), true) : [];
};

/** A name that means something else already: the variable gets another. Placeholders of a word of the language stay. */
export const variableTaken =
  (withUses: boolean): Fixer =>
  (context, { range, args: { name } }) => {
    const word = String(name);
    const other = `${word}_value`;
    if (context.variables.includes(other)) return [];
    const uses = withUses ? usesOf(context, word).map((use): TextEdit => ({ ...use, text: `{${other}}` })) : [];
    return fix(t('Rename the variable to "{name}"', { name: other }), inOrder(context.text, [...put(range, other), ...uses]));
  };

/** The placeholders of a word in the file, where they are written as they are read. */
function usesOf({ text, root }: FixContext, word: string): readonly Range[] {
  const found = new Map<number, Range>();
  const visit = (node: SpecNode): void => {
    if (node.kind === 'list') return node.items.forEach(visit);
    if (node.kind === 'map') return [...node.entries.values()].forEach((entry) => visit(entry.node));
    const { start, end } = node.range;
    for (const place of placeholdersIn(text.slice(start, end)))
      if (place.word === word) found.set(start + place.start, { start: start + place.start, end: start + place.end });
  };
  if (root) visit(root);
  return [...found.values()];
}

/** Liquid marks in a default, which Cenit would run. */
export const defaultLiquid: Fixer = (context, { range }: SpecProblem) =>
  changeText(context, valueOf(context, range), t('Remove the braces'), (text) => text.replace(/\{[{%]-?\s*|\s*-?[%}]\}/g, ''));

/** The place of the value, for a problem that is told at its key. */
function valueOf(context: FixContext, range: Range): Range {
  return context.node(context.pathAt(range))?.range ?? range;
}
