import * as vscode from 'vscode';
import { loadCore } from '../core.js';
import { Failure } from '../failure.js';
import { LANGUAGE } from '../ids.js';
import type { ConnectorModel } from '../model/connector.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import { chooseParent } from './place.js';

/** The connector in an editor whose text has no file yet: the one a command was called on, or the active one. */
export function untitledConnector(argument?: unknown): vscode.TextDocument | undefined {
  const document =
    argument instanceof vscode.Uri
      ? vscode.workspace.textDocuments.find((one) => one.uri.toString() === argument.toString())
      : vscode.window.activeTextEditor?.document;
  return document?.isUntitled && document.languageId === LANGUAGE ? document : undefined;
}

/** Gives the text of such an editor a file in the folder of its name, so that there is a place to generate in. */
export async function keepUntitled({ store }: Services, document: vscode.TextDocument): Promise<ConnectorModel> {
  requireTrust();
  const core = await loadCore();
  const { connector, problems } = core.readConnector(document.getText());
  const first = problems.find(({ severity }) => severity === 'error');
  if (!connector) throw new Failure(vscode.l10n.t('Nothing was written: {0}', first ? core.messageOf(first) : ''));
  const target = vscode.Uri.joinPath(await chooseParent(), connector.name, 'connector.yaml');
  const taken = await vscode.workspace.fs.stat(target).then(
    () => true,
    () => false,
  );
  if (taken) {
    throw new Failure(vscode.l10n.t('{0} is there already. Nothing was written.', vscode.workspace.asRelativePath(target)), {
      title: vscode.l10n.t('Open File'),
      run: () => vscode.window.showTextDocument(target),
    });
  }
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(document.getText()));
  await store.ready();
  return store.add(target);
}
