import type { Control } from '../../src/protocol/form.js';
import { ChoiceWidget } from './choice.js';
import type { Drawn, Form, Widget } from './control.js';
import { FlagWidget } from './flag.js';
import { PartWidget } from './part.js';
import { ResourcesWidget } from './resources.js';
import { RowsWidget } from './rows.js';
import { SecretWidget } from './secret.js';
import { TextWidget } from './text.js';

/** The table of the types of controls. The form hands it to those that hold others, which need not know of each other then. */
export function drawControl(form: Form, control: Control): Drawn {
  switch (control.type) {
    case 'text':
      return keep(form, control, new TextWidget(form, control));
    case 'choice':
      return keep(form, control, new ChoiceWidget(form, control));
    case 'flag':
      return keep(form, control, new FlagWidget(form, control));
    case 'secret':
      return keep(form, control, new SecretWidget(form, control));
    case 'rows':
      return keep(form, control, new RowsWidget(form, control));
    case 'part':
      return keep(form, control, new PartWidget(form, control));
    case 'resources':
      return keep(form, control, new ResourcesWidget(form, control));
  }
}

function keep<C extends Control>(form: Form, { id }: C, widget: Widget<C>): Drawn {
  form.register(id, widget);
  return {
    element: widget.element,
    // A control of another type has another key, so what comes here is of the widget's own.
    update: (control) => widget.update(control as C),
    dispose: () => {
      widget.dispose?.();
      form.unregister(id, widget);
    },
  };
}
