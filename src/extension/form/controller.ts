import * as vscode from 'vscode';
import { VERSION, type ControlValue, type Handlers, type ToForm, type ToHost } from '../../protocol/form.js';
import { isToHost } from '../../protocol/guard.js';
import { loadCore, type FormSession, type FormView, type Reading } from '../core.js';
import { Failure } from '../failure.js';
import { log } from '../log.js';
import { inBackground, showError } from '../run.js';
import { secretIds, type FormHost, type Told } from './host.js';
import { preparePage } from './page.js';
import { ViewSender } from './sender.js';

interface Typed {
  readonly id: string;
  readonly value: ControlValue;
}

/** Which secrets the editor has, and whether it loses them with its window. */
interface KnownSecrets {
  readonly stored: readonly string[];
  readonly forgetful: boolean;
}

/** How long a page takes to leave for the window, in milliseconds; it takes longer to load, so this holds nothing up. */
const LEAVING = 30;

/** How long a page draws before the first change is prepared, in milliseconds. */
const DRAWING = 500;

const NOTHING_STORED: KnownSecrets = { stored: [], forgetful: false };

/** What a form is over, and its text. */
export interface FormOver {
  readonly host: FormHost;
  readonly text: string;
  /** That of the text, where it was read already. */
  readonly reading?: Reading | undefined;
}

/** One page and what it is over: messages in, views out. The page draws; the session of the core knows what a value means. */
export class FormController {
  /** Edits are written one after the other, in the order they were made. */
  private writing: Promise<unknown> = Promise.resolve();
  private rev = 0;
  private shown = 0;
  private busy = false;
  private known: (KnownSecrets & { readonly asked: string }) | undefined;
  private disposed = false;
  /** What is being typed. A page that is hidden or closed is told nothing before it goes, so this side ends the typing. */
  private typed: Typed | undefined;
  /** A secret that is being typed: here and nowhere else. */
  private typedSecret: { readonly id: string; readonly value: string } | undefined;
  /** What was ended so: the page, when it is there again, tells it once more. */
  private ended: Typed | undefined;
  private readonly sender = new ViewSender((message) => this.tell(message));
  /** What the button of the last failure does. */
  private remedy: Failure['action'];
  /** The first view went to a page that did not ask for it, and that was in view all the time. */
  private early = true;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly host: FormHost,
    private readonly session: FormSession,
  ) {}

  /** @param over what the form is over; the page loads meanwhile */
  static async open(panel: vscode.WebviewPanel, over: () => Promise<FormOver>): Promise<FormController> {
    const window: { isClosed: boolean; controller?: FormController; watch?: vscode.Disposable } = { isClosed: false };
    // The page first: it loads while this side reads the text, which holds everything else up.
    const page = preparePage(panel.webview, () => window.isClosed);
    const opening = openController(panel, over, page);
    // The listener before the page: it speaks as soon as it is there, maybe sooner than this side.
    const listener = panel.webview.onDidReceiveMessage(async (message: unknown) => {
      (await opening).receive(message);
    });
    const hidden = panel.onDidChangeViewState(async () => {
      // Asked at once: a window that is closed meanwhile answers nothing any more.
      if (panel.visible) return;
      const controller = await opening;
      controller.early = false;
      controller.sender.forget();
      controller.endTyping();
    });
    panel.onDidDispose(async () => {
      window.isClosed = true;
      // At once: what is told to a window that is gone is an error.
      if (window.controller) window.controller.disposed = true;
      for (const disposable of [listener, hidden, window.watch]) disposable?.dispose();
      const controller = await opening;
      controller.disposed = true;
      controller.endTyping();
    });
    const controller = await opening;
    window.controller = controller;
    if (window.isClosed) return controller;
    // Those of a draft change here alone, and go to the file that it becomes.
    if (controller.host.mode !== 'new') window.watch = controller.host.secrets.onDidChange(() => controller.forgetSecrets());
    // The window keeps it until the page is loaded, so that it does not have to ask first.
    controller.show();
    return controller;
  }

  /** The text was changed elsewhere, or by an undo. */
  setText(text: string): void {
    if (text === this.session.text) return;
    this.session.setText(text);
    // What is being typed meanwhile is still to come, and stands over it.
    if (this.typed) this.session.type(this.typed.id, this.typed.value);
    this.show();
  }

  /** A secret was kept or went, as by a quick fix in the text. */
  private forgetSecrets(): void {
    this.known = undefined;
    this.show();
  }

  /** Draws again, as when what this side knows changed. */
  show(): void {
    const now = ++this.shown;
    inBackground('form', async () => {
      const refused = this.host.refuse(this.session.text);
      const view = refused === undefined ? await this.host.complete(this.session.view()) : blockedView(refused);
      // A page that is loading does not wait for the store of secrets: what that knows comes right behind.
      if (now === 1) this.send(view, NOTHING_STORED);
      const known = await this.secretsOf(secretIds(view));
      // A later view says more.
      if (now === this.shown) this.send(view, known);
    });
  }

  private send(view: FormView, { stored, forgetful }: KnownSecrets): void {
    const { mode, readOnly, resumed } = this.host;
    const draft = mode === 'new' ? { draft: this.session.text, resumed } : {};
    this.sender.send({ type: 'view', rev: this.rev, view, mode, stored, forgetful, readOnly, ...draft });
  }

  /** Asked for once while nothing about them changes: a keystroke does not wait for the store of secrets. */
  private async secretsOf(ids: readonly string[]): Promise<KnownSecrets> {
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
        this.tellFailure(error);
      }
    });
  }

  /** A sentence, never a stack, and a button for what can be done about it. */
  private tellFailure(error: unknown): void {
    const known = error instanceof Failure;
    const text = known
      ? error.message
      : vscode.l10n.t('Something went wrong in the form. What was typed is still here; the log tells more.');
    if (this.disposed) return showError('form', error);
    if (!known) log().error(`form: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    this.remedy = known ? error.action : { title: vscode.l10n.t('Show Log'), run: () => log().show() };
    const action = this.remedy && { action: { label: this.remedy.title, action: 'remedy' as const } };
    this.tell({ type: 'failed', text, ...action });
  }

  private readonly handlers: Handlers<ToHost> = {
    ready: ({ state }) => {
      const knows = this.early && state?.resource === undefined;
      this.early = false;
      setTimeout(() => this.prepare(), DRAWING);
      if (knows) return;
      this.sender.forget();
      this.session.openResource(state?.resource);
      this.show();
    },
    edit: async ({ rev, id, value, commit }) => {
      this.rev = Math.max(this.rev, rev);
      if (this.isToldAgain({ id, value })) return this.show();
      this.typed = commit ? undefined : { id, value };
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
      // What gets the focus is known to the page, where somebody stands.
      if (outcome.told !== undefined) this.tell({ type: 'told', text: outcome.told, ...(outcome.undo ? { undo: true } : {}) });
    },
    group: ({ id, open }) => {
      this.session.openGroup(id, open);
      this.show();
    },
    secret: async ({ id, value, commit }) => {
      this.typedSecret = commit ? undefined : { id, value };
      if (!commit) return;
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
    action: async ({ action }) => {
      if (action === 'remedy') await this.remedy?.run();
      else await this.host.act(action);
    },
  };

  private prepare(): void {
    if (!this.disposed && this.host.refuse(this.session.text) === undefined) this.session.prepare();
  }

  private endTyping(): void {
    const { typed, typedSecret } = this;
    [this.typed, this.typedSecret] = [undefined, undefined];
    if (typed) this.ended = typed;
    inBackground('form', async () => {
      try {
        if (typedSecret && typedSecret.value !== '') await this.host.secrets.store(typedSecret.id, typedSecret.value);
        this.known = undefined;
        if (typed) await this.write(this.session.commit(typed.id, typed.value));
      } catch (error) {
        this.tellFailure(error);
      }
    });
  }

  /** Meanwhile the value may have become another one, which stays. */
  private isToldAgain({ id, value }: Typed): boolean {
    const { ended } = this;
    this.ended = undefined;
    return ended?.id === id && JSON.stringify(ended.value) === JSON.stringify(value);
  }

  /** Something to be said that nobody asked for. */
  note(text: string): void {
    this.tell({ type: 'told', text });
  }

  /** The text is the session's at once, so that the next message works on it, and the editor's a moment later. */
  private write(text: string | undefined): Promise<void> {
    if (text === undefined || this.host.readOnly || this.host.refuse(this.session.text) !== undefined) return Promise.resolve();
    this.session.setText(text);
    const written = this.writing.then(async () => {
      if (!(await this.host.write(text)))
        throw new Failure(vscode.l10n.t('The change could not be written: the file is read-only, or it changed meanwhile.'));
    });
    this.writing = written.catch(() => undefined);
    return written;
  }

  private tell(message: Told): void {
    if (!this.disposed) void this.panel.webview.postMessage({ v: VERSION, ...message } satisfies ToForm);
  }
}

const blockedView = (blocked: string): FormView => ({
  title: '',
  sections: [],
  forecast: { count: 0, groups: [] },
  problems: [],
  blocked,
});

async function openController(panel: vscode.WebviewPanel, over: () => Promise<FormOver>, page: Promise<void>): Promise<FormController> {
  const [{ FormSession }, { host, text, reading }] = await Promise.all([loadCore(), over(), page]);
  // What was told to the window is packed beside this thread and leaves when that is done: it has to get away before this side is busy.
  await new Promise((resolve) => setTimeout(resolve, LEAVING));
  return new FormController(panel, host, new FormSession(text, reading));
}
