import { RubyCode } from '../../../render/ruby.js';
import { textsOf } from '../../../spec/body.js';
import type { OneRequest } from '../../../spec/model.js';
import { liquidWords } from '../../../spec/requestWords.js';
import { isBuiltIn, wordsOf } from '../../../spec/template.js';
import { typeOfText } from './contentType.js';
import { bodyCode, hashCode, textCode, variableCode, type WordCode } from './valueCode.js';

/** What a request of one record sends beside what stands in its webhook. */
export function oneRequestView(request: OneRequest, keyWord: string): Readonly<Record<string, unknown>> {
  const { body } = request;
  const key = 'options[:remote_id].to_s';
  const word: WordCode = (name) => {
    if (name === keyWord) return key;
    if (name === 'uuid') return 'SecureRandom.uuid';
    // No span of time and no page is asked for.
    return isBuiltIn(name) ? "''" : variableCode(name);
  };
  const isText = body?.kind === 'text';
  return {
    templateParameters: new RubyCode(
      hashCode([[keyWord, key], ...(liquidWords(request).has('uuid') ? [['uuid', word('uuid')] as const] : [])], 1),
    ),
    usesVariables: body ? [...textsOf(body)].flatMap(wordsOf).some((name) => word(name) === variableCode(name)) : false,
    body:
      body &&
      new RubyCode(
        isText
          ? textCode(body.text, word)
          : `(${bodyCode(body, { word, reference: (name) => (name === 'id' ? key : word('uuid')) }, 1)}).to_json`,
      ),
    contentType: isText ? typeOfText(request) : body && 'application/json',
  };
}
