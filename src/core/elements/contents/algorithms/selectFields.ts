import isEqual from 'fast-deep-equal/es6/index.js';
import { layCode } from '../../../render/codeLayout.js';
import { dig, placeCode, readPath } from '../../../render/paths.js';
import { rubyLiteral, rubyWords } from '../../../render/ruby.js';
import { EACH, isHeader, type AnswerPath, type PathStep } from '../../../spec/answerPath.js';
import type { WriteRequest } from '../../../spec/model.js';
import { sanitizePath, sanitizeSteps } from './sanitize.js';

type Step = string | number;

export const NEW = 'options[:is_new_target]';

const countLines = (lines: readonly string[]): number => lines.join('\n').split('\n').length;

/**
 * The lines that leave only the wanted fields in `record`, and of those the ones that are not left out. What is in a list is counted by
 * the place it had there, so items go last.
 * @param key the way to the key, where a new record has one to lose
 * @param most how many lines a value may take; more than these become tables, which loops walk
 */
export function selectLines(
  create: WriteRequest,
  update: WriteRequest,
  key: AnswerPath | undefined,
  sanitize: boolean,
  most: number,
): readonly string[] {
  const steps = key ? [sanitizeSteps(key, sanitize)] : [];
  const dropped = omitLines(
    steps.filter((path) => !isItem(path)),
    [NEW],
  );
  const items = byTarget(
    itemLines({ ...create, omit: [...create.omit, ...steps.filter(isItem).map((path) => ({ steps: path }))] }, sanitize),
    itemLines(update, sanitize),
  );
  const lines = byTarget(nameLines(create, sanitize), nameLines(update, sanitize));
  if (countLines([...lines, ...items]) <= most) return [...lines, ...dropped, ...items];
  return [
    ...tableLines(
      'kept',
      [create, update].map(({ only }) => keptNames(only, sanitize)),
      most,
    ),
    ...tableLines(
      'left_out',
      [create, update].map(({ omit }) => byHolder(omit.map((path) => stepsOf(path, sanitize)).filter((path) => !isItem(path)))),
      most,
    ),
    ...dropped,
    ...items,
  ];
}

/** The lines that choose among what has a name. */
function nameLines({ only, omit }: WriteRequest, sanitize: boolean): readonly string[] {
  const clean = (path: AnswerPath): readonly Step[] => sanitizeSteps(path, sanitize);
  return [
    ...onlyLines(only.map((path) => (isInLists(path) ? clean(listOf(path)) : clean(path)))),
    ...listLines(only, 'slice!', sanitize),
    ...omitLines(omit.filter((path) => !isInLists(path) && !isHeader(path) && !isItem(path.steps)).map(clean)),
    ...listLines(omit, 'except!', sanitize),
  ];
}

/** Whether a path is that of an item of a list, which has no name. */
const isItem = (path: readonly PathStep[]): boolean => typeof path.at(-1) === 'number';

/** The lines that leave only the wanted items in lists, without those left out: inner lists and later items first. */
function itemLines({ only, omit }: Pick<WriteRequest, 'only' | 'omit'>, sanitize: boolean): readonly string[] {
  const indexesOf = (names: readonly PathStep[]): readonly number[] =>
    names.filter((name) => typeof name === 'number').sort((a, b) => a - b);
  // Where every item is wanted, none goes for that.
  const kept = holdersOf(only.map((path) => stepsOf(path, sanitize))).filter(([, names]) => !names.includes(EACH));
  const left = byHolder(omit.map((path) => stepsOf(path, sanitize)).filter(isItem));
  const lists = new Map([...kept, ...left].map(([holder]) => [idOf(holder), holder]));
  return [...lists]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([id, holder]) => {
      const of = (holders: readonly Holder<PathStep>[]): readonly number[] =>
        indexesOf(holders.find(([one]) => idOf(one) === id)?.[1] ?? []);
      const [wanted, unwanted] = [of(kept), of(left)];
      const stay = wanted.filter((index) => !unwanted.includes(index));
      if (wanted.length > 0) return keptItemsLine(holder, stay);
      return unwanted.length > 0 ? takenItemsLine(holder, unwanted.toReversed()) : [];
    });
}

function keptItemsLine(holder: readonly PathStep[], indexes: readonly number[]): string {
  const wanted = `values_at(${indexes.join(', ')}).compact`;
  const steps = holder.filter((step) => typeof step !== 'symbol');
  return steps.length < holder.length
    ? `${readPath({ steps: holder }, 'record')}.grep(Array).each { |list| list.replace(list.${wanted}) }`
    : `${placeCode('record', steps)} = ${placeCode('record', steps)}.${wanted} if ${dig(steps, 'record')}.is_a?(Array)`;
}

function takenItemsLine(holder: readonly PathStep[], indexes: readonly number[]): string {
  const take = (list: string): string =>
    indexes.length === 1 ? `${list}.delete_at(${indexes.join()})` : `${rubyLiteral(indexes)}.each { |index| ${list}.delete_at(index) }`;
  const steps = holder.filter((step) => typeof step !== 'symbol');
  return steps.length < holder.length
    ? `${readPath({ steps: holder }, 'record')}.grep(Array).each { |list| ${take('list')} }`
    : `${take(placeCode('record', steps))} if ${dig(steps, 'record')}.is_a?(Array)`;
}

const isInLists = (path: AnswerPath): boolean => !isHeader(path) && path.steps.includes(EACH);

/** The path of the list a path goes through. */
function listOf(path: AnswerPath): AnswerPath {
  return isHeader(path) ? path : { steps: path.steps.slice(0, path.steps.indexOf(EACH)) };
}

/** Fields of every item of a list, such as `lines[].total`: all of one holder in one line. */
function listLines(paths: readonly AnswerPath[], method: 'slice!' | 'except!', sanitize: boolean): readonly string[] {
  const inLists = paths.filter(isInLists).flatMap((path) => (isHeader(path) ? [] : [sanitizePath(path, sanitize)]));
  const groups: Record<string, AnswerPath[]> = {};
  for (const path of inLists) (groups[isHeader(path) ? '' : path.steps.slice(0, -1).map(String).join('\0')] ??= []).push(path);
  return Object.values(groups).flatMap((group) => {
    const [first] = group;
    if (!first || isHeader(first)) return [];
    const names = group.flatMap((path) => (isHeader(path) ? [] : [path.steps.at(-1)])).filter((step) => typeof step === 'string');
    if (names.length === 0) return [];
    const holder = readPath({ steps: first.steps.slice(0, -1) }, 'record');
    return [`${holder}.grep(Hash).each { |part| part.${method}(${names.map(rubyLiteral).join(', ')}) }`];
  });
}

/** Lines for a new and for a changed record, with what both begin with said once. */
export function byTarget(create: readonly string[], update: readonly string[]): readonly string[] {
  if (isEqual(create, update)) return create;
  const shared = create.filter(
    (line, index) => update[index] === line && create.slice(0, index + 1).every((one, at) => update[at] === one),
  );
  const mine = create.slice(shared.length);
  const theirs = update.slice(shared.length);
  if (mine.length === 0) return [...shared, ...under('unless', theirs)];
  if (theirs.length === 0) return [...shared, ...under('if', mine)];
  return [...shared, `if ${NEW}`, ...indent(mine), 'else', ...indent(theirs), 'end'];
}

const indent = (code: readonly string[]): readonly string[] => code.flatMap((part) => part.split('\n').map((line) => `  ${line}`));

/** Code for one target alone: a single line without a condition of its own has it behind it. */
function under(word: 'if' | 'unless', code: readonly string[]): readonly string[] {
  const [only] = code;
  return only !== undefined && code.length === 1 && !/\n| if /.test(only)
    ? [`${only} ${word} ${NEW}`]
    : [`${word} ${NEW}`, ...indent(code), 'end'];
}

type Holder<Part extends PathStep> = readonly [holder: readonly Part[], names: readonly Part[]];

const idOf = (path: readonly PathStep[]): string => JSON.stringify(path, (_, part: unknown) => (typeof part === 'symbol' ? [] : part));

/** Names grouped by what holds them, outer holders first. */
function byHolder<Part extends PathStep>(paths: readonly (readonly Part[])[]): readonly Holder<Part>[] {
  const groups = new Map<string, [readonly Part[], Set<Part>]>();
  for (const path of paths) {
    const name = path.at(-1);
    if (name === undefined) continue;
    const holder = path.slice(0, -1);
    const id = idOf(holder);
    if (!groups.has(id)) groups.set(id, [holder, new Set()]);
    groups.get(id)?.[1].add(name);
  }
  return [...groups.values()].map(([holder, names]) => [holder, [...names]] as const).sort(([a], [b]) => a.length - b.length);
}

/** The names that stay in each holder: one of a wanted field is wanted itself, at every depth above it. */
function holdersOf<Part extends PathStep>(paths: readonly (readonly Part[])[]): readonly Holder<Part>[] {
  const all = paths.flatMap((path) => path.map((_, index) => path.slice(0, index + 1)));
  const whole = new Set(paths.map(idOf));
  return byHolder(all).filter(([holder]) => !holder.some((_, index) => whole.has(idOf(holder.slice(0, index + 1)))));
}

function onlyLines(paths: readonly (readonly Step[])[]): readonly string[] {
  return holdersOf(paths).flatMap(([holder, parts]) => {
    const names = parts.filter((part) => typeof part === 'string').map(rubyLiteral);
    if (names.length === 0) return [];
    return holder.length === 0
      ? `record = record.slice(${names.join(', ')})`
      : `${placeCode('record', holder)} = ${placeCode('record', holder)}.slice(${names.join(', ')}) if ${dig(holder, 'record')}.is_a?(Hash)`;
  });
}

function omitLines(paths: readonly (readonly Step[])[], conditions: readonly string[] = []): readonly string[] {
  return byHolder(paths).map(([holder, names]) => {
    const list = names.map(rubyLiteral).join(', ');
    const line = holder.length === 0 ? `record = record.except(${list})` : `${placeCode('record', holder)}.except!(${list})`;
    const all = holder.length === 0 ? conditions : [...conditions, `${dig(holder, 'record')}.is_a?(Hash)`];
    return all.length === 0 ? line : `${line} if ${all.join(' && ')}`;
  });
}

const stepsOf = (path: AnswerPath, sanitize: boolean): readonly PathStep[] => {
  const clean = sanitizePath(path, sanitize);
  return isHeader(clean) ? [] : clean.steps;
};

/** Of maps alone: the items of lists are none of their names. */
function keptNames(only: readonly AnswerPath[], sanitize: boolean): readonly Holder<PathStep>[] {
  return holdersOf(only.map((path) => stepsOf(path, sanitize))).flatMap(([holder, parts]) => {
    const names = parts.filter((part) => typeof part === 'string');
    return names.length > 0 ? [[holder, names] as const] : [];
  });
}

/** A loop over what holds fields, and which of them stay there or go; nil in the way of a holder: each item of a list. */
function tableLines(
  name: 'kept' | 'left_out',
  [create = [], update = []]: readonly (readonly Holder<PathStep>[])[],
  most: number,
): readonly string[] {
  if (create.length === 0 && update.length === 0) return [];
  const table = (holders: readonly Holder<PathStep>[]): string =>
    layCode(
      {
        open: `${name} = [`,
        items: holders.map(([holder, names]) => `[${literalSteps(holder)}, ${namesCode(names)}]`),
        close: ']',
      },
      0,
      most,
    );
  const change = name === 'kept' ? 'keep_if' : 'delete_if';
  return [
    ...byTarget([table(create)], [table(update)]),
    `${name}.each do |path, names|`,
    '  holders = path.inject([record]) do |found, key|',
    '    key ? found.grep(key.is_a?(Integer) ? Array : Hash).pluck(key) : found.grep(Array).flatten(1)',
    '  end',
    `  holders.grep(Hash).each { |holder| holder.${change} { |key, _| names.include?(key) } }`,
    'end',
  ];
}

const literalSteps = (path: readonly PathStep[]): string => rubyLiteral(path.map((step) => (typeof step === 'symbol' ? null : step)));

const namesCode = (names: readonly PathStep[]): string => rubyWords(names.map(String), 1);
