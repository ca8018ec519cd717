import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chooseFromMenu, menuEntries } from '../../scripts/editor/menu.mjs';
import { TreeView } from '../../scripts/editor/tree.mjs';
import { until } from '../../scripts/editor/until.mjs';
import { Session } from './session.js';

const FOLDER = 'acme/collection/algorithms/contact';
const ORPHAN = 'do_create_contact';
const GROUP = 'Algorithms for Contact';

const session = new Session((scratch) => {
  scratch.connector('acme', 'Contact');
  scratch.generate('acme');
  scratch.write(`${FOLDER}/${ORPHAN}.rb`, `${scratch.text(FOLDER, `${ORPHAN}.rb`)}# by hand\n`);
});
const { scratch, step } = session;

step(
  'an edited file that connector.yaml asks for no more stays a row of its group, and counts no more',
  async ({ bench, tree, marked }) => {
    await bench.show('Cenit Connectors');
    await tree.item('Acme', 1).waitFor();
    await tree.expand('Acme', 1);
    await tree.expand(GROUP, 2);
    await marked(ORPHAN, 'E');
    await tree.tree.locator(`[aria-label^="${ORPHAN} "][aria-label$=", Edited by hand"]`).waitFor();
    const names = await tree.below(GROUP, 2);
    assert.equal((await tree.row(GROUP, 2)).description, String(names.length));
    scratch.write('acme/connector.yaml', scratch.text('acme/connector.yaml').replace(/ {4}export:[^]*$/, ''));
    await marked(ORPHAN, '?');
    await tree.tree.locator(`[aria-label^="${ORPHAN} "][aria-label*=", No longer in connector.yaml"]`).waitFor();
    const left = await tree.below(GROUP, 2);
    assert.equal(left.at(-1), ORPHAN);
    assert.equal((await tree.row(GROUP, 2)).description, String(left.length - 1));
    assert.ok(left.length < names.length);
  },
);

step('it stays so when generated again, and while connector.yaml is broken', async ({ bench, marked, tree, success, badgeOf }) => {
  await bench.command('Cenit: Generate Files');
  await success(/Acme: \d+ elements/);
  await marked(ORPHAN, '?');
  const text = scratch.text('acme/connector.yaml');
  scratch.write('acme/connector.yaml', `resurces: []\n${text}`);
  await tree.tree.locator('[aria-label*="has errors"]').waitFor();
  // What is compared now is compared with the last run.
  scratch.write(`${FOLDER}/do_get_contact.rb`, `${scratch.text(FOLDER, 'do_get_contact.rb')}# by hand\n`);
  await marked('do_get_contact', 'E');
  assert.equal(await badgeOf(ORPHAN), '?');
  scratch.write('acme/connector.yaml', text);
  await tree.tree.locator('[aria-label*="has errors"]').waitFor({ state: 'detached' });
});

step('it is found by the filter, opens with a click, and has the menu of a file', async ({ bench, tree, window }) => {
  await bench.commandAsking('Cenit: Filter Elements…', 'Filter Elements');
  await bench.type('Filter Elements', 'create');
  await tree.item('do_get_contact', 3).waitFor({ state: 'detached' });
  assert.deepEqual(await tree.below(GROUP, 2), [ORPHAN]);
  await tree.click(ORPHAN, 3);
  await bench.editing(`${ORPHAN}.rb`);
  const place = tree.item(ORPHAN, 3).locator('.label-name').first();
  const entries = ['Open Element…', 'Reveal in Explorer', 'Copy Name', 'Copy Path', 'Delete File…'];
  assert.deepEqual(await menuEntries(window.page, place), entries);
  await bench.command('Cenit: Clear Filter');
  await tree.item('do_get_contact', 3).waitFor();
});

step('an edit of it goes on, and deleting it asks first', async ({ bench, tree, marked }) => {
  await bench.editing(`${ORPHAN}.rb`);
  await bench.insert('# more\n');
  await bench.save();
  // The file beside it is read after it.
  scratch.write(`${FOLDER}/do_get_contacts.rb`, `${scratch.text(FOLDER, 'do_get_contacts.rb')}# by hand\n`);
  await marked('do_get_contacts', 'E');
  await marked(ORPHAN, '?');
  await tree.menu(ORPHAN, 'Delete File…', 3);
  await bench.answer(`Delete ${ORPHAN}?`, 'Cancel');
  assert.ok(existsSync(scratch.path(FOLDER, `${ORPHAN}.rb`)));
  await tree.menu(ORPHAN, 'Delete File…', 3);
  await bench.answer(`Delete ${ORPHAN}?`, 'Move to Trash');
  await bench.answer('permanently', 'Delete Permanently');
  await tree.item(ORPHAN, 3).waitFor({ state: 'detached' });
  assert.equal(existsSync(scratch.path(FOLDER, `${ORPHAN}.rb`)), false);
  assert.equal(await bench.errors.count(), 0);
});

const SETTLING = ['Diff With Generated', 'Keep Mine', 'Reset to Generated…'];
const settlingIn = (entries: readonly string[]) => entries.filter((entry) => SETTLING.includes(entry)).sort();

step('the menus of the Explorer and of editors offer to settle an edited file, and no other', async ({ bench, window: { page } }) => {
  const files = new TreeView(page, 'Files Explorer');
  const place = (name: string) => files.item(name).locator('.label-name').first();
  await bench.open('acme/collection/algorithms/contact/parse_from_api_response_contact.rb');
  await bench.command('View: Show Explorer');
  await place('do_get_contact.rb').waitFor();
  assert.deepEqual(settlingIn(await menuEntries(page, place('parse_from_api_response_contact.rb'))), []);
  assert.deepEqual(settlingIn(await menuEntries(page, place('do_get_contact.rb'))), SETTLING);
  const tab = page.locator('.tabs-container .tab.active .label-name');
  assert.deepEqual(settlingIn(await menuEntries(page, tab)), []);
  await bench.open('acme/collection/algorithms/contact/do_get_contact.rb');
  await bench.editing('do_get_contact.rb');
  assert.deepEqual(settlingIn(await menuEntries(page, tab)), SETTLING);
  assert.deepEqual(settlingIn(await menuEntries(page, page.locator('.editor-instance .view-line').first())), SETTLING);
});

step('what is chosen there is done to that file, and then offered no more', async ({ bench, marked, success, window: { page } }) => {
  const files = new TreeView(page, 'Files Explorer');
  await bench.open('acme/connector.yaml');
  const place = files.item('do_get_contact.rb').locator('.label-name').first();
  await files.menu('do_get_contact.rb', 'Reset to Generated…');
  await bench.answer('Reset do_get_contact', 'Reset');
  await success(/do_get_contact is as it is generated/);
  assert.doesNotMatch(scratch.text(FOLDER, 'do_get_contact.rb'), /by hand/);
  await until('a menu that settles nothing', async () => settlingIn(await menuEntries(page, place)).length === 0);
  await bench.show('Cenit Connectors');
  await marked('do_get_contact', '');
});

step('a conflict is resolved in the merge editor from its row, in the tree and in the changes', async ({ bench, tree, window, marked }) => {
  const entry = 'Resolve in Merge Editor';
  const file = 'acme/collection/resources/contact/get_contact.json';
  await tree.expand('Resources for Contact', 2);
  const place = tree.item('get_contact', 3).locator('.label-name').first();
  assert.ok(!(await menuEntries(window.page, place)).includes(entry));
  scratch.write(file, scratch.text(file).replace('contacts/', 'mine/'));
  scratch.write('acme/connector.yaml', scratch.text('acme/connector.yaml').replace('contacts/{id}', 'people/{id}'));
  await marked('get_contact', '!');
  await until('its entry in the menu', async () => (await menuEntries(window.page, place)).includes(entry));
  await bench.command('Cenit: Generate Files');
  const row = window.page.getByRole('treeitem', { name: 'get_contact.json, conflict' });
  // It begins with what nobody resolved, which is not saved. A menu may close before its entry is taken: then it is opened again.
  const unsaved = window.page.locator('.tabs-container .tab.active.dirty');
  await until('the merge editor', async () => {
    if (await unsaved.isVisible()) return true;
    await chooseFromMenu(window.page, row.locator('.label-name').first(), entry);
    return await unsaved.waitFor({ timeout: 6_000 }).then(
      () => true,
      () => false,
    );
  });
  await bench.command('Merge Editor: Accept All Incoming Changes from Left');
  await bench.command('Merge Editor: Complete Merge');
  await bench.clearNotifications();
  await row.waitFor({ state: 'detached' });
  await marked('get_contact', '');
  assert.match(scratch.text(file), /people/);
});

session.endsWell();
