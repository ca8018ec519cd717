import type { ControlValue, FormProblem, TextControl } from '../../src/protocol/form.js';
import { el, isCommand, setOptional } from '../dom.js';
import { makeTextBox, type TextBox } from '../toolkit.js';
import type { Form, Widget } from './control.js';
import { Field, showTags } from './field.js';
import { Suggestions } from './suggest.js';
import { Typing } from './typing.js';

export class TextWidget implements Widget<TextControl> {
  readonly element: HTMLElement;
  readonly #box: TextBox;
  readonly #field: Field;
  readonly #beside = el('div', { class: 'beside', hidden: true });
  readonly #tags = el('ul', { class: 'tags', hidden: true });
  readonly #typing: Typing;
  readonly #suggestions: Suggestions;
  #control: TextControl;

  constructor(
    private readonly form: Form,
    control: TextControl,
  ) {
    this.#control = control;
    this.#box = makeTextBox(control.label, control.multiline ? 'area' : 'line');
    const line = el('div', { class: 'line' }, this.#box.element, this.#beside);
    this.#field = new Field('text', control.label, [line, this.#tags], { labels: this.#box.element });
    this.element = this.#field.element;
    this.#typing = new Typing(form, control.id, control.value);
    this.#suggestions = new Suggestions(() => this.#box.inner);
    this.#listen(this.#box.element);
  }

  update(control: TextControl): void {
    this.#control = control;
    this.#field.update(control);
    if (this.#typing.hear(control.value)) this.#box.show(control.value);
    this.#box.setPlaceholder(control.placeholder);
    this.#box.setDisabled(this.form.readOnly);
    this.#suggestions.words = control.suggestions ?? [];
    this.#suggestions.placeholders = control.placeholders ?? [];
    setOptional(this.#beside, control.beside);
    this.#showTags();
    this.#describe();
  }

  showProblems(problems: readonly FormProblem[]): void {
    if (this.#field.showProblems(problems)) this.#describe();
  }

  focus(): void {
    this.#box.element.focus();
  }

  restore(value: ControlValue): void {
    if (typeof value !== 'string') return;
    this.#box.show(value);
    this.#showTags();
    this.form.host.edit(this.#control.id, value, true);
  }

  #listen(element: HTMLElement): void {
    element.addEventListener('focusin', () => this.#typing.focus());
    element.addEventListener('focusout', () => this.#leave());
    element.addEventListener('keydown', (event) => this.#key(event));
    element.addEventListener('input', (event) => {
      this.#suggestions.offer();
      // A text pasted into an empty box is a whole one.
      const pasted = event.inputType === 'insertFromPaste' && this.#before === '';
      this.#edit(pasted);
    });
    element.addEventListener('beforeinput', () => (this.#before = this.#box.value), true);
  }

  #before = '';

  #key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !isCommand(event) && !(this.#control.multiline ?? false) && !event.isComposing) {
      event.preventDefault();
      this.form.host.flush();
      if (this.#typing.edits(true)) this.#box.show(this.#control.value);
    }
    const takesProposal = event.key === 'Tab' && !event.shiftKey && !event.altKey && !isCommand(event) && this.#control.proposed;
    if (takesProposal && !this.form.readOnly && this.#box.value === '' && this.#control.placeholder) {
      // The Tab itself goes on to the next control.
      this.#box.show(this.#control.placeholder);
      this.#edit(true);
    }
  }

  #edit(commit: boolean): void {
    this.form.host.edit(this.#control.id, this.#box.value, commit);
    this.#typing.edits(commit);
    this.#showTags();
  }

  #leave(): void {
    this.#suggestions.close();
    this.form.host.flush();
    if (this.#typing.leave()) this.#box.show(this.#control.value);
    this.form.left(this.#control.id);
  }

  #showTags(): void {
    if (this.#control.list) showTags(this.#tags, this.#box.value);
    else this.#tags.hidden = true;
  }

  #describe(): void {
    this.#box.setInvalid(this.#field.invalid);
    this.#box.describe([this.#beside.textContent, this.#field.description].filter(Boolean).join(' '));
  }
}
