import * as vscode from 'vscode';
import type { ConnectorStore, StoreChange } from './model/store.js';
import { STATES } from './states.js';

/** Marks element files that are edited, missing or out of date; the tree shows the same, since its rows are those files. */
class ElementDecorations implements vscode.FileDecorationProvider {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeFileDecorations = this.changed.event;

  constructor(private readonly store: ConnectorStore) {}

  refresh({ what }: StoreChange): void {
    if (what !== 'spec') this.changed.fire(undefined);
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (!uri.path.includes('/collection')) return undefined;
    const model = this.store.ownerOf(uri);
    const path = model?.pathOf(uri);
    const status = path === undefined ? undefined : model?.statuses?.get(path);
    const state = status && STATES[status];
    if (!state) return undefined;
    const decoration = new vscode.FileDecoration(state.badge, state.label, new vscode.ThemeColor(state.color));
    decoration.propagate = status === 'conflict' || status === 'kept' || status === 'merged';
    return decoration;
  }

  dispose(): void {
    this.changed.dispose();
  }
}

export function registerDecorations(store: ConnectorStore): vscode.Disposable {
  const decorations = new ElementDecorations(store);
  return vscode.Disposable.from(
    decorations,
    store.onDidChange((change) => decorations.refresh(change)),
    vscode.window.registerFileDecorationProvider(decorations),
  );
}
