import type { OpenResource } from '../../src/protocol/form.js';
import { el, Keyed, newId, setText } from '../dom.js';
import { texts } from '../texts.js';
import { disableButton, makeButton } from '../toolkit.js';
import { idsOf, type Form } from './control.js';
import { ControlList } from './list.js';

interface Group {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
  readonly list: ControlList;
  readonly dispose: () => void;
}

/** The resource somebody edits, right under its line. */
export class OpenResourceView {
  readonly element: HTMLElement;
  readonly #heading = el('h3', { id: newId(), tabindex: '-1' });
  readonly #body = el('div');
  readonly #groups: Keyed<OpenResource['groups'][number], Group>;
  readonly #buttons: readonly HTMLElement[];
  #ids: readonly string[] = [];

  constructor(
    private readonly form: Form,
    act: (action: 'save' | 'discard') => void,
  ) {
    this.#buttons = [
      makeButton(
        texts.saveResource,
        () => {
          // Whoever saves has seen all of it.
          form.left(...this.#ids);
          act('save');
        },
        'primary',
      ),
      makeButton(texts.discardChanges, () => act('discard')),
    ];
    this.element = el(
      'li',
      { class: 'open-resource' },
      el(
        'div',
        { role: 'group', 'aria-labelledby': this.#heading.id },
        this.#heading,
        this.#body,
        el('div', { class: 'buttons' }, ...this.#buttons),
      ),
    );
    this.#groups = new Keyed(
      this.#body,
      // The first bears the name of the resource, which somebody may be typing just now.
      ({ label }, index) => (index === 0 ? 'resource' : label),
      () => drawGroup(form),
    );
  }

  update(open: OpenResource): void {
    const heading = open.label || open.groups[0]?.label;
    setText(this.#heading, heading);
    this.#ids = idsOf(open.groups.flatMap(({ controls }) => controls));
    for (const button of this.#buttons) disableButton(button, this.form.readOnly);
    this.#groups.update(open.groups, (group, { label, controls }) => {
      setText(group.name, label);
      // What the heading says already is not said twice.
      group.name.hidden = label === '' || label === heading;
      group.list.update(controls);
    });
  }

  dispose(): void {
    this.#groups.dispose();
    this.element.remove();
  }
}

function drawGroup(form: Form): Group {
  const name = el('legend');
  const body = el('div');
  const list = new ControlList(form, body);
  return { element: el('fieldset', { class: 'group' }, name, body), name, list, dispose: () => list.dispose() };
}
