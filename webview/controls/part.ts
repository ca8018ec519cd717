import type { FormProblem, PartControl } from '../../src/protocol/form.js';
import { el, newId, setAttribute, setOptional, setText } from '../dom.js';
import { texts } from '../texts.js';
import { idsOf, type Form, type Widget } from './control.js';
import { ControlList } from './list.js';
import { Field } from './field.js';

/** Controls behind a button. They are made when it is opened for the first time. */
export class PartWidget implements Widget<PartControl> {
  readonly element: HTMLElement;
  readonly #field: Field;
  readonly #button: HTMLButtonElement;
  readonly #count = el('span', { class: 'count', hidden: true });
  readonly #sentence = el('div', { class: 'sentence', id: newId(), hidden: true });
  readonly #body = el('div', { class: 'part-body', id: newId() });
  readonly #stop: () => void;
  #list: ControlList | undefined;
  #control: PartControl;

  constructor(
    private readonly form: Form,
    control: PartControl,
  ) {
    this.#control = control;
    this.#button = el('button', { type: 'button', class: 'twistie', 'aria-controls': this.#body.id }, control.label);
    this.#button.addEventListener('click', () => this.#setOpen(!this.#isOpen));
    const head = el('div', { class: 'part-head' }, this.#button, this.#count);
    this.#field = new Field('part', control.label, [head, this.#sentence, this.#body], { named: false });
    this.element = this.#field.element;
    this.element.insertBefore(head, this.#field.help);
    this.#stop = form.onProblems(() => this.#showCount());
  }

  get #isOpen(): boolean {
    return this.form.store.isOpen(this.#control.id);
  }

  update(control: PartControl): void {
    this.#control = control;
    this.#field.update(control);
    setText(this.#button, control.label);
    setOptional(this.#sentence, control.sentence);
    setAttribute(this.#button, 'aria-describedby', this.#sentence.hidden ? undefined : this.#sentence.id);
    this.#arrange();
  }

  showProblems(problems: readonly FormProblem[]): void {
    this.#field.showProblems(problems);
  }

  focus(): void {
    this.#button.focus();
  }

  open(): void {
    this.#setOpen(true);
  }

  dispose(): void {
    this.#stop();
    this.#list?.dispose();
  }

  #setOpen(open: boolean): void {
    this.form.store.setOpen(this.#control.id, open);
    this.#arrange();
    this.#showCount();
  }

  #arrange(): void {
    const open = this.#isOpen;
    setAttribute(this.#button, 'aria-expanded', String(open));
    setAttribute(this.#body, 'hidden', !open);
    if (open) this.#list ??= new ControlList(this.form, this.#body);
    this.#list?.update(this.#control.controls);
  }

  #showCount(): void {
    const count = this.form.shownProblems(idsOf(this.#control.controls));
    setOptional(this.#count, count > 0 && !this.#isOpen ? texts.problems(count) : undefined);
  }
}
