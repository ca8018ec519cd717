import { elementPathsAt, elementSource, resourceAt } from '../core/index.js';
import {
  ELEMENT_PATHS,
  ELEMENT_SOURCE,
  type ElementPaths,
  type ElementPathsParams,
  type ElementSource,
  type ElementSourceParams,
} from '../protocol/language.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';

/** Between a resource and the files that are generated of it, both ways. */
export const elementPlaces: Feature = {
  capabilities: {},
  register({ connection, documents }) {
    connection.onRequest(ELEMENT_PATHS, ({ textDocument, position }: ElementPathsParams): ElementPaths => {
      const live = documents.get(textDocument.uri);
      const connector = live?.reading.connector;
      if (!live || !connector) return [];
      const offset = live.document.offsetAt(position);
      return elementPathsAt(connector, resourceAt(live.parts, offset)?.word, offset);
    });
    connection.onRequest(ELEMENT_SOURCE, ({ textDocument, path }: ElementSourceParams): ElementSource => {
      const live = documents.get(textDocument.uri);
      const connector = live?.reading.connector;
      const source = connector && elementSource(connector, path);
      return live && source ? lspRange(live.document, source) : null;
    });
  },
};
