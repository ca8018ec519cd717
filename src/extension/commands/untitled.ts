import * as vscode from 'vscode';
import { loadCore } from '../core.js';
import { Failure } from '../failure.js';
import { LANGUAGE } from '../ids.js';
import type { ConnectorModel } from '../model/connector.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import { reasonOf } from '../systemError.js';
import { chooseParent, specIn } from './place.js';

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
  if (!connector) {
    throw new Failure(vscode.l10n.t('Nothing was written: {0}', first ? core.messageOf(first) : ''), {
      title: vscode.l10n.t('Show Problems'),
      run: () => showProblem(document, first?.range.start ?? 0),
    });
  }
  const refused = core.checkFolderName(connector.name);
  if (refused !== undefined) {
    throw new Failure(vscode.l10n.t('Nothing was written: {0}', refused), {
      title: vscode.l10n.t('Show Name'),
      run: () => showPlace(document, Math.max(0, document.getText().search(/^name\s*:/m))),
    });
  }
  const folder = vscode.Uri.joinPath(await chooseParent(), connector.name);
  const taken = await specIn(folder);
  if (taken) {
    throw new Failure(vscode.l10n.t('{0} is there already. Nothing was written.', vscode.workspace.asRelativePath(taken)), {
      title: vscode.l10n.t('Open File'),
      run: () => vscode.window.showTextDocument(taken),
    });
  }
  const target = vscode.Uri.joinPath(folder, 'connector.yaml');
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(document.getText()));
  } catch (error) {
    throw new Failure(vscode.l10n.t('connector.yaml could not be written: {0}', reasonOf(vscode.l10n, error)), {
      title: vscode.l10n.t('Save As…'),
      run: async () => {
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('workbench.action.files.saveAs');
      },
    });
  }
  await store.ready();
  return store.add(target);
}

/** A text in an editor that has no file yet. */
export async function openUntitled(content: string): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: LANGUAGE, content }));
}

async function showProblem(document: vscode.TextDocument, offset: number): Promise<void> {
  await showPlace(document, offset);
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}

async function showPlace(document: vscode.TextDocument, offset: number): Promise<void> {
  const position = document.positionAt(offset);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
}
