/** Small words for making and keeping elements; no markup is ever parsed, so no text can become an element. */

type Attributes = Readonly<Record<string, string | boolean | undefined>>;
export type Child = Node | string | undefined;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Touches the document only where something is different, which keeps a redraw of a large page cheap. */
export function setAttribute(element: Element, name: string, value: string | boolean | undefined): void {
  const wanted = value === true ? '' : value === false ? undefined : value;
  if (wanted === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== wanted) element.setAttribute(name, wanted);
}

export function setText(element: Element, text: string | undefined): void {
  if (element.textContent !== (text ?? '')) element.textContent = text ?? '';
}

/** A text that takes no room while there is none. */
export function setOptional(element: HTMLElement, text: string | undefined): void {
  setText(element, text);
  setAttribute(element, 'hidden', !text);
}

/** Puts exactly these children into a parent, in this order; those that stand right are not moved, so they keep the focus. */
export function setChildren(parent: Element, wanted: readonly Element[]): void {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, index) => {
    const there = parent.children[index];
    if (there !== child) parent.insertBefore(child, there ?? null);
  });
}

/** A list of items, each drawn once by its key and updated afterwards. */
export class Keyed<Item, Drawn extends { readonly element: Element; readonly dispose?: () => void }> {
  #drawn = new Map<string, Drawn>();

  constructor(
    private readonly parent: Element,
    private readonly key: (item: Item, index: number) => string,
    private readonly draw: (item: Item) => Drawn,
  ) {}

  get drawn(): ReadonlyMap<string, Drawn> {
    return this.#drawn;
  }

  update(items: readonly Item[], each: (drawn: Drawn, item: Item, index: number) => void): void {
    const next = new Map<string, Drawn>();
    items.forEach((item, index) => {
      const key = this.key(item, index);
      next.set(key, this.#drawn.get(key) ?? this.draw(item));
    });
    for (const [key, drawn] of this.#drawn) if (!next.has(key)) drawn.dispose?.();
    this.#drawn = next;
    setChildren(
      this.parent,
      [...next.values()].map(({ element }) => element),
    );
    items.forEach((item, index) => {
      const drawn = next.get(this.key(item, index));
      if (drawn) each(drawn, item, index);
    });
  }

  dispose(): void {
    for (const drawn of this.#drawn.values()) drawn.dispose?.();
    this.#drawn.clear();
    setChildren(this.parent, []);
  }
}

let ids = 0;
/** An id for the document: those of the controls are places in a file and may hold blanks. */
export const newId = (): string => `f${++ids}`;

export const isCommand = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey;
