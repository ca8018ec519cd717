import * as vscode from 'vscode';
import { Failure } from '../failure.js';
import { FORM_EDITOR } from '../ids.js';
import { openNewForm } from '../form/panel.js';
import type { Services } from '../services.js';
import { pickConnector } from './pick.js';
import { untitledConnector } from './untitled.js';

/** The form of a new connector, to be made in the folder the command was called on. */
export function newConnectorForm(services: Services, argument: unknown): Promise<void> {
  return openNewForm(services, argument instanceof vscode.Uri ? argument : undefined);
}

/** An existing connector.yaml in the form. */
export async function resumeInForm(services: Services, argument: unknown): Promise<void> {
  if ((argument === undefined || argument instanceof vscode.Uri) && untitledConnector(argument)) {
    throw new Failure(vscode.l10n.t('Save this connector as connector.yaml in a folder of its own first, then resume it in the form.'), {
      title: vscode.l10n.t('Save As…'),
      run: () => vscode.commands.executeCommand('workbench.action.files.saveAs'),
    });
  }
  const model = await pickConnector(services, argument);
  await vscode.commands.executeCommand('vscode.openWith', model.uri, FORM_EDITOR);
}
