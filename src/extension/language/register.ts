import * as vscode from 'vscode';
import { Failure } from '../failure.js';
import { LANGUAGE, SETTINGS } from '../ids.js';
import { log } from '../log.js';
import { showError } from '../run.js';
import type { RunningClient } from './client.js';
import type { ServedDocuments } from './served.js';

/**
 * The language server: it is started when the first text of the language is in view, and not before. The form opens a document too,
 * and asks nothing of a server.
 */
export class LanguageSupport implements vscode.Disposable {
  private starting: Promise<RunningClient | undefined> | undefined;
  private readonly waiting: vscode.Disposable;
  private told = false;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly served: ServedDocuments,
  ) {
    this.waiting = vscode.window.onDidChangeVisibleTextEditors((editors) => this.look(editors));
    this.look(vscode.window.visibleTextEditors);
  }

  private look(editors: readonly vscode.TextEditor[]): void {
    if (this.starting || !editors.some(({ document }) => document.languageId === LANGUAGE)) return;
    this.waiting.dispose();
    this.starting = this.start();
  }

  private async start(): Promise<RunningClient | undefined> {
    try {
      const { startClient } = await import('./client.js');
      return await startClient({
        language: LANGUAGE,
        section: SETTINGS,
        serverFile: vscode.Uri.joinPath(this.extensionUri, 'dist', 'server.js').fsPath,
        log: log(),
        texts: vscode.l10n.bundle,
        collection: () => this.served.collection(),
        broken: () => this.tell(),
      });
    } catch (error) {
      log().error(`language server: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      this.tell();
      return undefined;
    }
  }

  /** Whatever went wrong, and how often, it is said once. */
  private tell(): void {
    if (this.told) return;
    this.told = true;
    showError(
      'language server',
      new Failure(vscode.l10n.t('The language server of connector.yaml does not run, so there is no completion, hover or quick fix.'), {
        title: vscode.l10n.t('Show Log'),
        run: () => log().show(),
      }),
    );
  }

  async stop(): Promise<void> {
    this.waiting.dispose();
    const client = await this.starting;
    await client?.stop();
  }

  dispose(): void {
    this.waiting.dispose();
  }
}
