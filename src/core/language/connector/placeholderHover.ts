import { t } from '../../l10n.js';
import type { Reading } from '../../readConnector.js';
import { placeholdersIn } from '../../spec/template.js';
import { child, textAt, type SpecNode } from '../../spec/tree.js';
import type { Cursor } from '../cursor.js';
import type { Hover } from '../hoverText.js';
import type { LinedText } from '../linedText.js';
import { topMap } from './outline.js';
import { noteOf } from './placeholders.js';
import { hasWords, placeKind, wayTo } from './way.js';

/** What a word in braces stands for, where it is known; what it stands in is told elsewhere. */
export function placeholderHover(
  lines: LinedText,
  offset: number,
  { kind, levels, range }: Cursor,
  reading: () => Reading | undefined,
): Hover | undefined {
  const way = wayTo(levels, levels.at(-1)?.key ?? '');
  if (kind !== 'value' || !hasWords(placeKind(way))) return undefined;
  const at = offset - range.start;
  const found = placeholdersIn(lines.text.slice(range.start, range.end)).find(({ start, end }) => start <= at && at < end);
  if (!found) return undefined;
  const { word } = found;
  const text = topMap(lines, 'variables').has(word) ? variableText(word, reading()?.tree) : noteOf(word, way);
  return text === undefined ? undefined : { range: { start: range.start + found.start, end: range.start + found.end }, text };
}

function variableText(word: string, tree: SpecNode | undefined): string {
  const variable = child(child(tree, 'variables'), word);
  const said = (['default', 'example'] as const).flatMap((key) => {
    const text = textAt(variable, key);
    return text === undefined
      ? []
      : [key === 'default' ? t('Default: {value}', { value: `\`${text}\`` }) : t('Example: {example}', { example: `\`${text}\`` })];
  });
  const title = textAt(variable, 'title');
  const name = `\`${word}\``;
  return [
    title === undefined ? t('Variable {name}', { name }) : t('Variable {name}: {title}', { name, title }),
    ...said,
    textAt(variable, 'secret') === 'true'
      ? t('A secret: it is asked when the connector is installed.')
      : t('It is asked when the connector is installed.'),
  ].join('\n\n');
}
