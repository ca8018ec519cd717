import * as vscode from 'vscode';
import { loadCore, type OnConflict } from '../core.js';
import { Failure } from '../failure.js';
import type { ConnectorModel } from '../model/connector.js';
import { generating, makeFilesOf, planFilesOf, type FilesPlanned } from '../model/make.js';
import { undoRun } from '../model/undo.js';
import type { Services } from '../services.js';
import { counted } from './counts.js';
import { tellMade } from './made.js';
import { pickConnector } from './pick.js';

/** Lists what a run would do to each file, and writes nothing. */
export async function previewChanges(services: Services, argument: unknown): Promise<void> {
  const model = await pickConnector(services, argument);
  await openReview(services, model, await planFilesOf(services.store, model));
}

/** Shows a plan, that of a run which was refused for its conflicts too. */
export async function openReview({ review }: Services, model: ConnectorModel, found: FilesPlanned): Promise<void> {
  const { MANIFEST_FILE } = await loadCore();
  await review.open(model, found, MANIFEST_FILE);
}

export function applyChanges(services: Services): Promise<void> {
  return apply(services, 'markers');
}

export function applyWithoutConflicts(services: Services): Promise<void> {
  return apply(services, 'keep');
}

export function cancelReview({ review }: Services): Promise<void> {
  return review.close();
}

export function showAllChanges({ review }: Services): Promise<void> {
  return review.showAll();
}

/** Writes what was looked at; where that is not what would be written now, it is shown anew instead. */
async function apply(services: Services, onConflict: OnConflict): Promise<void> {
  const { store, review } = services;
  const looked = review.current;
  if (!looked) throw new Failure(vscode.l10n.t('There are no changes to apply. Preview them first.'));
  const { model } = looked;
  const now = await planFilesOf(store, model);
  if (!isSamePlan(looked.found, now)) {
    await openReview(services, model, now);
    throw new Failure(vscode.l10n.t('Something changed since you looked. Nothing was written: look again, then apply.'));
  }
  const isAsPlanned = (found: FilesPlanned): void => {
    if (!isSameFiles(found, now)) throw new Failure(vscode.l10n.t('Something changed meanwhile. Nothing was written.'));
  };
  const made = await makeFilesOf(store, model, generating(onConflict), { isAsPlanned });
  await review.close();
  tellMade(model, { ...made, what: 'generate', from: 'file' });
  const marked = made.planned.changes.find(({ conflict }) => conflict && conflict.markers !== conflict.keep);
  if (marked && onConflict === 'markers') await showConflict(model.fileOf(marked));
}

/** Opens a file where its first conflict is to be settled: the editor offers how. */
async function showConflict(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const place = document.positionAt(Math.max(0, document.getText().search(/^<{7}/m)));
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
}

/** The same plan does the same to the same files. */
function isSamePlan(one: FilesPlanned, other: FilesPlanned): boolean {
  return isSameFiles(one, other) && JSON.stringify(one.planned.changes) === JSON.stringify(other.planned.changes);
}

function isSameFiles({ files: one }: FilesPlanned, { files: other }: FilesPlanned): boolean {
  return one.size === other.size && [...one].every(([path, text]) => other.get(path) === text);
}

/** Puts the files of the last run back as they were. */
export async function undoGenerate(services: Services, argument: unknown): Promise<void> {
  const model = await pickConnector(services, argument);
  const count = await undoRun(services.store, model);
  void vscode.window.showInformationMessage(
    counted(
      count,
      vscode.l10n.t('{0}: 1 file is as it was before.', model.title),
      vscode.l10n.t('{0}: {1} files are as they were before.', model.title, count),
    ),
  );
}
