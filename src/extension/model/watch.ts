import * as vscode from 'vscode';
import { inBackground } from '../run.js';
import { SPEC_PATTERN, isSpec } from './search.js';

/** What a change in the workspace may mean for its connectors. */
export interface Watched {
  /** A file came, went or has another text, on disk or in its editor. */
  readonly file: (uri: vscode.Uri) => void;
  /** A folder came, which may have connectors in it. */
  readonly folderCame: (uri: vscode.Uri) => void;
  /** A folder went, with all that was in it. */
  readonly folderWent: (uri: vscode.Uri) => void;
  /** The folders of the workspace are others. */
  readonly workspace: () => void;
}

/** Tells of everything that may change a connector: file watchers, and what the editor itself knows earlier than those. */
export function watchWorkspace({ folderCame, folderWent, workspace, ...told }: Watched): vscode.Disposable {
  const file = (uri: vscode.Uri): void => {
    if (!isOfRun(uri)) told.file(uri);
  };
  const specs = vscode.workspace.createFileSystemWatcher(SPEC_PATTERN);
  const elements = vscode.workspace.createFileSystemWatcher('**/{collection/**,collection.json}');
  // A folder that comes, goes or is renamed as a whole is told of by itself alone.
  const folders = vscode.workspace.createFileSystemWatcher('**', false, true, false);
  const moved = (uri: vscode.Uri): void => (hasExtension(uri) ? file(uri) : folderWent(uri));
  return vscode.Disposable.from(
    specs,
    elements,
    folders,
    ...[specs, elements].flatMap((watcher) => [watcher.onDidCreate(file), watcher.onDidChange(file), watcher.onDidDelete(file)]),
    folders.onDidCreate((uri) => {
      if (!isOfRun(uri)) inBackground('search', async () => (await isFolder(uri)) && folderCame(uri));
    }),
    folders.onDidDelete(folderWent),
    // Watchers of folders that were just made come late: what the editor itself knows is not waited for.
    vscode.workspace.onDidSaveTextDocument(({ uri }) => file(uri)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && file(document.uri)),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => isSpec(uri) && file(uri)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => isSpec(uri) && file(uri)),
    vscode.workspace.onDidRenameFiles(({ files }) =>
      files.forEach(({ oldUri, newUri }) => {
        moved(oldUri);
        if (hasExtension(newUri)) file(newUri);
        else folderCame(newUri);
      }),
    ),
    vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(moved)),
    vscode.workspace.onDidChangeWorkspaceFolders(workspace),
  );
}

/** Locks, journals and new texts of a run that is going on: the files it makes tell of themselves. */
const isOfRun = ({ path }: vscode.Uri): boolean => /\/\.cenit-[^/]*$/.test(path);

/** What is generated comes by thousands and is looked at by the watcher of elements; a folder there has no connectors in it. */
async function isFolder(uri: vscode.Uri): Promise<boolean> {
  if (/(?:^|\/)(?:collection|node_modules|\.git)(?:\/|$)/.test(vscode.workspace.asRelativePath(uri, false))) return false;
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => Boolean(type & vscode.FileType.Directory),
    () => false,
  );
}

/** Whether it is told by its name that this is a file: what went can no longer be asked. */
const hasExtension = ({ path }: vscode.Uri): boolean => /\.\w+$/.test(path);
