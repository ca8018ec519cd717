import * as vscode from 'vscode';

/** Files read or written at once: enough to keep a remote file system busy, few enough for any. */
const AT_ONCE = 32;

type Reading = { readonly text: string } | { readonly failed: 'missing' | 'not-utf8' | 'unreadable' };

/** The text of a file; of an open, changed document what the editor shows. */
export async function readText(uri: vscode.Uri): Promise<Reading> {
  const open = openDocument(uri);
  if (open?.isDirty) return { text: open.getText() };
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    try {
      return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
    } catch {
      return { failed: 'not-utf8' };
    }
  } catch (error) {
    return { failed: error instanceof vscode.FileSystemError && error.code === 'FileNotFound' ? 'missing' : 'unreadable' };
  }
}

/** What lies on the disk; undefined where there is no file that can be read. */
export async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  return vscode.workspace.fs.readFile(uri).then(
    (bytes) => bytes,
    () => undefined,
  );
}

/** Puts a file in the place of another as a whole; a file system that renames nothing gets the text written there. */
export async function replaceFile(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.rename(from, to, { overwrite: true });
  } catch (error) {
    const bytes = await readBytes(from);
    if (!bytes) throw error;
    await vscode.workspace.fs.writeFile(to, bytes);
    await removeQuietly(from);
  }
}

/** Deletes what may be gone already. */
export async function removeQuietly(uri: vscode.Uri): Promise<void> {
  await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === uri.toString());
}

/** Runs a step on each item, some at a time; stops at the first that fails, when those beside it are over. */
export async function inBatches<T>(items: readonly T[], step: (item: T) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const settled = await Promise.allSettled(items.slice(at, at + AT_ONCE).map(step));
    const failed = settled.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }
}
