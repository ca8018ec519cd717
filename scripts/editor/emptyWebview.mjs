// An extension that opens a webview with one line of text: what the editor itself takes for one, to compare with.
import { createVSIX } from '@vscode/vsce';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The button, and the text that its click brings. */
export const EMPTY = { button: 'Open Empty Webview', text: 'Nothing but this.' };

const VIEW = 'cenitConnectors.connectors';
const COMMAND = 'emptyWebview.open';
const MANIFEST = {
  name: 'empty-webview',
  publisher: 'cenit-bench',
  version: '1.0.0',
  engines: { vscode: '^1.100.0' },
  main: './extension.js',
  files: ['extension.js'],
  // Running before the click, as the one it is compared with.
  activationEvents: [`onView:${VIEW}`],
  contributes: {
    commands: [{ command: COMMAND, title: EMPTY.button, icon: '$(window)' }],
    menus: { 'view/title': [{ command: COMMAND, when: `view == ${VIEW}`, group: 'navigation@0' }] },
  },
};
const SOURCE = `const vscode = require('vscode');
exports.activate = (context) => {
  context.subscriptions.push(vscode.commands.registerCommand(${JSON.stringify(COMMAND)}, () => {
    const panel = vscode.window.createWebviewPanel('emptyWebview', 'Empty', vscode.ViewColumn.Active, { enableScripts: true });
    panel.webview.html = ${JSON.stringify(`<!DOCTYPE html><html lang="en"><body><p>${EMPTY.text}</p></body></html>`)};
  }));
};
`;

/**
 * @param {string} root a folder for it
 * @returns {Promise<string>} the package
 */
export async function packEmptyWebview(root) {
  const folder = join(root, 'empty-webview');
  const vsix = join(root, 'empty-webview.vsix');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(folder, 'extension.js'), SOURCE);
  await createVSIX({ cwd: folder, packagePath: vsix, dependencies: false, allowMissingRepository: true, skipLicense: true });
  return vsix;
}
