import * as vscode from 'vscode';
import { loadCore, type FormSession } from '../core.js';
import { Failure } from '../failure.js';
import { log } from '../log.js';
import { generating, makeFilesOf } from '../model/make.js';
import type { Services } from '../services.js';
import type { Told } from './host.js';
import { Secrets } from './secrets.js';
import { noFolder, specIn } from '../commands/place.js';
import { reasonOf } from '../systemError.js';

/**
 * Writes connector.yaml into the folder of its name, generates, and tells of it.
 * @returns the file; undefined where mistakes stand against it, to which the form leads
 */
export async function createConnector(
  services: Services,
  session: FormSession,
  parent: vscode.Uri | undefined,
  secrets: Secrets,
  tell: (message: Told) => void,
): Promise<vscode.Uri | undefined> {
  const core = await loadCore();
  if (!parent) throw noFolder();
  const { connector } = session.reading();
  const first = session.view().problems.find(({ severity }) => severity === 'error');
  if (!connector || first) {
    if (first?.control !== undefined) tell({ type: 'focus', control: first.control });
    return undefined;
  }
  const titled = session.commit('title', connector.title);
  const text = titled ?? session.text;
  const refused = core.checkFolderName(connector.name);
  if (refused !== undefined) throw new Failure(refused);
  const folder = vscode.Uri.joinPath(parent, connector.name);
  const target = vscode.Uri.joinPath(folder, 'connector.yaml');
  await writeNew(folder, target, text);
  tell({ type: 'progress', text: vscode.l10n.t('connector.yaml is written') });
  try {
    await services.store.ready();
    const model = await services.store.add(target);
    const { count } = await makeFilesOf(services.store, model, generating('fail'), {
      report: (text) => tell({ type: 'progress', text }),
    });
    const own = new Secrets(services.context, target.toString());
    await secrets.moveTo(
      own,
      core.secretsOf(connector).map(({ id }) => `secret/${id}`),
    );
    const path = vscode.workspace.asRelativePath(model.folder);
    tell({ type: 'created', done: { title: connector.title, count, folder: path, next: core.importSteps(connector, path) } });
  } catch (error) {
    // A connector that makes nothing would only be in the way of the next try.
    await takeBack(folder, target);
    throw error;
  }
  return target;
}

/** Deletes what was just written; the folder only where nothing else is in it. */
async function takeBack(folder: vscode.Uri, target: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  try {
    await fs.delete(target);
    if ((await fs.readDirectory(folder)).length === 0) await fs.delete(folder);
  } catch (error) {
    // The failure that led here is the one to be told.
    log().warn(`form: ${target.toString()} could not be taken back: ${reasonOf(vscode.l10n, error)}`);
  }
}

async function writeNew(folder: vscode.Uri, target: vscode.Uri, text: string): Promise<void> {
  const taken = await specIn(folder);
  if (taken) {
    throw new Failure(vscode.l10n.t('{0} is there already. Choose another name.', vscode.workspace.asRelativePath(taken)), {
      title: vscode.l10n.t('Open File'),
      run: () => vscode.window.showTextDocument(taken),
    });
  }
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    throw new Failure(
      vscode.l10n.t('{0} could not be written: {1}', vscode.workspace.asRelativePath(target), reasonOf(vscode.l10n, error)),
    );
  }
}
