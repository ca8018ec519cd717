import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openWindow, startBrowser, type Browser, type EditorWindow, type WindowOptions } from '../../scripts/editor/browser.mjs';
import { hostErrors, hostLog } from '../../scripts/editor/hostLog.mjs';
import { Workbench } from '../../scripts/editor/page.mjs';
import { startServer, type EditorServer, type ServerOptions } from '../../scripts/editor/server.mjs';
import { TreeView, type Row } from '../../scripts/editor/tree.mjs';
import { until } from '../../scripts/editor/until.mjs';
import { Scratch, packExtension, whatIsMissing } from './support.js';

const EXTENSION = 'cenit-io.cenit-connector-factory';

/** A window, and what a person does and sees in it. */
export class Seat {
  readonly bench: Workbench;
  readonly tree: TreeView;

  constructor(readonly window: EditorWindow) {
    this.bench = new Workbench(window.page);
    this.tree = new TreeView(window.page, 'Connectors');
  }

  /** Waits for a message; work on thousands of files takes longer than the usual limit, in milliseconds. */
  readonly message = (text: string | RegExp, timeout = 15_000): Promise<void> =>
    this.bench.notifications.filter({ hasText: text }).first().waitFor({ timeout });

  /** Waits for the one message of a command that failed, with this button, and takes it away. */
  readonly failure = async (text: string | RegExp, button: string): Promise<void> => {
    await this.message(text);
    assert.equal(await this.bench.errors.count(), 1);
    assert.equal(await this.bench.notifications.count(), 1, (await this.bench.notifications.allInnerTexts()).join('\n'));
    assert.equal(await this.bench.notifications.getByRole('button', { name: button, exact: true }).count(), 1);
    await this.bench.clearNotifications();
  };

  /** Waits for the one message of a command that did what it should, and takes it away. */
  readonly success = async (text: string | RegExp): Promise<void> => {
    await this.message(text);
    assert.equal(await this.bench.errors.count(), 0);
    await this.bench.clearNotifications();
  };

  readonly badgeOf = async (label: string): Promise<string> => (await this.tree.row(label, 3)).badge;

  /** Waits until the row of an element has this mark; '' for none. */
  readonly marked = (label: string, badge: string): Promise<void> =>
    until(`the mark "${badge}" on ${label}`, async () => (await this.badgeOf(label)) === badge);

  /** The same for all the rows of elements, of which there are so many. */
  readonly allMarked = (count: number, badge: string): Promise<void> =>
    until(`the mark "${badge}" on ${count} elements`, async () => {
      const rows = await this.elements();
      return rows.length === count && rows.every((row) => row.badge === badge);
    });

  /** The rows of elements that are in the page. */
  readonly elements = async (): Promise<readonly Row[]> => (await this.tree.rows()).filter(({ level }) => level === 3);
}

type Step = (seat: Seat) => Promise<void> | void;

/** What the tests of one file share: a folder, a server with the packaged extension, a browser, and windows. The first opens by itself. */
export class Session {
  readonly scratch = new Scratch();
  private readonly missing = whatIsMissing();
  private readonly packed = mkdtempSync(join(tmpdir(), 'vsix-'));
  private readonly seats: Seat[] = [];
  private browser: Browser | undefined;
  private running: EditorServer | undefined;

  /** @param prepare puts files into the folder before anything looks at it */
  constructor(
    prepare: (scratch: Scratch) => void,
    options: Partial<ServerOptions> = {},
    private readonly first: WindowOptions = {},
  ) {
    before(() => (this.missing ? undefined : this.start(prepare, options)), { timeout: 300_000 });
    after(() => this.stop());
  }

  private async start(prepare: (scratch: Scratch) => void, options: Partial<ServerOptions>): Promise<void> {
    prepare(this.scratch);
    this.running = await startServer({ workspace: this.scratch.folder, vsix: packExtension(this.packed), ...options });
    this.browser = await startBrowser();
    await this.open(this.first);
  }

  private async stop(): Promise<void> {
    await this.browser?.close();
    await this.running?.stop();
    this.scratch.remove();
    rmSync(this.packed, { recursive: true, force: true });
  }

  /** One more window. */
  readonly open = async (options?: WindowOptions): Promise<Seat> => {
    assert.ok(this.browser && this.running);
    const seat = new Seat(await openWindow(this.browser, this.running, options));
    this.seats.push(seat);
    return seat;
  };

  /** The folder of the log files. */
  readonly logs = (): string => this.running?.logs ?? '';

  /**
   * A step in the first window; what all of them looked like is kept where somebody asks for it, when it fails.
   * @param without what is not there yet that it needs
   */
  readonly step = (name: string, run: Step, without?: string): void => {
    test(name, { skip: this.missing ?? without ?? false, timeout: 240_000 }, async () => {
      const [first] = this.seats;
      assert.ok(first);
      try {
        await run(first);
      } catch (error) {
        await this.keepPictures(name.replace(/\W+/g, '-'));
        throw error;
      }
    });
  };

  private async keepPictures(name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS;
    if (!folder) return;
    for (const [at, { window }] of this.seats.entries())
      if (!window.page.isClosed()) await window.page.screenshot({ path: join(folder, `${name}-${at + 1}.png`) });
  }

  /** The last step of each file. */
  readonly endsWell = (): void =>
    this.step('nothing was left unhandled in the extension host, and no other machine was asked for anything', () => {
      assert.ok(this.running);
      const { logs } = this.running;
      const windows = this.seats.map(({ window }) => window);
      assert.match(hostLog(logs, EXTENSION), /_doActivateExtension cenit-io\.cenit-connector-factory, startup: false/);
      assert.deepEqual(
        hostErrors(
          logs,
          windows.flatMap(({ console }) => console),
          EXTENSION,
        ),
        [],
      );
      assert.deepEqual(
        windows.flatMap(({ foreign }) => foreign),
        [],
      );
    });
}
