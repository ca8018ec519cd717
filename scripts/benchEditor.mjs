// Measures in the real editor what a person waits for: node scripts/benchEditor.mjs (a part of npm run bench)
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openWindow, startBrowser } from './editor/browser.mjs';
import { EMPTY, packEmptyWebview } from './editor/emptyWebview.mjs';
import { hostLog } from './editor/hostLog.mjs';
import { Workbench } from './editor/page.mjs';
import { FormPage } from './editor/form.mjs';
import { startServer } from './editor/server.mjs';
import { startStopwatch } from './editor/stopwatch.mjs';
import { TreeView } from './editor/tree.mjs';
import { until } from './editor/until.mjs';
import { held } from './held.mjs';

const root = mkdtempSync(join(tmpdir(), 'bench-editor-'));
const vsix = join(root, 'extension.vsix');
const pack = spawnSync(process.execPath, ['scripts/package.mjs', '--built', '--out', vsix], { encoding: 'utf8' });
if (pack.status !== 0) throw new Error(pack.stdout + pack.stderr);

const empty = await packEmptyWebview(root);

const ROWS = '.monaco-list-row .label-name';
const rows = [];
/** Without a bound it is told only: what others do in it is not ours to promise. */
const row = (what, value, bound) =>
  rows.push({
    what,
    value: `${Math.round(value)} ms`,
    ...(bound === undefined ? {} : { bound: `≤ ${bound} ms`, holds: held(value, bound) }),
  });

const WINDOWS = 5;
const CONNECTORS = 20;
const RESOURCES = 50;
const large = join(root, 'large');
const specOf = (n, title, count = RESOURCES) => `name: c${n}
title: ${title}
authorization: {type: basic}
connection: {url: https://api.acme.example/v1}
resources:
${Array.from({ length: count }, (_, i) => `  - name: Item${i}\n    primary_key: id\n    import: {all: GET i${i}, one: "GET i${i}/{id}"}\n    export: {create: POST i${i}, update: "PUT i${i}/{id}"}\n`).join('')}`;
for (let n = 0; n < CONNECTORS; n += 1) {
  mkdirSync(join(large, `c${n}`), { recursive: true });
  writeFileSync(join(large, `c${n}`, 'connector.yaml'), specOf(n, `Connector ${String(n).padStart(2, '0')}`));
}
const wide = join(root, 'wide');
for (const [name, count] of [
  ['c50', 50],
  ['c500', 500],
]) {
  mkdirSync(join(wide, name), { recursive: true });
  writeFileSync(join(wide, name, 'connector.yaml'), specOf(count, `Wide ${count}`, count));
}
const small = join(root, 'small');
mkdirSync(join(small, 'zohocrm'), { recursive: true });
cpSync('examples/zohocrm/connector.yaml', join(small, 'zohocrm/connector.yaml'));

let browser;
try {
  for (const [folder, measure, ...others] of [
    [small, measureSmall],
    [large, measureLarge],
    [small, measureNewForm, empty],
    [wide, measureForms],
  ]) {
    // One of its own for each: what the windows before it left behind is nothing a person waits for.
    browser = await startBrowser();
    const server = await startServer({ workspace: folder, vsix: [vsix, ...others] });
    const another = () => windowOf(server);
    try {
      await measure(await another(), another);
    } finally {
      await server.stop();
      await browser.close();
    }
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
const inHost = spawnSync(process.execPath, ['scripts/inHost.mjs'], { encoding: 'utf8' }).stdout;
const [, activation] = /([\d.]+) ms in activate/.exec(inHost) ?? [];
if (activation === undefined) throw new Error(`the suite in the extension host told no activation:\n${inHost}`);
row('activation in the extension host', Number(activation), 50);
console.table(rows);

/** A window of its own, with nothing left of another one. */
async function windowOf(server) {
  const before = hostStarts(server);
  const { page, close } = await openWindow(browser, server);
  // The window is there before the host of its extensions is: what is measured begins after that.
  await until('the extension host', () => hostStarts(server) > before);
  return { page, close, bench: new Workbench(page), tree: new TreeView(page, 'Connectors') };
}

function hostStarts({ logs }) {
  return hostLog(logs, '').split('Eager extensions activated').length;
}

async function measureSmall({ page, bench, tree }) {
  await bench.show('Cenit Connectors');
  await tree.item('Algorithms', 2).waitFor();
  await tree.expand('Security', 2);
  await until('the states of its files', async () => (await tree.row('default_client', 3)).badge === 'N');
  await tree.item('Zoho CRM', 1).hover();
  const button = tree.item('Zoho CRM', 1).getByRole('button', { name: 'Generate Files' });
  await button.waitFor();
  const generated = await startStopwatch(page, { event: 'click', selector: '.notification-toast', text: '37 elements', unmarked: true });
  await button.click();
  row('Generate Files of the example, from the click to the tree with all files up to date', await generated(), 1000);
}

/** Waits until all that follows from opening a folder is done: the states of files come last. */
async function atRest(tree, title) {
  await tree.expand(title, 1);
  await tree.expand('Security', 2);
  await until('the states of its files', async () => (await tree.row('default_authorization', 3)).badge === 'N');
}

async function measureLarge({ page, bench, tree }) {
  await page
    .locator('.activitybar')
    .getByRole('tab', { name: /^Cenit Connectors/ })
    .waitFor();
  const last = `Connector ${CONNECTORS - 1}`;
  const painted = await startStopwatch(page, { event: 'click', selector: ROWS, text: last });
  await bench.show('Cenit Connectors');
  row('first paint of 20 connectors with 50 resources, from the click on the view', await painted(), 500);
  // All are read whole in the background after the first paint; a person edits later than that.
  await atRest(tree, last);
  await bench.open(`c${CONNECTORS - 1}/connector.yaml`);
  await bench.insert('', 2);
  await page.keyboard.press('End');
  await page.keyboard.insertText(' Zebr');
  await tree.item(`${last} Zebr`, 1).waitFor();
  await quiet();
  const typed = await startStopwatch(page, { event: 'keydown', selector: ROWS, text: `${last} Zebra` });
  await page.keyboard.press('a');
  row('a changed connector.yaml shows, from the last key', await typed(), 300);
  await bench.save();
  const file = join(large, `c${CONNECTORS - 1}`, 'connector.yaml');
  await quiet();
  const saved = await startStopwatch(page, { selector: ROWS, text: `${last} Yak` });
  writeFileSync(file, specOf(CONNECTORS - 1, `${last} Yak`));
  row('the same, saved by another program: with the time the watcher of the editor takes', await saved());
}

/** VS Code asks for the rows of a tree at most every 200 ms, and reads all connectors after it: what is measured begins when nothing is left to do. */
function quiet() {
  return pause(3000);
}

/** The median of some windows, an empty webview beside each: a machine that does something else meanwhile does it to both. */
async function measureNewForm(first, another) {
  await first.close();
  const times = { form: [], formAgain: [], empty: [], emptyAgain: [] };
  for (let n = 0; n < WINDOWS; n += 1) {
    for (const what of ['form', 'empty']) {
      const window = await another();
      const { open, frame, field } = await titleButton(window, what === 'form' ? 'New Connector…' : EMPTY.button);
      const shown = what === 'form' ? field('Name') : frame.getByText(EMPTY.text);
      times[what].push(await painted(window.page, open, shown));
      await window.bench.command('View: Close All Editors');
      times[`${what}Again`].push(await painted(window.page, open, shown));
      await window.close();
    }
  }
  row('the form of a new connector, from the click to its first paint', median(times.form), 500);
  row('an empty webview of this editor, to compare', median(times.empty));
  row('the form opened again in the same window', median(times.formAgain));
  row('an empty webview opened again, to compare', median(times.emptyAgain));
}

function median(times) {
  return times.toSorted((a, b) => a - b)[times.length >> 1];
}

/** What a button in the title of the view opens. */
async function titleButton({ page, bench, tree }, name) {
  await bench.show('Cenit Connectors');
  await tree.item('Zoho CRM', 1).waitFor();
  await quiet();
  const button = page.locator('.pane-header, .composite.title').getByRole('button', { name }).first();
  await button.waitFor();
  const { frame } = new FormPage(page);
  return { open: () => button.click(), frame, field: (label) => frame.getByLabel(label, { exact: true }).last() };
}

/**
 * Each form is measured as the first one of its window: the browser holds a second one back for a second, in which the new service
 * worker of the editor waits to take over.
 */
async function measureForms(first, another) {
  await first.close();
  for (const [count, bound] of [
    [50, 50],
    [500, 1000],
  ]) {
    const { page, bench, tree, close } = await another();
    const form = new FormPage(page);
    await bench.show('Cenit Connectors');
    await tree.item(`Wide ${count}`, 1).waitFor();
    await atRest(tree, `Wide ${count}`);
    const opened = await painted(page, () => tree.menu(`Wide ${count}`, 'Resume in Form', 1), form.button('Edit Item0'));
    row(`the form of ${count} resources, from the menu to its first paint`, opened, 1500);
    await form.press('Edit Item0');
    const field = form.field('Resource name');
    await field.waitFor();
    await field.press('End');
    row(`a keystroke's answer at ${count} resources: problems and forecast`, await answered(form, field), bound);
    await close();
  }
}

/** From the last click of what opens a page to its first paint, by the clock of the window; `shown` is something of the page. */
async function painted(page, open, shown) {
  await page.evaluate(() => {
    const window = /** @type {any} */ (globalThis);
    window.addEventListener('pointerdown', () => (window.pressed = window.performance.timeOrigin + window.performance.now()), true);
  });
  await open();
  await shown.waitFor();
  const time = await shown.evaluate(() => {
    const { performance } = /** @type {any} */ (globalThis);
    return performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime;
  });
  return time - (await page.evaluate(() => /** @type {any} */ (globalThis).pressed));
}

/** From the key to the answer of the editor, in the page; the shortest of some, since the machine does other things too. */
async function answered(form, field) {
  const times = [];
  for (const key of 'abcdef') {
    await field.evaluate((input) => {
      const window = /** @type {any} */ (globalThis);
      window.answer = new Promise((resolve) => {
        const begin = () => {
          const began = window.performance.now();
          // The answer to an earlier key, or to the end of the typing, is another one.
          const hear = ({ data }) => {
            if (!JSON.stringify(data).includes(JSON.stringify(input.value))) return;
            window.removeEventListener('message', hear);
            resolve(window.performance.now() - began);
          };
          window.addEventListener('message', hear);
        };
        input.addEventListener('input', begin, { once: true });
      });
    });
    await field.press(key);
    times.push(await field.evaluate(() => /** @type {any} */ (globalThis).answer));
  }
  return Math.min(...times);
}
