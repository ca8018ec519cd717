import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { FormPage } from '../../scripts/editor/form.mjs';
import { until } from '../../scripts/editor/until.mjs';
import { Session, type Seat } from './session.js';
import { perform, resource } from './zohoForm.js';

const SPEC = 'shop/connector.yaml';
const FOREIGN = 'apiVersion: v1\nkind: Connector\nspec: {a: 1}\n';
const BROKEN = 'name: broken\nauthorization: {type: basic\n';

const session = new Session(
  (scratch) => {
    scratch.connector('shop', 'Order');
    scratch.write(SPEC, scratch.text(SPEC).replace('name: shop', 'name: shop\ntitle: Acme'));
    scratch.write('broken/connector.yaml', BROKEN);
    scratch.write('foreign/connector.yaml', FOREIGN);
    scratch.write('docs/README.md', '# Read me\n');
    scratch.write('taken', 'a file where a folder is wanted\n');
  },
  { settings: { 'files.readonlyFromPermissions': true } },
);
const { scratch, step } = session;

const formOf = ({ window }: Seat, at?: number): FormPage => new FormPage(window.page, at);
const dirty = ({ bench }: Seat) => bench.tabs.and(bench.page.locator('.active.dirty'));

/** The connector called Acme in its form. */
async function openAcme(seat: Seat): Promise<FormPage> {
  await seat.bench.command('View: Close All Editors');
  await seat.bench.show('Cenit Connectors');
  await seat.tree.menu('Acme', 'Resume in Form', 1);
  return formOf(seat);
}

/** A file in its form that is in no tree, or cannot be read. */
async function openOther(seat: Seat, path: string): Promise<FormPage> {
  await seat.bench.command('View: Close All Editors');
  await seat.bench.open(path);
  await seat.bench.commandAsking('View: Reopen Editor With...', /Select editor for/);
  await seat.bench.choose(/Select editor for/, 'Connector Form');
  return formOf(seat);
}

const holds = (form: FormPage, name: string, value: string): Promise<void> =>
  until(`${name} to be ${value}`, async () => (await form.field(name).inputValue()) === value);

async function revert(seat: Seat): Promise<void> {
  await seat.bench.command('File: Revert File');
  await until('a file without changes', async () => (await dirty(seat).count()) === 0);
}

step('a file the editor has as read-only says so with the first change, and keeps what it holds', async (seat) => {
  const before = scratch.text(SPEC);
  chmodSync(scratch.path(SPEC), 0o444);
  const form = await openAcme(seat);
  await form.fill('Title', 'Other Shop');
  await form.frame.getByText('This file is read-only').waitFor();
  assert.equal(await form.field('Title').isDisabled(), true);
  assert.notEqual(await form.field('Title').inputValue(), 'Other Shop');
  assert.equal(scratch.text(SPEC), before);
  // Written by hand again, it is looked at again.
  chmodSync(scratch.path(SPEC), 0o644);
  await form.frame.getByText('This file is read-only').waitFor({ state: 'detached' });
  await form.fill('Title', 'Other Shop');
  await dirty(seat).waitFor();
  await holds(form, 'Title', 'Other Shop');
  await revert(seat);
});

step('what another program writes shows in the other fields, and takes nothing from the one somebody types in', async (seat) => {
  const { keyboard } = seat.window.page;
  const before = scratch.text(SPEC);
  const form = await openAcme(seat);
  await form.field('Title').click();
  await keyboard.press('End');
  scratch.write(SPEC, before.replace('https://api.acme.example/v1', 'https://elsewhere.example'));
  let typed = await form.field('Title').inputValue();
  // Typed on and on, so that no pause makes an edit of it before the other text is there.
  await until('the new address', async () => {
    await keyboard.type('x');
    typed += 'x';
    return (await form.field('Base URL').inputValue()) === 'https://elsewhere.example';
  });
  assert.equal(await form.field('Title').inputValue(), typed);
  await keyboard.press('Tab');
  await dirty(seat).waitFor();
  await seat.bench.save();
  assert.ok(scratch.text(SPEC).includes(`title: ${typed}`));
  assert.ok(scratch.text(SPEC).includes('https://elsewhere.example'));
  scratch.write(SPEC, before);
  await holds(form, 'Title', 'Acme');
});

step('a file that changed under unsaved text is told of, and the text stays', async (seat) => {
  const before = scratch.text(SPEC);
  const form = await openAcme(seat);
  await form.fill('Title', 'Mine');
  await dirty(seat).waitFor();
  scratch.write(SPEC, before.replace(/title: .*/, 'title: Theirs'));
  await form.frame.getByText('Another program changed this file.').waitFor();
  assert.equal(await form.field('Title').inputValue(), 'Mine');
  await revert(seat);
  await holds(form, 'Title', 'Theirs');
  scratch.write(SPEC, before);
  await holds(form, 'Title', 'Acme');
});

step('two forms and the text of one file are in step, and a change draws its own field alone', async (seat) => {
  const { page } = seat.window;
  const first = await openAcme(seat);
  await first.field('Title').waitFor();
  await seat.bench.command('View: Split Editor Right');
  const [left, right] = [formOf(seat, 0), formOf(seat, 1)];
  await right.field('Title').waitFor();
  await left.fill('Title', 'On Both Sides');
  await holds(right, 'Title', 'On Both Sides');
  await seat.bench.commandAsking('View: Reopen Editor With...', /./);
  await seat.bench.choose(/./, 'Text Editor');
  const lines = page.locator('.editor-instance .view-line');
  await lines.first().waitFor();
  const form = formOf(seat);
  await form.field('Title').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Now');
  // Nothing but a pause ends this.
  await lines.filter({ hasText: 'On Both Sides Now' }).first().waitFor();
  const fields = form.frame.locator('.field');
  const count = await fields.count();
  await fields.evaluateAll((all: readonly { setAttribute(name: string, value: string): void }[]) =>
    all.forEach((field) => field.setAttribute('data-seen', '')),
  );
  // At its start: the middle of a long line may lie below what floats over the text.
  await lines
    .filter({ hasText: 'title:' })
    .first()
    .click({ position: { x: 8, y: 8 } });
  await page.keyboard.press('End');
  await page.keyboard.type('adays');
  await holds(form, 'Title', 'On Both Sides Nowadays');
  assert.equal(await form.frame.locator('.field[data-seen]').count(), count);
  assert.equal(await fields.count(), count);
  await revert(seat);
});

step('a text that cannot be read as YAML leads to the text, and comes alive as soon as it can', async (seat) => {
  const form = await openOther(seat, 'broken/connector.yaml');
  await form.button('Open YAML').waitFor();
  await form.frame
    .getByText(/never closed|closed/)
    .first()
    .waitFor();
  assert.equal(await form.frame.locator('input, vscode-text-field, vscode-dropdown').count(), 0);
  await form.press('Open YAML');
  await seat.bench.editing('connector.yaml');
  const lines = seat.window.page.locator('.editor-instance .view-line');
  await lines.filter({ hasText: 'basic' }).first().click();
  await seat.window.page.keyboard.press('End');
  await seat.window.page.keyboard.type('}');
  await seat.bench.save();
  await seat.window.page.keyboard.press('Control+PageUp');
  await holds(formOf(seat), 'Name', 'broken');
  assert.equal(scratch.text('broken/connector.yaml'), BROKEN.replace('basic', 'basic}'));
});

step("another tool's file is named as such, and stays as it is", async (seat) => {
  const form = await openOther(seat, 'foreign/connector.yaml');
  await form.frame.getByText("it is taken for another tool's").waitFor();
  await form.button('Open YAML').waitFor();
  assert.equal(await form.frame.locator('input, vscode-text-field').count(), 0);
  assert.equal(scratch.text('foreign/connector.yaml'), FOREIGN);
});

step('a text that is too large for a form says so, and stays as it is', async (seat) => {
  const large = `${scratch.text(SPEC).replace('Acme', 'Large')}${'# a line of no use to anybody\n'.repeat(40_000)}`;
  scratch.write('large/connector.yaml', large);
  const form = await openOther(seat, 'large/connector.yaml');
  await form.frame.getByText('This file has 1.2 MB').waitFor();
  await form.button('Open YAML').waitFor();
  assert.equal(scratch.text('large/connector.yaml'), large);
});

step('what was typed when its tab was left is in the file, though the field was not left', async (seat) => {
  const { page } = seat.window;
  await seat.bench.command('View: Close All Editors');
  await seat.bench.open('docs/README.md');
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Enter');
  await seat.tree.menu('Acme', 'Resume in Form', 1);
  const form = formOf(seat);
  await form.field('Title').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Two');
  await page.keyboard.press('Control+PageUp');
  await seat.bench.editing('README.md');
  await seat.bench.tabs.filter({ hasText: 'connector.yaml' }).and(page.locator('.dirty')).waitFor();
  await page.keyboard.press('Control+PageDown');
  await holds(form, 'Title', 'Acme Two');
  await revert(seat);
  await holds(form, 'Title', 'Acme');
});

step('a draft whose tab is closed in the middle of a word comes back, and Start Over empties it', async (seat) => {
  const { page } = seat.window;
  const form = formOf(seat);
  await seat.bench.command('View: Close All Editors');
  await seat.bench.command('Cenit: New Connector…');
  await form.fill('Name', 'half');
  await form.field('Base URL').click();
  await page.keyboard.type('https://half.example');
  await page.keyboard.press('Control+W');
  await form.field('Name').waitFor({ state: 'detached' });
  await seat.bench.command('Cenit: New Connector…');
  await holds(form, 'Base URL', 'https://half.example');
  assert.equal(await form.field('Name').inputValue(), 'half');
  await form.press('Start Over');
  await holds(form, 'Base URL', '');
  assert.equal(await form.field('Name').inputValue(), '');
  assert.equal(await form.button('Start Over').count(), 0);
  await seat.bench.command('View: Close All Editors');
  await seat.bench.command('Cenit: New Connector…');
  await form.field('Name').waitFor();
  assert.equal(await form.field('Name').inputValue(), '');
});

step('a folder that cannot be made is named, and the form stays as it was', async (seat) => {
  const form = formOf(seat);
  await form.fill('Name', 'taken');
  await form.choose('Type', 'None');
  await form.fill('Base URL', 'https://taken.example');
  await perform(form, resource('Pet', 'pets'));
  await form.button('Edit Pet').waitFor();
  const files = scratch.bytes();
  await form.press('Create Connector');
  await form.frame.getByText('taken is a file, so no folder of this name can be made.').waitFor();
  await form.frame.getByRole('link', { name: 'Name', exact: true }).waitFor();
  assert.equal(await form.field('Base URL').inputValue(), 'https://taken.example');
  assert.deepEqual(scratch.bytes(), files);
});

step('a connector that cannot be generated is taken back whole, and can be made once nothing is in its way', async (seat) => {
  const form = formOf(seat);
  await form.fill('Name', 'second');
  scratch.write('second/collection', 'a file where a folder is wanted\n');
  const files = scratch.bytes();
  await form.press('Create Connector');
  await form.frame.locator('.message.failed').filter({ hasText: 'collection' }).waitFor();
  assert.deepEqual(scratch.bytes(), files);
  assert.equal(await form.field('Base URL').inputValue(), 'https://taken.example');
  await seat.bench.clearNotifications();
  await form.fill('Name', 'third');
  await form.press('Create Connector');
  await form.frame.getByRole('heading', { name: 'The connector Third was created' }).waitFor();
  assert.ok(scratch.text('third/connector.yaml').includes('https://taken.example'));
});

session.endsWell();
