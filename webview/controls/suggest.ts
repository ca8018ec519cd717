import { el, newId } from '../dom.js';

/**
 * Offers words while somebody types the beginning of one, and what may stand in braces behind a `{`. The list is bound only then:
 * for a reader a box with a list is of another kind, and most of the time there is nothing to choose.
 */
export class Suggestions {
  words: readonly string[] = [];
  placeholders: readonly string[] = [];
  #listed: readonly string[] = [];
  readonly #list = el('datalist', { id: newId() });

  constructor(private readonly inner: () => HTMLInputElement | HTMLTextAreaElement | undefined) {}

  /** To be called with each key. */
  offer(): void {
    const box = this.inner();
    const offered = box ? (this.#inBraces(box) ?? this.#begun(box.value)) : [];
    if (!box || offered.length === 0) return this.close();
    if (offered.join('\n') !== this.#listed.join('\n')) this.#list.replaceChildren(...offered.map((value) => el('option', { value })));
    this.#listed = offered;
    // Ids hold within the tree of the box, which may be a shadow root.
    if (this.#list.getRootNode() !== box.getRootNode()) box.after(this.#list);
    box.setAttribute('list', this.#list.id);
  }

  close(): void {
    this.inner()?.removeAttribute('list');
  }

  #begun(text: string): readonly string[] {
    const typed = text.toLowerCase();
    const begins = (word: string): boolean => word.toLowerCase().startsWith(typed) && word.toLowerCase() !== typed;
    // All of them: the box itself leaves out what does not fit.
    return typed !== '' && this.words.some(begins) ? this.words : [];
  }

  /** What is chosen replaces the whole text, so each offer is the whole text with the word in its place. */
  #inBraces(box: HTMLInputElement | HTMLTextAreaElement): readonly string[] | undefined {
    const caret = box.selectionStart ?? box.value.length;
    const open = /\{([\w-]*)$/.exec(box.value.slice(0, caret));
    if (!open) return undefined;
    const [before, after] = [box.value.slice(0, open.index), box.value.slice(caret).replace(/^\}/, '')];
    const fitting = this.placeholders.filter((word) => word.startsWith(open[1] ?? ''));
    return fitting.length > 0 ? fitting.map((word) => `${before}{${word}}${after}`) : undefined;
  }
}
