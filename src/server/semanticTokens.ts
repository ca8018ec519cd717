import type { Range, SemanticTokens, SemanticTokensEdit } from 'vscode-languageserver-types';
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
    /** The last answer of a document, from which the next one differs little. */
    const last = new WeakMap<LiveDocument, Answer>();
    let count = 0;
    const answer = (live: LiveDocument): Answer => {
      count += 1;
      const made = { resultId: String(count), data: encoded(live) };
      last.set(live, made);
      return made;
    };
    const { semanticTokens: requests } = connection.languages;
    requests.on(async ({ textDocument }, token) => {
      const live = await documents.parted(textDocument.uri, token);
      return live ? answer(live) : NONE;
    });
    requests.onDelta(async ({ textDocument, previousResultId }, token) => {
      const live = await documents.parted(textDocument.uri, token);
      if (!live) return NONE;
      const before = last.get(live);
      const now = answer(live);
      return before?.resultId === previousResultId ? { resultId: now.resultId, edits: difference(before.data, now.data) } : now;
    });
    requests.onRange(async ({ textDocument, range }, token) => {
      const live = await documents.parted(textDocument.uri, token);
      return live ? { data: encoded(live, range) } : NONE;
    });
  },
};

type Answer = SemanticTokens & { readonly resultId: string };

const NONE: SemanticTokens = { data: [] };

/** Five numbers a token: lines and signs since the one before, length, type, modifiers. */
function encoded({ document, parts }: LiveDocument, range?: Range): number[] {
  const from = range ? document.offsetAt(range.start) : 0;
  const to = range ? document.offsetAt(range.end) : Infinity;
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { start, end, type, declares } of semanticMarks(parts)) {
    if (end < from || start > to) continue;
    const at = document.positionAt(start);
    // A token stands on one line.
    if (document.positionAt(end).line !== at.line) continue;
    const lines = at.line - before.line;
    data.push(
      lines,
      lines === 0 ? at.character - before.character : at.character,
      end - start,
      TYPES.indexOf(type),
      declares ? DECLARATION : 0,
    );
    before = at;
  }
  return data;
}

/** One edit: from the first number that is another one to the last. */
function difference(before: readonly number[], now: readonly number[]): SemanticTokensEdit[] {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start += 1;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === now[now.length - 1 - same]) same += 1;
  const deleteCount = before.length - start - same;
  const data = now.slice(start, now.length - same);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
