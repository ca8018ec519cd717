import type { ChoiceControl, ControlValue, FormProblem } from '../../src/protocol/form.js';
import { el, newId, setAttribute, setOptional } from '../dom.js';
import { makeDropdown } from '../toolkit.js';
import type { Form, Widget } from './control.js';
import { Field } from './field.js';

export class ChoiceWidget implements Widget<ChoiceControl> {
  readonly element: HTMLElement;
  readonly #dropdown;
  readonly #field: Field;
  readonly #beside = el('div', { class: 'beside', id: newId(), hidden: true });
  #control: ChoiceControl;

  constructor(
    private readonly form: Form,
    control: ChoiceControl,
  ) {
    this.#control = control;
    this.#dropdown = makeDropdown(control.label, () => this.#choose(this.#dropdown.value));
    const line = el('div', { class: 'line' }, this.#dropdown.element, this.#beside);
    this.#field = new Field('choice', control.label, [line]);
    this.#field.name.addEventListener('click', () => this.focus());
    this.element = this.#field.element;
    this.#dropdown.element.addEventListener('focusout', () => this.form.left(this.#control.id));
  }

  update(control: ChoiceControl): void {
    this.#control = control;
    this.element.classList.toggle('joined', control.joined ?? false);
    this.#field.update(control);
    this.#dropdown.show(control.options, control.value);
    this.#dropdown.setDisabled(this.form.readOnly);
    this.#showHelp(control.value);
  }

  showProblems(problems: readonly FormProblem[]): void {
    if (this.#field.showProblems(problems)) this.#describe();
  }

  focus(): void {
    this.#dropdown.element.focus();
  }

  restore(value: ControlValue): void {
    if (typeof value !== 'string') return;
    this.#dropdown.show(this.#control.options, value);
    this.#choose(value);
  }

  #choose(value: string): void {
    this.form.host.edit(this.#control.id, value, true);
    this.#showHelp(value);
  }

  /** The help of what is chosen, beside it. */
  #showHelp(value: string): void {
    setOptional(this.#beside, this.#control.options.find((option) => option.value === value)?.help);
    this.#describe();
  }

  #describe(): void {
    const { element } = this.#dropdown;
    this.#field.describe(element);
    const ids = [this.#beside.hidden ? undefined : this.#beside.id, element.getAttribute('aria-describedby')];
    setAttribute(element, 'aria-describedby', ids.filter(Boolean).join(' ') || undefined);
  }
}
