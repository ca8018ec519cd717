import * as vscode from 'vscode';
import { inBackground } from '../run.js';
import type { Services } from '../services.js';

/** More groups than these are opened by hand. */
const MOST_OPENED = 20;
/** Typing comes in bursts; milliseconds. */
const PAUSE = 300;

/** Filters while somebody types; Enter keeps the filter, Escape goes back to what was shown before. */
export async function filterElements(services: Services): Promise<void> {
  const { tree } = services;
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t('Filter Elements');
  input.placeholder = vscode.l10n.t('A part of a name, such as contact');
  const before = tree.filterText;
  input.value = before;
  let timer: NodeJS.Timeout | undefined;
  input.onDidChangeValue((text) => {
    tree.setFilter(text);
    clearTimeout(timer);
    timer = setTimeout(() => inBackground('filter', () => openGroups(services)), PAUSE);
  });
  await new Promise<void>((resolve) => {
    let accepted = false;
    input.onDidAccept(() => {
      accepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      clearTimeout(timer);
      if (!accepted) tree.setFilter(before);
      resolve();
    });
    input.show();
  });
  input.dispose();
  await openGroups(services);
}

/** What the filter found is opened, and stays so when it is cleared; of a group it hid the editor forgets that it was open. */
async function openGroups({ tree, view }: Services): Promise<void> {
  for (const node of tree.filteredGroups(MOST_OPENED)) await view.reveal(node, { expand: true, select: false, focus: false });
}

export function clearFilter({ tree }: Services): void {
  tree.setFilter('');
}
