import { uniq } from 'lodash-es';
import { authKindOf } from '../auth/index.js';
import { isBuiltIn } from '../spec/template.js';
import { child, isNull, nodeAt, textAt, textOf, type SpecNode, type TreePath } from '../spec/tree.js';
import type { SpecChange, SpecValue } from '../spec/edit.js';
import { pathOfId } from './at.js';
import { requestOf } from './controls.js';
import { fieldAt } from './fieldAt.js';
import { flowChanges } from './flows.js';
import { rowChanges } from './rowChanges.js';
import { readRequest } from './pasted.js';
import { readList, readText } from './typed.js';

/** A text, a mark, or rows of texts: what a control holds. */
export type TypedValue = string | boolean | readonly (readonly string[])[];

/**
 * What a new value of a control changes in connector.yaml. The id is trusted to be of a control of the form: anything else
 * changes nothing.
 * @param root the tree of the text as it is now
 */
export function formChanges(root: SpecNode | undefined, id: string, value: TypedValue): readonly SpecChange[] {
  const { path, part } = pathOfId(id);
  const field = fieldAt(root, path);
  if (!field) return [];
  if (part === 'import' || part === 'export') return typeof value === 'boolean' ? flowChanges(root, path.slice(0, -1), part, value) : [];
  if (part === 'verb' || part === 'path') return typeof value === 'string' ? requestChange(root, path, part, value) : [];
  if (typeof value === 'object') return rowChanges(root, path, field, value);
  if (typeof value === 'boolean') {
    const isDefault = (field.default ?? false) === value;
    return isDefault ? [{ op: 'remove', path }] : [set(root, path, value)];
  }
  if (id === 'authorization/type') return typeChange(root, value);
  const read = field.editor === 'list' ? readList(value, field) : readText(value, field);
  const change: SpecChange = read === undefined ? { op: 'remove', path } : set(root, path, read);
  return id === 'connection/url' ? [change, ...leftVariables(root, value), ...newVariables(root, value)] : [change];
}

/** A value below a short form (`pagination: page`, `all: GET contacts`) makes the map that it stands for. */
function set(root: SpecNode | undefined, path: TreePath, value: SpecValue): SpecChange {
  const parent = path.slice(0, -1);
  const above = root && nodeAt(root, parent);
  const last = path.at(-1);
  if (above?.whole && above.node.kind === 'scalar' && !isNull(above.node) && typeof last === 'string') {
    const short = parent.at(-1) === 'pagination' ? 'type' : 'request';
    if (last === short) return { op: 'set', path: parent, value };
    return { op: 'set', path: parent, value: { [short]: above.node.source, [last]: value } };
  }
  // A pagination that is nothing but its type is written in short.
  if (last === 'type' && parent.at(-1) === 'pagination' && !above?.whole) return { op: 'set', path: parent, value };
  return { op: 'set', path, value };
}

/** Verb and path of a request; a pasted address or curl line is parted, and slashes at the ends go. */
function requestChange(root: SpecNode | undefined, path: TreePath, part: 'verb' | 'path', value: string): readonly SpecChange[] {
  const found = root && nodeAt(root, path);
  const node = found?.whole ? found.node : undefined;
  const now = requestOf(textOf(node) ?? textAt(node, 'request') ?? '');
  const pasted = part === 'path' ? readRequest(value, baseOf(root)) : { verb: value, path: now.path };
  const key = String(path.at(-1));
  const verb = pasted.verb || now.verb || (key === 'create' ? 'POST' : key === 'update' ? 'PUT' : 'GET');
  const request = `${verb} ${pasted.path}`.trim();
  return [{ op: 'set', path: node?.kind === 'map' ? [...path, 'request'] : path, value: request }];
}

const baseOf = (root: SpecNode | undefined): string => textAt(child(root, 'connection'), 'url') ?? '';

/** Keys that the new kind does not know would be mistakes: they go, and come back by what the caller keeps of them. */
function typeChange(root: SpecNode | undefined, type: string): readonly SpecChange[] {
  const node = child(root, 'authorization');
  const fields = authKindOf(type)?.fields ?? {};
  const own = node?.kind === 'map' ? [...node.entries.keys()] : [];
  return [
    ...own.filter((key) => key !== 'type' && !(key in fields)).map((key): SpecChange => ({ op: 'remove', path: ['authorization', key] })),
    { op: 'set', path: ['authorization', 'type'], value: type },
  ];
}

/** A word in braces that nothing stands for becomes a variable. */
function newVariables(root: SpecNode | undefined, url: string): readonly SpecChange[] {
  const variables = child(root, 'variables');
  return wordsIn(url)
    .filter((word) => !child(variables, word) && !isBuiltIn(word))
    .map((word): SpecChange => ({ op: 'set', path: ['variables', word], value: { title: titleOfWord(word) } }));
}

/** What a word of the address before was made into by itself goes with it, where nothing was said of it and nothing else names it. */
function leftVariables(root: SpecNode | undefined, url: string): readonly SpecChange[] {
  const own = child(child(root, 'connection'), 'url');
  const words = wordsIn(url);
  return wordsIn(textOf(own) ?? '')
    .filter((word) => !words.includes(word) && isAsMade(child(child(root, 'variables'), word), word) && !isNamed(root, word, own))
    .map((word): SpecChange => ({ op: 'remove', path: ['variables', word] }));
}

function isAsMade(variable: SpecNode | undefined, word: string): boolean {
  return variable?.kind === 'map' && variable.entries.size === 1 && textAt(variable, 'title') === titleOfWord(word);
}

/** Whether a text of the file names a word in braces, beside the one that is left. */
function isNamed(node: SpecNode | undefined, word: string, left: SpecNode | undefined): boolean {
  if (!node || node === left) return false;
  if (node.kind === 'scalar') return wordsIn(node.source).includes(word);
  const parts = node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.node);
  return parts.some((part) => isNamed(part, word, left));
}

/** Words in braces, of which one pair or two may stand there. */
function wordsIn(text: string): readonly string[] {
  return uniq([...text.matchAll(/\{\{?\s*([A-Za-z_]\w*)\s*\}?\}/g)].map(([, word]) => word ?? ''));
}

const titleOfWord = (word: string): string => {
  const words = word.replace(/_+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};
