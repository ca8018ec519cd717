import type { CodeLens } from 'vscode-languageserver/node';
import { elementPathsOf, mentionsIn, t } from '../core/index.js';
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
    connection.onCodeLens(async ({ textDocument: { uri } }, token) => {
      const live = await documents.parted(uri, token);
      if (!live || live.isForeign) return [];
      const resources = mentionsIn(live.parts).filter(({ role }) => role === 'resource');
      return [
        ...topLenses(live),
        ...resources.map((name): CodeLens => ({
          range: lspRange(live.document, name),
          data: { uri, resource: name.word } satisfies LensData,
        })),
      ];
    });
    connection.onCodeLensResolve(async (lens, token) => {
      const data = lens.data as LensData | undefined;
      const live = data && documents.get(data.uri);
      if (live && !live.isLarge) await live.read(token);
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
    { range, command: { title: t('Generate Files'), command: LENS_COMMANDS.generate, arguments: [uri] } },
    { range, command: { title: t('Open Form'), command: LENS_COMMANDS.form, arguments: [uri] } },
    { range, command: { title: t('Preview'), command: LENS_COMMANDS.preview, arguments: [uri] } },
  ];
}

/** Of a connector that has errors, or is not read, nothing is planned: the lens leads to its row in the tree. */
function resourceCommand({ uri, known }: LiveDocument, resource: string): NonNullable<CodeLens['command']> {
  const paths = known?.connector ? elementPathsOf(known.connector, resource) : [];
  const [path] = paths;
  if (path === undefined) return { title: t('Reveal in Tree'), command: LENS_COMMANDS.reveal, arguments: [uri] };
  const file = uri.replace(/[^/]*$/, path.split('/').map(encodeURIComponent).join('/'));
  return { title: paths.length === 1 ? t('1 element') : t('{0} elements', paths.length), command: LENS_COMMANDS.reveal, arguments: [file] };
}
