import type { Control, FormProblem, FormView, ToForm } from '../src/protocol/form.js';
import { pathTo, type Drawn, type Form, type Widget } from './controls/control.js';
import { drawControl } from './controls/widgets.js';
import { el, setOptional, setText } from './dom.js';
import { Foot, type Telling } from './foot.js';
import { ForecastView } from './forecast.js';
import type { Host } from './host.js';
import { Problems } from './problems.js';
import { Sections } from './sections.js';
import type { Store } from './state.js';
import { texts } from './texts.js';
import { makeButton } from './toolkit.js';

type ViewMessage = Extract<ToForm, { readonly type: 'view' }>;

/** The form as a whole. It is drawn once, and each view changes what is different. */
export class FormPage implements Form {
  readonly element: HTMLElement;
  readonly #title = el('h1');
  readonly #notice = el('p', { class: 'notice', hidden: true });
  readonly #resumed: HTMLElement;
  readonly #sections: Sections;
  readonly #forecast: ForecastView;
  readonly #foot: Foot;
  readonly #problems = new Problems();
  readonly #widgets = new Map<string, Widget>();
  readonly #listeners = new Set<() => void>();
  #message: ViewMessage;
  #later: (() => boolean) | undefined;
  #removed = 0;
  /** The connector was asked for, and what is wrong with it is not yet known. */
  #goesToError = false;

  constructor(
    readonly host: Host,
    readonly store: Store,
    first: ViewMessage,
  ) {
    this.#message = first;
    this.#sections = new Sections(this);
    this.#forecast = new ForecastView(host, store);
    this.#foot = new Foot({
      submit: () => this.submit(),
      cancel: () => host.action('cancel'),
      act: (action) => host.action(action),
      undo: () => this.#undo(),
      goTo: (problem) => this.#goTo(problem),
    });
    this.#resumed = el(
      'div',
      { class: 'notice', hidden: true },
      el('span', {}, texts.resumed),
      makeButton(texts.startOver, () => host.action('startOver')),
    );
    const main = el('main', {}, this.#title, this.#resumed, this.#notice, this.#sections.nav, this.#sections.element);
    const columns = el('div', { class: 'columns' }, main, this.#forecast.element);
    this.element = el('div', { class: 'page' }, columns, this.#foot.element);
    host.onChange = (action, index) => {
      if (action === 'remove') this.#removed = index;
      if (action) this.#foot.tell('');
      else this.#foot.fade();
    };
    // Whoever goes on by hand is not taken elsewhere by a late answer.
    for (const type of ['keydown', 'pointerdown']) this.element.addEventListener(type, () => (this.#later = undefined), true);
  }

  get view(): FormView {
    return this.#message.view;
  }

  get rev(): number {
    return this.#message.rev;
  }

  get readOnly(): boolean {
    return this.#message.readOnly;
  }

  get forgetful(): boolean {
    return this.#message.forgetful;
  }

  isStored(id: string): boolean {
    return this.#message.stored.includes(id);
  }

  draw(control: Control): Drawn {
    return drawControl(this, control);
  }

  register(id: string, widget: Widget): void {
    this.#widgets.set(id, widget);
  }

  unregister(id: string, widget: Widget): void {
    if (this.#widgets.get(id) === widget) this.#widgets.delete(id);
  }

  left(...ids: readonly string[]): void {
    if (this.#problems.leave(ids)) this.#showProblems();
  }

  shownProblems(ids: readonly string[]): number {
    const wanted = new Set(ids);
    return this.#problems.counted.filter(({ control }) => control !== undefined && wanted.has(control)).length;
  }

  onProblems(run: () => void): () => void {
    this.#listeners.add(run);
    return () => this.#listeners.delete(run);
  }

  focusLater(find: () => boolean): void {
    this.#later = find;
  }

  update(message: ViewMessage): void {
    this.#message = message;
    const { view, mode, readOnly } = message;
    const title = mode === 'new' ? texts.newConnector : view.title;
    setText(this.#title, title);
    if (document.title !== title) document.title = title;
    setOptional(this.#notice, readOnly ? texts.readOnly : undefined);
    this.#resumed.hidden = !message.resumed;
    this.#foot.update(mode, readOnly);
    this.#sections.update(view.sections);
    this.#forecast.update(view.forecast);
    this.#problems.hear(view.problems, mode);
    this.#showProblems();
    if (this.#goesToError && this.#problems.firstError) this.#goTo(this.#problems.firstError);
    this.#goesToError = false;
    if (this.#later?.()) this.#later = undefined;
  }

  /** Asks for the connector; what keeps it from being made is gone to instead. */
  submit(): void {
    if (this.readOnly) return;
    this.host.flush();
    this.#problems.ask();
    this.#foot.tell('');
    this.#showProblems();
    const error = this.#problems.firstError;
    if (error && this.host.isCurrent(this.rev)) return this.#goTo(error);
    // Something is on its way of which the view does not know: the editor decides.
    this.#goesToError = error !== undefined;
    this.host.submit();
  }

  tell(text: string, how: Telling = {}): void {
    this.#goesToError = false;
    this.#foot.tell(text, how);
    if (how.failed) for (const widget of this.#widgets.values()) widget.failed?.();
  }

  /** Called when nobody may come back: each control hands over what it holds. */
  away(): void {
    for (const widget of this.#widgets.values()) widget.away?.();
    this.host.flush();
  }

  /** Focuses a control, and opens what it stands in; one that is not there yet is waited for. */
  goToControl(id: string): void {
    this.#goesToError = false;
    if (!this.#reveal(id)) this.#later = () => this.#reveal(id);
  }

  /** What was typed before the page went; false while the control is not there. */
  restore(id: string, value: Parameters<NonNullable<Widget['restore']>>[0]): boolean {
    const path = this.#open(id);
    const widget = path && this.#widgets.get(id);
    widget?.restore?.(value);
    return widget !== undefined;
  }

  dispose(): void {
    this.#sections.dispose();
    this.element.remove();
  }

  #goTo({ control, resource, row }: FormProblem): void {
    if (control === undefined) return;
    if (this.#reveal(control, row)) return;
    if (resource === undefined) return;
    this.host.resource('open', resource);
    this.#later = () => this.#reveal(control, row);
  }

  #undo(): void {
    const index = this.#removed;
    this.host.resource('undoRemove', index);
    this.#later = () => this.#widgets.get('resources')?.focusRow?.(index) ?? true;
  }

  #open(id: string): readonly string[] | undefined {
    const path = pathTo(
      this.view.sections.flatMap(({ controls }) => controls),
      id,
    );
    for (const outer of path?.slice(0, -1) ?? []) this.#widgets.get(outer)?.open?.();
    return path;
  }

  #reveal(id: string, row?: number): boolean {
    const widget = this.#open(id) && this.#widgets.get(id);
    if (!widget) return false;
    widget.element.scrollIntoView({ block: 'nearest' });
    if (row === undefined || !widget.focusRow?.(row)) widget.focus();
    return true;
  }

  #showProblems(): void {
    const byControl = new Map<string, FormProblem[]>();
    for (const problem of this.#problems.shown) {
      if (problem.control === undefined) continue;
      byControl.set(problem.control, [...(byControl.get(problem.control) ?? []), problem]);
    }
    for (const [id, widget] of this.#widgets) widget.showProblems(byControl.get(id) ?? []);
    const { counted, none } = this.#problems;
    this.#foot.showProblems(counted);
    this.#forecast.count(counted.length > 0 || none ? counted.length : undefined);
    for (const run of this.#listeners) run();
  }
}
