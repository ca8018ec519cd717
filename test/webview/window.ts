import { readFileSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { formHtml } from '../../src/extension/form/html.js';
import type { FormView, ToForm, ToHost } from '../../src/protocol/form.js';
import { chromiumPath, startBrowser } from '../../scripts/editor/browser.mjs';
import { view, type View } from './views.js';

declare global {
  interface Window {
    readonly sent: ToHost[];
    readonly violations: readonly { readonly directive: string; readonly blocked: string; readonly source: string }[];
  }
}

export const THEMES = ['vscode-light', 'vscode-dark', 'vscode-high-contrast', 'vscode-high-contrast-light'] as const;
export type Theme = (typeof THEMES)[number];

/** Where a machine has to have a Chromium, its lack is a failure. */
export function whatIsMissing(): string | undefined {
  const missing = chromiumPath() ? undefined : 'there is no Chromium: install the package chromium, or name one in CHROMIUM';
  if (missing && process.env.CI === 'true') throw new Error(missing);
  return missing;
}

/** What the extension sets, with the address of this server in the place of the editor's. */
const NONCE = 'n1';
const SOURCE = "'self'";
const SCRIPT = readFileSync('dist/webview/form.js', 'utf8');

type Texts = Readonly<Record<string, string>>;

/** What the editor is to the page: it keeps the messages and, in the frame's own storage, the state. */
const HOST = `
  const key = 'state';
  window.sent = [];
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.sent.push(structuredClone(message)),
    getState: () => JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined,
    setState: (state) => sessionStorage.setItem(key, JSON.stringify(state)),
  });
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    window.violations.push({ directive: event.effectiveDirective, blocked: event.blockedURI, source: event.sourceFile }));
`;

// For pages that know of one theme with high contrast only, the editor sets its class beside that of the light one.
const classes = (theme: string): string => (theme === 'vscode-high-contrast-light' ? `${theme} vscode-high-contrast` : theme);

/** The page as the editor gets it, with the editor's own part before it. */
function page(theme: string, language: string): string {
  const texts = language === 'en' ? undefined : (JSON.parse(readFileSync(`l10n/bundle.l10n.${language}.json`, 'utf8')) as Texts);
  const html = formHtml({ nonce: NONCE, source: SOURCE, script: SCRIPT, language, title: 'Connector', texts });
  return html
    .replace('<head>', () => `<head><link rel="stylesheet" href="/themes.css"><script nonce="${NONCE}" src="/host.js"></script>`)
    .replace('<html ', `<html class="${theme}" `)
    .replace('<body>', `<body class="${classes(theme)}">`);
}

export class Windows {
  readonly #server;
  readonly #browser: Browser;

  private constructor(server: ReturnType<typeof createServer>, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
  }

  static async start(): Promise<Windows> {
    const files: Readonly<Record<string, readonly [string, string]>> = {
      '/themes.css': ['text/css', readFileSync('test/webview/themes.css', 'utf8')],
      '/host.js': ['text/javascript', HOST],
    };
    const server = createServer(({ url = '/' }, response) => {
      const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
      const [type, body] = files[pathname] ?? [
        'text/html',
        page(searchParams.get('theme') ?? 'vscode-dark', searchParams.get('language') ?? 'en'),
      ];
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Windows(server, await startBrowser());
  }

  async open({
    theme = 'vscode-dark',
    width = 1100,
    height = 900,
    language = 'en',
  }: { theme?: Theme; width?: number; height?: number; language?: 'en' | 'es' } = {}): Promise<FormWindow> {
    const context = await this.#browser.newContext({ viewport: { width, height }, permissions: ['clipboard-read', 'clipboard-write'] });
    context.setDefaultTimeout(10_000);
    const opened = await context.newPage();
    const { port } = this.#server.address() as AddressInfo;
    await opened.goto(`http://127.0.0.1:${port}/?theme=${theme}&language=${language}`);
    return new FormWindow(opened);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }
}

/** One window with the page in it, and the editor's side of it, which the test plays. */
export class FormWindow {
  constructor(readonly page: Page) {}

  async send(message: ToForm): Promise<void> {
    await this.page.evaluate((data) => {
      window.dispatchEvent(new MessageEvent('message', { data }));
    }, message);
  }

  /** A view that takes account of all that was sent. */
  async show(shown: FormView, more: Partial<View> = {}): Promise<void> {
    await this.send(view(await this.rev(), shown, more));
  }

  sent(): Promise<readonly ToHost[]> {
    return this.page.evaluate(() => window.sent);
  }

  async sentOf<T extends ToHost['type']>(type: T): Promise<readonly Extract<ToHost, { readonly type: T }>[]> {
    return (await this.sent()).filter((message) => message.type === type) as Extract<ToHost, { readonly type: T }>[];
  }

  async last<T extends ToHost['type']>(type: T): Promise<Extract<ToHost, { readonly type: T }> | undefined> {
    return (await this.sentOf(type)).at(-1);
  }

  async rev(): Promise<number> {
    return Math.max(0, ...(await this.sent()).map((message) => ('rev' in message ? message.rev : 0)));
  }

  /** Until the page said something of a kind, with these things in it. */
  async said<T extends ToHost['type']>(type: T, has: Partial<Extract<ToHost, { readonly type: T }>> = {}): Promise<void> {
    const wanted: Readonly<Record<string, unknown>> = { type, ...has };
    await this.page
      .waitForFunction(
        (part) =>
          window.sent.some((message) =>
            Object.entries(part).every(([key, value]) => JSON.stringify(message[key as keyof ToHost]) === JSON.stringify(value)),
          ),
        wanted,
      )
      .catch(async () => {
        throw new Error(`the page did not say ${JSON.stringify(wanted)} but ${JSON.stringify(await this.sent(), undefined, 1)}`);
      });
  }

  state(): Promise<string> {
    return this.page.evaluate(() => sessionStorage.getItem('state') ?? '');
  }

  /** The name and kind of what has the focus, as a reader says it. */
  async focused(): Promise<string> {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element) return '';
      const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
      const host = (element.getRootNode() as ShadowRoot).host as Element | undefined;
      const own = element.getAttribute('aria-label') ?? labels.map((label) => label.textContent).join('');
      // The button of the toolkit has its words in the page, and only a slot for them inside.
      return (own || (element.querySelector('slot') ? host : element)?.textContent || '').trim();
    });
  }

  async picture(name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

type Opening = Parameters<Windows['open']>[0];

/** A test in a window of its own; the tests of a file share one browser. */
export function inWindow(): (name: string, run: (form: FormWindow) => Promise<void>, opening?: Opening) => void {
  const missing = whatIsMissing();
  let windows: Windows | undefined;
  before(async () => {
    if (!missing) windows = await Windows.start();
  });
  after(() => windows?.stop());
  return (name, run, opening) => {
    test(name, { skip: missing ?? false, timeout: 60_000 }, async () => {
      const form = await windows!.open(opening);
      try {
        await run(form);
      } finally {
        await form.close();
      }
    });
  };
}
