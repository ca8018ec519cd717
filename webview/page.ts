import jsonPatch from 'fast-json-patch';
import type { Handlers, ToForm } from '../src/protocol/form.js';
import { drawBlocked, drawCreated } from './created.js';
import { isCommand } from './dom.js';
import { FormPage } from './formPage.js';
import type { Host } from './host.js';
import type { Store } from './state.js';

/** What the window shows: the form, why there is none, or what was made. Messages of the editor arrive here. */
export class Page {
  #form: FormPage | undefined;
  #shown: HTMLElement | undefined;
  #readOnly = false;
  #told: Extract<ToForm, { readonly type: 'view' }> | undefined;
  /** What was kept when the page went, until it is taken up. */
  #kept;

  constructor(
    private readonly host: Host,
    private readonly store: Store,
    private readonly root: HTMLElement,
  ) {
    this.#kept = { ...store.state };
    root.ownerDocument.addEventListener('keydown', (event) => this.#key(event), true);
    // A page that is hidden may be thrown away without a further word, and its fields are told of neither.
    root.ownerDocument.addEventListener('visibilitychange', () => {
      if (root.ownerDocument.visibilityState === 'hidden') this.#form?.away();
    });
    window.addEventListener('pagehide', () => this.#form?.away());
    window.addEventListener('scroll', () => this.#form && store.set({ scroll: window.scrollY }), { passive: true });
  }

  readonly handlers: Handlers<ToForm> = {
    view: (message) => {
      // Kept also where it is not drawn: the next one is told as what is different in it.
      this.#told = message;
      if (!this.host.accepts(message.rev)) return;
      if (message.draft !== undefined) this.store.set({ draft: message.draft });
      const { blocked } = message.view;
      if (blocked !== undefined) return this.#show(drawBlocked(blocked, message.mode, (action) => this.host.action(action)));
      // Whether anything can be changed is rarely another than before: then all is drawn anew.
      if (this.#readOnly !== message.readOnly) this.#drop();
      this.#readOnly = message.readOnly;
      const isNew = this.#form === undefined;
      const form = this.#form ?? new FormPage(this.host, this.store, message);
      if (isNew) this.#show(form.element);
      this.#form = form;
      form.update(message);
      this.#takeUp(form, isNew);
    },
    change: ({ changes }) => {
      if (!this.#told) return;
      const { newDocument } = jsonPatch.applyPatch(this.#told, changes, false, false);
      return this.handlers.view(newDocument);
    },
    told: ({ text, undo = false }) => this.#form?.tell(text, { undo }),
    focus: ({ control }) => this.#form?.goToControl(control),
    progress: ({ text }) => this.#form?.tell(text),
    failed: ({ text, action }) => this.#form?.tell(text, { failed: true, action }),
    created: ({ done }) => {
      this.store.forget();
      const view = drawCreated(done, (action) => this.host.action(action));
      this.#show(view);
      document.title = view.querySelector('h1')?.textContent ?? '';
      view.querySelector('h1')?.focus();
    },
  };

  #show(element: HTMLElement): void {
    this.#drop();
    this.#shown?.remove();
    this.#shown = element;
    this.root.append(element);
  }

  #drop(): void {
    this.#form?.dispose();
    this.#form = undefined;
  }

  /** The page comes back as it was left: its place, its open resource, and what was typed and not yet told. */
  #takeUp(form: FormPage, isNew: boolean): void {
    const { typed, resource, scroll } = this.#kept;
    if (isNew && scroll > 0) window.scrollTo(0, scroll);
    if (!typed) return;
    if (form.restore(typed.id, typed.value)) this.#kept = { open: [], scroll: 0 };
    else if (isNew && resource !== undefined) this.host.resource('open', resource);
  }

  #key(event: KeyboardEvent): void {
    if (!isCommand(event) || !this.#form) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#form.submit();
    } else if (event.key.toLowerCase() === 's') this.host.flush();
  }
}
