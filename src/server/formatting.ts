import { largeProblem, t } from '../core/index.js';
import { lspEdits } from './edits.js';
import type { Feature } from './feature.js';
import { tellTrouble } from './tellTrouble.js';

/** Of a larger one a step alone, making its nodes, would keep the others waiting for more than a second; in characters. */
const LARGE = 1_000_000;

/** Puts a document into form; the options of the editor do not count, since two blanks a level are the form. */
export const formatting: Feature = {
  capabilities: { documentFormattingProvider: true },
  register({ connection, documents }) {
    connection.onDocumentFormatting(async ({ textDocument }, token) => {
      const live = documents.get(textDocument.uri);
      const large = live && largeProblem(live.text, LARGE);
      if (large)
        tellTrouble(
          connection,
          t('This file has {megabytes} MB and is not formatted: split it first.', { megabytes: large.args.megabytes ?? 0 }),
        );
      return live && !large ? lspEdits(live.document, await live.format(token)) : null;
    });
  },
};
