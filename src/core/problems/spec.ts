import { authSentences } from './auth.js';
import { rulesSentences } from './rules.js';
import { schemaSentences } from './schema.js';
import { sentence, type ProblemArgs } from './sentences.js';
import { yamlSentences } from './yaml.js';

/** Problems of connector.yaml, by what they speak of. The others are told only by what reads the files beside it. */
export const specTables = { YAML: yamlSentences, 'Keys and values': schemaSentences, Rules: rulesSentences, Authorization: authSentences };

export const specSentences = { ...yamlSentences, ...schemaSentences, ...rulesSentences, ...authSentences };

export type SpecCode = keyof typeof specSentences;

/** The sentence of a problem of connector.yaml. */
export function specMessageOf(problem: { readonly code: SpecCode; readonly args: ProblemArgs }): string {
  return sentence(specSentences, problem);
}
