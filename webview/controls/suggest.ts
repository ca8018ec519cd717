import { el, newId } from '../dom.js';

/**
 * Offers words while somebody types the beginning of one. The list is bound only then: for a reader a box with a list is of
 * another kind, and most of the time there is nothing to choose.
 */
export class Suggestions {
  #words: readonly string[] = [];
  readonly #list = el('datalist', { id: newId() });

  constructor(private readonly inner: () => HTMLInputElement | HTMLTextAreaElement | undefined) {}

  set words(words: readonly string[]) {
    if (words.length === this.#words.length && words.every((word, index) => word === this.#words[index])) return;
    this.#words = words;
    this.#list.replaceChildren(...words.map((value) => el('option', { value })));
  }

  /** To be called with each key. */
  offer(): void {
    const box = this.inner();
    const typed = box?.value.toLowerCase() ?? '';
    const offered = typed !== '' && this.#words.some((word) => word.toLowerCase().startsWith(typed) && word.toLowerCase() !== typed);
    if (!offered || !box) return this.close();
    // Ids hold within the tree of the box, which may be a shadow root.
    if (this.#list.getRootNode() !== box.getRootNode()) box.after(this.#list);
    box.setAttribute('list', this.#list.id);
  }

  close(): void {
    this.inner()?.removeAttribute('list');
  }
}
