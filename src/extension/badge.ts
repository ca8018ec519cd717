import * as vscode from 'vscode';
import type { ConnectorStore } from './model/store.js';
import type { Node } from './tree/nodes.js';

/** The number of conflicts at the icon of the view. */
export function registerBadge(store: ConnectorStore, view: vscode.TreeView<Node>): vscode.Disposable {
  return store.onDidChange(({ what }) => {
    if (what === 'spec') return;
    const value = store.all.flatMap(({ statuses }) => [...(statuses?.values() ?? [])]).filter((status) => status === 'conflict').length;
    if (value !== (view.badge?.value ?? 0)) view.badge = value > 0 ? { value, tooltip: vscode.l10n.t('Conflicts: {0}', value) } : undefined;
  });
}
