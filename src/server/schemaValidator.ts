import { Ajv, type AnySchema } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Validate } from '../core/index.js';
import { choiceKeyword } from './choiceKeyword.js';
import { equalityKeywords } from './equalityKeyword.js';

/**
 * Compiles a JSON Schema of the draft that it names; else of draft-07, or one that is written like it. A bundle of its own, loaded
 * where a schema is handed in: the one of connector.yaml is compiled by the build.
 * @param failed told once, where a schema that seemed to be one refers to itself without end: it finds nothing any more
 * @throws where the schema cannot be used, with the reason
 */
export function compileSchema(schema: object, failed: (error: unknown) => void): Validate {
  const { $schema, ...rest } = schema as { readonly $schema?: unknown };
  const draft = /^https?:\/\/json-schema\.org\/(draft-07|draft\/20(?:19-09|20-12))?\/?schema#?$/.exec(String($schema));
  const ajv = new (validatorOf(draft?.[1], rest))({
    allErrors: true,
    strict: false,
    validateFormats: false,
    verbose: true,
    messages: false,
    logger: false,
  });
  const keywords = [choiceKeyword('oneOf'), choiceKeyword('anyOf'), ...equalityKeywords];
  for (const keyword of keywords) ajv.removeKeyword(String(keyword.keyword)).addKeyword(keyword);
  // The draft is known: what its name looks like is no matter.
  return guarded(ajv.compile(rest as AnySchema) as Validate, failed);
}

function guarded(check: Validate, failed: (error: unknown) => void): Validate {
  let isUseless = false;
  const validate: Validate = (data) => {
    validate.errors = [];
    if (isUseless) return true;
    try {
      const fits = check(data);
      validate.errors = check.errors;
      return fits;
    } catch (error) {
      isUseless = true;
      failed(error);
      return true;
    }
  };
  return validate;
}

function validatorOf(draft: string | undefined, schema: object): typeof Ajv | typeof Ajv2019 | typeof Ajv2020 {
  if (draft === 'draft/2019-09') return Ajv2019;
  // A schema without a name is of the draft whose words it uses.
  return draft === 'draft/2020-12' || (draft === undefined && /"prefixItems":/.test(JSON.stringify(schema))) ? Ajv2020 : Ajv;
}
