import type { ResourceAction, ResourceRow } from '../../src/protocol/form.js';
import { el, setAttribute, setOptional, setText } from '../dom.js';
import { texts } from '../texts.js';

type RowAction = Extract<ResourceAction, 'open' | 'copy' | 'remove' | 'up' | 'down'>;

interface RowButton {
  readonly action: RowAction;
  readonly seen: string;
  readonly name: (name: string) => string;
}

const BUTTONS: readonly RowButton[] = [
  { action: 'open', seen: texts.edit, name: (name) => `${texts.edit} ${name}` },
  { action: 'copy', seen: texts.duplicate, name: (name) => `${texts.duplicate} ${name}` },
  { action: 'remove', seen: texts.remove, name: (name) => `${texts.remove} ${name}` },
  { action: 'up', seen: '↑', name: texts.moveUp },
  { action: 'down', seen: '↓', name: texts.moveDown },
];

/** One resource of the list: plain elements, as there may be hundreds. */
export class ResourceLine {
  readonly element = el('li', { class: 'resource' });
  readonly #name = el('span', { class: 'resource-name' });
  readonly #detail = el('span', { class: 'resource-detail' });
  readonly #paths = el('span', { class: 'resource-paths' });
  readonly #count = el('span', { class: 'resource-count' });
  readonly #problems = el('span', { class: 'count' });
  readonly #buttons: ReadonlyMap<RowAction, HTMLButtonElement>;
  #drawn = '';

  constructor(act: (line: ResourceLine, action: RowAction) => void) {
    this.#buttons = new Map(
      BUTTONS.map(({ action, seen }) => {
        const button = el('button', { type: 'button', class: `plain-button ${action}` }, seen);
        button.addEventListener('click', () => {
          // Not `disabled`: somebody who moves a resource to the top by its button keeps the focus on it.
          if (button.getAttribute('aria-disabled') !== 'true') act(this, action);
        });
        return [action, button];
      }),
    );
    this.element.append(
      el('div', { class: 'resource-text' }, this.#name, this.#problems, this.#detail, this.#paths, this.#count),
      el('div', { class: 'resource-buttons' }, ...this.#buttons.values()),
    );
    this.element.addEventListener('keydown', (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const action = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : undefined;
      if (!action) return;
      event.preventDefault();
      if (this.#buttons.get(action)?.getAttribute('aria-disabled') !== 'true') act(this, action);
    });
  }

  update(row: ResourceRow, index: number, last: number, readOnly: boolean): void {
    const wanted = JSON.stringify([row, index === 0, index === last, readOnly]);
    if (wanted === this.#drawn) return;
    this.#drawn = wanted;
    const name = row.name || texts.unnamed(index + 1);
    setText(this.#name, name);
    setText(this.#detail, [row.key, row.flows].filter(Boolean).join(' · '));
    setText(this.#paths, row.paths);
    setText(this.#count, texts.elements(row.count));
    setOptional(this.#problems, row.problems > 0 ? texts.problems(row.problems) : undefined);
    for (const { action, name: label } of BUTTONS) {
      const button = this.#buttons.get(action);
      if (!button) continue;
      setAttribute(button, 'aria-label', label(name));
      if (action !== 'open') button.disabled = readOnly;
      const stuck = (action === 'up' && index === 0) || (action === 'down' && index === last);
      setAttribute(button, 'aria-disabled', stuck ? 'true' : undefined);
    }
  }

  /** The button somebody pressed, or the first. */
  focus(action: RowAction = 'open'): void {
    this.#buttons.get(action)?.focus();
  }

  focusedAction(): RowAction | undefined {
    return [...this.#buttons].find(([, button]) => button === document.activeElement)?.[0];
  }
}
