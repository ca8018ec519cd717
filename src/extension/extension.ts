import * as vscode from 'vscode';
import { registerBadge } from './badge.js';
import { registerCommands } from './commands/index.js';
import { loadCore } from './core.js';
import { registerDecorations } from './decorations.js';
import { registerDiagnostics } from './diagnostics.js';
import { registerEditedFiles } from './editedFiles.js';
import { registerGenerateOnSave } from './generateOnSave.js';
import { registerGeneratedFiles } from './generatedFiles.js';
import { registerFormEditor } from './form/editor.js';
import { registerFormSerializer } from './form/panel.js';
import { VIEW } from './ids.js';
import { LanguageSupport } from './language/register.js';
import { ServedDocuments } from './language/served.js';
import { registerLiftActions } from './lift/actions.js';
import { disposeLog, log } from './log.js';
import { ConnectorStore } from './model/store.js';
import { registerPackOnSave } from './packOnSave.js';
import { setExtensionUri } from './model/ruby.js';
import { inBackground } from './run.js';
import { Review } from './review/review.js';
import { ElementTree } from './tree/provider.js';

let language: LanguageSupport | undefined;

/** Registers everything and returns: no file is read before a view, a command or a document asks for it. */
export function activate(context: vscode.ExtensionContext): { readonly activatedIn: number } {
  const began = performance.now();
  try {
    setExtensionUri(context.extensionUri);
    const store = new ConnectorStore();
    const tree = new ElementTree(store);
    const view = vscode.window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
    const served = new ServedDocuments();
    language = new LanguageSupport(context.extensionUri, served);
    const review = new Review();
    const services = { context, store, tree, view, review };
    context.subscriptions.push(
      store,
      tree,
      view,
      review,
      registerBadge(store, view),
      registerDecorations(store),
      registerEditedFiles(store),
      language,
      served,
      registerDiagnostics(store, served),
      registerGeneratedFiles(store),
      registerLiftActions(store),
      registerPackOnSave(store),
      registerGenerateOnSave(services),
      registerCommands(services),
      registerFormEditor(services),
      registerFormSerializer(services),
    );
  } catch (error) {
    log().error(error instanceof Error ? error : String(error));
    void vscode.window.showErrorMessage(vscode.l10n.t('Cenit Connectors could not start. The log tells why.'));
    throw error;
  }
  // Whatever started the extension needs the core next: it is loaded while the window hears that the extension is there.
  inBackground('core', loadCore);
  return { activatedIn: performance.now() - began };
}

/** The server is stopped before the log it writes to is closed. */
export async function deactivate(): Promise<void> {
  await language?.stop();
  disposeLog();
}
