import * as vscode from 'vscode';
import { openReview } from './commands/review.js';
import { reviewsAlways } from './commands/reviewSetting.js';
import { SETTINGS } from './ids.js';
import type { ConnectorModel } from './model/connector.js';
import { Conflicted, generating, makeFilesOf, planFilesOf, type FilesPlanned } from './model/make.js';
import { isSpec } from './model/search.js';
import { showError } from './run.js';
import type { Services } from './services.js';

/** How long it is told in the status bar that files were written; milliseconds. */
const SHOWN = 5_000;

/** Generates a connector when its connector.yaml is saved, where somebody wants that. A text with errors waits until they are mended. */
export function registerGenerateOnSave(services: Services): vscode.Disposable {
  return vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    if (!isSpec(uri) || !vscode.workspace.isTrusted || !isWanted(uri)) return;
    generateSaved(services, uri).catch((error: unknown) => showError('generate on save', error));
  });
}

const isWanted = (uri: vscode.Uri): boolean => vscode.workspace.getConfiguration(SETTINGS, uri).get('generateOnSave') === true;

async function generateSaved(services: Services, uri: vscode.Uri): Promise<void> {
  const { store } = services;
  await store.ready();
  const model = store.get(uri);
  if (!model || model.foreign || model.shadowed) return;
  await store.refresh(model);
  if (!model.connector) return;
  if (reviewsAlways(model)) {
    const found = await planFilesOf(store, model);
    if (found.planned.changes.some(({ status }) => status !== 'unchanged' && status !== 'kept')) await openReview(services, model, found);
    return;
  }
  try {
    const { writing } = await makeFilesOf(store, model, generating('fail'));
    if (writing.total > 0) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('{0}: files written: {1}', model.title, writing.total), SHOWN);
    }
  } catch (error) {
    if (!(error instanceof Conflicted)) throw error;
    tellConflicts(services, model, error.found);
  }
}

/** Not by opening them: who saves goes on typing. */
function tellConflicts(services: Services, model: ConnectorModel, found: FilesPlanned): void {
  const show = vscode.l10n.t('Show Changes');
  const message = vscode.l10n.t(
    '{0}: nothing was generated, since files you edited are in conflict with what is generated now.',
    model.title,
  );
  void vscode.window.showWarningMessage(message, show).then((chosen) => {
    if (chosen === show) openReview(services, model, found).catch((error: unknown) => showError('review', error));
  });
}
