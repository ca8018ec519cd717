import * as vscode from 'vscode';
import { formHtml } from './html.js';

/** The script as it was read first: it does not change while the extension runs. */
const scripts = new Map<string, Promise<string>>();

/** Puts the page of the form into its window. */
export async function preparePage(webview: vscode.Webview, extensionUri: vscode.Uri, isClosed: () => boolean): Promise<void> {
  const root = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  // Set again on each load: the folder moves with each version of the extension.
  webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [root] };
  const script = await scriptAt(vscode.Uri.joinPath(root, 'form.js'));
  if (isClosed()) return;
  webview.html = formHtml({ nonce: newNonce(), source: webview.cspSource, script, language: vscode.env.language });
}

function scriptAt(uri: vscode.Uri): Promise<string> {
  const key = uri.toString();
  const script = scripts.get(key) ?? Promise.resolve(vscode.workspace.fs.readFile(uri)).then((bytes) => new TextDecoder().decode(bytes));
  scripts.set(key, script);
  // One that could not be read is tried again.
  script.catch(() => scripts.delete(key));
  return script;
}

function newNonce(): string {
  const bytes = new Uint8Array(16);
  globalThis.crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
