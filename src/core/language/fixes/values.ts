import { t } from '../../l10n.js';
import { authKindOf } from '../../auth/index.js';
import type { SpecValue } from '../../spec/edit.js';
import type { ScalarNode, TreePath } from '../../spec/tree.js';
import { CONNECTOR_NAME, wordsOfName } from '../../naming.js';
import { changeText, changeTo } from './changeText.js';
import { fix, put, type Fix, type Fixer } from './fix.js';
import { missingValue } from './missing.js';
import { otherNear } from './near.js';

/** A value of a small set that is misspelled, or none of it. */
export const notOneOf: Fixer = (context, { range, args: { value, near, allowed } }) => {
  const path = context.pathAt(range);
  const choices = String(allowed).split(', ');
  const other = otherNear(String(value), choices);
  const words = near ? [near, other ?? ''] : choices;
  return words.flatMap((word) =>
    word && word !== '…' ? fix(changeTo(String(word)), context.set(path, word), word === near && other === undefined) : [],
  );
};

/** A value of another type than is wanted, where it is plain what was meant. */
export const wrongType: Fixer = (context, problem) => {
  const wanted = String(problem.args.wanted);
  const path = context.pathAt(problem.range);
  const node = context.node(path);
  const change = (title: string, value: SpecValue): readonly Fix[] => fix(title, context.set(path, value), true);
  if (node?.kind === 'list') {
    const [only, ...more] = node.items;
    return only?.kind === 'scalar' && more.length === 0 && /a text/.test(wanted) ? change(t('Write it without the list'), only.value) : [];
  }
  if (node?.kind !== 'scalar') return [];
  if (node.value === null) return missingValue(context, problem);
  if (/a text/.test(wanted) && typeof node.value !== 'string')
    return isNoName(path, node.source) ? [] : change(t('Put the value in quotes'), node.source);
  if (/number/.test(wanted) && isNumber(node, wanted)) return change(t('Write it as a number'), Number(node.source));
  const flag = /true or false/.test(wanted) ? FLAGS.get(node.source.toLowerCase()) : undefined;
  if (flag !== undefined) return change(t('Change to {text}', { text: String(flag) }), flag);
  if (/a list/.test(wanted)) return change(t('Make it a list'), listOf(node));
  const whole = /a map/.test(wanted) ? mapOf(String(path.at(-1)), node.source) : undefined;
  return whole ? change(t('Write it as a map'), whole) : [];
};

/** Whether a text is refused as the name of the connector or of a resource: quotes would only change what is wrong. */
function isNoName(path: TreePath, text: string): boolean {
  if (path.at(-1) !== 'name') return false;
  if (path.length === 1) return !CONNECTOR_NAME.test(text);
  return path[0] === 'resources' && path.length === 3 && !/^[a-z]/i.test(wordsOfName(text)?.[0] ?? '');
}

function isNumber({ value, source }: ScalarNode, wanted: string): boolean {
  if (typeof value !== 'string' || !/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(source)) return false;
  return !/whole/.test(wanted) || !source.includes('.');
}

const FLAGS = new Map<string, boolean>([
  ...['true', 'yes', 'y', 'on', '1'].map((word): [string, boolean] => [word, true]),
  ...['false', 'no', 'n', 'off', '0'].map((word): [string, boolean] => [word, false]),
]);

function listOf({ value, source }: ScalarNode): readonly SpecValue[] {
  if (typeof value !== 'string') return [value];
  const words = source.split(',').map((word) => word.trim());
  return words.filter((word) => word !== '');
}

/** The maps that people write in short though the language has no short form of them. */
function mapOf(key: string, text: string): SpecValue | undefined {
  if (key === 'authorization') return authKindOf(text) && { type: text };
  return key === 'connection' && /^https?:/.test(text) ? { url: text } : undefined;
}

/** A number beyond its limits. */
export const outOfRange: Fixer = (context, { range, args: { limits } }) => {
  const value = context.scalarAt(range)?.value;
  if (typeof value !== 'number') return [];
  const numbers = String(limits).match(/-?\d+/g)?.map(Number) ?? [];
  const [low, high] = String(limits).startsWith(t('at most {0}', numbers[0] ?? 0)) ? [undefined, numbers[0]] : numbers;
  const near = low !== undefined && value < low ? low : high;
  return near === undefined ? [] : fix(t('Change to {text}', { text: near }), context.set(context.pathAt(range), near));
};

/** A number that YAML reads as another one than is written. */
export const quoteNumber =
  (isPreferred: boolean): Fixer =>
  (context, { range, args: { number } }) => {
    const written = context.slice(range);
    if (written !== number) return [];
    const edits = context.root ? context.set(context.pathAt(range), written) : put(range, `"${written}"`);
    return fix(t('Put the number in quotes'), edits, isPreferred);
  };

const CONTROL = /[\0-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]/g;

/** Control characters that cannot be sent. */
export const withoutControls: Fixer = (context, { range }) =>
  changeText(context, range, t('Remove the control characters'), (text) => text.replace(CONTROL, ''), true);
