// Takes the pictures of the README from the real product: npm run pictures
//   --look FOLDER   takes them in every theme into that folder, to be looked at, and leaves images/ alone
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openWindow, startBrowser } from './editor/browser.mjs';
import { FormPage } from './editor/form.mjs';
import { Workbench } from './editor/page.mjs';
import { startServer } from './editor/server.mjs';
import { smallPng } from './editor/smallPng.mjs';
import { TreeView } from './editor/tree.mjs';

const LARGEST = 150_000;
const DARK = 'Default Dark Modern';
const THEMES = {
  dark: DARK,
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};
const words = process.argv.slice(2);
const look = words.includes('--look') ? words[words.indexOf('--look') + 1] : undefined;
const root = mkdtempSync(join(tmpdir(), 'pictures-'));
const vsix = join(root, 'extension.vsix');

function must(...line) {
  const { status, stdout, stderr } = spawnSync(process.execPath, line, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${line.join(' ')} failed:\n${stdout}${stderr}`);
}

/** @param {string} theme @param {(name: string) => string} fileOf */
async function take(theme, fileOf) {
  const workspace = mkdtempSync(join(root, 'w-'));
  const folder = join(workspace, 'connectors');
  const spec = join(folder, 'zohocrm/connector.yaml');
  // Without the remark at its head, which would fill the picture's first line.
  const text = readFileSync('examples/zohocrm/connector.yaml', 'utf8').replace(/^#.*\n/, '');
  for (const name of ['zohocrm', 'acme']) cpSync(`examples/${name}/connector.yaml`, join(folder, name, 'connector.yaml'));
  writeFileSync(spec, text);
  must('dist/cli.js', 'generate', join(folder, 'zohocrm'));
  const server = await startServer({ workspace: folder, vsix, settings: { 'workbench.colorTheme': theme } });
  const browser = await startBrowser();
  try {
    const { page } = await openWindow(browser, server, { width: 1200, height: 760 });
    const bench = new Workbench(page);
    const tree = new TreeView(page, 'Connectors');
    const picture = async (name) => {
      await page.mouse.move(800, 300);
      writeFileSync(fileOf(name), smallPng(await page.screenshot({ animations: 'disabled' })));
    };
    await bench.show('Cenit Connectors');
    await tree.item('Zoho CRM', 1).waitFor();
    await tree.expand('Zoho CRM', 1);
    for (const group of ['Security', 'Resources for Contact', 'Algorithms for Contact']) await tree.expand(group, 2);
    await tree.click('do_import_contacts', 3);
    await bench.editing('do_import_contacts.rb');
    await bench.coloured();
    await picture('tree');

    await tree.menu('Zoho CRM', 'Resume in Form', 1);
    const form = new FormPage(page);
    await form.press('Edit Contact');
    await form.field('Get all: path').waitFor();
    await form.field('Get all: path').scrollIntoViewIfNeeded();
    await picture('form');
    await bench.command('View: Close All Editors');

    writeFileSync(spec, text.replace('type: page,', 'type: pages,').replace('primary_key: id', 'primary_keys: id'));
    await bench.open('zohocrm/connector.yaml');
    await bench.coloured();
    await (await bench.problems()).filter({ hasText: 'primary_keys' }).first().waitFor();
    await picture('problem');
  } finally {
    await browser.close();
    await server.stop();
  }
}

try {
  must('esbuild.mjs');
  must('scripts/package.mjs', '--built', '--out', vsix);
  const folder = resolve(look ?? 'images');
  mkdirSync(folder, { recursive: true });
  const themes = look ? Object.entries(THEMES) : [['', DARK]];
  for (const [name, theme] of themes) {
    const fileOf = (picture) => join(folder, name ? `${picture}-${name}.png` : `${picture}.png`);
    await take(theme, fileOf);
    for (const picture of ['tree', 'form', 'problem']) {
      const { size } = statSync(fileOf(picture));
      console.log(`${fileOf(picture)}: ${(size / 1000).toFixed(0)} kB`);
      if (!look && size > LARGEST) throw new Error(`${fileOf(picture)} is larger than ${LARGEST / 1000} kB`);
    }
  }
} finally {
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
