import { t } from '../../l10n.js';
import { fix, type Fix, type FixContext } from './fix.js';

/** What most fixes of a text are called. */
export const changeTo = (text: string): string => t('Change to "{text}"', { text });

/** Another text in the place of one, whatever its quotes; nothing where it stays as it is. */
export function changeText(
  context: FixContext,
  range: Parameters<FixContext['pathAt']>[0],
  title: string | ((text: string) => string),
  change: (text: string) => string | undefined,
  isPreferred = false,
): readonly Fix[] {
  const node = context.scalarAt(range);
  const text = node && node.value !== null ? change(node.source) : undefined;
  if (!node || text === undefined || text === '' || text === node.source) return [];
  const edits = context.set(context.pathAt(range), text);
  return fix(typeof title === 'string' ? title : title(text), edits, isPreferred);
}
