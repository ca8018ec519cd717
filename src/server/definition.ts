import { anchorOf, definitionsAt } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';

/** From an alias to the value that has the name, and from the use of a variable to where it is defined. */
export const definition: Feature = {
  capabilities: { definitionProvider: true },
  register({ connection, documents }) {
    connection.onDefinition(async ({ textDocument: { uri }, position }, token) => {
      const live = await documents.parted(uri, token);
      if (!live) return null;
      const offset = live.document.offsetAt(position);
      const anchor = anchorOf(live.lines, offset);
      const found = anchor ? [anchor] : live.language.builtIn ? definitionsAt(live.parts, offset) : [];
      return found.map((range) => ({ uri, range: lspRange(live.document, range) }));
    });
  },
};
