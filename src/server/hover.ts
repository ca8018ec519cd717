import { MarkupKind } from 'vscode-languageserver-types';
import { hoverAt, type Hover } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';

/** What a key or value means. */
export const hover: Feature = {
  capabilities: { hoverProvider: true },
  register({ connection, documents }) {
    connection.onHover(async ({ textDocument, position }, token) => {
      const live = documents.get(textDocument.uri);
      if (!live || live.isForeign) return null;
      let lacks = false;
      const look = (): Hover | undefined =>
        hoverAt(live.lines, live.document.offsetAt(position), live.language, () => {
          lacks = !live.known;
          return live.known;
        });
      let found = look();
      // Of most places the lines around them tell all.
      if (lacks && !live.isLarge) {
        await live.read(token);
        found = look();
      }
      return found ? { contents: { kind: MarkupKind.Markdown, value: found.text }, range: lspRange(live.document, found.range) } : null;
    });
  },
};
