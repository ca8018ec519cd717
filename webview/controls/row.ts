import type { RowsControl } from '../../src/protocol/form.js';
import { el, setAttribute, setText } from '../dom.js';
import { texts } from '../texts.js';
import { Suggestions } from './suggest.js';

/** What a row tells the rows it stands in. */
export interface RowEvents {
  readonly changed: (row: Row) => void;
  readonly pasted: (row: Row, text: string) => boolean;
  readonly removed: (row: Row) => void;
}

/** One row of plain boxes: there may be many of them, and words are offered in some, which the toolkit's own cannot do. */
export class Row {
  readonly element = el('div', { class: 'row', role: 'group' });
  readonly #remove: HTMLButtonElement;
  readonly #inputs: readonly HTMLInputElement[];
  readonly #suggestions: readonly Suggestions[];

  constructor(
    { columns, remove }: RowsControl,
    readonly key: string,
    events: RowEvents,
  ) {
    this.#remove = el('button', { type: 'button', class: 'plain-button icon remove', 'aria-label': remove, title: remove }, '✕');
    this.#remove.addEventListener('click', () => events.removed(this));
    this.#inputs = columns.map(({ kind }) =>
      kind === 'flag'
        ? el('input', { type: 'checkbox' })
        : el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', class: 'plain-input' }),
    );
    this.#suggestions = this.#inputs.map((input) => new Suggestions(() => input));
    const cells = columns.map(({ label, kind }, index) =>
      el('label', { class: `cell ${kind}` }, el('span', { class: 'cell-name' }, label), this.#inputs[index]),
    );
    this.element.append(...cells, this.#remove);
    this.#inputs.forEach((input, index) => {
      input.addEventListener('input', () => {
        this.#suggestions[index]?.offer();
        events.changed(this);
      });
      input.addEventListener('focusout', () => this.#suggestions[index]?.close());
    });
    this.#inputs[0]?.addEventListener('paste', (event) => {
      if (events.pasted(this, event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    });
  }

  get values(): readonly string[] {
    return this.#inputs.map((input) => (input.type === 'checkbox' ? (input.checked ? 'true' : '') : input.value));
  }

  show(values: readonly string[]): void {
    this.#inputs.forEach((input, index) => {
      const value = values[index] ?? '';
      if (input.type === 'checkbox') input.checked = value === 'true';
      else if (input.value !== value) input.value = value;
    });
  }

  update(columns: RowsControl['columns'], position: number, disabled: boolean): void {
    setAttribute(this.element, 'aria-label', texts.row(position));
    this.#remove.disabled = disabled;
    this.#inputs.forEach((input, index) => {
      input.disabled = disabled;
      const suggestions = this.#suggestions[index];
      if (suggestions) suggestions.words = columns[index]?.suggestions ?? [];
    });
    this.element.querySelectorAll('.cell-name').forEach((name, index) => setText(name, columns[index]?.label));
  }

  describe(description: string | undefined, invalid: boolean): void {
    for (const input of this.#inputs) {
      setAttribute(input, 'aria-describedby', description);
      setAttribute(input, 'aria-invalid', invalid ? 'true' : undefined);
    }
  }

  focus(): void {
    this.#inputs[0]?.focus();
  }
}
