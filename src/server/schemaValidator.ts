import { Ajv, type AnySchema } from 'ajv';
import type { Validate } from '../core/index.js';
import { choiceKeyword } from './choiceKeyword.js';

/**
 * Compiles a JSON Schema (draft-07, or one that is written like it). A bundle of its own, loaded where a schema is handed in: the
 * one of connector.yaml is compiled by the build.
 * @throws where the schema cannot be used, with the reason
 */
export function compileSchema(schema: object): Validate {
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, verbose: true, messages: false, logger: false });
  for (const keyword of ['oneOf', 'anyOf'] as const) ajv.removeKeyword(keyword).addKeyword(choiceKeyword(keyword));
  const { $schema, ...rest } = schema as { readonly $schema?: unknown };
  const isKnown = typeof $schema === 'string' && /^http:\/\/json-schema\.org\/(?:draft-07\/)?schema#?$/.test($schema);
  return ajv.compile((isKnown ? schema : rest) as AnySchema) as Validate;
}
