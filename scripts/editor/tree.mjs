// A tree view in the window: its rows as a person sees them, and what can be done to one.
import { chooseFromMenu } from './menu.mjs';
import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

/**
 * @typedef {object} Row
 * @property {number} level
 * @property {string} label
 * @property {string} description
 * @property {boolean | undefined} expanded nothing for a leaf
 * @property {string} badge the letters of a decoration
 * @property {string} color of the label
 * @property {number} top where it stands in the page
 */

export class TreeView {
  /** @param {Page} page @param {string} name of the view */
  constructor(page, name) {
    this.page = page;
    this.tree = page.getByRole('tree', { name, exact: true });
    this.items = this.tree.getByRole('treeitem');
  }

  /**
   * The first row with this label, at this level if one is given.
   * @param {string} label
   * @param {number} [level]
   * @returns {Locator}
   */
  item(label, level) {
    const name = this.page.locator('.label-name').getByText(label, { exact: true });
    const items = level ? this.tree.locator(`[role="treeitem"][aria-level="${level}"]`) : this.items;
    return items.filter({ has: name }).first();
  }

  /**
   * What is in the page now, from top to bottom.
   * @returns {Promise<readonly Row[]>}
   */
  async rows() {
    return (await this.items.evaluateAll(read)).sort((a, b) => a.top - b.top);
  }

  /**
   * @param {string} label
   * @param {number} [level]
   * @returns {Promise<Row>}
   */
  async row(label, level) {
    const item = this.item(label, level);
    await item.waitFor();
    const [row] = await item.evaluateAll(read);
    if (!row) throw new Error(`there is no row ${label}`);
    return row;
  }

  /**
   * Opens a closed row and waits for its first child.
   * @param {string} label
   * @param {number} [level]
   */
  async expand(label, level) {
    const item = this.item(label, level);
    if ((await item.getAttribute('aria-expanded')) === 'true') return;
    await item.locator('.monaco-tl-twistie').click();
    await until(`what is below ${label}`, async () => {
      const rows = await this.rows();
      const at = rows.findIndex((row) => row.label === label && (level ?? row.level) === row.level);
      return (rows[at + 1]?.level ?? 0) > (rows[at]?.level ?? 0);
    });
  }

  /**
   * The labels below an open row, down to the next one of its level.
   * @param {string} label
   * @param {number} level of the row
   */
  async below(label, level) {
    const rows = await this.rows();
    const start = rows.findIndex((row) => row.label === label && row.level === level);
    const rest = rows.slice(start + 1);
    const end = rest.findIndex((row) => row.level <= level);
    return (end < 0 ? rest : rest.slice(0, end)).map((row) => row.label);
  }

  /** @param {string} label @param {number} [level] */
  async click(label, level) {
    await this.item(label, level).locator('.label-name').first().click();
  }

  /**
   * Chooses from the context menu of a row.
   * @param {string} label
   * @param {string} entry
   * @param {number} [level]
   */
  async menu(label, entry, level) {
    await chooseFromMenu(this.page, this.item(label, level).locator('.label-name').first(), entry);
  }
}

/**
 * Runs in the page. The letters of a decoration are content of a style rule, so the page is asked for its style.
 * @param {readonly any[]} rows
 * @returns {Row[]}
 */
function read(rows) {
  const { getComputedStyle } = /** @type {any} */ (globalThis);
  return rows.map((row) => {
    const label = row.querySelector('.monaco-icon-label');
    const name = row.querySelector('.label-name');
    const content = label ? String(getComputedStyle(label, '::after').content) : 'none';
    const expanded = row.getAttribute('aria-expanded');
    return {
      top: Number(row.getBoundingClientRect().top),
      level: Number(row.getAttribute('aria-level')),
      label: name?.textContent ?? '',
      description: row.querySelector('.label-description')?.textContent ?? '',
      expanded: expanded === null ? undefined : expanded === 'true',
      badge: content === 'none' || content === 'normal' ? '' : content.replace(/^"|"$/g, ''),
      color: name ? String(getComputedStyle(name).color) : '',
    };
  });
}
