import type { FormProblem, HostAction } from '../src/protocol/form.js';
import { el, setChildren, setText } from './dom.js';
import { texts } from './texts.js';
import { makeButton } from './toolkit.js';

/** More links than these would fill the bar; the jump links above count them all. */
const LINKS = 6;

export interface FootActions {
  readonly submit: () => void;
  readonly cancel: () => void;
  readonly undo: () => void;
  readonly act: (action: HostAction) => void;
  readonly goTo: (problem: FormProblem) => void;
}

/** What goes with a text: a button to take back what it tells of, or one that leads to what can be done about it. */
export interface Telling {
  readonly undo?: boolean;
  readonly failed?: boolean;
  readonly action?: { readonly label: string; readonly action: HostAction } | undefined;
}

/** The bar that stays in view: what is wrong, what just happened, and the buttons. Its text is the one live region of the page. */
export class Foot {
  readonly element: HTMLElement;
  readonly #message = el('span', { class: 'message' });
  readonly #problems = el('span', { class: 'problem-list' });
  readonly #undo: HTMLElement;
  #action: HTMLElement | undefined;
  readonly #buttons = el('div', { class: 'buttons' });
  readonly #cancel: HTMLElement;
  readonly #create: HTMLElement;
  readonly #generate: HTMLElement;
  #listed = '';

  constructor(private readonly actions: FootActions) {
    this.#undo = makeButton(texts.undo, () => {
      this.tell('');
      actions.undo();
    });
    this.#cancel = makeButton(texts.cancel, actions.cancel);
    this.#create = makeButton(texts.create, actions.submit, 'primary');
    this.#generate = makeButton(texts.generate, actions.submit, 'primary');
    this.#undo.hidden = true;
    const text = el('div', { class: 'foot-text', role: 'status', 'aria-live': 'polite' }, this.#message, this.#problems);
    this.element = el('footer', { class: 'foot' }, text, this.#undo, this.#buttons);
  }

  update(mode: 'new' | 'file', readOnly: boolean): void {
    setChildren(this.#buttons, readOnly ? [] : mode === 'new' ? [this.#cancel, this.#create] : [this.#generate]);
  }

  /** '': what was said is over. */
  tell(text: string, { undo = false, failed = false, action }: Telling = {}): void {
    setText(this.#message, text);
    this.#message.classList.toggle('failed', failed);
    this.#undo.hidden = !undo;
    this.#action?.remove();
    this.#action = action && makeButton(action.label, () => this.actions.act(action.action));
    if (this.#action) this.#undo.before(this.#action);
  }

  /** Somebody types on: what was only told is over, what failed or can be undone is not. */
  fade(): void {
    if (this.#undo.hidden && !this.#message.classList.contains('failed')) this.tell('');
  }

  /** Each place once, though there may be several problems at it. */
  showProblems(problems: readonly FormProblem[]): void {
    const places = [...new Map(problems.map((problem) => [problem.control ?? words(problem), problem])).values()];
    const wanted = JSON.stringify([problems.length, places.map((problem) => [place(problem), words(problem)])]);
    if (wanted === this.#listed) return;
    this.#listed = wanted;
    // Kept where they are: a link that has the focus is not taken from under it by a change elsewhere.
    const old = new Map([...this.#problems.querySelectorAll('a')].map((link) => [link.dataset.place, link]));
    const links = places
      .slice(0, LINKS)
      .map((problem) => (problem.control === undefined ? words(problem) : this.#link(problem, old.get(place(problem)))));
    const more = places.length - links.length;
    const parts = links.flatMap((link, index) => (index === 0 ? [link] : [', ', link]));
    this.#problems.replaceChildren(
      ...(problems.length === 0 ? [] : [texts.problemList(problems.length), ...parts]),
      ...(more > 0 ? [` ${texts.morePlaces(more)}`] : []),
    );
  }

  #link(problem: FormProblem, old: HTMLAnchorElement | undefined): HTMLAnchorElement {
    const link = old ?? el('a', { href: '#', class: 'link', 'data-place': place(problem) });
    setText(link, words(problem));
    link.onclick = (event) => {
      event.preventDefault();
      this.actions.goTo(problem);
    };
    return link;
  }
}

const place = ({ control, label, resource }: FormProblem): string => JSON.stringify([control ?? label, resource]);

/** What no control shows is said here as a whole. */
const words = ({ control, label, text }: FormProblem): string => (control !== undefined ? label : label ? `${label}: ${text}` : text);
