import * as vscode from 'vscode';
import { loadCore } from '../core.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import { pickConnector } from './pick.js';

/** Moves connector.yaml, collection.json and collection/ to the trash, after asking; files beside them stay. */
export async function deleteConnector(services: Services, argument: unknown): Promise<void> {
  requireTrust();
  const model = await pickConnector(services, argument);
  const { COLLECTION_FILE, COLLECTION_FOLDER } = await loadCore();
  const remove = vscode.l10n.t('Move to Trash');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete the connector {0}?', model.title),
    { modal: true, detail: vscode.l10n.t('connector.yaml, collection.json and the folder collection go to the trash.') },
    remove,
  );
  if (chosen !== remove) return;
  const names = [model.uri.path.split('/').at(-1) ?? 'connector.yaml', COLLECTION_FILE, COLLECTION_FOLDER];
  for (const name of names) await trash(vscode.Uri.joinPath(model.folder, name));
  await services.store.searchAgain();
}

async function trash(uri: vscode.Uri): Promise<void> {
  const there = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!there) return;
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: true });
  } catch (error) {
    // Some file systems have no trash; deleting there for good needs a yes of its own.
    const really = vscode.l10n.t('Delete Permanently');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('{0} cannot be moved to the trash. Delete it permanently?', uri.path.split('/').at(-1) ?? ''),
      { modal: true },
      really,
    );
    if (chosen !== really) throw new vscode.CancellationError();
    if (error instanceof Error) await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: false });
  }
}
