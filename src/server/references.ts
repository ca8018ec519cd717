import { referencesAt } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';

/** All uses of a variable. */
export const references: Feature = {
  capabilities: { referencesProvider: true },
  register({ connection, documents }) {
    connection.onReferences(async ({ textDocument: { uri }, position, context }, token) => {
      const live = await documents.parted(uri, token);
      if (!live) return null;
      const found = referencesAt(live.parts, live.document.offsetAt(position), context.includeDeclaration);
      return found.map((range) => ({ uri, range: lspRange(live.document, range) }));
    });
  },
};
