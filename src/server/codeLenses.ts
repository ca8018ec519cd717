import type { CodeLens } from 'vscode-languageserver/node';
import { elementCount, elementPathsAt, mentionsIn } from '../core/index.js';
import { LENS_COMMANDS } from '../protocol/language.js';
import { lspRange } from './documents.js';
import type { Feature } from './feature.js';
import type { LiveDocument } from './liveDocument.js';

/** What is kept of a lens until somebody sees it. */
interface LensData {
  readonly uri: string;
  readonly resource: string;
}

/** Above the first key what can be done with the connector, above each resource what it makes. */
export const codeLenses: Feature = {
  capabilities: { codeLensProvider: { resolveProvider: true } },
  register({ connection, documents }) {
    connection.onCodeLens(({ textDocument: { uri } }) => {
      const live = documents.get(uri);
      if (!live) return null;
      const resources = mentionsIn(live.parts).filter(({ role }) => role === 'resource');
      return [
        ...topLenses(live),
        ...resources.map((name): CodeLens => ({
          range: lspRange(live.document, name),
          data: { uri, resource: name.word } satisfies LensData,
        })),
      ];
    });
    connection.onCodeLensResolve((lens) => {
      const data = lens.data as LensData | undefined;
      const live = data && documents.get(data.uri);
      return live ? { ...lens, command: resourceCommand(live, data.resource) } : lens;
    });
  },
};

function topLenses({ document, parts, uri }: LiveDocument): readonly CodeLens[] {
  const first = parts.tops.find(({ pair }) => pair);
  if (!first?.pair) return [];
  const at = first.part.start + first.pair.start;
  const range = lspRange(document, { start: at, end: at });
  return [
    { range, command: { title: 'Generate Files', command: LENS_COMMANDS.generate, arguments: [uri] } },
    { range, command: { title: 'Open Form', command: LENS_COMMANDS.form, arguments: [uri] } },
    { range, command: { title: 'Preview', command: LENS_COMMANDS.preview, arguments: [uri] } },
  ];
}

/** Of a connector that has errors nothing is planned: the lens leads to its row in the tree. */
function resourceCommand({ uri, reading: { connector } }: LiveDocument, resource: string): NonNullable<CodeLens['command']> {
  const count = connector && elementCount(connector, resource);
  const [path] = connector && count !== undefined ? elementPathsAt(connector, resource, 0) : [];
  if (count === undefined || path === undefined) return { title: 'Reveal in Tree', command: LENS_COMMANDS.reveal, arguments: [uri] };
  const file = uri.replace(/[^/]*$/, path.split('/').map(encodeURIComponent).join('/'));
  return { title: count === 1 ? '1 element' : `${count} elements`, command: LENS_COMMANDS.reveal, arguments: [file] };
}
