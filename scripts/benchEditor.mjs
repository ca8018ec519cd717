// Measures in the real editor what a person waits for: node scripts/benchEditor.mjs (a part of npm run bench)
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWindow, startBrowser } from './editor/browser.mjs';
import { hostLog } from './editor/hostLog.mjs';
import { Workbench } from './editor/page.mjs';
import { startServer } from './editor/server.mjs';
import { TreeView } from './editor/tree.mjs';
import { until } from './editor/until.mjs';

const root = mkdtempSync(join(tmpdir(), 'bench-editor-'));
const vsix = join(root, 'extension.vsix');
const pack = spawnSync(process.execPath, ['scripts/package.mjs', '--built', '--out', vsix], { encoding: 'utf8' });
if (pack.status !== 0) throw new Error(pack.stdout + pack.stderr);

const rows = [];
const row = (what, value, bound) =>
  rows.push({ what, value: `${Math.round(value)} ms`, bound: `≤ ${bound} ms`, holds: value <= bound ? 'yes' : 'NO' });

/** @param {() => Promise<unknown>} act @param {() => Promise<unknown>} seen */
async function timed(act, seen) {
  const began = performance.now();
  await act();
  await seen();
  return performance.now() - began;
}

const CONNECTORS = 20;
const RESOURCES = 50;
const large = join(root, 'large');
const specOf = (n, title) => `name: c${n}
title: ${title}
authorization: {type: basic}
connection: {url: https://api.acme.example/v1}
resources:
${Array.from({ length: RESOURCES }, (_, i) => `  - name: Item${i}\n    primary_key: id\n    import: {all: GET i${i}, one: "GET i${i}/{id}"}\n    export: {create: POST i${i}, update: "PUT i${i}/{id}"}\n`).join('')}`;
for (let n = 0; n < CONNECTORS; n += 1) {
  mkdirSync(join(large, `c${n}`), { recursive: true });
  writeFileSync(join(large, `c${n}`, 'connector.yaml'), specOf(n, `Connector ${String(n).padStart(2, '0')}`));
}
const small = join(root, 'small');
mkdirSync(join(small, 'zohocrm'), { recursive: true });
cpSync('examples/zohocrm/connector.yaml', join(small, 'zohocrm/connector.yaml'));

const browser = await startBrowser();
try {
  for (const [folder, measure] of [
    [small, measureSmall],
    [large, measureLarge],
  ]) {
    const server = await startServer({ workspace: folder, vsix });
    try {
      const { page } = await openWindow(browser, server);
      // The window is there before the host of its extensions is: what is measured begins after that.
      await until('the extension host', () => hostLog(server.logs, '').includes('Eager extensions activated'));
      await measure(page, new Workbench(page), new TreeView(page, 'Connectors'));
    } finally {
      await server.stop();
    }
  }
} finally {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
}
console.table(rows);

async function measureSmall(page, bench, tree) {
  await bench.show('Cenit Connectors');
  await tree.item('Algorithms', 2).waitFor();
  await tree.item('Zoho CRM', 1).hover();
  const button = tree.item('Zoho CRM', 1).getByRole('button', { name: 'Generate Files' });
  await button.waitFor();
  const took = await timed(
    () => button.click(),
    () => bench.notifications.filter({ hasText: '37 elements' }).first().waitFor(),
  );
  row('Generate Files of the example, from the click to what was made', took, 1000);
}

async function measureLarge(page, bench, tree) {
  await page
    .locator('.activitybar')
    .getByRole('tab', { name: /^Cenit Connectors/ })
    .waitFor();
  const last = `Connector ${CONNECTORS - 1}`;
  row(
    'first paint of 20 connectors with 50 resources, from the click on the view',
    await timed(
      () => bench.show('Cenit Connectors'),
      () => tree.item(last, 1).waitFor(),
    ),
    500,
  );
  // The rows are read whole in the background after the first paint; a person edits later than that.
  await tree.expand(last, 1);
  await tree.expand('Security', 2);
  await until('the states of its files', async () => (await tree.row('default_authorization', 3)).badge === 'N');
  await bench.open(`c${CONNECTORS - 1}/connector.yaml`);
  await bench.insert('', 2);
  await page.keyboard.press('End');
  row(
    'a changed connector.yaml shows, from the last key and the save',
    await timed(
      async () => {
        await page.keyboard.insertText(' Zebra');
        await page.keyboard.press('Control+S');
      },
      () => tree.item(`${last} Zebra`, 1).waitFor(),
    ),
    300,
  );
}
