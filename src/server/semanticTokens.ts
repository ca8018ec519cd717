import { SemanticTokensBuilder, type Range, type SemanticTokens } from 'vscode-languageserver/node';
import { semanticMarks, type SemanticMark } from '../core/index.js';
import type { Feature } from './feature.js';
import type { LiveDocument } from './liveDocument.js';

const TYPES: readonly SemanticMark['type'][] = ['variable', 'parameter', 'keyword', 'class'];
const DECLARATION = 1;

/** Colours that a grammar cannot know: which words in braces mean something, and what. */
export const semanticTokens: Feature = {
  capabilities: {
    semanticTokensProvider: {
      legend: { tokenTypes: [...TYPES], tokenModifiers: ['declaration'] },
      full: { delta: true },
      range: true,
    },
  },
  register({ connection, documents }) {
    const builders = new WeakMap<LiveDocument, SemanticTokensBuilder>();
    const builderOf = (live: LiveDocument): SemanticTokensBuilder => {
      const builder = builders.get(live) ?? new SemanticTokensBuilder();
      builders.set(live, builder);
      return builder;
    };
    const { semanticTokens: requests } = connection.languages;
    requests.on(({ textDocument }) => {
      const live = documents.get(textDocument.uri);
      if (!live) return NONE;
      const builder = builderOf(live);
      // An id that no answer had: all of the next answer is new.
      builder.previousResult('');
      push(builder, live);
      return builder.build();
    });
    requests.onDelta(({ textDocument, previousResultId }) => {
      const live = documents.get(textDocument.uri);
      if (!live) return NONE;
      const builder = builderOf(live);
      builder.previousResult(previousResultId);
      push(builder, live);
      return builder.buildEdits();
    });
    requests.onRange(({ textDocument, range }) => {
      const live = documents.get(textDocument.uri);
      const builder = new SemanticTokensBuilder();
      if (live) push(builder, live, range);
      return builder.build();
    });
  },
};

const NONE: SemanticTokens = { data: [] };

function push(builder: SemanticTokensBuilder, { document, parts }: LiveDocument, range?: Range): void {
  const from = range ? document.offsetAt(range.start) : 0;
  const to = range ? document.offsetAt(range.end) : Infinity;
  for (const { start, end, type, declares } of semanticMarks(parts)) {
    if (end < from || start > to) continue;
    const { line, character } = document.positionAt(start);
    // A token stands on one line.
    if (document.positionAt(end).line === line) builder.push(line, character, end - start, TYPES.indexOf(type), declares ? DECLARATION : 0);
  }
}
