import type { ControlValue, PageState } from '../src/protocol/form.js';

/** What VS Code hands to the page, once. */
export interface Api {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** Keeps what the page has to know after it was hidden: written at once with each change, as a hidden page is told nothing before it goes. */
export class Store {
  #state: PageState;

  constructor(private readonly api: Api) {
    this.#state = read(api.getState());
  }

  get state(): PageState {
    return this.#state;
  }

  set(change: { readonly [K in keyof PageState]?: PageState[K] | undefined }): void {
    const next = Object.fromEntries(Object.entries({ ...this.#state, ...change }).filter(([, value]) => value !== undefined));
    this.#state = next as unknown as PageState;
    this.api.setState(this.#state);
  }

  isOpen(id: string): boolean {
    return this.#state.open.includes(id);
  }

  setOpen(id: string, open: boolean): void {
    if (open === this.isOpen(id)) return;
    this.set({ open: open ? [...this.#state.open, id] : this.#state.open.filter((other) => other !== id) });
  }

  /** Groups of the forecast that somebody opened or closed. */
  get groups(): ReadonlyMap<string, boolean> {
    return new Map(Object.entries(this.#state.groups ?? {}));
  }

  setGroup(id: string, open: boolean): void {
    this.set({ groups: { ...this.#state.groups, [id]: open } });
  }

  /** The connector is made: nothing of it may come back with the next load. */
  forget(): void {
    this.#state = read(undefined);
    this.api.setState(this.#state);
  }
}

/** A state may have been written by another version: what does not look right is left out. */
function read(kept: unknown): PageState {
  const { draft, typed, resource, groups, open, scroll } = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<
    string,
    unknown
  >;
  return {
    ...(typeof draft === 'string' && { draft }),
    ...(isTyped(typed) && { typed: { id: typed.id, value: typed.value } }),
    ...(typeof resource === 'number' && { resource }),
    ...(isGroups(groups) && { groups }),
    open: Array.isArray(open) ? open.filter((id) => typeof id === 'string') : [],
    scroll: typeof scroll === 'number' ? scroll : 0,
  };
}

function isGroups(groups: unknown): groups is Readonly<Record<string, boolean>> {
  return typeof groups === 'object' && groups !== null && Object.values(groups).every((open) => typeof open === 'boolean');
}

function isTyped(typed: unknown): typed is { readonly id: string; readonly value: ControlValue } {
  if (typeof typed !== 'object' || typed === null || !('id' in typed) || !('value' in typed)) return false;
  const { id, value } = typed;
  return typeof id === 'string' && (typeof value === 'string' || typeof value === 'boolean' || isRows(value));
}

function isRows(value: unknown): boolean {
  return Array.isArray(value) && value.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'));
}
