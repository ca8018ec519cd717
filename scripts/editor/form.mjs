// The form of a connector, as a person meets it in its frame: everything is found by the name that a screen reader says.

/** @typedef {import('playwright-core').Page} Page */

export class FormPage {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
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
}
