import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { FormSession, type Control, type FormView, type TypedValue } from '../../src/core/index.js';

/** All controls that are in the page, those behind buttons too. */
export function controlsOf(view: FormView): readonly Control[] {
  const all = (controls: readonly Control[]): readonly Control[] =>
    controls.flatMap((control) => {
      if (control.type === 'part') return [control, ...all(control.controls)];
      if (control.type === 'resources') return [control, ...(control.open?.groups.flatMap((group) => all(group.controls)) ?? [])];
      return [control];
    });
  return view.sections.flatMap(({ controls }) => all(controls));
}

interface Data {
  readonly title?: string;
  readonly authorization: unknown;
  readonly variables: unknown;
  readonly connection: { readonly headers?: unknown };
  readonly resources: readonly {
    readonly name: string;
    readonly flows?: unknown;
    readonly records?: string;
    readonly pagination?: unknown;
    readonly import?: { readonly all: unknown };
    readonly export?: unknown;
  }[];
}

/** A person at the form: who sees names, and types into what bears them. */
export class Person {
  readonly session: FormSession;

  constructor(text = '') {
    this.session = new FormSession(text);
  }

  control(label: string): Control {
    const found = controlsOf(this.session.view()).filter((control) => control.label === label);
    // What an open resource says is called as what all of them share, which stands before it.
    const control = found.at(-1);
    assert.ok(control, `no control is called ${label}`);
    return control;
  }

  type(label: string, value: TypedValue): this {
    const text = this.session.commit(this.control(label).id, value);
    if (text !== undefined) this.session.setText(text);
    return this;
  }

  does(...[action, index]: Parameters<FormSession['resourceAction']>): this {
    const { text } = this.session.resourceAction(action, index);
    if (text !== undefined) this.session.setText(text);
    return this;
  }

  get text(): string {
    return this.session.text;
  }

  get data(): Data {
    return parse(this.text) as Data;
  }
}
