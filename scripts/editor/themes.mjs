// The four themes of VS Code itself, one of each kind.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('playwright-core').Page} Page */

export const THEMES = {
  dark: { name: 'Default Dark Modern', kind: 'vs-dark' },
  light: { name: 'Default Light Modern', kind: 'vs' },
  'high-contrast': { name: 'Default High Contrast', kind: 'hc-black' },
  'high-contrast-light': { name: 'Default High Contrast Light', kind: 'hc-light' },
};
/** What the page of a webview calls these kinds. */
const IN_PAGE = {
  'vs-dark': 'vscode-dark',
  vs: 'vscode-light',
  'hc-black': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light',
};

/**
 * Gives the folder a theme of its own, and waits until the window and the pages in it have it.
 * @param {Page} page
 * @param {string} folder
 * @param {keyof typeof THEMES} theme
 */
export async function showTheme(page, folder, theme) {
  const { name, kind } = THEMES[theme];
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': name }));
  await page.locator(`.monaco-workbench.${kind}`).waitFor();
  // A page that is behind another tab hears of it when it is shown again.
  for (const webview of await page.locator('iframe.webview.ready').all())
    if (await webview.isVisible())
      await webview
        .contentFrame()
        .frameLocator('iframe#active-frame')
        .locator(`body[data-vscode-theme-kind="${IN_PAGE[/** @type {keyof typeof IN_PAGE} */ (kind)]}"]`)
        .waitFor();
}
