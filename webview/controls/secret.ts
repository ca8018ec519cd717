import type { FormProblem, SecretControl } from '../../src/protocol/form.js';
import { el, isCommand, setAttribute, setText } from '../dom.js';
import { texts } from '../texts.js';
import { disableButton, makeButton, makeTextBox } from '../toolkit.js';
import type { Form, Widget } from './control.js';
import { Field } from './field.js';

/** A value that is stored when its field is left, and never kept or shown here. */
export class SecretWidget implements Widget<SecretControl> {
  readonly element: HTMLElement;
  readonly #field: Field;
  readonly #box;
  readonly #buttons: readonly HTMLElement[];
  readonly #where = el('span', { class: 'stored-where' });
  readonly #stored: HTMLElement;
  /** It was sent, and no view says so yet. */
  #sent = false;
  #replaces = false;

  constructor(
    private readonly form: Form,
    private readonly control: SecretControl,
  ) {
    const { id, label } = control;
    this.#box = makeTextBox(label, 'password');
    this.#buttons = [
      makeButton(texts.replace, () => this.#replace(), 'secondary', label),
      makeButton(texts.clear, () => form.host.secretAction(id, 'clear'), 'secondary', label),
      makeButton(texts.copy, () => form.host.secretAction(id, 'copy'), 'secondary', label),
    ];
    this.#stored = el('div', { class: 'stored' }, this.#where, ...this.#buttons);
    const line = el('div', { class: 'line' }, this.#box.element, this.#stored);
    this.#field = new Field('secret', label, [line], { labels: this.#box.element });
    this.element = this.#field.element;
    this.#box.element.addEventListener('focusout', () => this.#leave());
    // A box whose page is hidden is never left: the editor, which is told of that, has what was typed then.
    this.#box.element.addEventListener('input', () => form.host.secret(id, this.#box.value, false));
    this.#box.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || isCommand(event)) return;
      event.preventDefault();
      if (this.#box.value === '') return;
      this.#send();
      this.#buttons[0]?.focus();
    });
  }

  update(control: SecretControl): void {
    const stored = this.form.isStored(this.control.id);
    if (stored) this.#sent = false;
    this.#field.update(control);
    this.#box.setDisabled(this.form.readOnly);
    for (const button of this.#buttons) disableButton(button, this.form.readOnly);
    this.#arrange();
    this.#describe();
  }

  showProblems(problems: readonly FormProblem[]): void {
    if (this.#field.showProblems(problems)) this.#describe();
  }

  focus(): void {
    if (this.#box.element.hidden) this.#buttons[0]?.focus();
    else this.#box.element.focus();
  }

  /** It could not be kept: the field is there again. */
  failed(): void {
    this.#sent = false;
    this.#arrange();
  }

  /** A box that has the focus when its page is hidden is never left: what stands in it leaves now, or is lost. */
  away(): void {
    if (this.#box.value !== '') this.#send();
  }

  #arrange(): void {
    const shows = (this.#sent || this.form.isStored(this.control.id)) && !this.#replaces;
    const focused = this.element.contains(document.activeElement);
    setAttribute(this.#box.element, 'hidden', shows);
    setAttribute(this.#stored, 'hidden', !shows);
    setText(this.#where, shows ? (this.form.forgetful ? texts.storedForNow : texts.stored) : '');
    if (focused && !this.element.contains(document.activeElement)) this.focus();
    // The focus does not stay on what was just hidden.
    else if (focused && (document.activeElement as HTMLElement).closest('[hidden]')) this.focus();
  }

  #replace(): void {
    this.#replaces = true;
    this.#arrange();
    this.#box.element.focus();
  }

  #send(): void {
    const value = this.#box.value;
    this.#box.show('');
    this.#sent = true;
    this.#replaces = false;
    this.form.host.secret(this.control.id, value, true);
    this.#arrange();
  }

  #leave(): void {
    if (this.#box.value !== '') this.#send();
    else if (this.#replaces) {
      this.#replaces = false;
      this.#arrange();
    }
    this.form.left(this.control.id);
  }

  #describe(): void {
    this.#box.setInvalid(this.#field.invalid);
    this.#box.describe(this.#field.description);
  }
}
