import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { until } from '../../scripts/editor/until.mjs';
import { Session } from './session.js';

const ZOHO = 'Zoho CRM';
const IMPORT = 'collection/algorithms/contact/do_import_contacts.rb';

const resources = (rn: string) => [`create_${rn}`, `get_${rn}`, `get_${rn}s`, `update_${rn}`];
const algorithms = (rn: string) => [
  `do_create_${rn}`,
  `do_export_${rn}`,
  `do_get_${rn}`,
  `do_get_${rn}s`,
  `do_import_${rn}`,
  `do_import_${rn}s`,
  `do_update_${rn}`,
  `parse_2_api_request_${rn}`,
  `parse_from_api_response_${rn}`,
  `trigger_for_change_${rn}`,
];
/** What the example makes, as people browse it. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Security: ['default_authorization', 'default_client', 'default_provider'],
  Connection: ['default_connection'],
  'Data Types': ['Contact', 'Lead'],
  'Data Events': ['handle_contact', 'handle_lead'],
  'Resources for Contact': resources('contact'),
  'Resources for Lead': resources('lead'),
  'Algorithms for Contact': algorithms('contact'),
  'Algorithms for Lead': algorithms('lead'),
  Algorithms: ['do_check_error_response'],
};

const session = new Session((scratch) => {
  mkdirSync(scratch.path('zohocrm'));
  cpSync('examples/zohocrm/connector.yaml', scratch.path('zohocrm/connector.yaml'));
});
const { scratch, step } = session;

step('Generate Files asks nothing where there is one connector, and says what it made', async ({ bench, success }) => {
  await bench.command('Cenit: Generate Files');
  await success(/37 elements/);
  assert.ok(existsSync(scratch.path('zohocrm/collection.json')));
});

step('the tree shows all 37 elements by name, in their groups', async ({ bench, tree }) => {
  await bench.show('Cenit Connectors');
  await tree.item(ZOHO, 1).waitFor();
  assert.equal((await tree.row(ZOHO, 1)).description, 'zohocrm');
  await tree.expand(ZOHO, 1);
  assert.deepEqual(await tree.below(ZOHO, 1), Object.keys(GROUPS));
  for (const [group, names] of Object.entries(GROUPS)) {
    assert.equal((await tree.row(group, 2)).description, String(names.length));
    await tree.expand(group, 2);
    assert.deepEqual([...(await tree.below(group, 2))].sort(), names);
  }
  const rows = (await tree.rows()).filter(({ level }) => level === 3);
  assert.equal(rows.length, 37);
  assert.deepEqual(
    rows.filter(({ badge, expanded }) => badge !== '' || expanded !== undefined),
    [],
  );
});

step('a click shows the file of an element, and a second one keeps it open, as in the Explorer', async ({ bench, tree, window }) => {
  await tree.click('do_import_contacts', 3);
  await bench.editing('do_import_contacts.rb');
  const passing = window.page.locator('.tabs-container .tab.active .label-name.italic, .tabs-container .tab.active .italic .label-name');
  assert.equal(await passing.count(), 1);
  await tree.item('do_import_contacts', 3).locator('.label-name').first().dblclick();
  await passing.waitFor({ state: 'detached' });
});

step('an edit by hand shows in the tree', async ({ bench, badgeOf, marked }) => {
  await bench.insert('# by hand\n');
  await bench.save();
  await marked('do_import_contacts', 'E');
  assert.equal(await badgeOf('do_get_contacts'), '');
  assert.match(readFileSync(scratch.path('zohocrm', IMPORT), 'utf8'), /^# by hand$/m);
  // The save reaches collection.json, and no file of that run is left.
  const collection = scratch.path('zohocrm', 'collection.json');
  await until('the packed edit', () => existsSync(collection) && readFileSync(collection, 'utf8').includes('by hand'));
  const names = (): readonly string[] => readdirSync(scratch.path('zohocrm'), { recursive: true, encoding: 'utf8' });
  await until('the end of the pack', () => !names().some((path) => path.includes('.cenit-')));
});

step('a broken spec shows its problem while typing, and generating writes nothing', async ({ bench, failure }) => {
  await bench.open('zohocrm/connector.yaml');
  await bench.insert('resurces: []\n');
  await (await bench.problems()).filter({ hasText: 'resurces' }).first().waitFor();
  const files = scratch.bytes();
  await bench.command('Cenit: Generate Files');
  await failure(/Nothing was written/, 'Show Problems');
  assert.deepEqual(scratch.bytes(), files);
});

step('its last elements stay in the tree, and the problem goes with its cause', async ({ bench, tree }) => {
  assert.equal((await tree.rows()).filter(({ level }) => level === 3).length, 37);
  await bench.editing('connector.yaml');
  await bench.revert();
  await (await bench.problems()).filter({ hasText: 'resurces' }).first().waitFor({ state: 'detached' });
});

step('quick steps make a connector that generates', async ({ bench, tree, success }) => {
  await bench.commandAsking('Cenit: New Connector (Quick Steps)…', 'Name of the connector');
  await bench.type('Name of the connector', 'petstore');
  await bench.choose('How the API knows', 'OAuth 2');
  await bench.type('Base URL', 'https://api.petstore.example/v1');
  await bench.type('first kind of record', 'Pet');
  await bench.choose('Which way records go', 'Import and Export');
  await bench.editing('connector.yaml');
  await tree.item('Petstore', 1).waitFor();
  await bench.command('Cenit: Generate Files');
  await success(/Petstore: \d+ elements/);
  assert.ok(existsSync(scratch.path('petstore/collection/algorithms/pet/do_import_pets.rb')));
});

step('a second connector put in the workspace appears, and what was open stays open', async ({ tree }) => {
  cpSync('examples/acme/connector.yaml', scratch.path('más', 'hondo', 'acme', 'connector.yaml'), { recursive: true });
  await tree.item('Acme', 1).waitFor();
  assert.equal((await tree.row('Acme', 1)).description, 'más/hondo/acme');
  assert.equal((await tree.row(ZOHO, 1)).expanded, true);
});

step('deleting asks first, and takes what was generated with it', async ({ bench, tree }) => {
  await tree.menu('Petstore', 'Delete Connector…', 1);
  await bench.answer('Delete the connector', 'Cancel');
  assert.ok(existsSync(scratch.path('petstore/connector.yaml')));
  await tree.menu('Petstore', 'Delete Connector…', 1);
  await bench.answer('Delete the connector', 'Move to Trash');
  // The files of this editor are on a server, which has no trash: that is asked about, and once.
  await bench.answer('permanently', 'Delete Permanently');
  await tree.item('Petstore', 1).waitFor({ state: 'detached' });
  assert.equal(await bench.dialog.count(), 0);
  assert.equal(await bench.errors.count(), 0);
  for (const name of ['connector.yaml', 'collection.json', 'collection']) assert.equal(existsSync(scratch.path('petstore', name)), false);
  assert.ok(existsSync(scratch.path('zohocrm/connector.yaml')));
});

session.endsWell();
