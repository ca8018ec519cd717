import { connectorSchema } from '../schema.js';
import { cleanSchema } from './cleanSchema.js';
import type { JsonSchema } from './jsonSchema.js';
import { translated } from './translated.js';
import { SchemaIndex } from './schemaIndex.js';

/** What a document is checked and completed against: the language of connector.yaml, or any JSON Schema alone. */
export interface Language {
  readonly schema: SchemaIndex;
  /** That of connector.yaml: with its rules, placeholders and names beside the schema. */
  readonly builtIn: boolean;
}

/** Its schema is made when somebody looks into it: a server has to answer before. */
export function connectorLanguage(): Language {
  let made: SchemaIndex | undefined;
  return {
    get schema() {
      return (made ??= new SchemaIndex(translated(connectorSchema())));
    },
    builtIn: true,
  };
}

/**
 * @param schema draft-07 or one that is written like it; whatever is wrong in it counts for nothing
 * @param join what an address comes to that is relative to another
 */
export function schemaLanguage(schema: object, join?: (reference: string, base: string) => string): Language {
  return { schema: new SchemaIndex(schema, readable, join), builtIn: false };
}

function readable(part: object): JsonSchema {
  const schema = cleanSchema(part);
  return typeof schema === 'object' ? schema : {};
}
