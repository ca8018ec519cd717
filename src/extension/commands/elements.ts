import * as vscode from 'vscode';
import type { BrowsedElement } from '../core.js';
import { Failure } from '../failure.js';
import { COMMANDS, VIEW } from '../ids.js';
import type { ConnectorModel } from '../model/connector.js';
import type { Services } from '../services.js';
import { elementOf, isNode, type Node } from '../tree/nodes.js';
import { pickConnector } from './pick.js';

interface Found {
  readonly model: ConnectorModel;
  readonly element: BrowsedElement;
}

/** The element of a row, also one of the changes, or of a file, of the active editor, or the one somebody picks. */
export async function findElement(services: Services, argument: unknown): Promise<Found> {
  const file = argument instanceof vscode.Uri ? argument : services.review.fileOf(argument);
  const uri = file ?? (argument === undefined ? vscode.window.activeTextEditor?.document.uri : undefined);
  const found = uri && (await elementOfFile(services, uri));
  if (found) return found;
  if (!file) return pickElement(services, argument);
  const owner = services.store.ownerOf(file);
  throw owner ? notAskedFor(owner, file.path.split('/').at(-1) ?? '') : ofNoConnector(services.store);
}

/** The element of a row, or the one somebody picks. */
async function pickElement(services: Services, argument: unknown): Promise<Found> {
  if (isNode(argument) && argument.type === 'element') {
    const element = elementOf(argument);
    if (element) return { model: argument.model, element };
  }
  const model = await pickConnector(services, argument);
  await model.analyse();
  const items = model.groups.flatMap(({ label, elements }) =>
    elements.map((element) => ({ label: element.name, description: label, detail: element.detail, element })),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Choose an Element of {0}', model.title),
    matchOnDescription: true,
  });
  if (!chosen) throw new vscode.CancellationError();
  return { model, element: chosen.element };
}

async function elementOfFile({ store }: Services, uri: vscode.Uri): Promise<Found | undefined> {
  await store.ready();
  const model = store.ownerOf(uri);
  // As the text is now: what was typed a moment ago may have made the element.
  if (model) await store.refresh(model);
  const element = model?.elementAt(uri);
  return model && element && { model, element };
}

/** Opens the file of an element; from the palette another one is wanted than the file that is open, so it asks. */
export async function openElement(services: Services, argument: unknown): Promise<void> {
  const { model, element } = await pickElement(services, argument);
  const uri = model.fileOf(element);
  const there = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!there) {
    throw new Failure(vscode.l10n.t('{0} is not generated yet.', element.name), {
      title: vscode.l10n.t('Generate Files'),
      run: () => vscode.commands.executeCommand(COMMANDS.generateFiles, model.uri),
    });
  }
  await vscode.commands.executeCommand('vscode.open', uri);
}

export async function openSpec(services: Services, argument: unknown): Promise<void> {
  const model = await pickConnector(services, argument);
  await vscode.window.showTextDocument(model.uri);
}

/** Jumps to the lines of connector.yaml an element comes from, as they are now in its editor. */
export async function showInSpec(services: Services, argument: unknown): Promise<void> {
  const { model, element } = await findElement(services, argument);
  const document = await vscode.workspace.openTextDocument(model.uri);
  await services.store.refresh(model);
  const made = model.elementOf(element.path);
  if (!made) throw notAskedFor(model, element.name);
  const selection = model.placeOf(made);
  if (!selection) {
    // Of a text that was broken from the first only the files of an earlier run are known.
    throw new Failure(vscode.l10n.t('connector.yaml has errors, so the lines that make {0} are not known.', element.name), {
      title: vscode.l10n.t('Show Problems'),
      run: async () => {
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('workbench.actions.view.problems');
      },
    });
  }
  const editor = await vscode.window.showTextDocument(document, { selection });
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** A file of one's own, or one that an earlier text made. */
function notAskedFor({ uri }: ConnectorModel, name: string): Failure {
  return new Failure(vscode.l10n.t('connector.yaml does not ask for {0}.', name), {
    title: vscode.l10n.t('Open connector.yaml'),
    run: () => vscode.window.showTextDocument(uri),
  });
}

export async function copyName(services: Services, argument: unknown): Promise<void> {
  const name =
    isNode(argument) && argument.type === 'connector' ? argument.model.title : (await findElement(services, argument)).element.name;
  await vscode.env.clipboard.writeText(name);
}

export async function copyPath(services: Services, argument: unknown): Promise<void> {
  const uri = await uriOf(services, argument);
  await vscode.env.clipboard.writeText(uri.scheme === 'file' || uri.scheme === 'vscode-remote' ? uri.fsPath : uri.toString());
}

export async function revealInExplorer(services: Services, argument: unknown): Promise<void> {
  await vscode.commands.executeCommand('revealInExplorer', await uriOf(services, argument));
}

async function uriOf(services: Services, argument: unknown): Promise<vscode.Uri> {
  if (isNode(argument) && argument.type !== 'element') return argument.model.uri;
  const { model, element } = await findElement(services, argument);
  return model.fileOf(element);
}

/** Shows the row of the active file, or of a file that is given. */
export async function revealInTree({ store, tree, view }: Services, argument: unknown): Promise<void> {
  await store.ready();
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  await (uri && store.ownerOf(uri))?.analyse();
  const node: Node | undefined = isNode(argument) ? argument : uri && tree.nodeAt(uri);
  if (!node) {
    throw ofNoConnector(store);
  }
  // A row that the filter hides cannot be shown.
  if (tree.hides(node)) tree.setFilter('');
  await view.reveal(node, { select: true, focus: true, expand: true });
}

function ofNoConnector({ all }: Services['store']): Failure {
  return new Failure(
    vscode.l10n.t('The active file belongs to no connector.'),
    all.length > 0
      ? { title: vscode.l10n.t('Show Connectors'), run: () => vscode.commands.executeCommand(`${VIEW}.focus`) }
      : { title: vscode.l10n.t('New Connector…'), run: () => vscode.commands.executeCommand(COMMANDS.newConnector) },
  );
}

/** Opens a connector in the tree down to its elements, each with its detail beside its name. */
export async function showDetails(services: Services, argument: unknown): Promise<void> {
  const model = await pickConnector(services, argument);
  await model.analyse();
  const node = services.tree.nodeAt(model.uri);
  if (node) await services.view.reveal(node, { select: true, focus: true, expand: 2 });
}
