import { anchorOf } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';

/** From an alias to the value that has the name. */
export const anchors: Feature = {
  capabilities: { definitionProvider: true },
  register({ connection, documents }) {
    connection.onDefinition(({ textDocument, position }) => {
      const live = documents.get(textDocument.uri);
      const found = live && anchorOf(live.lines, live.document.offsetAt(position));
      return found ? { uri: live.uri, range: lspRange(live.document, found) } : null;
    });
  },
};
