import * as vscode from 'vscode';
import { loadCore, type FileProblem, type FoundKinds } from '../core.js';
import { inBatches, readText } from './files.js';
import { changesLeft } from './stoppedRun.js';

/** What lies in a connector's folder, read through the editor's file systems: local, remote or virtual. */
export interface Snapshot extends FoundKinds {
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly FileProblem[];
}

/**
 * Reads the collection's files. A document that is open and changed counts with what its editor shows; what a stopped run had begun
 * counts as done.
 */
export async function takeSnapshot(folder: vscode.Uri): Promise<Snapshot> {
  const core = await loadCore();
  const snapshot = await readFiles(folder);
  const left = await changesLeft(folder, snapshot.files.get(core.MANIFEST_FILE));
  return left.length > 0 ? { ...snapshot, files: core.textsAfter(snapshot.files, left) } : snapshot;
}

async function readFiles(folder: vscode.Uri): Promise<Snapshot> {
  const core = await loadCore();
  const problems: FileProblem[] = [];
  for (const [name, type] of await entriesOf(folder)) {
    const isFolder = name === core.COLLECTION_FOLDER;
    if (!isFolder && name !== core.COLLECTION_FILE) continue;
    // Where a link leads cannot be told through this interface, so nothing behind one is read or written.
    if (type & vscode.FileType.SymbolicLink) problems.push(core.fileProblem(name, 'error', 'write-outside'));
    else if (Boolean(type & vscode.FileType.Directory) !== isFolder) problems.push(core.fileProblem(name, 'error', 'write-in-the-way'));
  }
  const found = { files: new Map<string, string>(), problems, noFolders: new Set<string>(), noFiles: new Set<string>() };
  if (problems.length > 0) return found;
  await listFiles(folder, core.COLLECTION_FOLDER, found);
  const wanted = [...found.noFolders].filter((path) => core.folderOf(path) !== undefined || path === core.MANIFEST_FILE);
  await inBatches([...wanted, core.COLLECTION_FILE], async (path) => {
    const reading = await readText(vscode.Uri.joinPath(folder, path));
    if ('text' in reading) found.files.set(path, reading.text);
    else if (reading.failed === 'not-utf8') problems.push(core.fileProblem(path, 'error', 'file-not-utf8'));
    else if (reading.failed === 'unreadable') problems.push(core.fileProblem(path, 'error', 'file-unreadable'));
  });
  return found;
}

/** The names in a folder; none where it cannot be listed. */
function entriesOf(folder: vscode.Uri): Thenable<readonly [string, vscode.FileType][]> {
  return vscode.workspace.fs.readDirectory(folder).then(
    (entries) => entries,
    () => [],
  );
}

interface Listed {
  readonly problems: FileProblem[];
  readonly noFolders: Set<string>;
  readonly noFiles: Set<string>;
}

/** Lists all below a folder: what is a file is no folder, and the other way round. */
async function listFiles(folder: vscode.Uri, under: string, listed: Listed): Promise<void> {
  const core = await loadCore();
  const entries = await entriesOf(vscode.Uri.joinPath(folder, under));
  await Promise.all(
    entries.map(async ([name, type]) => {
      const path = `${under}/${name}`;
      if (type & vscode.FileType.SymbolicLink) listed.problems.push(core.fileProblem(path, 'error', 'write-outside'));
      else if (type & vscode.FileType.Directory) {
        listed.noFiles.add(path);
        await listFiles(folder, path, listed);
      } else listed.noFolders.add(path);
    }),
  );
}
