import * as vscode from 'vscode';
import { VERSION, type Handlers, type ToForm, type ToHost } from '../../protocol/form.js';
import { isToHost } from '../../protocol/guard.js';
import { loadCore, type FormSession, type Outcome } from '../core.js';
import { Failure } from '../failure.js';
import { log } from '../log.js';
import { inBackground } from '../run.js';
import { secretIds, type FormHost, type Told } from './host.js';
import { preparePage } from './page.js';

/** One page and what it is over: messages in, views out. The page draws; the session of the core knows what a value means. */
export class FormController {
  /** Edits are written one after the other, in the order they were made. */
  private writing: Promise<unknown> = Promise.resolve();
  private rev = 0;
  private shown = 0;
  private busy = false;
  private known: { readonly asked: string; readonly stored: readonly string[]; readonly forgetful: boolean } | undefined;
  private disposed = false;
  /** The first view went to a page that did not ask for it, and that was in view all the time. */
  private early = true;

  private constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly host: FormHost,
    private readonly session: FormSession,
  ) {}

  static async open(panel: vscode.WebviewPanel, host: FormHost, text: string, extensionUri: vscode.Uri): Promise<FormController> {
    const core = loadCore();
    const opening = core.then(({ FormSession }) => new FormController(panel, host, new FormSession(text)));
    // The listener before the page: it speaks as soon as it is there, maybe sooner than the core.
    const listener = panel.webview.onDidReceiveMessage(async (message: unknown) => {
      (await opening).receive(message);
    });
    const hidden = panel.onDidChangeViewState(async () => {
      if (!panel.visible) (await opening).early = false;
    });
    panel.onDidDispose(async () => {
      for (const disposable of [listener, hidden]) disposable.dispose();
      (await opening).disposed = true;
    });
    await preparePage(panel.webview, extensionUri);
    const controller = await opening;
    // The window keeps it until the page is loaded, so that it does not have to ask first.
    controller.show();
    return controller;
  }

  /** The text was changed elsewhere, or by an undo. */
  setText(text: string): void {
    if (text === this.session.text) return;
    this.session.setText(text);
    this.show();
  }

  get text(): string {
    return this.session.text;
  }

  /** Draws again, as when what this side knows changed. */
  show(): void {
    const now = ++this.shown;
    inBackground('form', async () => {
      const view = await this.host.complete(this.session.view());
      const { stored, forgetful } = await this.secretsOf(secretIds(view));
      // A later view says more.
      if (now !== this.shown) return;
      const { mode, readOnly, resumed } = this.host;
      const draft = mode === 'new' ? { draft: this.session.text, resumed } : {};
      this.tell({ type: 'view', rev: this.rev, view, mode, stored, forgetful, readOnly, ...draft });
    });
  }

  /** Asked for once while nothing about them changes: a keystroke does not wait for the store of secrets. */
  private async secretsOf(ids: readonly string[]): Promise<{ readonly stored: readonly string[]; readonly forgetful: boolean }> {
    const asked = ids.join('\n');
    if (this.known?.asked !== asked) {
      const { secrets } = this.host;
      this.known = { asked, stored: await secrets.kept(ids), forgetful: await secrets.areForgotten() };
    }
    return this.known;
  }

  private receive(message: unknown): void {
    if (!isToHost(message)) return log().warn('form: a message of the page was dropped, since it is none of this version');
    const handler = this.handlers[message.type] as (message: ToHost) => void | Promise<void>;
    inBackground('form', async () => {
      try {
        await handler(message);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        this.tell({ type: 'failed', text: error.message });
      }
    });
  }

  private readonly handlers: Handlers<ToHost> = {
    ready: ({ state }) => {
      const knows = this.early && state?.resource === undefined;
      this.early = false;
      if (knows) return;
      this.session.openResource(state?.resource);
      this.show();
    },
    edit: async ({ rev, id, value, commit }) => {
      this.rev = Math.max(this.rev, rev);
      if (await this.host.edit(id, value)) return this.show();
      if (!commit || this.host.readOnly) this.session.type(id, value);
      else await this.write(this.session.commit(id, value));
      this.show();
    },
    resource: async ({ rev, action, index }) => {
      this.rev = Math.max(this.rev, rev);
      const outcome = this.session.resourceAction(action, index);
      await this.write(outcome.text);
      this.show();
      this.tellOutcome(outcome);
    },
    group: ({ id, open }) => {
      this.session.openGroup(id, open);
      this.show();
    },
    secret: async ({ id, value }) => {
      await this.host.secrets.store(id, value);
      this.known = undefined;
      this.show();
    },
    secretAction: async ({ id, action }) => {
      await this.host.secrets[action](id);
      this.known = undefined;
      if (action === 'copy') this.tell({ type: 'told', text: vscode.l10n.t('Copied.') });
      this.show();
    },
    submit: async ({ rev }) => {
      this.rev = Math.max(this.rev, rev);
      if (this.busy) return;
      this.busy = true;
      try {
        await this.writing;
        await this.host.submit(this.session, (message) => this.tell(message));
      } finally {
        this.busy = false;
      }
    },
    action: ({ action }) => this.host.act(action),
  };

  /** The text is the session's at once, so that the next message works on it, and the editor's a moment later. */
  private write(text: string | undefined): Promise<void> {
    if (text === undefined || this.host.readOnly) return Promise.resolve();
    this.session.setText(text);
    const written = this.writing.then(async () => {
      if (!(await this.host.write(text)))
        throw new Failure(vscode.l10n.t('The change could not be written: the file is read-only, or it changed meanwhile.'));
    });
    this.writing = written.catch(() => undefined);
    return written;
  }

  private tellOutcome({ told, undo, focus }: Outcome): void {
    if (told !== undefined) this.tell({ type: 'told', text: told, ...(undo ? { undo } : {}) });
    if (focus !== undefined) this.tell({ type: 'focus', control: focus });
  }

  private tell(message: Told): void {
    if (!this.disposed) void this.panel.webview.postMessage({ v: VERSION, ...message } satisfies ToForm);
  }
}
