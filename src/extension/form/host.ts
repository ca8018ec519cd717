import type { Control, FormSession, FormView } from '../core.js';
import type { ControlValue, HostAction, ToForm } from '../../protocol/form.js';
import type { Secrets } from './secrets.js';

/** A message without its version. */
export type Told = ToForm extends infer M ? (M extends ToForm ? Omit<M, 'v'> : never) : never;

/** What a form is over: an existing connector.yaml in its editor, or the draft of a new one. */
export interface FormHost {
  readonly mode: 'new' | 'file';
  readonly secrets: Secrets;
  readonly readOnly: boolean;
  /** A draft of an earlier form was taken up. */
  readonly resumed: boolean;
  /** Writes the text as one edit that can be undone; false where that could not be done. */
  write(text: string): Promise<boolean>;
  /** Why no form can be over this text, where that is told without reading it whole. */
  refuse(text: string): string | undefined;
  /** Puts what only this side knows into a view, such as the folder to create in. */
  complete(view: FormView): Promise<FormView>;
  /** The value of such a control; false where it is none of this side. */
  edit(id: string, value: ControlValue): Promise<boolean>;
  /** *Create Connector* or *Generate Files*. */
  submit(session: FormSession, tell: (message: Told) => void): Promise<void>;
  act(action: Exclude<HostAction, 'remedy'>): Promise<void>;
}

/** The secrets a view asks for. */
export function secretIds(view: FormView): readonly string[] {
  const ids = (controls: readonly Control[]): readonly string[] =>
    controls.flatMap((control) => {
      if (control.type === 'secret') return [control.id];
      return control.type === 'part' ? ids(control.controls) : [];
    });
  return view.sections.flatMap(({ controls }) => ids(controls));
}
