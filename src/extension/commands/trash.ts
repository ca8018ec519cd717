import * as vscode from 'vscode';
import { Failure } from '../failure.js';
import { reasonOf } from '../systemError.js';

/**
 * Moves files and folders to the trash, those that are there.
 * @param permanently asks whether they are deleted for good where the file system has no trash
 */
export async function moveToTrash(uris: readonly vscode.Uri[], permanently: string): Promise<void> {
  const left: vscode.Uri[] = [];
  for (const uri of await present(uris)) if (!(await toTrash(uri))) left.push(uri);
  if (left.length > 0) await deleteForGood(left, permanently);
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
  return new Failure(vscode.l10n.t('{0} could not be deleted: {1}', uri.path.split('/').at(-1) ?? '', reasonOf(vscode.l10n, error)), {
    title: vscode.l10n.t('Show in Explorer'),
    run: () => vscode.commands.executeCommand('revealInExplorer', uri),
  });
}

/** Deleting for good needs a yes of its own, once for all. */
async function deleteForGood(uris: readonly vscode.Uri[], question: string): Promise<void> {
  const really = vscode.l10n.t('Delete Permanently');
  const chosen = await vscode.window.showWarningMessage(
    question,
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
