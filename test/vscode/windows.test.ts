import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { until } from '../../scripts/editor/until.mjs';
import { Session, type Seat } from './session.js';
import type { Scratch } from './support.js';

const ELEMENTS = 19;
const ROUNDS = 3;
const ORDERS = 'shop/collection/algorithms/order/do_get_orders.rb';
const WORKSPACE = 'many.code-workspace';

let complete: ReadonlyMap<string, string>;
let other: Seat;

const session = new Session((scratch) => {
  scratch.connector('shop', 'Order');
  scratch.generate('shop');
  complete = scratch.bytes('shop');
  removeGenerated(scratch);
});
const { scratch, step } = session;

function removeGenerated(from: Scratch): void {
  for (const name of ['collection', 'collection.json']) rmSync(from.path('shop', name), { recursive: true });
}

/** Whether no run is writing just now. */
function isQuiet(): boolean {
  const names = readdirSync(scratch.path('shop'), { recursive: true, encoding: 'utf8' });
  return existsSync(scratch.path('shop/collection.json')) && !names.some((name) => name.includes('.cenit-'));
}

async function openAll({ bench, tree }: Seat): Promise<void> {
  await bench.show('Cenit Connectors');
  await tree.expand('Shop', 1);
  for (const group of await tree.below('Shop', 1)) await tree.expand(group, 2);
}

/** Of a run that takes long on a busy machine the progress shows too, until it is over. */
async function oneMessage({ bench }: Seat): Promise<void> {
  const progress = bench.notifications.filter({ hasText: 'Generating' });
  await until('the end of the run', async () => (await progress.count()) === 0);
  assert.equal(await bench.notifications.count(), 1, (await bench.notifications.allInnerTexts()).join('\n'));
}

/** The button of a row, in sight and ready to be pressed. */
async function generateButton({ tree }: Seat) {
  await tree.item('Shop', 1).hover();
  const button = tree.item('Shop', 1).getByRole('button', { name: 'Generate Files' });
  await button.waitFor();
  return button;
}

/** Writes which folders the workspace has, as a program beside the editor does. */
const putTogether = (...folders: readonly string[]): void =>
  scratch.write(WORKSPACE, JSON.stringify({ folders: folders.map((path) => ({ path })) }));

step('what is generated in one window shows in another one of the same folder', async (seat) => {
  other = await session.open();
  await Promise.all([seat, other].map(openAll));
  await Promise.all([seat, other].map(({ allMarked }) => allMarked(ELEMENTS, 'N')));
  await seat.bench.command('Cenit: Generate Files');
  await seat.success(/Shop: 19 elements/);
  await Promise.all([seat, other].map(({ allMarked }) => allMarked(ELEMENTS, '')));
  assert.deepEqual(scratch.bytes('shop'), complete);
});

step('an edit by hand that is saved in one window shows in the other one', async (seat) => {
  await other.tree.click('do_get_orders', 3);
  await other.bench.editing('do_get_orders.rb');
  await other.bench.insert('# by hand\n');
  await other.bench.save();
  await Promise.all([seat, other].map(({ marked }) => marked('do_get_orders', 'E')));
  assert.equal(await seat.badgeOf('do_get_order'), '');
  assert.match(scratch.text(ORDERS), /^# by hand$/m);
});

step('generating in both at once leaves the whole collection, and each says what came of it once', async (seat) => {
  // The edit that was saved before is packed in the background.
  await until('the edit is packed', () => isQuiet() && scratch.text('shop/collection.json').includes('by hand'));
  for (let round = 0; round < ROUNDS; round++) {
    await until('nobody writes', isQuiet);
    removeGenerated(scratch);
    await Promise.all([seat, other].map(({ allMarked }) => allMarked(ELEMENTS, 'N')));
    const buttons = await Promise.all([seat, other].map(generateButton));
    await Promise.all(buttons.map((button) => button.click()));
    await Promise.all([seat, other].map(({ message }) => message(/./)));
    await Promise.all([seat, other].map(({ allMarked }) => allMarked(ELEMENTS, '')));
    // The first message may be that of the progress, and all files be there while the journal still is.
    await until('nobody writes any more', isQuiet);
    assert.deepEqual(scratch.bytes('shop'), complete);
    await Promise.all([seat, other].map(oneMessage));
    await Promise.all([seat, other].map(({ bench }) => bench.clearNotifications()));
  }
});

step('a folder that is added to the workspace brings its connectors, and each tells in which folder it is', async () => {
  scratch.connector('one/alpha', 'Pet');
  scratch.connector('two/beta', 'Pet');
  putTogether('one');
  const { bench, tree, window } = other;
  await window.go(scratch.path(WORKSPACE));
  await bench.show('Cenit Connectors');
  assert.equal((await tree.row('Alpha', 1)).description, 'alpha');
  assert.equal(await tree.item('Beta', 1).count(), 0);
  putTogether('one', 'two');
  assert.equal((await tree.row('Beta', 1)).description, 'two/beta');
  await until('the folder of the first', async () => (await tree.row('Alpha', 1)).description === 'one/alpha');
});

step('Generate Files asks which of several connectors is meant', async () => {
  await other.bench.commandAsking('Cenit: Generate Files', 'Choose a Connector');
  await other.bench.choose('Choose a Connector', 'Beta');
  await other.success(/Beta: 19 elements, 21 files written in two\/beta\./);
  assert.ok(existsSync(scratch.path('two/beta/collection.json')));
  assert.equal(existsSync(scratch.path('one/alpha/collection.json')), false);
});

step('a folder that leaves the workspace takes its connectors with it', async () => {
  putTogether('one');
  await other.tree.item('Beta', 1).waitFor({ state: 'detached' });
  await until('the short name of the folder', async () => (await other.tree.row('Alpha', 1)).description === 'alpha');
});

step('with no folder the view offers to open one, and Generate Files asks for one', async () => {
  const { bench, window, failure } = other;
  await window.go('');
  await bench.show('Cenit Connectors');
  const view = window.page.locator('.welcome-view').filter({ hasText: 'Open a folder to make a connector in it.' });
  await view.getByRole('button', { name: 'Open Folder', exact: true }).waitFor();
  await bench.command('Cenit: Generate Files');
  await failure('Open a folder first', 'Open Folder');
  assert.ok(await view.isVisible());
});

session.endsWell();
