import { definitionsAt, referencesAt } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';

/** From the use of a variable to its definition and back. */
export const references: Feature = {
  capabilities: { definitionProvider: true, referencesProvider: true },
  register({ connection, documents }) {
    connection.onDefinition(({ textDocument: { uri }, position }) => {
      const live = documents.get(uri);
      if (!live) return null;
      return definitionsAt(live.parts, live.document.offsetAt(position)).map((range) => ({ uri, range: lspRange(live.document, range) }));
    });
    connection.onReferences(({ textDocument: { uri }, position, context }) => {
      const live = documents.get(uri);
      if (!live) return null;
      const found = referencesAt(live.parts, live.document.offsetAt(position), context.includeDeclaration);
      return found.map((range) => ({ uri, range: lspRange(live.document, range) }));
    });
  },
};
