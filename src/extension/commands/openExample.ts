import * as vscode from 'vscode';
import { Failure } from '../failure.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import { chooseParent } from './place.js';

/** Puts the example connector into a folder of its own and opens it. */
export async function openExample({ context, store }: Services): Promise<void> {
  requireTrust();
  const parent = await chooseParent();
  const target = vscode.Uri.joinPath(parent, 'zohocrm', 'connector.yaml');
  const there = await vscode.workspace.fs.stat(target).then(
    () => true,
    () => false,
  );
  if (!there) {
    try {
      await vscode.workspace.fs.copy(vscode.Uri.joinPath(context.extensionUri, 'examples', 'zohocrm', 'connector.yaml'), target);
    } catch (error) {
      throw new Failure(vscode.l10n.t('The example could not be written: {0}', error instanceof Error ? error.message : String(error)));
    }
  }
  await store.ready();
  await store.add(target);
  await vscode.window.showTextDocument(target);
}
