import { el, newId, setText } from '../dom.js';
import { texts } from '../texts.js';

/** As many lines are looked through quicker than a word is typed. */
const FEW = 50;

/** The field above a long list of resources: only lines that hold all of its words are shown. */
export class ResourceFilter {
  readonly element: HTMLElement;
  readonly #count = el('span', { class: 'help', id: newId() });
  readonly #input = el('input', {
    type: 'text',
    class: 'plain-input',
    placeholder: texts.filterResources,
    'aria-label': texts.filterResources,
    'aria-describedby': this.#count.id,
    autocomplete: 'off',
    spellcheck: 'false',
  });

  constructor(private readonly changed: () => void) {
    this.element = el('div', { class: 'line resource-filter', hidden: true }, this.#input, this.#count);
    this.#input.addEventListener('input', changed);
    this.#input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
      if (event.key !== 'Escape' || this.#input.value === '') return;
      event.preventDefault();
      this.#input.value = '';
      this.changed();
    });
  }

  get words(): readonly string[] {
    return this.#input.value.toLowerCase().split(/\s+/).filter(Boolean);
  }

  /** It does not go while something stands in it: what it leaves out would stay away without a word. */
  update(count: number): void {
    this.element.hidden = count <= FEW && this.#input.value === '';
  }

  tell(shown: number, all: number): void {
    setText(this.#count, this.words.length > 0 ? texts.shownOf(shown, all) : '');
  }
}
