import type { AnswerPath } from '../answerPath.js';
import { mapTexts, referencesOf, textsOf, type BodyValue } from '../body.js';
import type { ExportFlow, KeyedRequest, WriteRequest } from '../model.js';
import { renameWord, wordsOf } from '../template.js';
import { child, entryOf, isNull, keyRange, textAt, type SpecNode } from '../tree.js';
import { listOf, type ReadContext } from './context.js';
import { goneValues } from './goneValues.js';
import { readRequest } from './request.js';
import { bodyEntries, readBody, type KnownWord } from './values.js';

const WHOLE_RECORD: BodyValue = { kind: 'reference', word: 'record', steps: [] };

export interface RecordKey {
  /** The words of connector.yaml that mean it. */
  readonly words: readonly string[];
  /** What it is called in the collection. */
  readonly rename: string;
  /** Where it sits in a record. */
  readonly path: AnswerPath | undefined;
}

/**
 * Both requests of an export. `block` is merged with what it inherits, each request with the block.
 * @param hasOne a record can be read alone, or that it cannot is told already
 */
export function readExport(context: ReadContext, block: SpecNode, recordKey: RecordKey, hasOne: boolean): ExportFlow | undefined {
  const create = readRequest(context, { block, key: 'create', recordKey: undefined });
  const update = readRequest(context, { block, key: 'update', recordKey });
  const created = create && readWrite(context, block, { key: 'create', request: create, recordKey: undefined }, hasOne);
  const updated = update && readWrite(context, block, { key: 'update', request: update, recordKey }, hasOne);
  if (created && updated) hintGoneValues(context, block, recordKey, { create: created, update: updated });
  const isKeyed = updated?.keyAsParameter === true && !namesId(updated, recordKey.rename);
  return created && updated && { create: created, update: { ...updated, keyAsParameter: isKeyed } };
}

/** The key also counts as said where the body or an added field holds it. */
function namesId(write: WriteRequest, keyWord: string): boolean {
  return [write.body, ...write.add.values()].some(
    (value) =>
      [...referencesOf(value)].some((reference) => reference.word === 'id') ||
      [...textsOf(value)].some((text) => wordsOf(text).includes(keyWord)),
  );
}

/** What both requests inherit is told once. */
function hintGoneValues(context: ReadContext, block: SpecNode, { path }: RecordKey, { create, update }: ExportFlow): void {
  const gone = [...goneValues(child(block, 'create'), create, path), ...goneValues(child(block, 'update'), update, undefined)];
  const places = new Map(gone.map((one) => [one.range.start, one]));
  for (const { range, value, by } of places.values()) context.problems.add('hint', 'record-gone', range, { value, by });
}

interface Written {
  readonly key: 'create' | 'update';
  readonly request: KeyedRequest;
  /** Undefined: there is no key yet. */
  readonly recordKey: RecordKey | undefined;
}

function readWrite(
  context: ReadContext,
  block: SpecNode,
  { key, request, recordKey }: Written,
  hasOne: boolean,
): KeyedRequest & WriteRequest {
  const node = child(block, key);
  const words = recordKey?.words.filter((word) => !context.variables.has(word)) ?? [];
  const known: KnownWord = (word) => context.variables.has(word) || word === 'uuid' || words.includes(word);
  const named = (value: BodyValue): BodyValue =>
    mapTexts(value, (text) => words.reduce((done, word) => renameWord(done, word, recordKey?.rename ?? word), text));
  const given = child(node, 'body');
  const body = given && isNull(given) ? undefined : given;
  const returns = textAt(node, 'returns') as WriteRequest['returns'];
  const write = {
    ...request,
    only: recordPaths(context, child(node, 'only')),
    omit: recordPaths(context, child(node, 'omit')),
    add: new Map([...bodyEntries(context, child(node, 'add'), known)].map(([name, value]) => [name, named(value)])),
    body: body ? named(readBody(context, body, known)) : WHOLE_RECORD,
    encoding: (textAt(node, 'encoding') ?? 'json') as WriteRequest['encoding'],
    id: context.onePath(node, 'id'),
    idPattern: readPattern(context, node),
    returns,
  };
  if (body && write.encoding !== 'json' && !['map', 'reference'].includes(write.body.kind)) context.problems.error('form-body', body.range);
  const current = [write.body, ...write.add.values()].some((value) =>
    [...referencesOf(value)].some((reference) => reference.word === 'current'),
  );
  if (!hasOne && (returns === 'id' || current)) {
    const asks = entryOf(node, returns === 'id' ? 'returns' : 'add')?.keyRange ?? request.range;
    context.problems.error('one-needed', asks, { why: returns === 'id' ? 'returns: id' : '$current' });
  }
  return write;
}

function recordPaths(context: ReadContext, node: SpecNode | undefined): readonly AnswerPath[] {
  return listOf(node).flatMap((item) => context.recordPath(item, true) ?? []);
}

/** A regular expression that JavaScript and Ruby read alike in what matters here: one group that holds the id. */
function readPattern(context: ReadContext, node: SpecNode | undefined): string | undefined {
  const pattern = textAt(node, 'id_pattern');
  if (pattern === undefined || !node) return undefined;
  try {
    const groups = (new RegExp(`${pattern}|`).exec('') ?? []).length - 1;
    return groups >= 1 ? pattern : context.error('id-pattern', keyRange(node, 'id_pattern'));
  } catch {
    return context.error('id-pattern', keyRange(node, 'id_pattern'));
  }
}
