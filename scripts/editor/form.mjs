// The form of a connector, as a person meets it in its frame: everything is found by the name that a screen reader says.
import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */

export class FormPage {
  /**
   * @param {Page} page
   * @param {number} [at] which of them, where several are in view
   */
  constructor(page, at) {
    const frames = page.frameLocator('iframe.webview.ready');
    this.page = page;
    this.frame = (at === undefined ? frames : frames.nth(at)).frameLocator('iframe#active-frame');
  }

  /** @param {string} name */
  field(name) {
    return this.frame.getByLabel(name, { exact: true }).last();
  }

  /** @param {string | RegExp} name */
  button(name) {
    return this.frame.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  /**
   * Types over what stands in a field, and leaves it.
   * @param {string} name
   * @param {string} text
   */
  async fill(name, text) {
    const field = this.field(name);
    await field.fill(text);
    await field.blur();
  }

  /**
   * Chooses from a dropdown.
   * @param {string} name
   * @param {string} option
   */
  async choose(name, option) {
    await this.frame.getByRole('combobox', { name, exact: true }).last().click();
    await this.frame.getByRole('option', { name: option, exact: true }).click();
  }

  /**
   * Opens a part that is behind a button.
   * @param {string} name
   */
  async expand(name) {
    const button = this.button(name);
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  }

  /** @param {string} name */
  async press(name) {
    await this.button(name).click();
  }

  /** @param {string} name */
  async seen(name) {
    await this.button(name).waitFor();
  }

  /** The frame itself, in which code can be run that the policy of the page would not let in. */
  async inner() {
    const root = await this.frame.locator(':root').elementHandle();
    const frame = await root?.ownerFrame();
    if (!frame) throw new Error('the form is gone');
    return frame;
  }
}

/** More controls than lie between any two of the form. */
const MOST_TABS = 60;

/** The same form without a mouse: a control is reached by Tab alone, so it has to stand behind the one before. */
export class FormKeys {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.form = new FormPage(page);
  }

  /**
   * What a reader says of the control with the focus, and of the entry it points at in an open list.
   * @returns {Promise<{ name: string, entry: string }>}
   */
  focused() {
    return this.form.frame.locator('body').evaluate(readFocus);
  }

  /**
   * Goes on by Tab, as soon as there is something to go to.
   * @param {string} name
   */
  async goTo(name) {
    await this.form.field(name).or(this.form.button(name)).first().waitFor();
    const passed = [];
    for (let tabs = 0; tabs <= MOST_TABS; tabs++) {
      const { name: here } = await this.focused();
      if (here === name) return;
      passed.push(here);
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${name}, but to: ${passed.join(', ')}`);
  }

  /** @param {string} name @param {string} text */
  async fill(name, text) {
    await this.goTo(name);
    // Not by Ctrl+A: the window hears of that too and, a little later, selects all once more.
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('Shift+Home');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Tab');
  }

  /** @param {string} name @param {string} option */
  async choose(name, option) {
    await this.goTo(name);
    await this.page.keyboard.press('Space');
    const list = this.form.frame.getByRole('option', { name: option, exact: true });
    await list.first().waitFor();
    await this.page.keyboard.press('Home');
    const passed = [];
    for (let downs = 0; downs <= MOST_TABS; downs++) {
      const { entry } = await this.focused();
      if (entry === option) return this.page.keyboard.press('Enter');
      passed.push(entry);
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`no arrow leads to ${option}, but to: ${passed.join(', ')}`);
  }

  /**
   * Presses a button that takes its person elsewhere in the form, and waits until they are there.
   * @param {string} name
   */
  async press(name) {
    await this.goTo(name);
    await this.page.keyboard.press('Space');
    await until(`the focus to leave ${name}`, async () => (await this.focused()).name !== name);
  }

  /** @param {string} name */
  async expand(name) {
    await this.goTo(name);
    const button = this.form.button(name);
    if ((await button.getAttribute('aria-expanded')) !== 'true') await this.page.keyboard.press('Enter');
    await until(`${name} to be open`, async () => (await button.getAttribute('aria-expanded')) === 'true');
  }

  /** @param {string} name */
  async seen(name) {
    await this.form.seen(name);
  }
}

/**
 * Runs in the page. The name of a control of the toolkit is on the plain one inside, or is its content.
 * @param {any} body
 */
function readFocus(body) {
  const document = body.ownerDocument;
  const host = document.activeElement;
  const plain = host?.shadowRoot?.activeElement ?? host;
  const name =
    [plain, host].map((one) => one?.getAttribute('aria-label')).find(Boolean) ?? plain?.labels?.[0]?.textContent ?? host?.textContent;
  const entry = document.getElementById(host?.getAttribute('aria-activedescendant'));
  return { name: host === body ? '' : String(name ?? '').trim(), entry: String(entry?.textContent ?? '').trim() };
}
