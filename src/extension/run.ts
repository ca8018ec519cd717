import * as vscode from 'vscode';
import { Failure } from './failure.js';
import type { CommandId } from './ids.js';
import { log } from './log.js';

/**
 * Registers a command. Every command runs in here: a failure becomes one message with its action, anything else one
 * message that leads to the log, where the stack stands. Nothing is left unhandled.
 */
export function registerCommand(id: CommandId, run: (...args: readonly unknown[]) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      return await run(...args);
    } catch (error) {
      showError(id, error);
      return undefined;
    }
  });
}

/** Runs work that no command waits for; what goes wrong is told once. */
export function inBackground(what: string, work: () => Promise<unknown>): void {
  work().catch((error: unknown) => log().error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`));
}

/** What somebody is told when something they asked for failed. */
export function showError(what: string, error: unknown): void {
  if (error instanceof vscode.CancellationError) return;
  const action = error instanceof Failure ? error.action : { title: vscode.l10n.t('Show Log'), run: () => log().show() };
  const message =
    error instanceof Failure
      ? error.message
      : vscode.l10n.t('Something went wrong in Cenit Connectors: {0}', error instanceof Error ? error.message : String(error));
  if (!(error instanceof Failure)) log().error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  // Not awaited: a command does not stay open until somebody reads the message.
  void vscode.window.showErrorMessage(message, ...(action ? [action.title] : [])).then((chosen) => {
    if (chosen && action) inBackground(what, () => Promise.resolve(action.run()));
  });
}
