import * as vscode from 'vscode';
import { loadCore } from '../core.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import { pickConnector } from './pick.js';
import { moveToTrash } from './trash.js';

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
  await moveToTrash(
    names.map((name) => vscode.Uri.joinPath(model.folder, name)),
    vscode.l10n.t('There is no trash here. Delete the connector permanently?'),
  );
  services.store.forget(model);
  await services.store.searchAgain();
}
