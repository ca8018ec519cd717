import type { ControlValue, FormProblem, RowsControl } from '../../src/protocol/form.js';
import { el, isCommand, Keyed, setAttribute } from '../dom.js';
import { disableButton, makeButton } from '../toolkit.js';
import type { Form, Widget } from './control.js';
import { Field } from './field.js';
import { readPairs } from './paste.js';
import { Row } from './row.js';
import { Typing } from './typing.js';

/** Rows of texts, told as a whole. One without a text in its first column is here alone until it has one. */
export class RowsWidget implements Widget<RowsControl> {
  readonly element: HTMLElement;
  readonly #field: Field;
  readonly #list = el('div', { class: 'row-list' });
  readonly #add: HTMLElement;
  readonly #drawn: Keyed<Row, Row>;
  readonly #typing: Typing;
  #rows: Row[] = [];
  #made = 0;
  #control: RowsControl;

  constructor(
    private readonly form: Form,
    control: RowsControl,
  ) {
    this.#control = control;
    this.#add = makeButton(control.add, () => this.#addRow());
    this.#field = new Field('rows', control.label, [this.#list, this.#add]);
    this.element = this.#field.element;
    setAttribute(this.element, 'role', 'group');
    setAttribute(this.element, 'aria-label', control.label);
    this.#list.classList.add(`columns-${control.columns.length}`);
    this.#list.classList.toggle('wide', control.columns.length > 2);
    this.#drawn = new Keyed(
      this.#list,
      ({ key }) => key,
      (row) => row,
    );
    this.#typing = new Typing(form, control.id, []);
    this.#listen();
  }

  update(control: RowsControl): void {
    this.#control = control;
    this.#field.update(control);
    if (this.#typing.hear(control.rows)) this.#show(control.rows);
    disableButton(this.#add, this.form.readOnly);
    this.#arrange();
  }

  showProblems(problems: readonly FormProblem[]): void {
    if (this.#field.showProblems(problems)) this.#arrange();
  }

  focus(): void {
    const first = this.#rows[0];
    if (first) first.focus();
    else this.#add.focus();
  }

  focusRow(index: number): boolean {
    this.#rows[index]?.focus();
    return this.#rows[index] !== undefined;
  }

  restore(value: ControlValue): void {
    if (typeof value === 'string' || typeof value === 'boolean') return;
    this.#show(value);
    this.#tell(true);
  }

  #listen(): void {
    this.#list.addEventListener('focusin', () => this.#typing.focus());
    this.#list.addEventListener('focusout', (event) => {
      this.form.host.flush();
      if (this.#list.contains(event.relatedTarget as Node | null)) return;
      if (this.#typing.leave()) this.#show(this.#control.rows);
      this.form.left(this.#control.id);
    });
    this.#list.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || isCommand(event) || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      this.form.host.flush();
    });
  }

  get #written(): readonly (readonly string[])[] {
    return this.#rows.map(({ values }) => values).filter(([first]) => first !== '');
  }

  #tell(commit: boolean): void {
    this.form.host.edit(this.#control.id, this.#written, commit);
  }

  /** The written rows become these; those that are not written yet stay at the end. */
  #show(rows: readonly (readonly string[])[]): void {
    if (JSON.stringify(rows) === JSON.stringify(this.#written)) return;
    const written = this.#rows.filter(({ values: [first] }) => first !== '');
    const waiting = this.#rows.filter(({ values: [first] }) => first === '');
    const shown = rows.map((values, index) => {
      const row = written[index] ?? this.#makeRow();
      row.show(values);
      return row;
    });
    this.#rows = [...shown, ...waiting];
    this.#arrange();
  }

  #makeRow(): Row {
    return new Row(this.#control, String(++this.#made), {
      changed: () => this.#tell(false),
      pasted: (row, text) => this.#paste(row, text),
      removed: (row) => this.#remove(row),
    });
  }

  #arrange(): void {
    this.#drawn.update(this.#rows, (row, _, index) => row.update(this.#control.columns, index + 1, this.form.readOnly));
    const { problems, help } = this.#field;
    const described = [help, problems].filter(({ hidden }) => !hidden).map(({ id }) => id);
    this.#rows.forEach((row, index) => row.describe(described.join(' ') || undefined, this.#field.isRowInvalid(index)));
  }

  #addRow(): void {
    const row = this.#makeRow();
    this.#rows.push(row);
    this.#arrange();
    row.focus();
  }

  #remove(row: Row): void {
    const index = this.#rows.indexOf(row);
    const wasWritten = row.values[0] !== '';
    this.#rows.splice(index, 1);
    const next = this.#rows[index];
    // Before the row goes, so that the focus does not fall out of the list.
    if (next) next.focus();
    else this.#add.focus();
    this.#arrange();
    if (wasWritten) this.#tell(true);
  }

  #paste(row: Row, text: string): boolean {
    const pairs = this.#control.columns.length > 1 && this.#control.columns[1]?.kind === 'text' ? readPairs(text) : undefined;
    if (!pairs || row.values[0] !== '') return false;
    const rest = this.#control.columns.slice(2).map(() => '');
    const rows = pairs.map((pair, index) => {
      const filled = index === 0 ? row : this.#makeRow();
      filled.show([...pair, ...rest]);
      return filled;
    });
    this.#rows.splice(this.#rows.indexOf(row), 1, ...rows);
    this.#arrange();
    rows.at(-1)?.focus();
    this.#tell(true);
    return true;
  }
}
