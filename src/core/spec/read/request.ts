import { mapTexts, parseReference, referencesOf, type BodyValue } from '../body.js';
import { isMisspelt } from '../misspelt.js';
import { places } from '../../vocabulary/places.js';
import type { KeyedRequest, Pair, Request } from '../model.js';
import { wordsOfRequest } from '../requestWords.js';
import { hasMeaningElsewhere, isBuiltIn, parseTemplate, placeholdersIn, renameWord, type Template } from '../template.js';
import { child, isNull, keyRange, type MapNode, type ScalarNode, type SpecNode } from '../tree.js';
import type { ReadContext } from './context.js';
import { readBody, readPairs, type KnownWord } from './values.js';

export const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const BLANK = /\s/;
const REQUEST_FIELDS = { ...places.listRequest.fields, ...places.oneRequest.fields, ...places.writeRequest.fields };

export interface RequestPlace {
  /** The block (import, export) whose parameters and headers all its requests share. */
  readonly block: SpecNode | undefined;
  /** Name of the request's key in that block: all, one, create … */
  readonly key: string;
  /** The words that mean the record's key, and what they are called in the collection; undefined: no record yet. */
  readonly recordKey: { readonly words: readonly string[]; readonly rename: string } | undefined;
}

/** The request at a key of a block, in its long form; a problem where it is missing or no request. */
export function readRequest(context: ReadContext, place: RequestPlace): KeyedRequest | undefined {
  const node = child(place.block, place.key);
  const line = child(node, 'request');
  if (!place.block || !node || node.kind !== 'map') return undefined;
  if (line?.kind !== 'scalar' || typeof line.value !== 'string') {
    const absent = (!line || isNull(line)) && !isMisspelt(node, 'request', REQUEST_FIELDS);
    return absent ? context.error('request-missing', keyRange(place.block, place.key), { request: place.key }) : undefined;
  }
  const found = /^(\S+)(?:\s+([\s\S]*))?$/.exec(line.source.trim());
  const verb = found?.[1] ?? '';
  if (!(VERBS as readonly string[]).includes(verb))
    return context.error('request-verb', line.range, { request: line.source, verbs: VERBS.join(', ') });
  const text = found?.[2] ?? '';
  if (text === '') return context.error('request-path-missing', line.range, { verb });
  const words = recordWords(context, line, place);
  const known: KnownWord = (word) => context.variables.has(word) || isBuiltIn(word) || words.includes(word);
  if (!checkPath(context, line, text, known, words)) return undefined;
  return finish(context, node, place, { verb, text, words, known, line });
}

interface Line {
  readonly verb: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly known: KnownWord;
  readonly line: ScalarNode;
}

function finish(context: ReadContext, node: MapNode, place: RequestPlace, { verb, text, words, known, line }: Line): KeyedRequest {
  const named = (template: Template): Template =>
    words.reduce((done, word) => renameWord(done, word, place.recordKey?.rename ?? word), template);
  const rows = (what: 'header' | 'parameter'): readonly Pair[] => {
    const key = what === 'header' ? 'headers' : 'parameters';
    return readPairs(context, child(node, key), what, known).map((pair) => ({ ...pair, value: named(pair.value) }));
  };
  const body = child(node, 'body');
  const hasBody = body !== undefined || place.key === 'create' || place.key === 'update';
  if (hasBody && verb === 'GET') context.problems.add('warning', 'request-get-body', body ? keyRange(node, 'body') : line.range);
  const request: Request = {
    method: verb.toLowerCase(),
    path: encodePath(named(parseTemplate(text, known))),
    parameters: rows('parameter'),
    headers: rows('header'),
    body: body ? mapTexts(readBody(context, body, known), named) : undefined,
    range: line.range,
  };
  if (body && place.key !== 'create' && place.key !== 'update') checkReferences(context, body, place.recordKey ? ['id', 'uuid'] : ['uuid']);
  const rename = place.recordKey?.rename;
  const isSaid = wordsOfRequest(request).includes(rename ?? '') || holdsId(request.body);
  return { ...request, keyAsParameter: rename !== undefined && !isSaid };
}

const holdsId = (body: BodyValue | undefined): boolean => body !== undefined && [...referencesOf(body)].some(({ word }) => word === 'id');

/** A request that reads has no record yet: of one it knows the key. */
function checkReferences(context: ReadContext, body: SpecNode, known: readonly string[]): void {
  if (body.kind === 'list') for (const item of body.items) checkReferences(context, item, known);
  if (body.kind === 'map') for (const { node } of body.entries.values()) checkReferences(context, node, known);
  const reference = body.kind === 'scalar' && typeof body.value === 'string' ? parseReference(body.value) : undefined;
  if (reference && !known.includes(reference.word))
    context.error('reference-not-here', body.range, { reference: `$${reference.word}`, known: known.map((word) => `$${word}`).join(', ') });
}

/** In `one` and `update` a path's single placeholder that is no variable is the key, whatever its name. */
function recordWords(context: ReadContext, line: ScalarNode, place: RequestPlace): readonly string[] {
  if (!place.recordKey) return [];
  const strange = new Set(
    placeholdersIn(line.source)
      .map(({ word }) => word)
      .filter((word) => !context.variables.has(word)),
  );
  const own = place.recordKey.words.filter((word) => !context.variables.has(word));
  const [only] = strange;
  return strange.size === 1 && only !== undefined && !own.includes(only) ? [...own, only] : own;
}

function checkPath(context: ReadContext, line: ScalarNode, text: string, known: KnownWord, keys: readonly string[]): boolean {
  const at = line.source.lastIndexOf(text);
  const fail = (code: Parameters<ReadContext['error']>[0], start: number, end: number, args = {}): boolean => {
    context.error(code, context.within(line, at + start, at + end), { path: text, ...args });
    return false;
  };
  // What stands behind a ? is no path, and told of as that.
  const endOfPath = /[?]|$/.exec(text)?.index ?? text.length;
  const seen = new Set<string>();
  let fine = true;
  for (const { word, start, end } of placeholdersIn(text)) {
    const meaning = keys.includes(word) ? 'id' : word;
    if (!known(word)) fine = fail(hasMeaningElsewhere(word) ? 'placeholder-not-here' : 'placeholder-unknown', start, end, { word });
    else if (seen.has(meaning) && start < endOfPath) fine = fail('placeholder-twice', start, end, { word });
    seen.add(meaning);
  }
  const bare = text.replace(/\{\{\s*[A-Za-z_][\w-]*\s*\}\}|\{[A-Za-z_][\w-]*\}/g, (found) => '_'.repeat(found.length));
  if (bare.startsWith('/') || bare.endsWith('/')) fine = fail('path-slash', 0, text.length);
  const blank = BLANK.exec(bare.replace(/\{[^{}]*\}/g, (found) => '_'.repeat(found.length)));
  if (blank) fine = fail('path-blank', blank.index, blank.index + 1);
  const brace = /[{}]/.exec(bare);
  if (brace) fine = fail('path-brace', brace.index, brace.index + 1);
  const query = /[?#]/.exec(bare);
  if (query) fine = fail('path-query', query.index, query.index + 1, { sign: query[0] });
  if (/^https?:/i.test(bare)) fine = fail('path-is-url', 0, text.length);
  if (/(?:^|\/)\.\.?(?:\/|$)/.test(bare)) fine = fail('path-dots', 0, text.length);
  if (fine && bare.includes('//'))
    context.problems.add('hint', 'path-double-slash', context.within(line, at + bare.indexOf('//'), at + bare.indexOf('//') + 2));
  return fine;
}

/** Signs no URI may hold are percent-encoded (RFC 3986), since Cenit's client refuses them. */
function encodePath(path: Template): Template {
  return path.map((part) =>
    'text' in part ? { text: part.text.replace(/[^!-~]|["<>\\^`|]/gu, (sign) => encodeURIComponent(sign)) } : part,
  );
}
