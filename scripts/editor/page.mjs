// What a person does in the window, each step waiting for what it needs to see.
import { basename, dirname } from 'node:path';
import { TIMEOUT } from './browser.mjs';
import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/** How long one try of a step may take that is tried again. */
const TRY = 1_500;
/** How long a command may take to ask; milliseconds. */
const ANSWER = 5_000;

/** @param {string} text */
const exactly = (text) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

export class Workbench {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    this.quickInput = page.locator('.quick-input-widget');
    this.quickText = this.quickInput.locator('input[type="text"]');
    this.quickRows = this.quickInput.locator('.monaco-list-row');
    this.notifications = page.locator('.notifications-toasts .notification-toast');
    this.errors = this.notifications.filter({ has: page.locator('.codicon-error') });
    this.dialog = page.locator('.monaco-dialog-box');
    this.tabs = page.locator('.tabs-container .tab');
  }

  /**
   * Runs a command by its whole title in the palette, such as `Cenit: Generate Files`. An open palette does not learn the commands
   * that arrive later, and a window that is still starting may close it: it is opened anew until the command is there.
   * @param {string} title
   */
  async command(title) {
    const row = this.quickRow(title);
    await until(`the command ${title}`, async () => {
      await this.page.keyboard.press('F1');
      const ran = await this.quickText
        .fill(`>${title}`, { timeout: TRY })
        .then(() => row.click({ timeout: TRY }))
        .then(
          () => true,
          () => false,
        );
      if (!ran) await this.page.keyboard.press('Escape');
      return ran;
    });
  }

  /**
   * Runs a command that asks something. What is being asked closes where the window takes the focus elsewhere: then it is run anew.
   * @param {string} title
   * @param {string | RegExp} asked the title, prompt or placeholder of what it asks
   */
  async commandAsking(title, asked) {
    await until(`what ${title} asks`, async () => {
      await this.command(title);
      return this.asked(asked, ANSWER).then(
        () => true,
        () => false,
      );
    });
  }

  /**
   * The same without a mouse.
   * @param {string} title
   */
  async commandByKeys(title) {
    const row = this.quickRow(title);
    const isChosen = async () => /\bfocused\b/.test((await row.getAttribute('class', { timeout: TRY })) ?? '');
    await until(`the command ${title}`, async () => {
      await this.page.keyboard.press('F1');
      const found = await this.quickText
        .and(this.page.locator(':focus'))
        .waitFor({ timeout: TRY })
        .then(() => this.page.keyboard.type(title))
        .then(() => row.waitFor({ timeout: TRY }))
        .then(
          () => true,
          () => false,
        );
      // Not always the first: a longer title may come before it.
      while (found && !(await isChosen())) await this.page.keyboard.press('ArrowDown');
      await this.page.keyboard.press(found ? 'Enter' : 'Escape');
      return found;
    });
  }

  /**
   * The row of the open list with this label; the letters that match are elements of their own, so the whole text is compared.
   * @param {string} label
   * @param {Locator} [beside] what else the row has
   */
  quickRow(label, beside) {
    const rows = this.quickRows.filter({ has: this.page.locator('.label-name').filter({ hasText: exactly(label) }) });
    return (beside ? rows.filter({ has: beside }) : rows).first();
  }

  /**
   * Answers an input box or list: waits until its title, prompt or placeholder says `asked`, types, and takes what is typed.
   * @param {string | RegExp} asked
   * @param {string} text
   */
  async type(asked, text) {
    await this.asked(asked);
    await this.quickText.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /**
   * Chooses one row of a list.
   * @param {string | RegExp} asked
   * @param {string} label
   */
  async choose(asked, label) {
    await this.asked(asked);
    await this.quickRow(label).click();
  }

  /** @param {string | RegExp} asked @param {number} [timeout] in milliseconds */
  async asked(asked, timeout = TIMEOUT) {
    const inPlaceholder = this.page.getByPlaceholder(asked);
    await this.quickInput
      .filter({ hasText: asked })
      .or(this.quickInput.filter({ has: inPlaceholder }))
      .first()
      .waitFor({ timeout });
  }

  /**
   * Opens a file of the workspace by its path. One of the same name that was open before comes first in the list, so its folder counts.
   * @param {string} path
   */
  async open(path) {
    const folder = this.page.locator('.label-description').filter({ hasText: exactly(dirname(path)) });
    const row = this.quickRow(basename(path), folder);
    await until(`the file ${path}`, async () => {
      await this.page.keyboard.press('Control+P');
      return this.quickText
        .fill(path, { timeout: TRY })
        .then(() => row.click({ timeout: TRY }))
        .then(
          () => true,
          () => false,
        );
    });
    await this.page.locator(`.editor-instance .monaco-editor[data-uri$="/${encodeURI(path)}"]`).waitFor();
    await this.editing(basename(path));
  }

  /**
   * Waits until the tab with this name is in front and the editor shows its text: for a moment after the tab has come it still shows
   * the text of the tab before.
   * @param {string} name
   */
  async editing(name) {
    await this.page.locator('.tabs-container .tab.active').filter({ hasText: name }).waitFor();
    await this.page
      .locator(`.editor-instance .monaco-editor[data-uri$="/${encodeURIComponent(name)}"] .view-line`)
      .first()
      .waitFor();
  }

  /** Waits until the front editor knows its language: more than the one colour of plain text. */
  async coloured() {
    await this.page.locator('.editor-instance .monaco-editor .view-line span[class^="mtk"]:not(.mtk1)').first().waitFor();
  }

  /**
   * Puts the caret at the start of the front editor's text (or of a line) and types.
   * @param {string} text
   * @param {number} [line]
   */
  async insert(text, line = 1) {
    await this.command('View: Focus Active Editor Group');
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
    await this.page.keyboard.press('Control+Home');
    for (let at = 1; at < line; at++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.insertText(text);
    if (text) await this.page.locator('.tabs-container .tab.active.dirty').waitFor();
  }

  /** Saves the front editor and waits until it is not dirty any more. */
  async save() {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tabs-container .tab.active:not(.dirty)').waitFor();
  }

  /** Gives up what was typed in the front editor and not saved. */
  async revert() {
    await this.command('File: Revert File');
    await this.page.locator('.tabs-container .tab.active:not(.dirty)').waitFor();
  }

  /**
   * Shows a container by the title of its icon in the activity bar, whose name goes on with its badge if it has one.
   * @param {string} title
   */
  async show(title) {
    const icon = this.page.locator('.activitybar').getByRole('tab', { name: new RegExp(`^${title}( - |$)`) });
    if ((await icon.getAttribute('aria-selected')) !== 'true') await icon.click();
  }

  /** The rows of the Problems panel, which is opened if it is not. */
  async problems() {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await panel.waitFor();
    return panel.getByRole('treeitem');
  }

  /** Takes all messages away. */
  async clearNotifications() {
    if ((await this.notifications.count()) > 0) await this.command('Notifications: Clear All Notifications');
    await until('an empty list of messages', async () => (await this.notifications.count()) === 0);
  }

  /**
   * Presses a button of the modal question that says this.
   * @param {string | RegExp} question
   * @param {string} label
   */
  async answer(question, label) {
    const dialog = this.dialog.filter({ hasText: question });
    await dialog.getByRole('button', { name: label, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }
}
