import isEqual from 'fast-deep-equal/es6/index.js';
import { resourceNames } from '../../../naming.js';
import { dig, readPath } from '../../../render/paths.js';
import { RubyCode, rubyLiteral, rubySymbol } from '../../../render/ruby.js';
import { EACH, isHeader, type AnswerPath } from '../../../spec/answerPath.js';
import { referencesOf, textsOf, type BodyValue } from '../../../spec/body.js';
import type { Connector, ExportFlow, Resource, WriteRequest } from '../../../spec/model.js';
import { wordsOf } from '../../../spec/template.js';
import { changedFieldLines } from './changedFields.js';
import { sanitizePath, sanitizeSteps } from './sanitize.js';
import { isSent } from './sent.js';
import { bodyCode, entriesCode, variableCode, type Meanings } from './valueCode.js';

type Step = string | number;

const NEW = 'options[:is_new_target]';

/**
 * The lines of parse_2_api_request_rn after `record` is read: the fields that changed written in, only the wanted ones, without those
 * left out, without the key of a new record, with those added, in its envelope. Where create and update differ, each has its own branch.
 */
export function requestLines(connector: Connector, resource: Resource, { create, update }: ExportFlow): readonly RubyCode[] {
  const clean = (path: AnswerPath): readonly Step[] => sanitizeSteps(path, connector.sanitizeKeys);
  const key = isHeader(resource.primaryKey) ? [] : clean(resource.primaryKey);
  const select = ({ only, omit }: WriteRequest): readonly string[] => [
    ...onlyLines(only.map((path) => (isInLists(path) ? clean(listOf(path)) : clean(path)))),
    ...listLines(only, 'slice!', connector.sanitizeKeys),
    ...omitLines(omit.filter((path) => !isInLists(path)).map(clean)),
    ...listLines(omit, 'except!', connector.sanitizeKeys),
  ];
  const meanings = meaningsOf(resourceNames(resource.rn, resource.rns, connector.parserNames).keyWord, connector.sanitizeKeys);
  const lines = [
    ...variableLines(connector, key, meanings, [create, update]),
    ...changedFieldLines(connector, resource, [create, update]),
    ...byTarget(select(create), select(update)),
    ...omitLines(isSent(key, create, connector.sanitizeKeys) ? [key] : [], [NEW]),
    ...addLines(withoutRemote(create.add), update.add, meanings),
    ...byTarget([bodyCode(withoutRemoteBody(create.body), meanings)], [bodyCode(update.body, meanings)]),
  ];
  return lines.map((line) => new RubyCode(line));
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
    const holder = readPath({ steps: first.steps.slice(0, -1) }, 'record');
    return [`${holder}.grep(Hash).each { |part| part.${method}(${names.map(rubyLiteral).join(', ')}) }`];
  });
}

function byTarget(create: readonly string[], update: readonly string[]): readonly string[] {
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

/** Names grouped by what holds them, outer holders first. */
function byHolder(paths: readonly (readonly Step[])[]): readonly (readonly [readonly Step[], readonly Step[]])[] {
  const groups = new Map<string, [readonly Step[], Set<Step>]>();
  for (const path of paths) {
    const name = path.at(-1);
    if (name === undefined) continue;
    const holder = path.slice(0, -1);
    const id = JSON.stringify(holder);
    if (!groups.has(id)) groups.set(id, [holder, new Set()]);
    groups.get(id)?.[1].add(name);
  }
  return [...groups.values()].map(([holder, names]) => [holder, [...names]] as const).sort(([a], [b]) => a.length - b.length);
}

function onlyLines(paths: readonly (readonly Step[])[]): readonly string[] {
  if (paths.length === 0) return [];
  // A holder of a wanted field is wanted itself, at every depth above it.
  const all = paths.flatMap((path) => path.map((_, index) => path.slice(0, index + 1)));
  const whole = new Set(paths.map((path) => JSON.stringify(path)));
  return byHolder(all)
    .filter(([holder]) => !holder.some((_, index) => whole.has(JSON.stringify(holder.slice(0, index + 1)))))
    .map(([holder, names]) =>
      holder.length === 0
        ? `record = record.slice(${names.map(rubyLiteral).join(', ')})`
        : `${at('record', holder)} = ${at('record', holder)}.slice(${names.map(rubyLiteral).join(', ')}) if ${dig(holder, 'record')}.is_a?(Hash)`,
    );
}

function omitLines(paths: readonly (readonly Step[])[], conditions: readonly string[] = []): readonly string[] {
  return byHolder(paths).map(([holder, names]) => {
    const list = names.map(rubyLiteral).join(', ');
    const line = holder.length === 0 ? `record = record.except(${list})` : `${at('record', holder)}.except!(${list})`;
    const all = holder.length === 0 ? conditions : [...conditions, `${dig(holder, 'record')}.is_a?(Hash)`];
    return all.length === 0 ? line : `${line} if ${all.join(' && ')}`;
  });
}

const at = (base: string, steps: readonly Step[]): string => `${base}${steps.map((step) => `[${rubyLiteral(step)}]`).join('')}`;

/** Fields added for both, and those for a new or for a changed record alone. */
function addLines(create: ReadonlyMap<string, BodyValue>, update: ReadonlyMap<string, BodyValue>, meanings: Meanings): readonly string[] {
  const inBoth = ([key, value]: readonly [string, BodyValue]): boolean =>
    isEqual(create.get(key), value) && isEqual(update.get(key), value);
  const merge = (entries: readonly (readonly [string, BodyValue])[], when: string): readonly string[] =>
    entries.length === 0 ? [] : [`record = record.merge(${entriesCode(new Map(entries), meanings)})${when}`];
  return [
    ...merge([...create].filter(inBoth), ''),
    ...merge(
      [...create].filter((entry) => !inBoth(entry)),
      ` if ${NEW}`,
    ),
    ...merge(
      [...update].filter((entry) => !inBoth(entry)),
      ` unless ${NEW}`,
    ),
  ];
}

/** The words of the bodies: those that are values of this export, and the variables. */
function meaningsOf(keyWord: string, sanitizeKeys: boolean): Meanings {
  const own: Readonly<Record<string, string>> = { uuid: 'uuid', [keyWord]: 'id' };
  return {
    word: (word) => own[word] ?? variableCode(word),
    // What is stored has other names where the record store refuses those of the API; what was just read has not.
    steps: (word, steps) => (word === 'record' ? sanitizeSteps({ steps }, sanitizeKeys) : steps),
  };
}

function variableLines(connector: Connector, key: readonly Step[], { word }: Meanings, writes: readonly WriteRequest[]): readonly string[] {
  const values = writes.flatMap((write) => [write.body, ...write.add.values()]);
  const words = values.flatMap((value) => [...textsOf(value)].flatMap(wordsOf));
  const used = new Set([...words.map(word), ...values.flatMap((value) => [...referencesOf(value)].map((reference) => reference.word))]);
  const connection = `Cenit.namespace(${rubySymbol(connector.namespace)}).connection(:default_connection)`;
  return [
    ...(words.some((name) => word(name) === variableCode(name)) ? [`variables = ${connection}.template_parameters_hash`] : []),
    // As the API wrote it: remote_id is its text.
    ...(used.has('id') ? [`id = ${dig(key, 'record')} || source['remote_id']`] : []),
    ...(used.has('current') ? ['current = JSON.parse(options[:current].to_json) || {}'] : []),
    // One for each export: given by do_export_rn, which keeps it while its task waits.
    ...(used.has('uuid') ? ['uuid = options[:uuid] || SecureRandom.uuid'] : []),
  ];
}

const isRemote = (value: BodyValue): boolean => value.kind === 'reference' && (value.word === 'id' || value.word === 'current');

/** A new record has no id and no remote state yet: entries that ask for them are left out. */
function withoutRemote(entries: ReadonlyMap<string, BodyValue>): ReadonlyMap<string, BodyValue> {
  return new Map([...entries].filter(([, value]) => !isRemote(value)).map(([key, value]) => [key, withoutRemoteBody(value)]));
}

function withoutRemoteBody(value: BodyValue): BodyValue {
  if (value.kind === 'map') return { kind: 'map', entries: withoutRemote(value.entries) };
  if (value.kind === 'list') return { kind: 'list', items: value.items.filter((item) => !isRemote(item)).map(withoutRemoteBody) };
  return isRemote(value) ? { kind: 'literal', value: null } : value;
}
