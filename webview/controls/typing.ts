import type { ControlValue } from '../../src/protocol/form.js';
import type { Form } from './control.js';

/**
 * Decides between what somebody types and what a view says. A view answers the typing with the value as it would be written:
 * that never replaces the text under the caret. Only a value that changed for another reason does: an undo, an edit elsewhere.
 */
export class Typing {
  #heard: string;
  #heardRev = 0;
  #takesAnswer = false;
  #focused = false;

  constructor(
    private readonly form: Form,
    private readonly id: string,
    value: ControlValue,
  ) {
    this.#heard = JSON.stringify(value);
    this.#heardRev = form.rev;
  }

  get focused(): boolean {
    return this.#focused;
  }

  get #waits(): boolean {
    return this.form.host.lastEdit(this.id) > this.#heardRev;
  }

  /** `done`: it came to an end though the focus stays (Enter), so the answer is shown as it is. True where it is there already. */
  edits(done: boolean): boolean {
    this.#takesAnswer = done;
    return !this.#waits;
  }

  focus(): void {
    this.#focused = true;
  }

  /** The typing is done: true where the last view already says how the value is written. */
  leave(): boolean {
    this.#focused = false;
    return !this.#waits;
  }

  /** A view came: true where its value is to be shown. */
  hear(value: ControlValue): boolean {
    const heard = JSON.stringify(value);
    const changed = heard !== this.#heard;
    const answered = this.#waits;
    const takes = this.#takesAnswer;
    this.#heard = heard;
    this.#heardRev = this.form.rev;
    if (answered) this.#takesAnswer = false;
    if (!this.#focused) return true;
    return answered ? takes : changed;
  }
}
