import { formatYaml, largeProblem } from '../core/index.js';
import { lspEdits } from './edits.js';
import type { Feature } from './feature.js';
import { tellTrouble } from './tellTrouble.js';

/** It is read whole, twice and at once: a larger one would keep the others waiting; in characters. */
const LARGE = 1_000_000;

/** Puts a document into form; the options of the editor do not count, since two blanks a level are the form. */
export const formatting: Feature = {
  capabilities: { documentFormattingProvider: true },
  register({ connection, documents }) {
    connection.onDocumentFormatting(({ textDocument }) => {
      const live = documents.get(textDocument.uri);
      const large = live && largeProblem(live.text, LARGE);
      if (large) tellTrouble(connection, `This file has ${large.args.megabytes} MB and is not formatted: split it first.`);
      return live && !large ? lspEdits(live.document, formatYaml(live.text)) : null;
    });
  },
};
