import type { SelectionRange } from 'vscode-languageserver/node';
import { selectionsAt } from '../core/index.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';

/** *Expand Selection*. */
export const selectionRanges: Feature = {
  capabilities: { selectionRangeProvider: true },
  register({ connection, documents }) {
    connection.onSelectionRanges(async ({ textDocument, positions }, token) => {
      const live = await documents.parted(textDocument.uri, token);
      if (!live) return null;
      return positions.map((position): SelectionRange => {
        const ranges = selectionsAt(live.parts, live.document.offsetAt(position)).map((range) => lspRange(live.document, range));
        const made = ranges.reduceRight<SelectionRange | undefined>((parent, range) => (parent ? { range, parent } : { range }), undefined);
        return made ?? { range: { start: position, end: position } };
      });
    });
  },
};
