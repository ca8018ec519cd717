import type { FormProblem, OpenResource, ResourceRow, ResourcesControl } from '../../src/protocol/form.js';
import { Behind } from '../behind.js';
import { el, setAttribute, setChildren } from '../dom.js';
import { texts } from '../texts.js';
import { disableButton, makeButton } from '../toolkit.js';
import type { Form, Widget } from './control.js';
import { Field } from './field.js';
import { OpenResourceView } from './openResource.js';
import { ResourceFilter } from './resourceFilter.js';
import { ResourceLine, type RowAction } from './resourceRow.js';

/** So many lines are drawn at once: more than a window shows. */
const LINES = 60;

export class ResourcesWidget implements Widget<ResourcesControl> {
  readonly element: HTMLElement;
  readonly #field: Field;
  readonly #list = el('ul', { class: 'resource-list' });
  readonly #add: HTMLElement;
  readonly #filter: ResourceFilter;
  readonly #lines: ResourceLine[] = [];
  #open: { readonly index: number; readonly view: OpenResourceView } | undefined;
  #control: ResourcesControl;
  readonly #behind = new Behind(LINES, () => this.#showLines(this.#control.rows));

  constructor(
    private readonly form: Form,
    control: ResourcesControl,
  ) {
    this.#control = control;
    this.#add = makeButton(texts.addResource, () => this.#addResource());
    this.#filter = new ResourceFilter(() => this.#showLines(this.#control.rows));
    this.#field = new Field('resources', control.label, [this.#filter.element, this.#list, this.#add], { named: false });
    this.element = this.#field.element;
    setAttribute(this.#list, 'aria-label', control.label);
    this.#listen();
  }

  update(control: ResourcesControl): void {
    this.#control = control;
    this.#filter.update(control.rows.length);
    this.#field.update(control);
    this.#showLines(control.rows);
    this.#showOpen(control.open);
    setAttribute(this.#list, 'hidden', control.rows.length === 0 && !control.open);
    disableButton(this.#add, this.form.readOnly);
  }

  showProblems(problems: readonly FormProblem[]): void {
    this.#field.showProblems(problems);
  }

  focus(): void {
    this.#add.focus();
  }

  dispose(): void {
    this.#behind.dispose();
    this.#open?.view.dispose();
  }

  /** Lines stay where they are and take other texts: what does not differ is not touched. */
  #showLines(rows: readonly ResourceRow[]): void {
    const { readOnly } = this.form;
    const { words } = this.#filter;
    const open = this.#open;
    // The open one has its place behind its line.
    this.#behind.atLeast((open?.index ?? 0) + 1);
    const count = this.#behind.within(rows.length);
    while (this.#lines.length > rows.length) this.#lines.pop()?.element.remove();
    while (this.#lines.length < count) this.#lines.push(new ResourceLine());
    let shown = 0;
    this.#lines.forEach((line, index) => {
      const row = rows[index];
      if (row) line.update(row, { index, last: rows.length - 1, readOnly, filtered: words.length > 0 });
      // What is being edited does not go because its name is another one now.
      const stays = line.holds(words) || index === open?.index;
      setAttribute(line.element, 'hidden', !stays);
      if (stays) shown += 1;
    });
    this.#filter.tell(shown, rows.length);
    const elements: HTMLElement[] = this.#lines.map(({ element }) => element);
    if (open) elements.splice(Math.min(open.index + 1, elements.length), 0, open.view.element);
    setChildren(this.#list, elements);
  }

  /** One listener for all lines. */
  #listen(): void {
    this.#list.addEventListener('click', (event) => {
      const index = this.#lineOf(event.target);
      const action = this.#lines[index]?.actionOf(event.target as Element);
      if (action) this.#act(index, action);
    });
    this.#list.addEventListener('keydown', (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const direction = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : undefined;
      const index = this.#lineOf(event.target);
      if (!direction || index < 0) return;
      event.preventDefault();
      if (this.#lines[index]?.can(direction)) this.#act(index, direction);
    });
  }

  #lineOf(target: EventTarget | null): number {
    const element = target instanceof Element ? target.closest('.resource') : null;
    return element ? this.#lines.findIndex((line) => line.element === element) : -1;
  }

  #act(index: number, action: RowAction): void {
    if (action === 'up' || action === 'down') return this.#move(index, action, this.#lines[index]?.focusedAction());
    this.form.host.resource(action, index);
    if (action === 'open') this.#focusFirst(index);
    if (action === 'copy') this.form.focusLater(() => this.#focusLine(index + 1));
    // The next one, or the button after the last.
    if (action === 'remove') this.form.focusLater(() => this.#focusLine(index));
  }

  #move(index: number, direction: 'up' | 'down', pressed: RowAction | undefined): void {
    this.form.host.resource(direction, index);
    const wanted = direction === 'up' ? index - 1 : index + 1;
    this.form.focusLater(() => this.#focusLine(wanted, pressed));
  }

  #addResource(): void {
    this.form.host.resource('add', this.#control.rows.length);
    this.#focusFirst();
  }

  /** The first control of the resource that opens next. */
  #focusFirst(index?: number): void {
    this.form.focusLater(() => {
      const { open } = this.#control;
      if (!open || (index !== undefined && open.index !== index)) return false;
      const field = this.#open?.view.element.querySelector<HTMLElement>(
        ':is(vscode-text-field, vscode-dropdown, vscode-checkbox, .twistie)',
      );
      field?.focus();
      return true;
    });
  }

  focusRow(index: number): boolean {
    return index < this.#control.rows.length && this.#focusLine(index);
  }

  #focusLine(index: number, action?: RowAction): boolean {
    if (index >= this.#lines.length) {
      this.#behind.atLeast(index + 1);
      this.#showLines(this.#control.rows);
    }
    // One that the filter leaves out cannot have the focus: the next does.
    const line = this.#lines.slice(index).find(({ element }) => !element.hidden);
    if (line) line.focus(action);
    else this.#add.focus();
    return true;
  }

  #showOpen(open: OpenResource | undefined): void {
    const before = this.#open;
    if (before && before.index !== open?.index) {
      const hadFocus = before.view.element.contains(document.activeElement);
      before.view.dispose();
      this.#open = undefined;
      if (hadFocus && !open) this.#focusLine(before.index);
    }
    this.form.store.set({ resource: open?.index });
    if (!open) return;
    if (!this.#open) {
      const { index } = open;
      this.#open = { index, view: new OpenResourceView(this.form, (action) => this.form.host.resource(action, index)) };
      this.#showLines(this.#control.rows);
    }
    this.#open.view.update(open);
  }
}
