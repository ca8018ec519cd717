import * as vscode from 'vscode';
import { loadCore, type Connector, type Element, type FileProblem, type OnConflict, type PlannedChanges } from '../core.js';
import { Failure } from '../failure.js';
import { inBackground } from '../run.js';
import type { ConnectorModel } from './connector.js';
import { takeSnapshot, type Snapshot } from './snapshot.js';
import { completeStoppedRun } from './stoppedRun.js';
import type { ConnectorStore } from './store.js';
import { rememberRun } from './undo.js';
import { ChangedMeanwhile, writeChanges, type Writing } from './write.js';

/** What is to be done: one plans the changes of all files. */
export type Plan = (core: Core, connector: Connector, elements: readonly Element[], files: ReadonlyMap<string, string>) => PlannedChanges;

export const generating =
  (onConflict: OnConflict): Plan =>
  (core, connector, elements, files) =>
    core.planGeneration(connector, elements, files, onConflict);

export const packing: Plan = (core, connector, elements, files) => core.planPacking(connector, elements, files);

/** What a run made. */
export interface FilesMade {
  readonly planned: PlannedChanges;
  /** Elements of the connector. */
  readonly count: number;
  readonly writing: Writing;
}

/** What a run would make. */
export interface FilesPlanned {
  readonly planned: PlannedChanges;
  readonly files: ReadonlyMap<string, string>;
}

/** A run that wrote nothing, since both sides changed the same places. */
export class Conflicted extends Error {
  constructor(readonly found: FilesPlanned) {
    super('conflict');
  }
}

/** One after the other for each connector: two runs at once would meet in the same files. */
const running = new Map<string, Promise<unknown>>();

/** Whether files of a connector are being made just now. */
export const isMaking = (model: ConnectorModel): boolean => running.has(model.id);

/** Who follows a run, and may end it. Most runs are over before anybody could. */
export interface Following {
  readonly token?: vscode.CancellationToken;
  /** Hears what is being done. */
  readonly report?: (message: string) => void;
  /** Refuses what is planned now, where somebody looked at another plan before. */
  readonly isAsPlanned?: (found: FilesPlanned) => void;
}

/** Makes the files of a connector from what its editor shows; fails with a sentence for people, and then has written nothing. */
export async function makeFilesOf(store: ConnectorStore, model: ConnectorModel, plan: Plan, following: Following = {}): Promise<FilesMade> {
  const before = running.get(model.id);
  const work = (async () => {
    await before?.catch(() => undefined);
    return await planAnew(() => make(store, model, plan, following));
  })();
  running.set(model.id, work);
  try {
    return await work;
  } finally {
    if (running.get(model.id) === work) running.delete(model.id);
    model.filesWritten();
    inBackground('refresh', () => store.refresh(model, true));
  }
}

/** How often a run plans anew, since another one was quicker. */
const MOST_PLANS = 3;

/** Nothing was written yet where files changed since they were read: they are read and planned once more. */
async function planAnew(run: () => Promise<FilesMade>): Promise<FilesMade> {
  for (let plans = 1; ; plans += 1) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile) || plans === MOST_PLANS) throw error;
    }
  }
}

/** What generating would make of the files as they are; nothing is written. */
export async function planFilesOf(store: ConnectorStore, model: ConnectorModel): Promise<FilesPlanned> {
  const core = await loadCore();
  await store.refresh(model);
  const connector = valid(model, core.messageOf);
  const snapshot = await takeSnapshot(model.folder);
  refuseFound(model, snapshot, core);
  const planned = core.planGeneration(connector, model.elements, snapshot.files);
  refuse(model, planned.problems, core);
  return { planned, files: snapshot.files };
}

async function make(
  store: ConnectorStore,
  model: ConnectorModel,
  plan: Plan,
  { token, report, isAsPlanned }: Following,
): Promise<FilesMade> {
  const stopIfCancelled = (): void => {
    if (token?.isCancellationRequested) throw new vscode.CancellationError();
  };
  const core = await loadCore();
  await store.refresh(model);
  const connector = valid(model, core.messageOf);
  report?.(vscode.l10n.t('reading files'));
  if (vscode.workspace.isTrusted) await completeStoppedRun(model.folder);
  const snapshot = await takeSnapshot(model.folder);
  stopIfCancelled();
  const { elements } = model;
  refuseFound(model, snapshot, core);
  const planned = plan(core, connector, elements, snapshot.files);
  stopIfCancelled();
  refuse(model, planned.problems, core);
  const found = { planned, files: snapshot.files };
  if (planned.blocked) throw new Conflicted(found);
  isAsPlanned?.(found);
  report?.(vscode.l10n.t('writing {0} files', planned.changes.filter(({ content }) => content !== undefined).length));
  const writing = await writeChanges(model.folder, snapshot.files, planned, () => token?.isCancellationRequested ?? false);
  if (writing.total > 0) rememberRun(model, snapshot.files, planned.changes.filter(core.isWritten), writing);
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

/** Codes that tell of a file both sides changed: they are for the review. */
const CONFLICTS: ReadonlySet<string> = new Set([
  'file-conflict',
  'file-in-the-way',
  'collection-edited',
  'conflict-kept',
  'conflict-marked',
]);

/** Without a file that is there and cannot be read nothing true can be said of the others. */
function refuseFound(model: ConnectorModel, snapshot: Snapshot, core: Core): void {
  refuse(model, [...snapshot.problems, ...core.inTheWay(snapshot, model.elements)], core);
}

function refuse(model: ConnectorModel, told: readonly FileProblem[], { messageOf }: Core): void {
  const errors = told.filter(({ problem }) => problem.severity === 'error' && !CONFLICTS.has(problem.code));
  const [first] = errors;
  if (!first) return;
  const more = errors.length > 1 ? ` ${vscode.l10n.t('({0} more)', errors.length - 1)}` : '';
  const file = model.fileOf({ path: first.file });
  // What stands in the way is most likely a folder, which no editor opens.
  const isThing = first.problem.code === 'write-in-the-way';
  throw new Failure(
    `${first.file}: ${messageOf(first.problem)}${more}`,
    isThing
      ? { title: vscode.l10n.t('Show in Explorer'), run: () => vscode.commands.executeCommand('revealInExplorer', file) }
      : { title: vscode.l10n.t('Open File'), run: () => vscode.commands.executeCommand('vscode.open', file) },
  );
}
