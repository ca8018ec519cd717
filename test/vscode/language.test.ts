import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FormPage } from '../../scripts/editor/form.mjs';
import { hostLog } from '../../scripts/editor/hostLog.mjs';
import { TextEditor } from '../../scripts/editor/text.mjs';
import { until } from '../../scripts/editor/until.mjs';
import { Session, type Seat } from './session.js';

const EXAMPLE = readFileSync('examples/zohocrm/connector.yaml', 'utf8');
/** The line behind its last one, where its last resource goes on. */
const END = EXAMPLE.split('\n').length;
/** The example has no variable. */
const REGION = EXAMPLE.replace('connection:\n', 'variables:\n  region: {title: Region}\nconnection:\n')
  .replace('www.zohoapis.com', 'www.zohoapis.{region}')
  .replace('GET Contacts\n', 'GET Contacts/{region}\n');

/** Never in a message, a log, or a file. */
const SECRET = 'shpat-never-to-be-told';
const WITH_SECRET = EXAMPLE.replace('  type: oauth2\n', `  type: oauth2\n  client_secret: ${SECRET}\n`);
const IMPORT = 'ways/collection/algorithms/contact/do_get_contacts.rb';

/** Each step has a file of its own, so that none goes by what another one left. */
const copy = (folder: string): string => `${folder}/connector.yaml`;

const session = new Session(
  (scratch) => {
    for (const folder of ['mistake', 'list', 'value', 'hover', 'lines']) scratch.write(copy(folder), EXAMPLE);
    scratch.write(copy('secret'), WITH_SECRET);
    scratch.write(copy('ways'), EXAMPLE);
    scratch.generate('ways');
    scratch.write('ways/collection/algorithms/contact/own.rb', '# mine\n');
    for (const folder of ['renamed', 'defined', 'lenses']) scratch.write(copy(folder), REGION);
  },
  { settings: { 'cenitConnectors.trace.server': 'messages' } },
);
const { scratch, step, logs } = session;

async function open({ bench, window }: Seat, folder: string): Promise<TextEditor> {
  await bench.open(copy(folder));
  return new TextEditor(window.page, bench);
}

async function saved({ bench }: Seat, folder: string): Promise<string> {
  await bench.save();
  return scratch.text(copy(folder));
}

/** The line of the example that holds a text, counted from 1. */
const lineOf = (text: string, within: string): number => within.split('\n').findIndex((line) => line.includes(text)) + 1;

step('a mistake shows among the problems while somebody types, once', async (seat) => {
  await seat.bench.show('Cenit Connectors');
  await seat.tree.item('Zoho CRM', 1).first().waitFor({ timeout: 60_000 });
  const text = await open(seat, 'mistake');
  await text.goTo(END, 1);
  await seat.window.page.keyboard.insertText('    recrds: data');
  const mistake = (await seat.bench.problems()).filter({ hasText: 'recrds' });
  await mistake.first().waitFor();
  assert.equal(await mistake.count(), 1);
});

step('it is told once as well when its editor is closed, and when it is opened again', async (seat) => {
  const { bench } = seat;
  await saved(seat, 'mistake');
  await bench.command('View: Close Editor');
  const mistake = (await bench.problems()).filter({ hasText: 'recrds' });
  await until('the problem of the closed file', async () => (await mistake.count()) === 1);
  await open(seat, 'mistake');
  await until('the problem of the open file', async () => (await mistake.count()) === 1);
});

step('a quick fix mends it, and the problem is gone', async (seat) => {
  const text = await open(seat, 'mistake');
  await text.goTo(END, 7);
  await text.fix(/records/);
  await (await seat.bench.problems()).filter({ hasText: 'recrds' }).first().waitFor({ state: 'detached' });
  assert.equal(await saved(seat, 'mistake'), `${EXAMPLE}    records: data`);
});

step('the list offers what fits here, and what is taken over is in the text', async (seat) => {
  const text = await open(seat, 'list');
  await text.goTo(END, 1);
  await seat.window.page.keyboard.insertText('    pa');
  const labels = await text.complete();
  assert.ok(labels.includes('pagination'), labels.join());
  assert.ok(!labels.includes('primary_key'), labels.join());
  await text.accept('pagination');
  await seat.window.page.keyboard.press('Escape');
  assert.match(await saved(seat, 'list'), /\n {4}pagination:/);
});

step('the list of values comes while somebody types', async (seat) => {
  const text = await open(seat, 'value');
  await text.goTo(END, 1);
  await seat.window.page.keyboard.type('    flows: [exp');
  await text.suggestions.filter({ hasText: 'export' }).first().waitFor();
  await text.accept('export');
  assert.match(await saved(seat, 'value'), /\n {4}flows: \[export\]/);
});

step('hover tells what a key means', async (seat) => {
  const text = await open(seat, 'hover');
  await text.goTo(lineOf('primary_key', EXAMPLE), 7);
  assert.match(await text.hover(), /remote_id/);
});

step('rename changes a variable and all its uses', async (seat) => {
  const text = await open(seat, 'renamed');
  await text.goTo(lineOf('region: {', REGION), 4);
  await text.rename('zone_name');
  await seat.window.page.locator('.view-line').filter({ hasText: 'zone_name' }).first().waitFor();
  assert.equal(await saved(seat, 'renamed'), REGION.replace('region: {', 'zone_name: {').replaceAll('{region}', '{zone_name}'));
});

step('go to definition leads from a placeholder to its variable', async (seat) => {
  const text = await open(seat, 'defined');
  const line = lineOf('{region}/', REGION);
  await text.goTo(line, (REGION.split('\n')[line - 1]?.indexOf('{region}') ?? 0) + 3);
  await seat.window.page.keyboard.press('F12');
  await until('the line of the variable', async () => (await text.caret()).startsWith(`${lineOf('region: {', REGION)}:`));
});

step('the lens above a resource leads to its elements, and one above the file opens the form', async (seat) => {
  const text = await open(seat, 'lenses');
  await text.goTo(lineOf('name: Contact', REGION), 1);
  await text.lenses
    .filter({ hasText: /^\d+ elements$/ })
    .first()
    .click();
  await seat.tree.item('Zoho CRM', 1).first().waitFor();
  await text.goTo(1, 1);
  await text.lenses.filter({ hasText: 'Open Form' }).first().click();
  await seat.window.page.locator('.tabs-container .tab').nth(1).waitFor();
});

step('go to implementations leads from a resource to its files, and a lens and the menu of each of them back', async (seat) => {
  const { bench, window } = seat;
  const text = await open(seat, 'ways');
  // What is not saved counts.
  await bench.insert('# one\n# two\n');
  await text.goTo(lineOf('GET Contacts', EXAMPLE) + 2, 12);
  await bench.command('Go to Implementations');
  const files = window.page.locator('.reference-zone-widget .monaco-list-row');
  await files.filter({ hasText: 'do_get_contacts.rb' }).first().waitFor();
  await window.page.keyboard.press('Escape');
  await files.first().waitFor({ state: 'detached' });
  const isThere = async (found: string): Promise<void> => {
    await bench.editing('connector.yaml');
    const line = lineOf(found, EXAMPLE) + 2;
    await until(`the line of ${found}`, async () => (await text.caret()).startsWith(`${line}:`));
  };
  await bench.open(IMPORT);
  await text.lenses.filter({ hasText: 'Show in connector.yaml' }).click();
  await isThere('GET Contacts');
  await bench.open('ways/collection/data_types/Lead.json');
  await text.menu('Show in connector.yaml');
  await isThere('name: Lead');
  await bench.open('ways/collection/algorithms/contact/own.rb');
  await text.menu('Show in connector.yaml');
  await seat.failure('connector.yaml does not ask for own.rb.', 'Open connector.yaml');
  assert.equal(await text.lenses.count(), 0);
  await bench.open(copy('ways'));
  await bench.revert();
});

step('a quick fix moves a secret from the text to the store of the editor, and nothing else learns it', async (seat) => {
  const { bench, window } = seat;
  const text = await open(seat, 'secret');
  await text.goTo(lineOf('client_secret', WITH_SECRET), 6);
  await text.fix(/Move the value to the secret store/);
  await seat.message('The secret is kept on this machine alone');
  assert.equal(await window.page.locator('.view-line').filter({ hasText: SECRET }).count(), 0);
  assert.equal(await saved(seat, 'secret'), EXAMPLE);
  // The button takes it out of the store, and pasting shows what it took.
  await bench.notifications.getByRole('button', { name: 'Copy Secret' }).click();
  await until('the secret in the clipboard', async () => (await window.page.evaluate('navigator.clipboard.readText()')) === SECRET);
  await window.page.evaluate('navigator.clipboard.writeText("")');
  await bench.clearNotifications();
  await bench.command('Cenit: Resume in Form');
  await new FormPage(window.page).button('Replace Client secret').waitFor();
  const log = hostLog(logs(), '.');
  assert.match(log, /textDocument\/codeAction/);
  for (const written of [...scratch.bytes().values(), log, ...window.console]) assert.ok(!written.includes(SECRET));
});

step('a new line begins where YAML goes on', async (seat) => {
  const text = await open(seat, 'lines');
  await text.goTo(END, 1);
  const made = ['  - name: Deal', '    import:', '      all: POST deals'];
  for (const [at, line] of made.entries()) {
    if (at > 0) await seat.window.page.keyboard.press('Enter');
    await seat.window.page.keyboard.insertText(at > 0 ? line.trimStart() : line);
    await until(`the caret behind ${line}`, async () => (await text.caret()) === `${END + at}:${line.length + 1}`);
    await seat.window.page.keyboard.press('Escape');
  }
  assert.equal(await saved(seat, 'lines'), EXAMPLE + made.join('\n'));
});

session.endsWell();
