import * as vscode from 'vscode';
import { loadCore } from '../core.js';
import { Failure } from '../failure.js';
import { findLift, type FoundLift } from '../lift/find.js';
import { keyNames } from '../lift/keyNames.js';
import type { ConnectorModel } from '../model/connector.js';
import { changeInEditor, saveEditor } from '../model/editors.js';
import { makeFilesOf, type Plan } from '../model/make.js';
import { takeSnapshot } from '../model/snapshot.js';
import type { Services } from '../services.js';
import { findElement } from './elements.js';

/** Says in connector.yaml what was edited by hand in an algorithm, and generates it of that. */
export async function moveEditToSpec(services: Services, argument: unknown): Promise<void> {
  const { model, element } = await findElement(services, argument);
  const { files } = await takeSnapshot(model.folder);
  const found = await withProgress(model, () => findLift(model, element.path, files));
  if (!found) throw new Failure(vscode.l10n.t('No key of connector.yaml says what was edited in {0}. It stays as it is.', element.name));
  await refuseConflicts(found, element.path);
  if (!(await isWanted(found))) return;
  const document = await vscode.workspace.openTextDocument(model.uri);
  if (document.getText() !== found.spec) throw new Failure(vscode.l10n.t('connector.yaml changed meanwhile. Nothing was moved.'));
  await changeInEditor(document, found.lift.spec);
  // Saved last: who generates at each save would be told of a conflict that is settled a moment later.
  await generateLifted(services, model, found, element.path);
  await saveEditor(document);
  void vscode.window.showInformationMessage(
    found.lift.rest
      ? vscode.l10n.t('{0}: {1} is in connector.yaml now. What else was edited stays.', element.name, keyNames(found.lift))
      : vscode.l10n.t('{0}: {1} is in connector.yaml now.', element.name, keyNames(found.lift)),
  );
}

/** Looking takes a moment where nothing is found, so that it is shown; a button ends it. */
function withProgress<T>({ title }: ConnectorModel, work: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: vscode.l10n.t('{0}: comparing', title) }, work);
}

/** Before connector.yaml is touched: files in conflict would keep the rest from being generated. */
async function refuseConflicts({ lift, files }: FoundLift, path: string): Promise<void> {
  const core = await loadCore();
  const { connector } = core.readConnector(lift.spec);
  const planned = connector && core.planLifted(connector, core.planElements(connector), files, { path, content: lift.content });
  const conflict = planned?.changes.find(({ status }) => status === 'conflict');
  if (conflict) throw new Failure(vscode.l10n.t('{0} is in conflict. Settle that first. Nothing was moved.', conflict.path));
}

/** A key may count for more than the one algorithm. */
async function isWanted({ lift }: FoundLift): Promise<boolean> {
  if (lift.others.length === 0) return true;
  const move = vscode.l10n.t('Move');
  const names = lift.others.map((path) => path.split('/').at(-1)?.replace(/\.rb$/, '') ?? path).join(', ');
  const detail = vscode.l10n.t('What these do changes with it: {0}.', names);
  const message = vscode.l10n.t('Move the edit to connector.yaml as {0}?', keyNames(lift));
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, move)) === move;
}

async function generateLifted({ store }: Services, model: ConnectorModel, { lift, files }: FoundLift, path: string): Promise<void> {
  const plan: Plan = (core, connector, elements, now) => {
    if (now.get(path) !== files.get(path)) throw new Failure(vscode.l10n.t('{0} changed meanwhile. Generate again.', path));
    return core.planLifted(connector, elements, now, { path, content: lift.content });
  };
  await makeFilesOf(store, model, plan);
}
