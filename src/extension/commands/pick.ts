import * as vscode from 'vscode';
import { Failure } from '../failure.js';
import { COMMANDS } from '../ids.js';
import type { ConnectorModel } from '../model/connector.js';
import type { Services } from '../services.js';
import { isSpec } from '../model/search.js';
import { isNode } from '../tree/nodes.js';
import { noFolder } from './place.js';
import { untitledConnector } from './untitled.js';

/**
 * The connector a command is for: of the row or file it was called on, else the only one, else the one of the active
 * editor or of the selected row, else the one somebody picks.
 */
export async function pickConnector({ store, view }: Services, argument: unknown): Promise<ConnectorModel> {
  if (isNode(argument)) return argument.model;
  await store.ready();
  if (argument instanceof vscode.Uri) {
    // A file that no search finds, as in a folder the workspace leaves out, is meant all the same.
    const owner = store.ownerOf(argument) ?? (isSpec(argument) ? await store.add(argument) : undefined);
    if (owner) return owner;
  }
  const models = store.all;
  const [only] = models;
  if (!only) {
    if (untitledConnector()) {
      throw new Failure(vscode.l10n.t('Save this connector as connector.yaml in a folder of its own first.'), {
        title: vscode.l10n.t('Save As…'),
        run: () => vscode.commands.executeCommand('workbench.action.files.saveAs'),
      });
    }
    if (!vscode.workspace.workspaceFolders?.length) throw noFolder();
    throw new Failure(vscode.l10n.t('There is no connector.yaml in this workspace.'), {
      title: vscode.l10n.t('New Connector…'),
      run: () => vscode.commands.executeCommand(COMMANDS.newConnector),
    });
  }
  if (models.length === 1) return only;
  const active = vscode.window.activeTextEditor;
  const owner = active && store.ownerOf(active.document.uri);
  if (owner) return owner;
  const selected = view.visible ? view.selection[0] : undefined;
  if (selected) return selected.model;
  const items = models.map((model) => ({ label: model.title, description: vscode.workspace.asRelativePath(model.folder), model }));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Choose a Connector'), matchOnDescription: true });
  if (!chosen) throw new vscode.CancellationError();
  return chosen.model;
}
