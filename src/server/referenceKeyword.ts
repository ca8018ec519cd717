import { Ajv, type CodeKeywordDefinition } from 'ajv';
import { t } from '../core/index.js';

/**
 * A reference that takes anything where it leads nowhere: all the rest of the schema still counts.
 * @param left told of each that leads nowhere
 */
export function referenceKeyword(ajv: Ajv, left: (what: string) => void): CodeKeywordDefinition {
  const rule = ajv.RULES.all['$ref'];
  const own = typeof rule === 'object' ? (rule.definition as CodeKeywordDefinition) : undefined;
  return {
    keyword: '$ref',
    schemaType: 'string',
    code(cxt) {
      try {
        own?.code(cxt);
      } catch (error) {
        // What is no address at all is told in another way.
        const isLost = error instanceof Ajv.MissingRefError || (error instanceof Error && /^URI/.test(error.message));
        if (!isLost) throw error;
        left(t('the reference {reference}, which leads nowhere', { reference: String(cxt.schema) }));
      }
    },
  };
}
