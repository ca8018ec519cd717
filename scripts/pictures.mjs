// Takes the pictures of the README and of the walkthrough from the real product: npm run pictures
//   --look FOLDER   takes them in every theme into that folder, and the form in each of its states, to be looked at; images/ stays
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openWindow, startBrowser } from './editor/browser.mjs';
import { FormPage } from './editor/form.mjs';
import { pictureForms } from './editor/formPictures.mjs';
import { Workbench } from './editor/page.mjs';
import { startServer } from './editor/server.mjs';
import { pictureReview } from './editor/reviewPictures.mjs';
import { animatedPng, smallPng } from './editor/smallPng.mjs';
import { TextEditor } from './editor/text.mjs';
import { THEMES, showTheme } from './editor/themes.mjs';
import { TreeView } from './editor/tree.mjs';

const LARGEST = 150_000;
/** How much of a window the walkthrough shows. */
const PART = { width: 620, height: 400 };
const words = process.argv.slice(2);
const look = words.includes('--look') ? words[words.indexOf('--look') + 1] : undefined;
const root = mkdtempSync(join(tmpdir(), 'pictures-'));
const vsix = join(root, 'extension.vsix');

function must(...line) {
  const { status, stdout, stderr } = spawnSync(process.execPath, line, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${line.join(' ')} failed:\n${stdout}${stderr}`);
}

/**
 * @param {readonly (keyof typeof THEMES)[]} themes each picture is taken in all of them
 * @param {(name: string, theme: string) => string} fileOf
 */
async function take(themes, fileOf) {
  const workspace = mkdtempSync(join(root, 'w-'));
  const folder = join(workspace, 'connectors');
  const spec = join(folder, 'zohocrm/connector.yaml');
  // Without the remark at its head, which would fill the picture's first line.
  const text = readFileSync('examples/zohocrm/connector.yaml', 'utf8').replace(/^#.*\n/, '');
  for (const name of ['zohocrm', 'acme']) cpSync(`examples/${name}/connector.yaml`, join(folder, name, 'connector.yaml'));
  writeFileSync(spec, text);
  must('dist/cli.js', 'generate', join(folder, 'zohocrm'));
  const server = await startServer({ workspace: folder, vsix, settings: { 'workbench.colorTheme': THEMES.dark.name } });
  const browser = await startBrowser();
  try {
    const { page } = await openWindow(browser, server, { width: 1200, height: 760 });
    const bench = new Workbench(page);
    const tree = new TreeView(page, 'Connectors');
    const picture = async (name) => {
      for (const theme of themes) {
        if (themes.length > 1) await showTheme(page, folder, theme);
        // Where there is nothing that looks different under a mouse.
        const { width, height } = page.viewportSize();
        await page.mouse.move(width / 2, height - 4);
        const file = fileOf(name, theme);
        writeFileSync(file, smallPng(await page.screenshot({ animations: 'disabled' })));
        const { size } = statSync(file);
        console.log(`${file}: ${(size / 1000).toFixed(0)} kB`);
        if (!look && size > LARGEST) throw new Error(`${file} is larger than ${LARGEST / 1000} kB`);
      }
    };
    /** A part of it, large enough to be read in the walkthrough, for its dark and its light themes. */
    const part = async (name, clip) => {
      if (look) return;
      for (const theme of ['light', 'dark']) {
        await showTheme(page, folder, theme);
        await page.mouse.move(clip.x + clip.width + 20, page.viewportSize().height - 4);
        const file = join('images/walkthrough', `${name}-${theme}.png`);
        writeFileSync(file, smallPng(await page.screenshot({ animations: 'disabled', clip })));
        console.log(`${file}: ${(statSync(file).size / 1000).toFixed(0)} kB`);
      }
    };
    await bench.show('Cenit Connectors');
    await tree.item('Zoho CRM', 1).waitFor();
    await tree.expand('Zoho CRM', 1);
    for (const group of ['Security', 'Resources for Contact', 'Algorithms for Contact']) await tree.expand(group, 2);
    await tree.click('do_import_contacts', 3);
    await bench.editing('do_import_contacts.rb');
    await bench.coloured();
    await picture('tree');
    await part('tree', { x: 48, y: 70, ...PART });

    await tree.menu('Zoho CRM', 'Resume in Form', 1);
    const form = new FormPage(page);
    await form.press('Edit Contact');
    await form.field('Get all: path').waitFor();
    await form.field('Get all: path').scrollIntoViewIfNeeded();
    await picture('form');
    await part('form', { x: 366, y: 206, ...PART });
    if (look) await pictureForms(page, picture);
    await bench.command('View: Close Editor');

    writeFileSync(spec, text.replace('type: page,', 'type: pages,').replace('primary_key: id', 'primary_keys: id'));
    // By its path it would come back in the editor in which it was closed: the form.
    await tree.menu('Zoho CRM', 'Open connector.yaml', 1);
    await bench.editing('connector.yaml');
    await bench.coloured();
    await (await bench.problems()).filter({ hasText: 'primary_keys' }).first().waitFor();
    await picture('problem');
    writeFileSync(spec, text);
    await completing(bench, page);
    await picture('completion');
    await part('completion', { x: 366, y: 305, ...PART });
    await page.keyboard.press('Escape');
    await bench.command('File: Revert File');
    if (look) await pictureReview({ bench, tree, picture, folder: join(folder, 'zohocrm'), spec, text });
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Opens what completion offers in a resource of the file in front. */
async function completing(bench, page) {
  const editor = new TextEditor(page, bench);
  await bench.command('View: Hide Panel');
  await editor.goTo(29, 1);
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await editor.complete();
}

/** From the command to the tree, in a workspace without a connector: one picture for each step. */
async function animate(file) {
  const workspace = join(root, 'new', 'connectors');
  mkdirSync(workspace, { recursive: true });
  const server = await startServer({ workspace, vsix, settings: { 'workbench.colorTheme': THEMES.dark.name } });
  const browser = await startBrowser();
  const frames = [];
  try {
    const { page } = await openWindow(browser, server, { width: 960, height: 600 });
    const bench = new Workbench(page);
    const tree = new TreeView(page, 'Connectors');
    const form = new FormPage(page);
    const frame = async (delay) => {
      await page.mouse.move(480, 596);
      frames.push({ delay, png: await page.screenshot({ animations: 'disabled' }) });
    };
    await bench.show('Cenit Connectors');
    await page.getByText('This workspace has no connector.yaml yet').waitFor();
    await frame(1200);
    await bench.command('Cenit: New Connector…');
    await form.field('Name').waitFor();
    await frame(1200);
    await form.fill('Name', 'acme');
    await form.choose('Type', 'Basic');
    await form.fill('Base URL', 'https://api.acme.example/v1');
    await frame(1200);
    await form.press('Add resource');
    await form.fill('Resource name', 'Contact');
    await form.fill('Primary key', 'id');
    for (const name of ['Get one', 'Update']) await form.fill(`${name}: path`, 'contacts/{id}');
    for (const name of ['Get all', 'Create']) await form.fill(`${name}: path`, 'contacts');
    await form.field('Get one: path').scrollIntoViewIfNeeded();
    await frame(1800);
    await form.press('Save resource');
    await form.press('Create Connector');
    await form.frame.getByText('The connector acme was created', { exact: false }).first().waitFor();
    await frame(1800);
    await tree.item('Acme', 1).waitFor();
    await tree.expand('Acme', 1);
    await tree.expand('Algorithms for Contact', 2);
    await tree.click('do_import_contacts', 3);
    await bench.editing('do_import_contacts.rb');
    await bench.coloured();
    await frame(3500);
  } finally {
    await browser.close();
    await server.stop();
  }
  writeFileSync(
    file,
    animatedPng(
      frames.map(({ png }) => png),
      frames.map(({ delay }) => delay),
    ),
  );
  console.log(`${file}: ${(statSync(file).size / 1000).toFixed(0)} kB`);
}

try {
  must('esbuild.mjs');
  must('scripts/package.mjs', '--built', '--out', vsix);
  const folder = resolve(look ?? 'images');
  mkdirSync(folder, { recursive: true });
  if (look) await take(Object.keys(THEMES), (name, theme) => join(folder, `${name}-${theme}.png`));
  else {
    await take(['dark'], (name) => join(folder, `${name}.png`));
    await animate(join(folder, 'wizard.png'));
  }
} finally {
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
}
