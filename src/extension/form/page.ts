import * as vscode from 'vscode';
import { formHtml } from './html.js';

/** Puts the page of the form into its window. */
export async function preparePage(webview: vscode.Webview, isClosed: () => boolean): Promise<void> {
  webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [] };
  // Read as a file it would come by way of the window, which is busy with its own part now: 150 ms.
  const { script } = await import('./pageScript.gen.js');
  if (isClosed()) return;
  webview.html = formHtml({ nonce: newNonce(), source: webview.cspSource, script, language: vscode.env.language });
}

function newNonce(): string {
  const bytes = new Uint8Array(16);
  globalThis.crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
