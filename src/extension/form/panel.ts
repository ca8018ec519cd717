import * as vscode from 'vscode';
import { FORM_PANEL } from '../ids.js';
import type { Services } from '../services.js';
import { FormController } from './controller.js';
import { DraftHost } from './draft.js';

let open: vscode.WebviewPanel | undefined;

/** Opens the form of a new connector; one that is open already comes to the front. A draft that was left is taken up. */
export async function openNewForm(services: Services, parent: vscode.Uri | undefined): Promise<void> {
  if (open) {
    open.reveal();
    return;
  }
  const panel = vscode.window.createWebviewPanel(FORM_PANEL, vscode.l10n.t('New Connector'), vscode.ViewColumn.Active, {});
  await attach(services, panel, parent, DraftHost.keptText(services));
}

/** A window that is loaded again brings its form back, with the draft as the page kept it. */
export function registerFormSerializer(services: Services): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(FORM_PANEL, {
    deserializeWebviewPanel: (panel, state: unknown) => attach(services, panel, undefined, draftIn(state) ?? DraftHost.keptText(services)),
  });
}

async function attach(
  services: Services,
  panel: vscode.WebviewPanel,
  parent: vscode.Uri | undefined,
  kept: string | undefined,
): Promise<void> {
  open = panel;
  panel.iconPath = vscode.Uri.joinPath(services.context.extensionUri, 'images', 'container.svg');
  panel.onDidDispose(() => {
    if (open === panel) open = undefined;
  });
  const host = new DraftHost(
    services,
    parent,
    kept !== undefined,
    () => {
      panel.dispose();
    },
    () => {
      panel.dispose();
      void openNewForm(services, parent);
    },
  );
  await FormController.open(panel, host, kept ?? '', services.context.extensionUri);
}

/** The state may be of an earlier release: nothing in it is trusted but a text. */
function draftIn(state: unknown): string | undefined {
  return typeof state === 'object' && state !== null && 'draft' in state && typeof state.draft === 'string' ? state.draft : undefined;
}
