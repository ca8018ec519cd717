import type { ControlValue, HostAction, PageState, ResourceAction, ToHost } from '../src/protocol/form.js';
import { VERSION } from '../src/protocol/form.js';
import type { Api, Store } from './state.js';

type Unversioned<M> = M extends unknown ? Omit<M, 'v'> : never;

/** After this much rest what was typed is written, so that one undo takes back one thing. */
const REST = 1000;

/** So long the editor may take until a change of its text outlives the window; in milliseconds. */
const BACKUP = 2500;

/** The way to the editor. Intents leave in the order they were had: typing that is still open is committed before anything else. */
export class Host {
  #rev = 0;
  #pending: { readonly id: string; readonly value: ControlValue } | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #backup: ReturnType<typeof setTimeout> | undefined;
  readonly #edits = new Map<string, number>();

  constructor(
    private readonly api: Api,
    private readonly store: Store,
  ) {}

  /** The rev of the last edit of a control. */
  lastEdit(id: string): number {
    return this.#edits.get(id) ?? 0;
  }

  /** False for a view that does not take account of all that was sent: another one is on its way. */
  accepts(rev: number): boolean {
    if (rev < this.#rev) return false;
    this.#rev = rev;
    const { typed } = this.store.state;
    if (!this.#pending && typed && this.lastEdit(typed.id) > 0) this.#letGo();
    return true;
  }

  /** What was written is kept until the editor has it safe, unless it becomes another text before that. */
  #letGo(): void {
    const forget = (): void => {
      this.#keep();
      this.store.set({ typed: undefined });
    };
    if (this.#backup === undefined) this.#backup = setTimeout(forget, BACKUP);
    else forget();
  }

  #keep(): void {
    clearTimeout(this.#backup);
    this.#backup = undefined;
  }

  /** Whether a view knows of all that was sent. */
  isCurrent(rev: number): boolean {
    return rev >= this.#rev;
  }

  /** Told of each change before it leaves: `action` is undefined for an edit. */
  onChange: (action: ResourceAction | undefined, index: number) => void = () => undefined;

  ready(state: PageState): void {
    this.#post({ type: 'ready', state });
    for (const [id, open] of this.store.groups) this.group(id, open);
  }

  edit(id: string, value: ControlValue, commit: boolean): void {
    if (this.#pending && this.#pending.id !== id) this.flush();
    clearTimeout(this.#rest);
    this.onChange(undefined, 0);
    this.#pending = commit ? undefined : { id, value };
    this.#keep();
    this.store.set({ typed: { id, value } });
    this.#edits.set(id, ++this.#rev);
    this.#post({ type: 'edit', rev: this.#rev, id, value, commit });
    if (!commit) this.#rest = setTimeout(() => this.flush(), REST);
  }

  /** The typing came to an end. */
  flush(): void {
    if (this.#pending) this.edit(this.#pending.id, this.#pending.value, true);
  }

  resource(action: ResourceAction, index: number): void {
    this.flush();
    this.onChange(action, index);
    this.#post({ type: 'resource', rev: ++this.#rev, action, index });
  }

  submit(): void {
    this.flush();
    this.#post({ type: 'submit', rev: ++this.#rev });
  }

  group(id: string, open: boolean): void {
    this.#post({ type: 'group', id, open });
  }

  secret(id: string, value: string, commit: boolean): void {
    this.#post({ type: 'secret', id, value, commit });
  }

  secretAction(id: string, action: 'clear' | 'copy'): void {
    this.#post({ type: 'secretAction', id, action });
  }

  action(action: HostAction): void {
    this.flush();
    this.#post({ type: 'action', action });
  }

  #post(message: Unversioned<ToHost>): void {
    this.api.postMessage({ v: VERSION, ...message });
  }
}
