import * as vscode from 'vscode';
import type { RubyParser } from '../core.js';

let parser: Promise<RubyParser> | undefined;
let folder: vscode.Uri | undefined;

/** Where the extension lies: the parser's WebAssembly is beside the bundles. */
export function setExtensionUri(uri: vscode.Uri): void {
  folder = uri;
}

/** The Ruby parser: half a megabyte, so it is loaded when the first file that was edited by hand is checked. */
export function rubyParser(): Promise<RubyParser> {
  parser ??= load();
  return parser;
}

async function load(): Promise<RubyParser> {
  const [{ createRubyParser }, bytes] = await Promise.all([
    import('../../core/prism.js'),
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder ?? vscode.Uri.file('.'), 'dist', 'prism.wasm')),
  ]);
  return createRubyParser(bytes);
}
