import { linksIn } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';

export const documentLinks: Feature = {
  capabilities: { documentLinkProvider: {} },
  register({ connection, documents }) {
    connection.onDocumentLinks(async ({ textDocument }, token) => {
      const live = await documents.parted(textDocument.uri, token);
      return live ? linksIn(live.parts).map(({ target, ...range }) => ({ range: lspRange(live.document, range), target })) : null;
    });
  },
};
