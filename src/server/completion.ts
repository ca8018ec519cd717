import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type CompletionItem,
} from 'vscode-languageserver-types';
import { complete, describe, type Proposal } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';
import type { LiveDocument } from './liveDocument.js';

const KINDS: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  snippet: CompletionItemKind.Snippet,
  reference: CompletionItemKind.Reference,
};

const NEXT = { title: '', command: 'editor.action.triggerSuggest' };

/** Keys, values and snippets; what is told of one follows when somebody looks at it. */
export const completion: Feature = {
  capabilities: { completionProvider: { resolveProvider: true, triggerCharacters: [' ', ':', '-', '{', '[', ',', '"', "'", '/', '*'] } },
  register({ connection, documents }) {
    let last: readonly Proposal[] = [];
    let list = 0;
    connection.onCompletion(({ textDocument, position }) => {
      const live = documents.get(textDocument.uri);
      if (!live) return null;
      last = complete(live.lines, live.document.offsetAt(position), live.language);
      list += 1;
      return { isIncomplete: false, items: last.map((proposal, index) => itemOf(live, proposal, { list, index })) };
    });
    connection.onCompletionResolve((item) => {
      const of = item.data as { readonly list: number; readonly index: number } | undefined;
      const proposal = of?.list === list ? last[of.index] : undefined;
      return proposal ? { ...item, documentation: { kind: MarkupKind.Markdown, value: textOf(proposal) } } : item;
    });
  },
};

const textOf = ({ note, schemas }: Proposal): string => [note ?? '', describe(schemas)].filter((text) => text !== '').join('\n\n');

function itemOf({ document }: LiveDocument, proposal: Proposal, data: { readonly list: number; readonly index: number }): CompletionItem {
  const { kind, label, range, text, isSnippet, order, filter, detail, isDeprecated, goesOn } = proposal;
  return {
    label,
    kind: KINDS[kind],
    detail,
    sortText: String(order).padStart(5, '0'),
    textEdit: { range: lspRange(document, range), newText: text },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.adjustIndentation,
    data,
    ...(filter === undefined ? {} : { filterText: filter }),
    ...(isDeprecated === true ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(goesOn === true ? { command: NEXT } : {}),
  };
}
