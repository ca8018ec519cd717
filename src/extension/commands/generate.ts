import * as vscode from 'vscode';
import { VIEW } from '../ids.js';
import type { ConnectorModel } from '../model/connector.js';
import { openDocument } from '../model/files.js';
import { Conflicted, generating, makeFilesOf, packing, planFilesOf } from '../model/make.js';
import type { Services } from '../services.js';
import { tellMade, type Made } from './made.js';
import { pickConnector } from './pick.js';
import { openReview } from './review.js';
import { reviewsAlways } from './reviewSetting.js';
import { keepUntitled, untitledConnector } from './untitled.js';

export function generateFiles(services: Services, argument: unknown): Promise<void> {
  return makeFiles(services, argument, 'generate');
}

export function packCollection(services: Services, argument: unknown): Promise<void> {
  return makeFiles(services, argument, 'pack');
}

async function makeFiles(services: Services, argument: unknown, what: Made['what']): Promise<void> {
  const { model, from } = await chooseWork(services, argument, what);
  if (what === 'generate' && reviewsAlways(model)) {
    const found = await planFilesOf(services.store, model);
    if (found.planned.changes.some(({ status }) => status !== 'unchanged' && status !== 'kept')) return openReview(services, model, found);
  }
  try {
    await withProgress(services, model, what, from);
  } catch (error) {
    if (!(error instanceof Conflicted)) throw error;
    await openReview(services, model, error.found);
  }
}

/** A text without a file is generated too: the one the command was called on, or the active one where no other is meant. */
async function chooseWork(
  services: Services,
  argument: unknown,
  what: Made['what'],
): Promise<{ readonly model: ConnectorModel; readonly from: Made['from'] }> {
  await services.store.ready();
  const untitled = what === 'generate' && (argument !== undefined || services.store.all.length !== 1) && untitledConnector(argument);
  if (untitled) return { model: await keepUntitled(services, untitled), from: 'untitled' };
  const model = await pickConnector(services, argument);
  return { model, from: openDocument(model.uri)?.isDirty ? 'unsaved' : 'file' };
}

/** Work that ends sooner shows its progress in the view alone; milliseconds. */
const LONG = 1500;

/** Progress shows in the view at once; work that takes longer has a notification with a button to cancel it. */
async function withProgress(services: Services, model: ConnectorModel, what: Made['what'], from: Made['from']): Promise<void> {
  const title = what === 'generate' ? vscode.l10n.t('Generating {0}', model.title) : vscode.l10n.t('Packing {0}', model.title);
  const source = new vscode.CancellationTokenSource();
  let report: (message: string) => void = () => undefined;
  const work = makeFilesOf(services.store, model, what === 'generate' ? generating('fail') : packing, {
    token: source.token,
    report: (message) => report(message),
  });
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, async (progress, token) => {
      report = (message) => progress.report({ message });
      token.onCancellationRequested(() => source.cancel());
      await work.catch(() => undefined);
    });
  }, LONG);
  try {
    tellMade(model, { ...(await vscode.window.withProgress({ location: { viewId: VIEW } }, () => work)), what, from });
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
