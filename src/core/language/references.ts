import type { Range } from '../result.js';
import { isBuiltIn } from '../spec/template.js';
import { scalarText, type LooseMap, type LooseNode } from './looseTree.js';
import { memo } from './memo.js';
import { mentionAt, mentionsIn, type Mention } from './mentions.js';
import type { PartedText, TextPart } from './partedText.js';

const isVariable = (mention: Mention): boolean => mention.role === 'variable';

/** The names under `variables`. */
export const variablesIn: (text: PartedText) => ReadonlySet<string> = memo(
  (text) =>
    new Set(
      mentionsIn(text)
        .filter(isVariable)
        .map(({ word }) => word),
    ),
);

/** Where the variable is named that stands at an offset, or the key of the record that a placeholder there means. */
export function definitionsAt(text: PartedText, offset: number): readonly Range[] {
  const mention = mentionAt(text, offset);
  if (!mention) return [];
  if (mention.role === 'variable' || variableNamed(text, mention))
    return mentionsIn(text).filter((one) => isVariable(one) && one.word === mention.word);
  return mention.role === 'placeholder' ? primaryKeyAt(text, mention) : [];
}

/** All places that name what stands at an offset. */
export function referencesAt(text: PartedText, offset: number, withDefinition: boolean): readonly Range[] {
  const mention = mentionAt(text, offset);
  if (mention?.role === 'resource') return withDefinition ? [mention] : [];
  if (!mention || !(isVariable(mention) || variableNamed(text, mention))) return keyReferences(text, offset, withDefinition);
  return mentionsOf(text, mention.word).filter((one) => withDefinition || !isVariable(one));
}

/** The placeholders that mean the same key of the record as one at an offset, or as its `primary_key` there. */
function keyReferences(text: PartedText, offset: number, withDefinition: boolean): readonly Range[] {
  const uses = mentionsIn(text).flatMap((use) => {
    const [key] = use.role === 'placeholder' && !variableNamed(text, use) ? primaryKeyAt(text, use) : [];
    return key ? [{ use, key }] : [];
  });
  const key = uses.find((one) => [one.use.outer, one.key].some(({ start, end }) => start <= offset && offset <= end))?.key;
  if (!key) return [];
  return [...(withDefinition ? [key] : []), ...uses.filter((one) => one.key.start === key.start).map(({ use }) => use)];
}

/** Where a variable is named and used. */
export function mentionsOf(text: PartedText, variable: string): readonly Mention[] {
  return mentionsIn(text).filter((one) => one.word === variable && (isVariable(one) || one.role === 'placeholder'));
}

/** Whether a placeholder means a variable, not a word of the language. */
export function variableNamed(text: PartedText, { role, word }: Mention): boolean {
  return role === 'placeholder' && variablesIn(text).has(word);
}

/** `{id}`, or the name of the key: said by the resource itself, else by `defaults`. */
function primaryKeyAt(text: PartedText, { word, start, scope }: Mention): readonly Range[] {
  if (scope === 'connection' || isBuiltIn(word)) return [];
  const part = text.partAt(start);
  const defaults = text.tops.find(({ key }) => key === 'defaults');
  for (const one of [part, defaults?.part, ...(defaults?.children ?? [])]) {
    const key = one && primaryKeyIn(text, one, start);
    if (key && (scope === 'path' || word === 'id' || key.word === word || key.word.endsWith(`.${word}`))) return [key];
  }
  return [];
}

/** Of a part that holds several resources only the one around the offset counts. */
function primaryKeyIn(text: PartedText, part: TextPart, offset: number): (Range & { readonly word: string }) | undefined {
  const source = text.textOf(part);
  for (const map of mapsIn(part.content.tree, offset - part.start)) {
    for (const { key, value } of map.pairs) {
      if (key && value?.kind === 'scalar' && scalarText(source, key) === 'primary_key')
        return { start: value.start + part.start, end: value.end + part.start, word: scalarText(source, value) };
    }
  }
  return undefined;
}

/** The maps around an offset, or those of the outer levels where it is elsewhere. */
function mapsIn(node: LooseNode | undefined, at: number): readonly LooseMap[] {
  if (node?.kind === 'list') {
    const item = node.items.find(({ start, end }) => start <= at && at <= end);
    return mapsIn(item?.value, at);
  }
  if (node?.kind !== 'map') return [];
  const below = node.pairs.find(({ start, end }) => start <= at && at <= end) ?? node.pairs[0];
  return [node, ...mapsIn(below?.value, at)];
}
