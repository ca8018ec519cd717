import isEqual from 'fast-deep-equal/es6/index.js';
import { resourceNames } from '../../../naming.js';
import { dig } from '../../../render/paths.js';
import { RubyCode, rubySymbol } from '../../../render/ruby.js';
import { isHeader } from '../../../spec/answerPath.js';
import { referencesOf, textsOf, type BodyValue } from '../../../spec/body.js';
import type { Connector, ExportFlow, Resource, WriteRequest } from '../../../spec/model.js';
import { wordsOf } from '../../../spec/template.js';
import { changedFieldLines } from './changedFields.js';
import { sanitizeSteps } from './sanitize.js';
import { byTarget, NEW, selectLines } from './selectFields.js';
import { isSent } from './sent.js';
import { bodyCode, entriesCode, variableCode, type Meanings } from './valueCode.js';

type Step = string | number;

/**
 * The lines of parse_2_api_request_rn after `record` is read: the fields that changed written in, only the wanted ones, without those
 * left out, without the key of a new record, with those added, in its envelope. Where create and update differ, each has its own branch.
 * @param most how many lines each of their values may take
 */
export function requestLines(connector: Connector, resource: Resource, { create, update }: ExportFlow, most: number): readonly RubyCode[] {
  const key = isHeader(resource.primaryKey) ? [] : sanitizeSteps(resource.primaryKey, connector.sanitizeKeys);
  const meanings = meaningsOf(resourceNames(resource.rn, resource.rns, connector.parserNames).keyWord, connector.sanitizeKeys);
  const lines = [
    ...variableLines(connector, key, meanings, [create, update]),
    ...changedFieldLines(connector, resource, [create, update], most),
    ...selectLines(
      create,
      update,
      isSent(key, create, connector.sanitizeKeys) ? resource.primaryKey : undefined,
      connector.sanitizeKeys,
      most,
    ),
    ...addLines(withoutRemote(create.add), update.add, meanings, most),
    ...byTarget([bodyCode(withoutRemoteBody(create.body), meanings, 0, most)], [bodyCode(update.body, meanings, 0, most)]),
  ];
  return lines.map((line) => new RubyCode(line));
}

/** Fields added for both, and those for a new or for a changed record alone. */
function addLines(
  create: ReadonlyMap<string, BodyValue>,
  update: ReadonlyMap<string, BodyValue>,
  meanings: Meanings,
  most: number,
): readonly string[] {
  const inBoth = ([key, value]: readonly [string, BodyValue]): boolean =>
    isEqual(create.get(key), value) && isEqual(update.get(key), value);
  const merge = (entries: readonly (readonly [string, BodyValue])[], when: string): readonly string[] =>
    entries.length === 0 ? [] : [`record = record.merge(${entriesCode(new Map(entries), meanings, most)})${when}`];
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
