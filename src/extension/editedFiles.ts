import * as vscode from 'vscode';
import { CONTEXTS } from './ids.js';
import type { ConnectorModel } from './model/connector.js';
import type { ConnectorStore } from './model/store.js';

/** What *Diff With Generated*, *Keep Mine* and *Reset to Generated* have something to do with. */
const EDITED: ReadonlySet<string | undefined> = new Set(['kept', 'merged', 'conflict']);

/** Tells the menus of the Explorer and of editors which files of elements were edited by hand, so that no other file offers to settle it. */
export function registerEditedFiles(store: ConnectorStore): vscode.Disposable {
  let told = '';
  return store.onDidChange(({ what }) => {
    if (what === 'spec') return;
    const files = store.all.flatMap(editedOf);
    const now = files.join('\n');
    if (now === told) return;
    told = now;
    // As Uri, not as text: in a remote window the editor calls the same file by another address.
    void vscode.commands.executeCommand('setContext', CONTEXTS.editedFiles, files);
  });
}

function editedOf(model: ConnectorModel): readonly vscode.Uri[] {
  const { statuses } = model;
  if (!statuses || ![...statuses.values()].some((status) => EDITED.has(status))) return [];
  return model.groups.flatMap(({ elements }) =>
    elements.filter(({ path }) => EDITED.has(statuses.get(path))).map((one) => model.fileOf(one)),
  );
}
