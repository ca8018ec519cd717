import type { ResourceAction, ResourceRow } from '../../src/protocol/form.js';
import { el, setAttribute, setOptional, setText } from '../dom.js';
import { texts } from '../texts.js';

export type RowAction = Extract<ResourceAction, 'open' | 'copy' | 'remove' | 'up' | 'down'>;

interface RowButton {
  readonly action: RowAction;
  readonly seen: string;
  readonly name: (name: string) => string;
}

const BUTTONS: readonly RowButton[] = [
  { action: 'open', seen: texts.edit, name: texts.editOf },
  { action: 'copy', seen: texts.duplicate, name: texts.duplicateOf },
  { action: 'remove', seen: texts.remove, name: texts.removeOf },
  { action: 'up', seen: '↑', name: texts.moveUp },
  { action: 'down', seen: '↓', name: texts.moveDown },
];

/** A line without its texts, made once: copies of it cost less than a line made piece by piece. */
const blank = el(
  'li',
  { class: 'resource' },
  el(
    'div',
    { class: 'resource-text' },
    el('span', { class: 'resource-name' }),
    el('span', { class: 'count', hidden: true }),
    el('span', { class: 'resource-detail' }),
    el('span', { class: 'resource-count' }),
    el('span', { class: 'resource-paths' }),
  ),
  el(
    'div',
    { class: 'resource-buttons' },
    ...BUTTONS.map(({ action, seen }) => el('button', { type: 'button', class: `plain-button ${action}` }, seen)),
  ),
);

/** What a line has to know of the list around it. */
export interface InList {
  readonly index: number;
  readonly last: number;
  readonly readOnly: boolean;
  /** Some lines are left out, so that there is no next one to change places with. */
  readonly filtered: boolean;
}

/** One resource of the list: plain elements, as there may be hundreds. The list listens for all of them. */
export class ResourceLine {
  readonly element = blank.cloneNode(true) as HTMLElement;
  readonly #texts = [...(this.element.firstElementChild?.children ?? [])] as HTMLElement[];
  readonly #buttons = [...(this.element.lastElementChild?.children ?? [])] as HTMLButtonElement[];
  #drawn: { readonly row: ResourceRow; readonly at: InList } | undefined;
  #words = '';

  update(row: ResourceRow, at: InList): void {
    const before = this.#drawn;
    if (before && isSame(before.row, row) && isSame(before.at, at)) return;
    this.#drawn = { row, at };
    const name = row.name || texts.unnamed(at.index + 1);
    if (!before || !isSame(before.row, row) || (row.name === '' && before.at.index !== at.index)) this.#write(row, name);
    this.#buttons.forEach((button, index) => {
      const action = BUTTONS[index]?.action;
      button.disabled = at.readOnly && action !== 'open';
      const stuck = (action === 'up' && (at.filtered || at.index === 0)) || (action === 'down' && (at.filtered || at.index === at.last));
      setAttribute(button, 'aria-disabled', stuck ? 'true' : undefined);
    });
  }

  #write(row: ResourceRow, name: string): void {
    const [shown, problems, detail, count, paths] = this.#texts;
    if (shown) setText(shown, name);
    if (problems) setOptional(problems, row.problems > 0 ? texts.problems(row.problems) : undefined);
    if (detail) setText(detail, [row.key, row.flows].filter(Boolean).join(' · '));
    if (count) setText(count, texts.elements(row.count));
    if (paths) setText(paths, row.paths);
    this.#buttons.forEach((button, index) => setAttribute(button, 'aria-label', BUTTONS[index]?.name(name)));
    this.#words = `${name} ${row.paths}`.toLowerCase();
  }

  /** Whether all of these words stand in its name or its paths. */
  holds(words: readonly string[]): boolean {
    return words.every((word) => this.#words.includes(word));
  }

  /** The button somebody pressed, or the first. */
  focus(action: RowAction = 'open'): void {
    this.#buttons[BUTTONS.findIndex((button) => button.action === action)]?.focus();
  }

  /** What an element of the line does when it is pressed; undefined where that is nothing. */
  actionOf(pressed: Element | null | undefined): RowAction | undefined {
    const index = this.#buttons.findIndex((button) => button === pressed);
    return this.can(BUTTONS[index]?.action);
  }

  /** Not `disabled` where it cannot move: somebody who moves a resource to the top by its button keeps the focus on it. */
  can(action: RowAction | undefined): RowAction | undefined {
    const button = this.#buttons[BUTTONS.findIndex((one) => one.action === action)];
    return button && !button.disabled && button.getAttribute('aria-disabled') !== 'true' ? action : undefined;
  }

  focusedAction(): RowAction | undefined {
    return BUTTONS[this.#buttons.findIndex((button) => button === document.activeElement)]?.action;
  }
}

/** Whether two flat values say the same. */
function isSame<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key]);
}
