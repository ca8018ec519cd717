import { RubyCode } from '../../../render/ruby.js';
import { textsOf } from '../../../spec/body.js';
import type { OneRequest } from '../../../spec/model.js';
import { BUILT_IN_WORDS, wordsOf } from '../../../spec/template.js';
import { bodyCode, hashCode, textCode, variableCode, type WordCode } from './valueCode.js';

/** What a request of one record sends beside what stands in its webhook. */
export function oneRequestView({ path, parameters, headers, body }: OneRequest, keyWord: string): Readonly<Record<string, unknown>> {
  const key = 'options[:remote_id].to_s';
  const word: WordCode = (name) => {
    if (name === keyWord) return key;
    if (name === 'uuid') return 'SecureRandom.uuid';
    // No span of time and no page is asked for.
    return (BUILT_IN_WORDS as readonly string[]).includes(name) ? "''" : variableCode(name);
  };
  const sent = new Set([path, ...[...parameters, ...headers].map(({ value }) => value)].flatMap(wordsOf));
  const isText = body?.kind === 'text';
  const named = headers.some(({ key: name }) => name.toLowerCase() === 'content-type');
  return {
    templateParameters: new RubyCode(hashCode([[keyWord, key], ...(sent.has('uuid') ? [['uuid', word('uuid')] as const] : [])], 1)),
    usesVariables: body ? [...textsOf(body)].flatMap(wordsOf).some((name) => word(name) === variableCode(name)) : false,
    body:
      body &&
      new RubyCode(
        isText
          ? textCode(body.text, word)
          : `(${bodyCode(body, { word, reference: (name) => (name === 'id' ? key : word('uuid')) }, 1)}).to_json`,
      ),
    contentType: body && !(isText && named) ? (isText ? 'text/plain' : 'application/json') : undefined,
  };
}
