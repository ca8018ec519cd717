import * as vscode from 'vscode';
import { loadCore, type Change } from '../core.js';
import { Failure } from '../failure.js';
import type { ConnectorModel } from './connector.js';
import { takeSnapshot } from './snapshot.js';
import { completeStoppedRun } from './stoppedRun.js';
import type { ConnectorStore } from './store.js';
import { writeChanges, type Writing } from './write.js';

/** A file of a run: its text before and after; undefined where there was none. */
interface Undoable {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The last run of each connector in this window. */
const runs = new Map<string, readonly Undoable[]>();

/** Remembers what a run wrote, so that it can be taken back. */
export function rememberRun(
  model: ConnectorModel,
  files: ReadonlyMap<string, string>,
  changes: readonly Change[],
  { done, total, left }: Writing,
): void {
  // Of a run that was stopped midway nobody knows which files it reached.
  if (done < total) runs.delete(model.id);
  else {
    const written = changes.filter(({ path }) => !left.includes(path));
    runs.set(
      model.id,
      written.map(({ path, content }) => ({ path, before: files.get(path), after: content })),
    );
  }
}

/** Puts every file of the last run back as it was; one that was changed since is named, and then nothing is. */
export async function undoRun(store: ConnectorStore, model: ConnectorModel): Promise<number> {
  const run = runs.get(model.id);
  if (!run) throw new Failure(vscode.l10n.t('Nothing was generated for {0} in this window, so there is nothing to undo.', model.title));
  const core = await loadCore();
  await completeStoppedRun(model.folder);
  const { files } = await takeSnapshot(model.folder);
  const changed = run.find(({ path, after }) => files.get(path) !== after);
  if (changed) {
    throw new Failure(vscode.l10n.t('{0} was changed since. Nothing was undone.', changed.path), {
      title: vscode.l10n.t('Open File'),
      run: () => vscode.commands.executeCommand('vscode.open', model.fileOf(changed)),
    });
  }
  const changes = run.map(({ path, before }): Change =>
    before === undefined ? { path, status: 'deleted' } : { path, status: 'updated', content: before },
  );
  // The record of the run comes last, as in every run.
  const last = (path: string): number => Number(path === core.MANIFEST_FILE);
  await writeChanges(model.folder, files, { changes: [...changes].sort((a, b) => last(a.path) - last(b.path)) });
  runs.delete(model.id);
  await store.refresh(model, true);
  return run.length;
}
