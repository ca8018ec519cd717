import * as vscode from 'vscode';
import { COMMANDS, LANGUAGE } from './ids.js';
import { isThere } from './model/search.js';
import type { ConnectorStore } from './model/store.js';

const GENERATED = { pattern: '**/collection/**/*.{rb,json}' };
const TOP = new vscode.Range(0, 0, 0, 0);

/** *Go to Implementations* leads from connector.yaml to the files of a resource, a lens above each of these back. */
export function registerGeneratedFiles(store: ConnectorStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    store.onDidChange(({ what }) => what !== 'states' && changed.fire()),
    vscode.languages.registerImplementationProvider(
      { language: LANGUAGE },
      { provideImplementation: (document, position) => filesAt(store, document, position) },
    ),
    vscode.languages.registerCodeLensProvider(GENERATED, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: ({ uri }) => lensesOf(store, uri),
    }),
  );
}

/** Those that are there: what is not generated yet can be shown nowhere. */
async function filesAt(store: ConnectorStore, document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Location[]> {
  await store.ready();
  const model = store.get(document.uri);
  if (!model || model.foreign) return [];
  await store.refresh(model);
  const files = (await model.pathsAt(document.offsetAt(position))).map((path) => model.fileOf({ path }));
  const found = await Promise.all(files.map(async (uri) => ((await isThere(uri)) ? [new vscode.Location(uri, TOP.start)] : [])));
  return found.flat();
}

async function lensesOf(store: ConnectorStore, uri: vscode.Uri): Promise<vscode.CodeLens[]> {
  await store.ready();
  const model = store.ownerOf(uri);
  await model?.analyse();
  const element = model?.elementAt(uri);
  if (!element) return [];
  const title = vscode.l10n.t('Show in connector.yaml');
  return [new vscode.CodeLens(TOP, { title, command: COMMANDS.showInSpec, arguments: [uri] })];
}
