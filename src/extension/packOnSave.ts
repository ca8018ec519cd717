import * as vscode from 'vscode';
import { loadCore } from './core.js';
import type { ConnectorModel } from './model/connector.js';
import { isMaking } from './model/make.js';
import { takeSnapshot } from './model/snapshot.js';
import { writeChanges } from './model/write.js';
import type { ConnectorStore } from './model/store.js';
import { log } from './log.js';
import { inBackground } from './run.js';

/** An edit of an element file reaches collection.json when it is saved; what stands against it shows as a problem, not as a message. */
export function registerPackOnSave(store: ConnectorStore): vscode.Disposable {
  return vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    if (!/\/collection\/.+\.(?:rb|json)$/.test(uri.path) || !vscode.workspace.isTrusted) return;
    inBackground('pack', async () => {
      await store.ready();
      const model = store.ownerOf(uri);
      const { folderOf } = await loadCore();
      const path = model?.pathOf(uri);
      // A run that saves a file packs by itself.
      if (model && !isMaking(model) && path !== undefined && folderOf(path)) await pack(store, model);
    });
  });
}

function isEdited(core: Awaited<ReturnType<typeof loadCore>>, files: ReadonlyMap<string, string>): boolean {
  const known = core.manifestOf(files).manifest?.files.get(core.COLLECTION_FILE);
  return known !== undefined && core.withUnixLines(files.get(core.COLLECTION_FILE) ?? '') !== core.withUnixLines(known);
}

async function pack(store: ConnectorStore, model: ConnectorModel): Promise<void> {
  const core = await loadCore();
  const { connector, elements } = model;
  const { files, problems } = await takeSnapshot(model.folder);
  // Before the first generate there is no collection.json to keep up to date.
  if (!connector || problems.length > 0 || !files.has(core.COLLECTION_FILE)) return;
  // An edit of collection.json itself is never written over: its mark and its problem say what to do.
  if (model.statuses?.get(core.COLLECTION_FILE) === 'conflict' || isEdited(core, files)) return;
  const planned = core.planPacking(connector, elements, files);
  if (planned.problems.some(({ problem }) => problem.severity === 'error')) {
    log().warn(
      `${model.title}: collection.json was not packed: ${planned.problems.map(({ file, problem }) => `${file}: ${core.messageOf(problem)}`).join('; ')}`,
    );
    return;
  }
  await writeChanges(model.folder, files, planned);
  await store.refresh(model, true);
}
