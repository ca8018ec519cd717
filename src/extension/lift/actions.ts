import * as vscode from 'vscode';
import { loadCore } from '../core.js';
import { COMMANDS } from '../ids.js';
import type { ConnectorStore } from '../model/store.js';
import { findLift } from './find.js';
import { keyNames } from './keyNames.js';

const ALGORITHMS = { pattern: '**/collection/algorithms/**/*.rb' };

/** The quick fix at a line that was edited by hand and that a key of connector.yaml can say. */
export function registerLiftActions(store: ConnectorStore): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    ALGORITHMS,
    { provideCodeActions: (document, range, _, token) => actionsAt(store, document, range, token) },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

async function actionsAt(
  store: ConnectorStore,
  document: vscode.TextDocument,
  range: vscode.Range,
  token: vscode.CancellationToken,
): Promise<vscode.CodeAction[]> {
  await store.ready();
  const model = store.ownerOf(document.uri);
  const path = model?.pathOf(document.uri);
  if (!model || path === undefined || !vscode.workspace.isTrusted) return [];
  // The editor asks at every move of the cursor: of a file that nobody edited nothing is looked for, and nothing is read again.
  await model.needStatuses();
  const text = document.getText();
  const known = model.knownText(path);
  if (known === undefined || (await loadCore()).withUnixLines(text) === known) return [];
  await model.analyse();
  const files = new Map(model.fileTexts).set(path, text);
  const found = await findLift(model, path, files, () => token.isCancellationRequested).catch((error: unknown) => {
    // Who asks again later finds it then.
    if (error instanceof vscode.CancellationError) return undefined;
    throw error;
  });
  if (!found?.lift.lines.some(({ first, last }) => range.start.line <= last && first <= range.end.line)) return [];
  const title = vscode.l10n.t('Move this edit to connector.yaml ({0})', keyNames(found.lift));
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: COMMANDS.moveEditToSpec, title, arguments: [document.uri] };
  return [action];
}
