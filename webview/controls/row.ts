import type { RowColumn, RowsControl } from '../../src/protocol/form.js';
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
  readonly #inputs: readonly (HTMLInputElement | HTMLSelectElement)[];
  readonly #suggestions: readonly Suggestions[];

  constructor(
    { columns, remove }: RowsControl,
    readonly key: string,
    events: RowEvents,
  ) {
    this.#remove = el('button', { type: 'button', class: 'plain-button icon remove', 'aria-label': remove, title: remove }, '✕');
    this.#remove.addEventListener('click', () => events.removed(this));
    this.#inputs = columns.map(makeInput);
    this.#suggestions = this.#inputs.map((input) => new Suggestions(() => (input instanceof HTMLInputElement ? input : undefined)));
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
      const pasted = (event as ClipboardEvent).clipboardData?.getData('text/plain') ?? '';
      if (events.pasted(this, pasted)) event.preventDefault();
    });
  }

  get values(): readonly string[] {
    return this.#inputs.map((input) =>
      input instanceof HTMLInputElement && input.type === 'checkbox' ? (input.checked ? 'true' : '') : input.value,
    );
  }

  show(values: readonly string[]): void {
    this.#inputs.forEach((input, index) => {
      const value = values[index] ?? '';
      if (input instanceof HTMLSelectElement) choose(input, value);
      else if (input.type === 'checkbox') input.checked = value === 'true';
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

function makeInput({ kind, options = [] }: RowColumn): HTMLInputElement | HTMLSelectElement {
  if (kind === 'flag') return el('input', { type: 'checkbox' });
  if (kind === 'text') return el('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', class: 'plain-input' });
  return el('select', { class: 'plain-input' }, ...options.map(({ value, label }) => el('option', { value }, label)));
}

/** What stands in a file need not be an option; it is shown all the same. A row that was just made has the first. */
function choose(select: HTMLSelectElement, value: string): void {
  if (value === '' || select.value === value) return;
  if (![...select.options].some((option) => option.value === value)) select.add(el('option', { value }, value));
  select.value = value;
}
