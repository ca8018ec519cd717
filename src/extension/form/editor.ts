import * as vscode from 'vscode';
import { COMMANDS, FORM_EDITOR } from '../ids.js';
import type { HostAction } from '../../protocol/form.js';
import type { Services } from '../services.js';
import { FormController } from './controller.js';
import type { FormHost } from './host.js';
import { Secrets } from './secrets.js';
import { smallestChange } from './textChange.js';

/** The form over a connector.yaml: every change is an edit of its text document, so undo, save and hot exit are the editor's own. */
export function registerFormEditor(services: Services): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider(
    FORM_EDITOR,
    { resolveCustomTextEditor: (document, panel): Promise<void> => openForm(services, document, panel) },
    { supportsMultipleEditorsPerDocument: true },
  );
}

async function openForm(services: Services, document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
  const { context } = services;
  const controller = await FormController.open(panel, documentHost(services, document), document.getText(), context.extensionUri);
  const subscription = vscode.workspace.onDidChangeTextDocument((event) => {
    // The echo of an edit of its own has the text it has already.
    if (event.document.uri.toString() === document.uri.toString() && event.contentChanges.length > 0)
      controller.setText(document.getText());
  });
  panel.onDidDispose(() => {
    subscription.dispose();
  });
}

function documentHost(services: Services, document: vscode.TextDocument): FormHost {
  return {
    mode: 'file',
    secrets: new Secrets(services.context, document.uri.toString()),
    readOnly: vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) === false,
    resumed: false,
    async write(text) {
      const change = smallestChange(document, text);
      if (!change) return true;
      const edit = new vscode.WorkspaceEdit();
      edit.set(document.uri, [change]);
      return vscode.workspace.applyEdit(edit);
    },
    complete: (view) => Promise.resolve(view),
    edit: () => Promise.resolve(false),
    submit: async () => {
      await vscode.commands.executeCommand(COMMANDS.generateFiles, document.uri);
    },
    act: (action) => act(action, document),
  };
}

async function act(action: HostAction, { uri }: vscode.TextDocument): Promise<void> {
  if (action === 'openText') await vscode.commands.executeCommand('vscode.openWith', uri, 'default');
  if (action === 'details' || action === 'back') await vscode.commands.executeCommand(COMMANDS.revealInTree, uri);
}
