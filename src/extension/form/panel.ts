import * as vscode from 'vscode';
import { FORM_PANEL } from '../ids.js';
import type { Services } from '../services.js';
import { FormController } from './controller.js';
import { DraftHost } from './draft.js';
import { Drafts, newDraft, type Draft } from './drafts.js';

let open: { readonly panel: vscode.WebviewPanel; readonly createIn: (parent: vscode.Uri) => void } | undefined;

/** Opens the form of a new connector; one that is open already comes to the front. A draft that was left is taken up. */
export async function openNewForm(services: Services, parent: vscode.Uri | undefined): Promise<void> {
  if (open) {
    open.panel.reveal();
    if (parent) open.createIn(parent);
    return;
  }
  const panel = vscode.window.createWebviewPanel(FORM_PANEL, vscode.l10n.t('New Connector'), vscode.ViewColumn.Active, {});
  await attach(services, panel, parent, (kept) => kept);
}

/** A window that is loaded again brings its form back. The page keeps the draft as it was told of it, which may be a moment later. */
export function registerFormSerializer(services: Services): vscode.Disposable {
  return vscode.window.registerWebviewPanelSerializer(FORM_PANEL, {
    deserializeWebviewPanel: (panel, state: unknown) =>
      attach(services, panel, undefined, (kept) => {
        const text = draftIn(state);
        return kept ?? (text === undefined ? undefined : { ...newDraft(), text });
      }),
  });
}

/** @param choose the draft to go on with, by the one that is kept */
async function attach(
  services: Services,
  panel: vscode.WebviewPanel,
  parent: vscode.Uri | undefined,
  choose: (kept: Draft | undefined) => Draft | undefined,
): Promise<void> {
  // The folder may be another one before the form is there: the command can be called again meanwhile.
  const place = { parent, changed: (): void => undefined };
  open = {
    panel,
    createIn: (uri) => {
      place.parent = uri;
      place.changed();
    },
  };
  const image = (name: string): vscode.Uri => vscode.Uri.joinPath(services.context.extensionUri, 'images', name);
  // A tab shows a picture as it is: in one colour it would be lost on half of the grounds.
  panel.iconPath = { light: image('file-light.svg'), dark: image('file-dark.svg') };
  panel.onDidDispose(() => {
    if (open?.panel === panel) open = undefined;
  });
  const opening = (async (): Promise<{ readonly host: DraftHost; readonly text: string }> => {
    const draft = choose(await new Drafts(services.context).kept());
    const close = (): void => {
      panel.dispose();
    };
    const startAnew = (): void => {
      panel.dispose();
      void openNewForm(services, parent);
    };
    const host = new DraftHost(services, draft ?? newDraft(), draft !== undefined, close, startAnew);
    host.createIn(place.parent);
    return { host, text: draft?.text ?? '' };
  })();
  const controller = await FormController.open(panel, () => opening);
  const { host } = await opening;
  place.changed = () => {
    host.createIn(place.parent);
    controller.show();
  };
  if (place.parent !== parent) place.changed();
}

/** The state may be of an earlier release: nothing in it is trusted but a text. */
function draftIn(state: unknown): string | undefined {
  return typeof state === 'object' && state !== null && 'draft' in state && typeof state.draft === 'string' ? state.draft : undefined;
}
