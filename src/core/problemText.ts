import { authSentences } from './problems/auth.js';
import { filesSentences } from './problems/files.js';
import { rubySentences } from './problems/ruby.js';
import { rulesSentences } from './problems/rules.js';
import { schemaSentences } from './problems/schema.js';
import type { ProblemArgs } from './problems/sentences.js';
import { yamlSentences } from './problems/yaml.js';

export type { ProblemArgs } from './problems/sentences.js';

/** The tables by what they speak of. */
export const sentenceTables = {
  YAML: yamlSentences,
  'Keys and values': schemaSentences,
  Rules: rulesSentences,
  Authorization: authSentences,
  Files: filesSentences,
  'Ruby edited by hand': rubySentences,
};

const sentences = { ...yamlSentences, ...schemaSentences, ...rulesSentences, ...authSentences, ...filesSentences, ...rubySentences };

export type ProblemCode = keyof typeof sentences;

const LONGEST_MESSAGE = 400;
const LONGEST_WORD = 80;

/** The sentence of a problem, in English. Long words are cut, so that a message stays readable. */
export function messageOf(problem: { readonly code: ProblemCode; readonly args: ProblemArgs }): string {
  const args = Object.fromEntries(
    Object.entries(problem.args).map(([key, value]) => [key, typeof value === 'string' ? shorten(value, LONGEST_WORD) : value]),
  );
  return shorten(sentences[problem.code](args), LONGEST_MESSAGE);
}

function shorten(text: string, length: number): string {
  const characters = [...text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}
