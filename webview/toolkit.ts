// The only file that knows the toolkit. It is archived and keeps a few quirks; each is met here, and nowhere else.
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextArea,
  vsCodeTextField,
  type Button,
  type Checkbox,
  type Dropdown,
  type Option,
  type TextArea,
  type TextField,
} from '@vscode/webview-ui-toolkit';
import { isCommand, newId, setAttribute } from './dom.js';

// At once: after the window's load event the toolkit would keep its default dark colours.
provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeDropdown(),
  vsCodeOption(),
  vsCodeTextArea(),
  vsCodeTextField(),
);

/** A box for text; `input` and key events come from its element. */
export interface TextBox {
  readonly element: HTMLElement;
  value: string;
  /** Takes a value over without moving the caret of somebody who stands in it. */
  show(value: string): void;
  /** Help and problems, for those who do not see them beneath the box. */
  describe(text: string): void;
  setInvalid(invalid: boolean): void;
  setPlaceholder(text: string): void;
  setDisabled(disabled: boolean): void;
  /** The plain box, once the element is in the page. */
  readonly inner: HTMLInputElement | HTMLTextAreaElement | undefined;
}

export function makeTextBox(label: string, kind: 'line' | 'area' | 'password'): TextBox {
  const element = document.createElement(kind === 'area' ? 'vscode-text-area' : 'vscode-text-field') as TextField | TextArea;
  element.id = newId();
  if (kind === 'password') setAttribute(element, 'type', 'password');
  if (kind === 'area') setAttribute(element, 'resize', 'vertical');
  setAttribute(element, 'spellcheck', 'false');
  let description = '';
  const describe = (text: string): void => {
    description = text;
    // Ids do not reach from inside the box into the page, so the words themselves are set.
    const inner = innerOf(element);
    if (inner) setAttribute(inner, 'aria-description', text || undefined);
  };
  nameInside(element, label, () => {
    const inner = innerOf(element);
    if (inner) setAttribute(inner, 'autocomplete', kind === 'password' ? 'new-password' : 'off');
    describe(description);
  });
  return {
    element,
    describe,
    get inner() {
      return innerOf(element);
    },
    get value() {
      return element.value;
    },
    set value(value: string) {
      this.show(value);
    },
    show(value) {
      if (element.value === value) return;
      const inner = innerOf(element);
      const [start, end, length] = [inner?.selectionStart ?? 0, inner?.selectionEnd ?? 0, element.value.length];
      element.value = value;
      if (!inner) return;
      // The toolkit would do it a frame later, after the caret was put back.
      inner.value = value;
      if (document.activeElement !== element) return;
      const atEnd = start === length;
      inner.setSelectionRange(atEnd ? value.length : Math.min(start, value.length), atEnd ? value.length : Math.min(end, value.length));
    },
    setInvalid(invalid) {
      const inner = innerOf(element);
      for (const one of inner ? [element, inner] : [element]) setAttribute(one, 'aria-invalid', invalid ? 'true' : undefined);
    },
    setPlaceholder(text) {
      if (element.placeholder !== text) element.placeholder = text;
    },
    setDisabled(disabled) {
      element.disabled = disabled;
    },
  };
}

function innerOf(element: TextField | TextArea): HTMLInputElement | HTMLTextAreaElement | undefined {
  return (element as { readonly control?: HTMLInputElement | HTMLTextAreaElement }).control;
}

/**
 * Whenever it is put into the page, the toolkit names the element by its content or by "Text field". The name is wanted on the
 * box inside, once: an element that bears it too would be found twice by it.
 */
function nameInside(element: TextField | TextArea, label: string, connected: () => void): void {
  const setPlainly = element.setAttribute.bind(element);
  element.setAttribute = (name, value) => {
    if (name !== 'aria-label') return setPlainly(name, value);
    innerOf(element)?.setAttribute('aria-label', label);
    connected();
  };
}

export interface Choice {
  readonly element: HTMLElement;
  readonly value: string;
  show(options: readonly { readonly value: string; readonly label: string }[], value: string): void;
  setDisabled(disabled: boolean): void;
}

export function makeDropdown(label: string, changed: () => void): Choice {
  const element = document.createElement('vscode-dropdown') as Dropdown;
  element.id = newId();
  setAttribute(element, 'aria-label', label);
  element.addEventListener('change', changed);
  // Ctrl+S and the like belong to the editor: the toolkit would take the letter and choose another option.
  const handle = element.keydownHandler.bind(element);
  element.keydownHandler = (event: KeyboardEvent) => (isCommand(event) ? true : handle(event));
  let drawn = '';
  let shown = '';
  const choose = (): void => {
    // Somebody who looks for another option in the open menu keeps their place.
    if (element.value !== shown && !element.open) element.value = shown;
  };
  // It learns of its options a little later, and chooses the first: a value that was set before is lost.
  element.shadowRoot?.addEventListener('slotchange', choose);
  return {
    element,
    get value() {
      return element.value;
    },
    show(options, value) {
      shown = value;
      // What stands in a file need not be an option; it is shown all the same.
      const all = options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options];
      const wanted = JSON.stringify(all.map((option) => [option.value, option.label]));
      if (wanted !== drawn) element.replaceChildren(...all.map(makeOption));
      else choose();
      drawn = wanted;
    },
    setDisabled(disabled) {
      element.disabled = disabled;
    },
  };
}

function makeOption({ value, label }: { readonly value: string; readonly label: string }): Option {
  const option = document.createElement('vscode-option') as Option;
  option.textContent = label;
  option.value = value;
  return option;
}

export interface Mark {
  readonly element: HTMLElement;
  value: boolean;
  setDisabled(disabled: boolean): void;
}

export function makeCheckbox(label: string, changed: () => void): Mark {
  const element = document.createElement('vscode-checkbox') as Checkbox;
  element.textContent = label;
  element.id = newId();
  let silent = false;
  // The toolkit tells of values that were set by script, too.
  element.addEventListener('change', () => {
    // It would tell readers a frame later.
    setAttribute(element, 'aria-checked', String(element.checked));
    if (!silent) changed();
  });
  return {
    element,
    get value() {
      return element.checked;
    },
    set value(value: boolean) {
      silent = true;
      if (element.checked !== value) element.checked = value;
      silent = false;
    },
    setDisabled(disabled) {
      element.disabled = disabled;
    },
  };
}

/** `of` is a part of the name that is heard but not seen, where the place says it: *Clear* beside the field of *Client secret*. */
export function makeButton(label: string, press: () => void, look: 'primary' | 'secondary' = 'secondary', of?: string): HTMLElement {
  const element = document.createElement('vscode-button') as Button;
  element.setAttribute('appearance', look);
  element.append(label);
  if (of) {
    const rest = document.createElement('span');
    rest.className = 'heard';
    rest.textContent = ` ${of}`;
    element.append(rest);
  }
  element.addEventListener('click', press);
  return element;
}

export function disableButton(element: HTMLElement, disabled: boolean): void {
  (element as Button).disabled = disabled;
}
