import * as vscode from 'vscode';
import { Failure } from '../failure.js';
import type { Services } from '../services.js';
import { elementOf, isNode } from '../tree/nodes.js';
import { requireTrust } from '../trust.js';
import { moveToTrash } from './trash.js';

/** Moves a file that connector.yaml asks for no more to the trash, after asking: it holds what somebody wrote. */
export async function deleteOrphan({ store }: Services, argument: unknown): Promise<void> {
  requireTrust();
  const orphan = isNode(argument) && argument.type === 'element' ? elementOf(argument) : undefined;
  if (!isNode(argument) || !orphan?.orphan) throw new Failure(vscode.l10n.t('connector.yaml still asks for this element.'));
  const { model } = argument;
  const remove = vscode.l10n.t('Move to Trash');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete {0}?', orphan.name),
    { modal: true, detail: vscode.l10n.t('{0} goes to the trash, with what was edited in it.', orphan.path) },
    remove,
  );
  if (chosen !== remove) return;
  await moveToTrash([model.fileOf(orphan)], vscode.l10n.t('There is no trash here. Delete {0} permanently?', orphan.name));
  await store.refresh(model, true);
}
