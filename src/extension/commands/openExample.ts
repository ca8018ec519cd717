import * as vscode from 'vscode';
import { Failure } from '../failure.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import { reasonOf } from '../systemError.js';
import { chooseParent } from './place.js';
import { openUntitled } from './untitled.js';

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
    const source = vscode.Uri.joinPath(context.extensionUri, 'examples', 'zohocrm', 'connector.yaml');
    try {
      await vscode.workspace.fs.copy(source, target);
    } catch (error) {
      throw new Failure(vscode.l10n.t('The example could not be written: {0}', reasonOf(vscode.l10n, error)), {
        title: vscode.l10n.t('Open as Unsaved File'),
        run: async () => openUntitled(new TextDecoder().decode(await vscode.workspace.fs.readFile(source))),
      });
    }
  }
  await store.ready();
  await store.add(target);
  await vscode.window.showTextDocument(target);
}
