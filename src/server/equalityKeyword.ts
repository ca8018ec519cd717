import { _, type CodeKeywordDefinition, type KeywordCxt } from 'ajv';
import { valueText } from './valueText.js';

type Broken = (schema: unknown, data: unknown) => object | undefined;

/** Keywords that compare data: ajv's own comparison asks maps for their prototype, and those of a text have none. */
const broken = {
  const: (allowedValue, data) => (valueText(allowedValue) === valueText(data) ? undefined : { allowedValue }),
  enum: (allowedValues, data) => {
    const text = valueText(data);
    return (allowedValues as readonly unknown[]).some((value) => valueText(value) === text) ? undefined : { allowedValues };
  },
  uniqueItems: (wanted, data) => {
    const seen = new Map<string, number>();
    for (const [j, item] of wanted && Array.isArray(data) ? data.entries() : []) {
      const text = valueText(item);
      const i = seen.get(text);
      if (i !== undefined) return { i, j };
      seen.set(text, j);
    }
    return undefined;
  },
} satisfies Record<string, Broken>;

export const equalityKeywords: readonly CodeKeywordDefinition[] = Object.entries(broken).map(([keyword, ref]) => ({
  keyword,
  error: { message: 'is not the same', params: ({ params }) => _`${params['found']}` },
  code(cxt: KeywordCxt): void {
    const { gen, schemaCode, data } = cxt;
    const found = gen.const('found', _`${gen.scopeValue('func', { ref })}(${schemaCode}, ${data})`);
    cxt.setParams({ found });
    cxt.fail(_`${found}`);
  },
}));
