// The window of the browser editor: a headless Chromium that reaches this machine and nothing else.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** How long anything in a window may take; milliseconds. */
export const TIMEOUT = 15_000;

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./server.mjs').EditorServer} EditorServer */

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** The path of an installed Chromium: CHROMIUM names one, else the usual places are looked at. */
export function chromiumPath() {
  return (process.env.CHROMIUM ? [process.env.CHROMIUM] : PLACES).find((path) => existsSync(path));
}

/** @returns {Promise<Browser>} */
export function startBrowser() {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('there is no Chromium: install the package chromium, or name one in CHROMIUM');
  return chromium.launch({ executablePath, args: FLAGS });
}

/**
 * @typedef {object} WindowOptions
 * @property {string} [folder] another one than the server's own, a file .code-workspace, or '' for none
 * @property {Readonly<Record<string, string>>} [payload]
 * @property {number} [width]
 * @property {number} [height]
 * @property {string} [language] of the window; without a language pack the editor's own words stay English
 * @property {number} [scale] pixels of the screen for one of the page
 */

/**
 * @typedef {object} EditorWindow
 * @property {Page} page
 * @property {readonly string[]} console what the page and, through it, the extension host wrote as an error
 * @property {readonly string[]} foreign addresses outside this machine that were asked for
 * @property {(folder?: string) => Promise<void>} go loads the window anew, with what is given opened in it
 * @property {() => Promise<void>} close
 */

/**
 * A window that is ready for the keyboard. It is high, so that a whole tree is in the page.
 * @param {Browser} browser
 * @param {EditorServer} server
 * @param {WindowOptions} [options]
 * @returns {Promise<EditorWindow>}
 */
export async function openWindow(browser, server, { folder, payload, width = 1280, height = 1500, scale = 1, language } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(TIMEOUT);
  const page = await context.newPage();
  // A language pack says so in the same way, before the workbench starts.
  if (language !== undefined) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)};`);
  /** @type {string[]} */
  const errors = [];
  /** @type {string[]} */
  const foreign = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    // A webview asks for its files by addresses that its service worker answers: they never leave the window.
    const isOwn = host === server.host || host.endsWith('.vscode-resource.vscode-cdn.net');
    if (/^(http|ws)/.test(protocol) && !isOwn) foreign.push(request.url());
  });
  const go = async (/** @type {string | undefined} */ opened) => {
    await page.goto(server.address(opened, payload));
    await page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 60_000 });
  };
  await go(folder);
  return { page, console: errors, foreign, go, close: () => context.close() };
}
