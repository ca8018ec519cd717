import type { Control } from '../../src/protocol/form.js';
import { Keyed } from '../dom.js';
import type { Drawn, Form } from './control.js';

/** Controls one under the other: each is made once, and stays the same element as long as its place and kind do. */
export class ControlList {
  readonly #list: Keyed<Control, Drawn>;

  constructor(form: Form, parent: HTMLElement) {
    this.#list = new Keyed(
      parent,
      ({ type, id }) => `${type}:${id}`,
      (control) => form.draw(control),
    );
  }

  update(controls: readonly Control[]): void {
    this.#list.update(controls, (drawn, control) => drawn.update(control));
  }

  dispose(): void {
    this.#list.dispose();
  }
}
