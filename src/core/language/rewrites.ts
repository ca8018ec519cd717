import { t } from '../l10n.js';
import type { Range } from '../result.js';
import type { Reading } from '../readConnector.js';
import type { TextEdit } from '../spec/edit.js';
import { textOf } from '../spec/tree.js';
import { BUILT_IN_WORDS, placeholdersIn } from '../spec/template.js';
import { FixContext, fix } from './fixes/fix.js';

/** Another way to write what is right already. */
export interface Rewrite {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What can be written in another way at a place. */
export function rewritesAt(text: string, { tree, problems }: Reading, range: Range): readonly Rewrite[] {
  const context = new FixContext(text, tree, problems);
  return [...singleBraces(context, range), ...scopesAsList(context, range)];
}

/** `{{word}}` → `{word}`, for words that mean something. */
function singleBraces(context: FixContext, range: Range): readonly Rewrite[] {
  const node = context.scalarAt(range);
  if (!node || context.pathAt(range)[0] === 'variables') return [];
  const known: ReadonlySet<string> = new Set([...context.variables, ...BUILT_IN_WORDS, 'id']);
  const { start } = node.range;
  const edits = placeholdersIn(context.slice(node.range)).flatMap(({ word, ...place }): readonly TextEdit[] => {
    const own = { start: start + place.start, end: start + place.end };
    return known.has(word) && context.slice(own).startsWith('{{') ? [{ ...own, text: `{${word}}` }] : [];
  });
  const [first] = edits;
  return first ? fix(t('Write {text} with single braces', { text: first.text }), edits) : [];
}

const SCOPES = ['authorization', 'scopes'];

/** Scopes in one text as a list of them, each an item of its own. */
function scopesAsList(context: FixContext, range: Range): readonly Rewrite[] {
  const node = context.node(SCOPES);
  if (!node || context.pathAt(range).slice(0, 2).join('/') !== SCOPES.join('/')) return [];
  const texts = (node.kind === 'list' ? node.items : [node]).map(textOf);
  const scopes = texts.flatMap((text = '') => text.split(/[\s,]+/).filter((scope) => scope !== ''));
  const isParted = node.kind === 'list' && scopes.length === texts.length;
  if (scopes.length === 0 || isParted || texts.some((text) => text === undefined || /\{\{\s/.test(text))) return [];
  return fix(t('Write the scopes as a list'), context.edits({ op: 'set', path: SCOPES, value: [...new Set(scopes)] }));
}
