import * as vscode from 'vscode';
import { formHtml } from './html.js';

/** Puts the page of the form into its window. */
export async function preparePage(webview: vscode.Webview, isClosed: () => boolean): Promise<void> {
  webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [] };
  // Read as a file it would come by way of the window, which is busy with its own part now: 150 ms.
  const { script, texts } = await import('./pageScript.gen.js');
  if (isClosed()) return;
  const { bundle } = vscode.l10n;
  webview.html = formHtml({
    nonce: newNonce(),
    source: webview.cspSource,
    script,
    // Where there are no texts of its language the page speaks English, and says so to who reads it aloud.
    language: bundle ? vscode.env.language : 'en',
    title: vscode.l10n.t('Connector'),
    texts: bundle && textsFor(texts, bundle),
  });
}

/** Of all texts those that the page says. */
function textsFor(keys: readonly string[], bundle: NonNullable<typeof vscode.l10n.bundle>): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.flatMap((key) => (bundle[key] === undefined ? [] : [[key, bundle[key]]])));
}

function newNonce(): string {
  const bytes = new Uint8Array(16);
  globalThis.crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
