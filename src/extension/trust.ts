import * as vscode from 'vscode';
import { Failure } from './failure.js';

/** In a workspace nobody trusts yet everything is shown, and nothing is written. */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new Failure(vscode.l10n.t('This workspace is not trusted, so nothing is written in it.'), {
    title: vscode.l10n.t('Manage Trust'),
    run: () => vscode.commands.executeCommand('workbench.trust.manage'),
  });
}
