import type { ControlValue, FlagControl, FormProblem } from '../../src/protocol/form.js';
import { makeCheckbox } from '../toolkit.js';
import type { Form, Widget } from './control.js';
import { Field } from './field.js';

export class FlagWidget implements Widget<FlagControl> {
  readonly element: HTMLElement;
  readonly #mark;
  readonly #field: Field;

  constructor(
    private readonly form: Form,
    private readonly control: FlagControl,
  ) {
    this.#mark = makeCheckbox(control.label, () => this.form.host.edit(this.control.id, this.#mark.value, true));
    this.#field = new Field('flag', control.label, [], { named: false });
    this.element = this.#field.element;
    // The mark first, its help beneath: as the settings editor has it.
    this.element.prepend(this.#mark.element);
    this.#mark.element.addEventListener('focusout', () => this.form.left(this.control.id));
  }

  update(control: FlagControl): void {
    this.#field.update(control);
    this.#mark.value = control.value;
    this.#mark.setDisabled(this.form.readOnly);
    this.#field.describe(this.#mark.element);
  }

  showProblems(problems: readonly FormProblem[]): void {
    if (this.#field.showProblems(problems)) this.#field.describe(this.#mark.element);
  }

  focus(): void {
    this.#mark.element.focus();
  }

  restore(value: ControlValue): void {
    if (typeof value !== 'boolean') return;
    this.#mark.value = value;
    this.form.host.edit(this.control.id, value, true);
  }
}
