import * as vscode from 'vscode';
import { loadCore, type Connector, type PlannedChanges } from '../core.js';
import { Failure } from '../failure.js';
import { inBackground } from '../run.js';
import type { ConnectorModel } from './connector.js';
import { takeSnapshot, type Snapshot } from './files.js';
import type { ConnectorStore } from './store.js';
import { writeChanges, type Writing } from './write.js';

export type What = 'generate' | 'pack';

/** What a run made. */
export interface FilesMade {
  readonly planned: PlannedChanges;
  /** Elements of the connector. */
  readonly count: number;
  readonly writing: Writing;
}

/** One after the other for each connector: two runs at once would meet in the same files. */
const running = new Map<string, Promise<unknown>>();

/**
 * Makes the files of a connector from what its editor shows; fails with a sentence for people, and then has written nothing.
 * @param report hears what is being done
 */
export async function makeFilesOf(
  store: ConnectorStore,
  model: ConnectorModel,
  what: What,
  token: vscode.CancellationToken,
  report: (message: string) => void,
): Promise<FilesMade> {
  const before = running.get(model.id);
  const work = (async () => {
    await before?.catch(() => undefined);
    return make(store, model, what, token, report);
  })();
  running.set(model.id, work);
  try {
    return await work;
  } finally {
    if (running.get(model.id) === work) running.delete(model.id);
    inBackground('refresh', () => store.refresh(model, true));
  }
}

async function make(
  store: ConnectorStore,
  model: ConnectorModel,
  what: What,
  token: vscode.CancellationToken,
  report: (message: string) => void,
): Promise<FilesMade> {
  const stopIfCancelled = (): void => {
    if (token.isCancellationRequested) throw new vscode.CancellationError();
  };
  const core = await loadCore();
  await store.refresh(model);
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
  if (model.foreign) throw new Failure(vscode.l10n.t('Nothing was written. {0}', model.problems.map(messageOf).join(' ')));
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
