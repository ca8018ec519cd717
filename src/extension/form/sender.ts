import jsonPatch from 'fast-json-patch';
import type { ToForm } from '../../protocol/form.js';
import type { Told } from './host.js';

type View = Extract<ToForm, { readonly type: 'view' }>;

/** Tells a page of views: the first one whole, and of each later one what is different. */
export class ViewSender {
  private last: View | undefined;

  constructor(private readonly tell: (message: Told) => void) {}

  send(message: Omit<View, 'v'>): void {
    const { last } = this;
    // As it arrives: without keys that hold nothing.
    const view = JSON.parse(JSON.stringify(message)) as View;
    this.last = view;
    if (last) this.tell({ type: 'change', changes: jsonPatch.compare(last, view) });
    else this.tell(view);
  }

  /** The page is another one, which knows of nothing. */
  forget(): void {
    this.last = undefined;
  }
}
