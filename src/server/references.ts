import { aliasesAt, referencesAt } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';

/** All aliases of a value, and all uses of a variable or of the key of the record. */
export const references: Feature = {
  capabilities: { referencesProvider: true },
  register({ connection, documents }) {
    connection.onReferences(async ({ textDocument: { uri }, position, context }, token) => {
      const live = await documents.parted(uri, token);
      if (!live) return null;
      const offset = live.document.offsetAt(position);
      const aliases = aliasesAt(live.lines, offset, context.includeDeclaration);
      const found = aliases.length > 0 ? aliases : referencesAt(live.parts, offset, context.includeDeclaration);
      return found.map((range) => ({ uri, range: lspRange(live.document, range) }));
    });
  },
};
