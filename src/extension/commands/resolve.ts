import * as vscode from 'vscode';
import { loadCore } from '../core.js';
import { Failure } from '../failure.js';
import { planFilesOf } from '../model/make.js';
import type { Services } from '../services.js';
import { requireTrust } from '../trust.js';
import { findElement } from './elements.js';
import { settle } from './settle.js';

/** Opens the three texts of a conflict in the merge editor; what is saved there settles it. */
export async function resolveInMergeEditor(services: Services, argument: unknown): Promise<void> {
  requireTrust();
  const { model, element } = await findElement(services, argument);
  const { path, name } = element;
  const { planned, files } = await planFilesOf(services.store, model);
  const change = planned.changes.find((one) => one.path === path);
  const generated = planned.generated.get(path);
  if (change?.status !== 'conflict' || generated === undefined) throw new Failure(vscode.l10n.t('{0} has no conflict.', name));
  const mine = files.get(path);
  if (mine === undefined)
    throw new Failure(vscode.l10n.t('Your edit of {0} is still in {1}. Apply the changes first.', name, change.from ?? path));
  const base = (await loadCore()).manifestOf(files).manifest?.files.get(path) ?? '';
  const resolved = (): Promise<void> => settle(services, model, element, 'resolved');
  await services.review.merging.show({ file: model.fileOf(element), base, generated, mine, resolved });
}
