// Choosing from a context menu as a person does.
import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

const TRY = 2_000;

/**
 * Opens the context menu of a place and chooses an entry: by the keyboard, since a menu takes no click in its first tenth
 * of a second. A menu closes when what is below it is laid out anew, and what an entry depends on may be known a moment
 * after its place shows: so it is opened again until it offers the entry.
 * @param {Page} page
 * @param {Locator} place
 * @param {string} entry
 */
export async function chooseFromMenu(page, place, entry) {
  const row = page.locator('.monaco-menu').getByRole('menuitem', { name: entry, exact: true });
  const chosen = page.locator('.monaco-menu .action-item.focused').filter({ hasText: entry });
  await until(`the entry ${entry} of a menu`, async () => {
    await place.click({ button: 'right' });
    const found = await row
      .hover({ timeout: TRY })
      .then(() => chosen.waitFor({ timeout: TRY }))
      .then(
        () => true,
        () => false,
      );
    if (!found) await page.keyboard.press('Escape');
    return found;
  });
  await page.keyboard.press('Enter');
  await row.waitFor({ state: 'detached' });
}

/**
 * What the context menu of a place offers.
 * @param {Page} page
 * @param {Locator} place
 * @returns {Promise<readonly string[]>}
 */
export async function menuEntries(page, place) {
  const menu = page.locator('.monaco-menu');
  await place.click({ button: 'right' });
  await menu.getByRole('menuitem').first().waitFor();
  const names = await menu.locator('.action-label').evaluateAll((labels) => labels.map(({ textContent }) => textContent ?? ''));
  await page.keyboard.press('Escape');
  await menu.first().waitFor({ state: 'detached' });
  return names.filter((name) => name !== '');
}
