import * as vscode from 'vscode';
import { loadCore, type Connector, type PlannedChanges } from '../core.js';
import { Failure } from '../failure.js';
import { VIEW } from '../ids.js';
import type { ConnectorModel } from '../model/connector.js';
import { openDocument, takeSnapshot, type Snapshot } from '../model/files.js';
import { writeChanges } from '../model/write.js';
import { inBackground } from '../run.js';
import type { Services } from '../services.js';
import { tellMade, type Made } from './made.js';
import { pickConnector } from './pick.js';
import { keepUntitled, untitledConnector } from './untitled.js';

export function generateFiles(services: Services, argument: unknown): Promise<void> {
  return makeFiles(services, argument, 'generate');
}

export function packCollection(services: Services, argument: unknown): Promise<void> {
  return makeFiles(services, argument, 'pack');
}

/** One after the other for each connector: two runs at once would meet in the same files. */
const running = new Map<string, Promise<unknown>>();

async function makeFiles(services: Services, argument: unknown, what: Made['what']): Promise<void> {
  const { model, from } = await chooseWork(services, argument, what);
  const before = running.get(model.id);
  if (before) await before.catch(() => undefined);
  const work = withProgress(services, model, what, from);
  running.set(model.id, work);
  try {
    await work;
  } finally {
    if (running.get(model.id) === work) running.delete(model.id);
    inBackground('refresh', () => services.store.refresh(model, true));
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
  const work = make(services, model, what, source.token, (message) => report(message));
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

async function make(
  services: Services,
  model: ConnectorModel,
  what: Made['what'],
  token: vscode.CancellationToken,
  report: (message: string) => void,
): Promise<Pick<Made, 'planned' | 'count' | 'writing'>> {
  const stopIfCancelled = (): void => {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
  };
  const core = await loadCore();
  await services.store.refresh(model);
  const connector = valid(model, core.messageOf);
  report(vscode.l10n.t('reading files'));
  const snapshot = await takeSnapshot(model.folder);
  stopIfCancelled();
  const { elements } = model;
  const plan = what === 'generate' ? core.planGeneration : core.planPacking;
  const planned = plan(connector, elements, snapshot.files);
  stopIfCancelled();
  refuse(model, snapshot, planned, core.messageOf);
  report(vscode.l10n.t('writing {0} files', planned.changes.filter(({ content }) => content !== undefined).length));
  const writing = await writeChanges(model.folder, snapshot.files, planned, () => token.isCancellationRequested);
  return { planned, count: elements.length, writing };
}

type Core = Awaited<ReturnType<typeof loadCore>>;

/** A spec with errors makes nothing; the one message leads to where they stand. */
function valid(model: ConnectorModel, messageOf: Core['messageOf']): Connector {
  if (model.connector) return model.connector;
  const errors = model.problems.filter(({ severity }) => severity === 'error');
  const first = errors[0] ? messageOf(errors[0]) : '';
  throw new Failure(
    errors.length === 1
      ? vscode.l10n.t('Nothing was written: connector.yaml has an error. {0}', first)
      : vscode.l10n.t('Nothing was written: connector.yaml has {0} errors. The first: {1}', errors.length, first),
    { title: vscode.l10n.t('Show Problems'), run: () => showFirst(model, errors[0]?.range.start ?? 0) },
  );
}

async function showFirst(model: ConnectorModel, offset: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(model.uri);
  const position = document.positionAt(offset);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}

function refuse(model: ConnectorModel, snapshot: Snapshot, planned: PlannedChanges, messageOf: Core['messageOf']): void {
  const errors = [...snapshot.problems, ...planned.problems].filter(({ problem }) => problem.severity === 'error');
  const [first] = errors;
  if (!first) return;
  const more = errors.length > 1 ? ` ${vscode.l10n.t('({0} more)', errors.length - 1)}` : '';
  throw new Failure(`${first.file}: ${messageOf(first.problem)}${more}`, {
    title: vscode.l10n.t('Open File'),
    run: () => vscode.commands.executeCommand('vscode.open', model.fileOf({ path: first.file })),
  });
}
