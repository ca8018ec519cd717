import type { FormProblem } from '../../src/protocol/form.js';
import { el, newId, setAttribute, setChildren, setOptional, setText } from '../dom.js';

/** What stands around each control: its name, help, where its value comes from, and what is wrong, as text of the page itself. */
export class Field {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
  readonly help = el('div', { class: 'help', id: newId(), hidden: true });
  readonly inherited = el('div', { class: 'inherited', id: newId(), hidden: true });
  readonly problems = el('div', { class: 'problems', id: newId(), hidden: true });
  #problems: readonly FormProblem[] = [];
  #drawn = '';

  constructor(
    kind: string,
    readonly label: string,
    body: readonly Element[],
    { named = true, labels }: { readonly named?: boolean; readonly labels?: Element } = {},
  ) {
    this.name = labels ? el('label', { class: 'name', for: labels.id }, label) : el('div', { class: 'name' }, label);
    if (!named) this.name.hidden = true;
    this.element = el('div', { class: `field ${kind}` }, this.name, this.help, ...body, this.inherited, this.problems);
  }

  update(control: { readonly help?: string; readonly inherited?: string }): void {
    setOptional(this.help, control.help);
    setOptional(this.inherited, control.inherited);
  }

  /** True where it looks different now. */
  showProblems(problems: readonly FormProblem[]): boolean {
    const wanted = JSON.stringify(problems.map(({ severity, text, row }) => [severity, text, row]));
    if (wanted === this.#drawn) return false;
    this.#drawn = wanted;
    this.#problems = problems;
    setChildren(
      this.problems,
      problems.map(({ severity, text }) => el('p', { class: `problem ${severity}` }, text)),
    );
    setAttribute(this.problems, 'hidden', problems.length === 0);
    return true;
  }

  get invalid(): boolean {
    return this.#problems.some(({ severity }) => severity === 'error');
  }

  /** Whether one of its rows is wrong: by itself, or since all of them are. */
  isRowInvalid(index: number): boolean {
    return this.#problems.some(({ severity, row }) => severity === 'error' && (row === undefined || row === index));
  }

  /** Everything said around the control, as one text. */
  get description(): string {
    return [this.help, this.inherited, ...this.problems.children]
      .map(({ textContent }) => textContent)
      .filter(Boolean)
      .join(' ');
  }

  /** Ids of what is said around the control, for one that stands in the page itself. */
  describe(element: Element): void {
    const ids = [this.help, this.inherited, this.problems].filter(({ hidden }) => !hidden).map(({ id }) => id);
    setAttribute(element, 'aria-describedby', ids.join(' ') || undefined);
    setAttribute(element, 'aria-invalid', this.invalid ? 'true' : undefined);
  }
}

/** The items of a list, beneath its text. */
export function showTags(list: HTMLElement, value: string): void {
  const items = value
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter(Boolean);
  list.hidden = items.length === 0;
  while (list.children.length > items.length) list.lastElementChild?.remove();
  items.forEach((item, index) => {
    const tag = list.children[index] ?? list.appendChild(el('li', { class: 'tag' }));
    setText(tag, item);
  });
}
