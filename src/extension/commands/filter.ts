import * as vscode from 'vscode';
import type { Services } from '../services.js';

/** Filters while somebody types; Enter keeps the filter, Escape goes back to what was shown before. */
export async function filterElements({ tree }: Services): Promise<void> {
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Filter Elements');
  input.placeholder = vscode.l10n.t('A part of a name, such as contact');
  const before = tree.filterText;
  input.value = before;
  input.onDidChangeValue((text) => tree.setFilter(text));
  await new Promise<void>((resolve) => {
    let accepted = false;
    input.onDidAccept(() => {
      accepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      if (!accepted) tree.setFilter(before);
      resolve();
    });
    input.show();
  });
  input.dispose();
}

export function clearFilter({ tree }: Services): void {
  tree.setFilter('');
}
