import { FoldingRangeKind } from 'vscode-languageserver-types';
import { foldsIn } from '../core/index.js';
import type { Feature } from './feature.js';

export const foldingRanges: Feature = {
  capabilities: { foldingRangeProvider: true },
  register({ connection, documents }) {
    connection.onFoldingRanges(async ({ textDocument }, token) => {
      const live = await documents.parted(textDocument.uri, token);
      if (!live) return null;
      return foldsIn(live.parts).flatMap(({ start, end, comment }) => {
        const startLine = live.document.positionAt(start).line;
        const endLine = live.document.positionAt(end).line;
        return endLine > startLine ? [{ startLine, endLine, ...(comment ? { kind: FoldingRangeKind.Comment } : {}) }] : [];
      });
    });
  },
};
