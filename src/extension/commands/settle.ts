import * as vscode from 'vscode';
import { Failure } from '../failure.js';
import { loadCore, type BrowsedElement } from '../core.js';
import type { ConnectorModel } from '../model/connector.js';
import { Conflicted, makeFilesOf, planFilesOf, type Plan } from '../model/make.js';
import type { Services } from '../services.js';
import { findElement } from './elements.js';

/** Shows an element's file beside what is generated for it now. */
export async function diffWithGenerated(services: Services, argument: unknown): Promise<void> {
  const { model, element } = await findElement(services, argument);
  const { planned, files } = await planFilesOf(services.store, model);
  const theirs = planned.generated.get(element.path);
  if (theirs === undefined) throw new Failure(vscode.l10n.t('connector.yaml does not ask for {0}.', element.name));
  const file = model.fileOf(element);
  const left = services.review.content.show(file, 'new', theirs);
  const right = files.has(element.path) ? file : services.review.content.show(file, 'none', '');
  await vscode.commands.executeCommand('vscode.diff', left, right, vscode.l10n.t('{0} (generated ↔ file)', element.name));
}

/** Throws an edit by hand away, after asking. */
export async function resetToGenerated(services: Services, argument: unknown): Promise<void> {
  const { model, element } = await findElement(services, argument);
  const reset = vscode.l10n.t('Reset');
  const detail = vscode.l10n.t('What you edited in {0} goes. "Undo Last Generate" brings it back.', element.path);
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Reset {0} to what is generated?', element.name),
    { modal: true, detail },
    reset,
  );
  if (chosen === reset) await settle(services, model, element, 'generated');
}

/** Settles a conflict: the file stays as it was edited, and what is generated now is known. */
export async function keepMine(services: Services, argument: unknown): Promise<void> {
  const { model, element } = await findElement(services, argument);
  await settle(services, model, element, 'mine');
}

/** What a file of an element holds once it is settled. */
type Settled = 'mine' | 'generated' | 'resolved';

export async function settle(services: Services, model: ConnectorModel, element: BrowsedElement, which: Settled): Promise<void> {
  const { store, review } = services;
  const { path, name } = element;
  const side = which === 'generated' ? 'generated' : 'mine';
  const plan: Plan = (core, connector, elements, files) => core.planSettling(connector, elements, files, path, side);
  try {
    await makeFilesOf(store, model, plan);
  } catch (error) {
    if (!(error instanceof Conflicted)) throw error;
    throw new Failure(vscode.l10n.t('connector.yaml does not ask for {0}.', name));
  }
  void vscode.window.showInformationMessage(whatIsSettled(which, name));
  if (review.current?.model === model) await review.take(model, await planFilesOf(store, model), (await loadCore()).MANIFEST_FILE);
}

function whatIsSettled(which: Settled, name: string): string {
  if (which === 'resolved') return vscode.l10n.t('{0} holds what you resolved.', name);
  return which === 'mine' ? vscode.l10n.t('{0} stays as you edited it.', name) : vscode.l10n.t('{0} is as it is generated.', name);
}
