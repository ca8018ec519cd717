// What a person does and sees in the text of the front editor.
import { chooseFromMenu } from './menu.mjs';
import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./page.mjs').Workbench} Workbench */

export class TextEditor {
  /** @param {Page} page @param {Workbench} bench */
  constructor(page, bench) {
    this.page = page;
    this.bench = bench;
    this.suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
    this.hoverText = page.locator('.monaco-hover:not(.hidden) .hover-contents');
    this.actions = page.locator('.action-widget .monaco-list-row.action');
    this.lenses = page.locator('.codelens-decoration a');
  }

  /**
   * Puts the caret at a place, counted from 1.
   * @param {number} line
   * @param {number} column
   */
  async goTo(line, column) {
    await this.bench.command('View: Focus Active Editor Group');
    await this.page.keyboard.press('Control+G');
    await this.bench.quickText.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await this.bench.quickInput.waitFor({ state: 'hidden' });
    await until(`the caret at ${line}:${column}`, async () => (await this.caret()) === `${line}:${column}`);
  }

  /** Where the caret is, as the status bar tells it: line and column, or '' while it tells nothing. */
  async caret() {
    const status = await this.page.locator('[id="status.editor.selection"]').innerText();
    const [, line, column] = /Ln (\d+), Col (\d+)/.exec(status) ?? [];
    return line && column ? `${line}:${column}` : '';
  }

  /** The labels of the list of suggestions, which is opened if it is not. */
  async complete() {
    await until('suggestions', async () => {
      if (!(await this.suggestions.first().isVisible())) await this.page.keyboard.press('Control+Space');
      return this.suggestions
        .first()
        .waitFor({ timeout: 1_500 })
        .then(
          () => true,
          () => false,
        );
    });
    return this.suggestions.locator('.label-name').allInnerTexts();
  }

  /**
   * Takes a suggestion over.
   * @param {string} label
   */
  async accept(label) {
    const row = this.suggestions.filter({ has: this.page.locator('.label-name').getByText(label, { exact: true }) });
    await row.first().click();
    await this.suggestions.first().waitFor({ state: 'detached' });
  }

  /** The text of the hover at the caret. */
  async hover() {
    await this.bench.command('Show or Focus Hover');
    await this.hoverText.first().waitFor();
    const texts = await this.hoverText.allInnerTexts();
    await this.page.keyboard.press('Escape');
    return texts.join('\n');
  }

  /**
   * Takes the quick fix with this title at the caret: by keys, since a list that is just opened takes no click.
   * @param {string | RegExp} title
   */
  async fix(title) {
    const row = this.actions.filter({ hasText: title }).first();
    await until(`the quick fix ${title}`, async () => {
      await this.page.keyboard.press('Control+.');
      const found = await row.waitFor({ timeout: 1_500 }).then(
        () => true,
        () => false,
      );
      if (!found) await this.page.keyboard.press('Escape');
      return found;
    });
    while (!/\bfocused\b/.test((await row.getAttribute('class')) ?? '')) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  /**
   * Chooses from the context menu of the text.
   * @param {string} entry
   */
  async menu(entry) {
    await chooseFromMenu(this.page, this.page.locator('.editor-instance .monaco-editor .view-line').first(), entry);
  }

  /**
   * Gives what is at the caret another name.
   * @param {string} name
   */
  async rename(name) {
    await this.page.keyboard.press('F2');
    const box = this.page.locator('.rename-box input');
    await box.fill(name);
    await this.page.keyboard.press('Enter');
    await box.waitFor({ state: 'hidden' });
  }
}
