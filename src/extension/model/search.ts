import * as vscode from 'vscode';

export const SPEC_PATTERN = '**/connector.{yaml,yml}';
const EXCLUDE = '**/{node_modules,.git}/**';
/** More than any workspace has; a bound for one that was opened by mistake. */
const MOST = 5000;
/** Levels below a folder of the workspace that are looked at before the search of the editor has started. */
const NEAR = 2;
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', 'collection']);

export function isSpec(uri: vscode.Uri): boolean {
  return /(?:^|\/)connector\.ya?ml$/.test(uri.path) && uri.scheme !== 'git' && uri.scheme !== 'output';
}

/** Every connector.yaml of the workspace, as the editor finds files: what it excludes is left out. */
export function findSpecs(): Thenable<readonly vscode.Uri[]> {
  return vscode.workspace.findFiles(SPEC_PATTERN, EXCLUDE, MOST);
}

/** Those near the root, found without the search of the editor, which needs a process of its own to start. */
export async function findNearSpecs(): Promise<readonly vscode.Uri[]> {
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  return (await Promise.all(roots.map((root) => specsBelow(root, NEAR)))).flat();
}

async function specsBelow(folder: vscode.Uri, levels: number): Promise<readonly vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  const below = entries.map(async ([name, type]): Promise<readonly vscode.Uri[]> => {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.File) return isSpec(uri) ? [uri] : [];
    const skipped = levels === 0 || type !== vscode.FileType.Directory || name.startsWith('.') || SKIPPED.has(name);
    return skipped ? [] : specsBelow(uri, levels - 1);
  });
  return (await Promise.all(below)).flat();
}

/** Whether a file is in the workspace or in an editor; one whose folder left the workspace is still there on disk. */
export function isOurs(uri: vscode.Uri): boolean {
  const isOpen = vscode.workspace.textDocuments.some((document) => !document.isClosed && document.uri.toString() === uri.toString());
  return isOpen || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

/** A file that was deleted while its editor holds unsaved text is still there for whoever writes it. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  const id = uri.toString();
  if (vscode.workspace.textDocuments.some((document) => !document.isClosed && document.isDirty && document.uri.toString() === id))
    return true;
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => !(type & vscode.FileType.Directory),
    () => false,
  );
}
