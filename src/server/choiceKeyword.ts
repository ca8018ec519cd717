import { _, Name, type CodeKeywordDefinition, type KeywordCxt } from 'ajv';

/** How many errors were found so far: a name in the code that ajv makes. */
const ERRORS = new Name('errors');

/** A choice of schemas whose error says how many errors each branch has, so that it can be told which of them were meant. */
export function choiceKeyword(keyword: 'oneOf' | 'anyOf'): CodeKeywordDefinition {
  return {
    keyword,
    schemaType: 'array',
    trackErrors: true,
    error: {
      message: 'fits none of its branches, or too many',
      params: ({ params }) => _`{lengths: ${params['lengths']}, passing: ${params['passing']}}`,
    },
    code(cxt: KeywordCxt): void {
      const { gen } = cxt;
      const lengths = gen.const('lengths', _`[]`);
      const passing = gen.let('passing', 0);
      const before = gen.let('before', ERRORS);
      const valid = gen.name('_valid');
      cxt.setParams({ lengths, passing });
      for (const index of (cxt.schema as readonly unknown[]).keys()) {
        const branch = cxt.subschema({ keyword, schemaProp: index, compositeRule: true }, valid);
        // What a branch knows is known for `unevaluatedProperties` too.
        cxt.mergeValidEvaluated(branch, valid);
        gen.code(_`${lengths}.push(${ERRORS} - ${before})`);
        gen.assign(before, ERRORS);
        gen.if(valid, () => gen.code(_`${passing}++`));
      }
      cxt.result(
        keyword === 'oneOf' ? _`${passing} === 1` : _`${passing} > 0`,
        () => cxt.reset(),
        () => cxt.error(true),
      );
    },
  };
}
