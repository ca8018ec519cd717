import { Ajv, type AnySchema, type ErrorObject } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import nextWords from 'ajv/dist/vocabularies/next.js';
import unevaluatedWords from 'ajv/dist/vocabularies/unevaluated/index.js';
import { patternOf, t, type Validate } from '../core/index.js';
import { choiceKeyword } from './choiceKeyword.js';
import { equalityKeywords } from './equalityKeyword.js';
import { referenceKeyword } from './referenceKeyword.js';
import { readableSchema } from './schemaDraft.js';

/**
 * Compiles a JSON Schema of the draft that it names; else of draft-07, or one that is written like it or like draft-04. A bundle of
 * its own, loaded where a schema is handed in: the one of connector.yaml is compiled by the build.
 * @param failed told once, where a schema that seemed to be one refers to itself without end: it finds nothing any more
 * @param told what of the schema had to be left out, in one sentence
 * @throws where the schema cannot be used, with the reason
 */
export function compileSchema(schema: object, failed: (error: unknown) => void, told: (text: string) => void = () => undefined): Validate {
  const { $schema, ...rest } = schema as Readonly<Record<string, unknown>>;
  const draft = /^https?:\/\/json-schema\.org\/(draft-07|draft\/20(?:19-09|20-12))?\/?schema#?$/.exec(String($schema))?.[1];
  const omitted = new Set<string>();
  const left = (what: string): void => void omitted.add(what);
  const isOne = !/"\$id":/.test(JSON.stringify({ ...rest, $id: undefined }));
  const readable = readableSchema(rest, { hasOldIds: draft === undefined, isOne, left });
  const ajv = validatorOf(draft, rest);
  // Not known to the drafts that are read; ajv refuses it.
  ajv.removeKeyword('id');
  const keywords = [choiceKeyword('oneOf'), choiceKeyword('anyOf'), ...equalityKeywords, referenceKeyword(ajv, left)];
  for (const keyword of keywords) ajv.removeKeyword(String(keyword.keyword)).addKeyword(keyword);
  // The draft is known: what its name looks like is no matter.
  const validate = ajv.compile(readable as AnySchema) as Validate;
  if (omitted.size > 0) told(t('The schema is used without {list}.', { list: [...omitted].join('; ') }));
  return guarded(validate, failed);
}

/** That a list has too many of a kind comes from a part that asks for nothing else. */
function readableError(error: ErrorObject): ErrorObject {
  const { minContains, maxContains } = error.params as { readonly minContains?: unknown; readonly maxContains?: unknown };
  return error.keyword === 'contains' && minContains === 0
    ? { ...error, keyword: 'maxItems', params: { limit: maxContains, kind: true } }
    : error;
}

function guarded(check: Validate, failed: (error: unknown) => void): Validate {
  let isUseless = false;
  const validate: Validate = (data) => {
    validate.errors = [];
    if (isUseless) return true;
    try {
      const fits = check(data);
      validate.errors = check.errors?.map(readableError);
      return fits;
    } catch (error) {
      isUseless = true;
      failed(error);
      return true;
    }
  };
  return validate;
}

function validatorOf(draft: string | undefined, schema: object): Ajv {
  const options = {
    ...{ allErrors: true, strict: false, validateFormats: false, verbose: true, messages: false },
    logger: false,
    code: { regExp: Object.assign((pattern: string) => patternOf(pattern) ?? /(?:)/, { code: 'patternOf' }) },
  } as const;
  if (draft === 'draft/2019-09') return new Ajv2019(options);
  // A schema without a name is of the draft whose words it uses.
  const isNew = draft === undefined && /"(?:prefixItems|\$dynamicRef)":/.test(JSON.stringify(schema));
  if (draft === 'draft/2020-12' || isNew) return new Ajv2020(options);
  // Later words in an older schema mean what they mean later.
  return new Ajv({ ...options, next: true, unevaluated: true }).addVocabulary(nextWords.default).addVocabulary(unevaluatedWords.default);
}
