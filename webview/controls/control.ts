import type { Control, ControlValue, FormProblem } from '../../src/protocol/form.js';
import type { Host } from '../host.js';
import type { Store } from '../state.js';

/** A control as it is drawn. It is made once for its id and updated by each view. */
export interface Widget<C extends Control = Control> {
  readonly element: HTMLElement;
  /** Called for each view, also where nothing changed: what does not differ is not touched. */
  update(control: C): void;
  showProblems(problems: readonly FormProblem[]): void;
  focus(): void;
  /** Takes up what was typed and not yet told when the page went. */
  restore?(value: ControlValue): void;
  /** Focuses a row of a list; false while there is none. */
  focusRow?(index: number): boolean;
  /** Shows the controls inside of it. */
  open?(): void;
  /** Something the page asked for could not be done. */
  failed?(): void;
  /** The page is hidden or goes: nothing tells whether it comes back, nor that the focus left. */
  away?(): void;
  dispose?(): void;
}

/** A control in its place: made once, updated by each view. */
export interface Drawn {
  readonly element: HTMLElement;
  readonly update: (control: Control) => void;
  readonly dispose: () => void;
}

/** What the controls need of the page. */
export interface Form {
  readonly host: Host;
  readonly store: Store;
  readonly readOnly: boolean;
  readonly forgetful: boolean;
  /** The rev of the view that is drawn just now. */
  readonly rev: number;
  isStored(id: string): boolean;
  /** Makes a control; those that hold others do not know the table of them. */
  draw(control: Control): Drawn;
  register(id: string, widget: Widget): void;
  unregister(id: string, widget: Widget): void;
  /** Somebody was there and went on: from now on what is wrong with it is shown. */
  left(...ids: readonly string[]): void;
  /** How many problems are shown at these controls. */
  shownProblems(ids: readonly string[]): number;
  /** Runs after each change of what is shown as wrong. */
  onProblems(run: () => void): () => void;
  /** Focuses a control as soon as there is one; undefined: the first of a resource. */
  focusLater(find: () => boolean): void;
}

/** Ids of controls and of those inside of them. */
export function idsOf(controls: readonly Control[]): string[] {
  return controls.flatMap((control) => [control.id, ...idsOf(innerControls(control))]);
}

export function innerControls(control: Control): readonly Control[] {
  if (control.type === 'part') return control.controls;
  if (control.type === 'resources') return control.open?.groups.flatMap(({ controls }) => controls) ?? [];
  return [];
}

/** The controls that hold a control, outermost first, and itself last; undefined where it is not among them. */
export function pathTo(controls: readonly Control[], id: string): readonly string[] | undefined {
  for (const control of controls) {
    if (control.id === id) return [id];
    const inside = pathTo(innerControls(control), id);
    if (inside) return [control.id, ...inside];
  }
  return undefined;
}
