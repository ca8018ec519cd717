import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { menuEntries } from '../../scripts/editor/menu.mjs';
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
    const names = await tree.below(GROUP, 2);
    assert.equal((await tree.row(GROUP, 2)).description, String(names.length));
    scratch.write('acme/connector.yaml', scratch.text('acme/connector.yaml').replace(/ {4}export:[^]*$/, ''));
    await marked(ORPHAN, '?');
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
  await bench.command('Cenit: Filter Elements…');
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

session.endsWell();
