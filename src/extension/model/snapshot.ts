import * as vscode from 'vscode';
import { loadCore, type FileProblem } from '../core.js';
import { inBatches, readText } from './files.js';
import { changesLeft } from './stoppedRun.js';

/** What lies in a connector's folder, read through the editor's file systems: local, remote or virtual. */
export interface Snapshot {
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly FileProblem[];
}

/**
 * Reads the collection's files. A document that is open and changed counts with what its editor shows; what a stopped run had begun
 * counts as done.
 */
export async function takeSnapshot(folder: vscode.Uri): Promise<Snapshot> {
  const core = await loadCore();
  const { files, problems } = await readFiles(folder);
  const left = await changesLeft(folder, files.get(core.MANIFEST_FILE));
  return { files: left.length > 0 ? core.textsAfter(files, left) : files, problems };
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
  if (problems.length > 0) return { files: new Map(), problems };
  const paths = await listFiles(folder, core.COLLECTION_FOLDER, problems);
  const wanted = paths.filter((path) => core.folderOf(path) !== undefined || path === core.MANIFEST_FILE);
  const files = new Map<string, string>();
  await inBatches([...wanted, core.COLLECTION_FILE], async (path) => {
    const reading = await readText(vscode.Uri.joinPath(folder, path));
    if ('text' in reading) files.set(path, reading.text);
    else if (reading.failed === 'not-utf8') problems.push(core.fileProblem(path, 'error', 'file-not-utf8'));
    else if (reading.failed === 'unreadable') problems.push(core.fileProblem(path, 'error', 'file-unreadable'));
  });
  return { files, problems };
}

/** The names in a folder; none where it cannot be listed. */
function entriesOf(folder: vscode.Uri): Thenable<readonly [string, vscode.FileType][]> {
  return vscode.workspace.fs.readDirectory(folder).then(
    (entries) => entries,
    () => [],
  );
}

async function listFiles(folder: vscode.Uri, under: string, problems: FileProblem[]): Promise<readonly string[]> {
  const core = await loadCore();
  const entries = await entriesOf(vscode.Uri.joinPath(folder, under));
  const found = entries.map(async ([name, type]): Promise<readonly string[]> => {
    const path = `${under}/${name}`;
    if (type & vscode.FileType.SymbolicLink) {
      problems.push(core.fileProblem(path, 'error', 'write-outside'));
      return [];
    }
    return type & vscode.FileType.Directory ? listFiles(folder, path, problems) : [path];
  });
  return (await Promise.all(found)).flat();
}
