import type { Range } from '../result.js';
import { BUILT_IN_WORDS } from '../spec/template.js';
import { mentionsIn, type Mention } from './mentions.js';
import type { PartedText } from './partedText.js';
import { variablesIn } from './references.js';

/** A piece of text with a meaning that colours alone can tell; types are the editor's standard ones. */
export interface SemanticMark extends Range {
  readonly type: 'variable' | 'parameter' | 'keyword' | 'class';
  /** Where the name is made. */
  readonly declares: boolean;
}

const BUILT_IN: ReadonlySet<string> = new Set(BUILT_IN_WORDS);

/**
 * Placeholders, the names of variables and resources, the verbs of requests and `$record` and its kin, in the order of the text.
 * A word in braces that means nothing is text.
 */
export function semanticMarks(text: PartedText): readonly SemanticMark[] {
  const variables = variablesIn(text);
  return mentionsIn(text).flatMap((mention) => {
    const type = typeOf(mention, variables);
    const { start, end } = mention.role === 'placeholder' ? mention.outer : mention;
    return type && end > start ? [{ start, end, type, declares: mention.role === 'variable' || mention.role === 'resource' }] : [];
  });
}

function typeOf({ role, word, scope }: Mention, variables: ReadonlySet<string>): SemanticMark['type'] | undefined {
  switch (role) {
    case 'variable':
      return 'variable';
    case 'resource':
      return 'class';
    case 'verb':
      return 'keyword';
    case 'reference':
      return 'parameter';
    case 'alias':
      return undefined;
    case 'placeholder':
      if (variables.has(word)) return 'variable';
      return scope === 'path' || (scope === 'request' && (BUILT_IN.has(word) || word === 'id')) ? 'parameter' : undefined;
  }
}
