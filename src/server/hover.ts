import { MarkupKind } from 'vscode-languageserver-types';
import { hoverAt } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';

/** What a key or value means. */
export const hover: Feature = {
  capabilities: { hoverProvider: true },
  register({ connection, documents }) {
    connection.onHover(({ textDocument, position }) => {
      const live = documents.get(textDocument.uri);
      const found = live && hoverAt(live.lines, live.document.offsetAt(position), live.language, () => live.reading);
      return found ? { contents: { kind: MarkupKind.Markdown, value: found.text }, range: lspRange(live.document, found.range) } : null;
    });
  },
};
