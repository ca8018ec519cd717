import { formatYaml } from '../core/index.js';
import { lspEdits } from './edits.js';
import type { Feature } from './feature.js';

/** Puts a document into form; the options of the editor do not count, since two blanks a level are the form. */
export const formatting: Feature = {
  capabilities: { documentFormattingProvider: true },
  register({ connection, documents }) {
    connection.onDocumentFormatting(({ textDocument }) => {
      const live = documents.get(textDocument.uri);
      return live ? lspEdits(live.document, formatYaml(live.text)) : null;
    });
  },
};
