import { t } from '../../l10n.js';
import { mayBeLeftOut, removeEntryAt, sameAsFirst } from './entries.js';
import type { Range } from '../../result.js';
import type { SpecChange, SpecValue } from '../../spec/edit.js';
import { partsAt } from '../../spec/edit/order.js';
import { homesOf } from '../../spec/misplaced.js';
import { plainData } from '../../spec/plainData.js';
import { entryOf, isNull, type Entry, type TreePath } from '../../spec/tree.js';
import { fix, put, type Fix, type FixContext, type Fixer } from './fix.js';
import { otherNear } from './near.js';

/** A key that is not known: the known one that it is nearest to, or without it. */
export const unknownKey: Fixer = (context, { range, args: { key, near, instead, level, home } }) => {
  const path = context.pathAt(range);
  if (level !== undefined) return moveHome(context, path, String(home));
  const parent = path.slice(0, -1);
  const entry = entryOf(context.node(parent), String(key));
  const known = partsAt(parent).flatMap(({ properties = {} }) => Object.keys(properties));
  const free = known.filter((word) => !context.has([...parent, word]));
  const colon = entry ? colonInKey(context, entry, free) : [];
  if (colon.length > 0) return colon;
  const isFree = typeof near === 'string' && near !== '' && !context.has([...path.slice(0, -1), near]);
  const rename = isFree ? renameKey(context, range, near, !otherNear(String(key), free)) : [];
  return [
    ...rename,
    ...asImport(context, range, String(instead)),
    ...fix(t('Remove "{name}"', { name: key ?? '' }), context.without(path)),
  ];
};

export const insertBlank = (at: number): readonly Fix[] => fix(t('Insert the missing blank'), put({ start: at, end: at }, ' '), true);

function renameKey(context: FixContext, range: Range, word: string, isPreferred = true): readonly Fix[] {
  const quote = /^["']/.exec(context.slice(range))?.[0] ?? '';
  return fix(t('Rename to "{name}"', { name: word }), put(range, `${quote}${word}${quote}`), isPreferred);
}

function moveHome(context: FixContext, path: TreePath, name: string): readonly Fix[] {
  const { root } = context;
  const parent = path.slice(0, -1);
  const node = context.node(parent);
  if (!root || node?.kind !== 'map') return [];
  const known = partsAt(parent).flatMap(({ properties = {} }) => Object.keys(properties));
  const own = String(path.at(-1));
  // Of those that go along nothing is told by itself.
  const isTold = ({ keyRange }: Entry): boolean => context.problems.some(({ range }) => range.start === keyRange.start);
  const others = [...node.entries.values()].filter((entry) => !known.includes(entry.key) && !isTold(entry));
  const group = homesOf(root, parent, [own, ...others.map(({ key }) => key)]).find(({ keys }) => keys.includes(own));
  const moved = group?.keys.flatMap((key) => node.entries.get(key) ?? []) ?? [];
  const changes = moved.flatMap(({ key, node: value }): readonly SpecChange[] => [
    { op: 'remove', path: [...parent, key] },
    { op: 'set', path: [...(group?.home ?? []), key], value: plainData(value) as SpecValue },
  ]);
  return fix(moved.length > 1 ? t('Move them to "{name}"', { name }) : t('Move it to "{name}"', { name }), context.edits(...changes));
}

/** A request of an import by the word of other tools, in the block or beside it. */
function asImport(context: FixContext, range: Range, instead: string): readonly Fix[] {
  const word = /^"(\w+)" under "import"$/.exec(instead)?.[1];
  const path = context.pathAt(range);
  const parent = path.slice(0, -1);
  if (word === undefined || parent[0] !== 'resources') return [];
  if (parent.length === 3 && parent[2] === 'import' && !context.has([...parent, word])) return renameKey(context, range, word);
  const block = context.node([...parent, 'import']);
  const node = context.node(path);
  if (parent.length !== 2 || !node || (block && block.kind !== 'map') || context.has([...parent, 'import', word])) return [];
  const move = context.edits({ op: 'set', path: [...parent, 'import', word], value: plainData(node) as SpecValue }, { op: 'remove', path });
  return fix(t('Move it to "{word}" under "import"', { word }), move);
}

/** In braces a key that lacks its colon takes the value with it: `{type basic}`. */
export function colonInKey({ text }: FixContext, { key, keyRange, node }: Entry, words: readonly string[]): readonly Fix[] {
  const word = /^[\w-]+(?=[ \t]+\S)/.exec(key)?.[0];
  const at = keyRange.start + (word?.length ?? 0);
  if (word === undefined || !words.includes(word) || !isNull(node) || text.slice(keyRange.start, at) !== word) return [];
  return fix(t('Insert the missing colon'), put({ start: at, end: at }, ':'), true);
}

/** In braces a key whose colon has no blank behind it takes the value with it. */
export function blankBehindKey({ text }: FixContext, { start, end }: Range): readonly Fix[] {
  const key = /^[\w-]+:(?!\/\/)(?=\S.*[,}\s]$)/.exec(text.slice(start, end) + (text[end] ?? '\n'))?.[0];
  return key ? insertBlank(start + key.length) : [];
}

/** A key that stands twice: the later one goes. Nothing is lost where both say the same. */
export const duplicateKey: Fixer = ({ source }, { range, args: { key } }) =>
  fix(t('Remove this "{key}"', { key: key ?? '' }), removeEntryAt(source, range.start), sameAsFirst(source, range.start));

/**
 * Takes away the key or item that the problem is told at.
 * @param word which word of the problem is its name; undefined: it has none
 */
export const removeHere =
  (word: string | undefined, isPreferred = false): Fixer =>
  (context, { range, args }) => {
    const path = context.pathAt(range);
    const title = word === undefined ? t('Remove it') : t('Remove "{name}"', { name: args[word] ?? '' });
    return path.length === 0 ? [] : fix(title, context.without(path), isPreferred);
  };

/** An empty text under a key that may be left out. */
export const emptyText: Fixer = (context, { range, args: { key } }) => {
  const path = context.pathAt(range);
  return mayBeLeftOut(path, context.root) ? fix(t('Remove "{name}"', { name: key ?? '' }), context.without(path)) : [];
};
