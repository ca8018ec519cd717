import * as vscode from 'vscode';
import type { SecretPlace } from '../../protocol/keepSecret.js';
import { loadCore } from '../core.js';
import { Failure } from '../failure.js';
import { Secrets } from '../form/secrets.js';
import { inBackground } from '../run.js';
import type { Services } from '../services.js';

/**
 * Keeps a secret that stands in a connector.yaml in the editor's own store, then takes it out of the text. The value goes from
 * the text to the store alone: the argument says only where it stands.
 */
export async function keepSecret({ context }: Services, argument: unknown): Promise<void> {
  if (!isSecretPlace(argument)) return;
  const { id, version, range, edits } = argument;
  const core = await loadCore();
  const uri = vscode.Uri.parse(argument.uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const value = document.version === version ? core.textInRange(document.getText(), range) : undefined;
  if (value === undefined) throw changed();
  const secrets = new Secrets(context, uri.toString());
  await secrets.store(id, value);
  // Keeping it took a moment, in which somebody may have typed.
  if (document.version !== version) throw changed();
  const edit = new vscode.WorkspaceEdit();
  const at = (offset: number): vscode.Position => document.positionAt(offset);
  edit.set(
    uri,
    edits.map(({ start, end, text }) => vscode.TextEdit.replace(new vscode.Range(at(start), at(end)), text)),
  );
  if (!(await vscode.workspace.applyEdit(edit))) throw changed();
  tell(secrets, id);
}

function changed(): Failure {
  return new Failure(vscode.l10n.t('The text has changed meanwhile, so the secret is still in it. Try again.'));
}

function tell(secrets: Secrets, id: string): void {
  const copy = vscode.l10n.t('Copy Secret');
  void vscode.window
    .showInformationMessage(vscode.l10n.t('The secret is kept on this machine alone. Cenit asks for it after the import.'), copy)
    .then((chosen) => {
      if (chosen === copy) inBackground('secret', () => secrets.copy(id));
    });
}

/** Anybody can call a command: what it is given is looked at first. */
function isSecretPlace(value: unknown): value is SecretPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, version, id, range, edits } = value as Partial<SecretPlace>;
  const isRange = (one: { start: number; end: number } | undefined): boolean => Number.isInteger(one?.start) && Number.isInteger(one?.end);
  return (
    typeof uri === 'string' &&
    Number.isInteger(version) &&
    typeof id === 'string' &&
    isRange(range) &&
    Array.isArray(edits) &&
    edits.every((edit: SecretPlace['edits'][number]) => isRange(edit) && typeof edit.text === 'string')
  );
}
