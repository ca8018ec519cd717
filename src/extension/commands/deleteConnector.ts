import * as vscode from 'vscode';
import { loadCore } from '../core.js';
import { Failure } from '../failure.js';
import type { Services } from '../services.js';
import { reasonOf } from '../systemError.js';
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
  const there = await present(names.map((name) => vscode.Uri.joinPath(model.folder, name)));
  const left: vscode.Uri[] = [];
  for (const uri of there) if (!(await toTrash(uri))) left.push(uri);
  if (left.length > 0) await deleteForGood(left);
  services.store.forget(model);
  await services.store.searchAgain();
}

async function present(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const found = await Promise.all(
    uris.map((uri) =>
      vscode.workspace.fs.stat(uri).then(
        () => [uri],
        () => [],
      ),
    ),
  );
  return found.flat();
}

/** False where the file system has no trash, as on a remote machine. */
async function toTrash(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: true });
    return true;
  } catch (error) {
    if (/trash/i.test(error instanceof Error ? error.message : String(error))) return false;
    throw notDeleted(uri, error);
  }
}

function notDeleted(uri: vscode.Uri, error: unknown): Failure {
  return new Failure(vscode.l10n.t('{0} could not be deleted: {1}', uri.path.split('/').at(-1) ?? '', reasonOf(error)), {
    title: vscode.l10n.t('Show in Explorer'),
    run: () => vscode.commands.executeCommand('revealInExplorer', uri),
  });
}

/** Deleting for good needs a yes of its own, once for all. */
async function deleteForGood(uris: readonly vscode.Uri[]): Promise<void> {
  const really = vscode.l10n.t('Delete Permanently');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('There is no trash here. Delete the connector permanently?'),
    { modal: true, detail: uris.map(({ path }) => path.split('/').at(-1) ?? '').join(', ') },
    really,
  );
  if (chosen !== really) throw new vscode.CancellationError();
  for (const uri of uris) {
    try {
      await vscode.workspace.fs.delete(uri, { recursive: true, useTrash: false });
    } catch (error) {
      throw notDeleted(uri, error);
    }
  }
}
