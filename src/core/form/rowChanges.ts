import { uniqBy } from 'lodash-es';
import type { SpecChange, SpecValue } from '../spec/edit.js';
import { child, nodeAt, textAt, type SpecNode, type TreePath } from '../spec/tree.js';
import { plainData } from '../spec/plainData.js';
import type { FieldSchema } from '../vocabulary/field.js';
import { plain, readValue } from './rows.js';

type Row = readonly string[];

/** The rows of a control as changes of the map or list they stand for; rows that say the same as before change nothing. */
export function rowChanges(root: SpecNode | undefined, path: TreePath, field: FieldSchema, rows: readonly Row[]): readonly SpecChange[] {
  const named = rows.filter(([name = '']) => name.trim() !== '');
  const found = root && nodeAt(root, path);
  const node = found?.whole ? found.node : undefined;
  switch (field.editor) {
    case 'conditions':
      return wholeList(path, named, ([at = '', is = '']) => ({ path: at.trim(), is: readValue(is.trim()) }));
    case 'keys':
      return keyChanges(root, path, named);
    case 'variables':
      return mapChanges(path, node, firsts(named), variableOf);
    default:
      return mapChanges(path, node, firsts(named), ([, value = ''], before) => {
        if (before && plain(before) === value) return undefined;
        // A header is a text whatever it looks like.
        return path.at(-1) === 'headers' ? value : readCell(value);
      });
  }
}

/** Whether each row stands for a key, which a map has once. */
export function holdsKeys({ editor }: FieldSchema): boolean {
  return editor !== 'conditions' && editor !== 'keys';
}

const firsts = (rows: readonly Row[]): readonly Row[] => uniqBy(rows, ([name = '']) => name.trim());

function wholeList(path: TreePath, rows: readonly Row[], item: (row: Row) => SpecValue): readonly SpecChange[] {
  return rows.length === 0 ? [{ op: 'remove', path }] : [{ op: 'set', path, value: rows.map(item) }];
}

/** What was typed as a list or map of JSON is one; every other text is a text. */
function readCell(text: string): SpecValue {
  if (!/^(?:\[.*\]|\{".*\})$/s.test(text.trim())) return text;
  try {
    return JSON.parse(text) as SpecValue;
  } catch {
    return text;
  }
}

/**
 * @param valueOf the value of a row; undefined where it is as before
 */
function mapChanges(
  path: TreePath,
  node: SpecNode | undefined,
  rows: readonly Row[],
  valueOf: (row: Row, before: SpecNode | undefined) => SpecValue | undefined,
): readonly SpecChange[] {
  const before = node?.kind === 'map' ? node.entries : new Map<string, { readonly node: SpecNode }>();
  const names = rows.map(([name = '']) => name.trim());
  const gone = [...before.keys()].filter((key) => !names.includes(key));
  const changes: SpecChange[] = [];
  const old = [...before.keys()];
  rows.forEach((row, index) => {
    const name = names[index] ?? '';
    // A row that got another name keeps what stood in it and is not typed in the row.
    const was = before.get(name)?.node ?? (gone.includes(old[index] ?? '') ? before.get(old[index] ?? '')?.node : undefined);
    const value = valueOf(row, was);
    if (value !== undefined) changes.push({ op: 'set', path: [...path, name], value });
    else if (!before.has(name) && was) changes.push({ op: 'set', path: [...path, name], value: plainData(was) as SpecValue });
  });
  return [...changes, ...gone.map((key): SpecChange => ({ op: 'remove', path: [...path, key] }))];
}

function variableOf([, title = '', example = '', standard = '', secret = '']: Row, before: SpecNode | undefined): SpecValue | undefined {
  const cells = { title, example, default: standard };
  const changed = Object.entries(cells).filter(([key, text]) => (textAt(before, key) ?? '') !== text.trim());
  const isSecret = textAt(before, 'secret') === 'true';
  if (before && changed.length === 0 && isSecret === (secret === 'true')) return undefined;
  const kept = before?.kind === 'map' ? (plainData(before) as Record<string, SpecValue>) : {};
  const value: Record<string, SpecValue> = { ...kept };
  for (const [key, text] of changed) {
    if (text.trim() === '') delete value[key];
    else value[key] = text.trim();
  }
  if (secret === 'true') value.secret = true;
  else delete value.secret;
  return value;
}

/** One key stands alone; with a second one all of them become a list. */
function keyChanges(root: SpecNode | undefined, path: TreePath, rows: readonly Row[]): readonly SpecChange[] {
  const authorization = child(root, 'authorization');
  const list = child(authorization, 'keys');
  const alone = path.slice(0, -1);
  const remove = (key: string): SpecChange => ({ op: 'remove', path: [...alone, key] });
  if (!list && rows.length < 2) {
    const [name = '', place = ''] = rows[0] ?? [];
    const sent = place.trim() || 'header';
    return [
      name.trim() === '' ? remove('name') : { op: 'set', path: [...alone, 'name'], value: name.trim() },
      ...(sent === (textAt(authorization, 'in') ?? 'header') ? [] : [{ op: 'set', path: [...alone, 'in'], value: sent } as const]),
    ];
  }
  const before = list?.kind === 'list' ? list.items : [];
  const keys = wholeList(path, rows, ([typed = '', place = '']) => {
    const name = typed.trim();
    const saysNone = before.some((item) => textAt(item, 'name') === name && !child(item, 'in'));
    return place.trim() === 'query' || !saysNone ? { in: place.trim() || 'header', name } : { name };
  });
  return list ? keys : [...keys, ...['in', 'name', 'prefix'].map(remove)];
}
