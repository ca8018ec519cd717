import * as vscode from 'vscode';
import { Failure } from '../failure.js';

/** The folder a new connector's folder is made in: the only one of the workspace, or the one somebody picks. */
export async function chooseParent(): Promise<vscode.Uri> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [only] = folders;
  if (!only) throw noFolder();
  if (folders.length === 1) return only.uri;
  const chosen = await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('The folder to make the connector in') });
  if (!chosen) throw new vscode.CancellationError();
  return chosen.uri;
}

/** The connector.yaml of a folder under either of its names; undefined where there is none. */
export async function specIn(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  for (const name of ['connector.yaml', 'connector.yml']) {
    const uri = vscode.Uri.joinPath(folder, name);
    const isThere = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (isThere) return uri;
  }
  return undefined;
}

/** What every command says in a window with no folder. */
export function noFolder(): Failure {
  return new Failure(vscode.l10n.t('Open a folder first: a connector is a folder of files.'), {
    title: vscode.l10n.t('Open Folder'),
    run: () => vscode.commands.executeCommand('vscode.openFolder'),
  });
}
