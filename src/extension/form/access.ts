import * as vscode from 'vscode';

/**
 * Whether the editor's file systems say that a file cannot be written. Of a file on a disk they tell nothing: there the editor lets
 * people type and asks them when they save, and so does the form.
 */
export async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  return vscode.workspace.fs.stat(uri).then(
    ({ permissions = 0 }) => (permissions & vscode.FilePermission.Readonly) !== 0,
    // It is not there: what is typed makes it anew.
    () => false,
  );
}
