import { filesSentences } from './problems/files.js';
import { rubySentences } from './problems/ruby.js';
import { sentence, type ProblemArgs } from './problems/sentences.js';
import { specSentences, specTables } from './problems/spec.js';

/** The tables by what they speak of. */
export const sentenceTables = { ...specTables, Files: filesSentences, 'Ruby edited by hand': rubySentences };

const sentences = { ...specSentences, ...filesSentences, ...rubySentences };

export type ProblemCode = keyof typeof sentences;

/** The sentence of a problem of any file. */
export function messageOf(problem: { readonly code: ProblemCode; readonly args: ProblemArgs }): string {
  return sentence(sentences, problem);
}
