import assert from 'node:assert/strict';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { until } from '../../scripts/editor/until.mjs';
import { Session } from './session.js';

const BROKEN = 'name: broken\nauthorization: {type: basic\nresources: [\n';
const FOREIGN = 'kind: source\nspec: {a: 1}\n';
const ELEMENTS = 19;
const ORDERS = 'shop/collection/algorithms/order/do_get_orders.rb';

const session = new Session((scratch) => {
  scratch.write('broken/connector.yaml', BROKEN);
  scratch.write('foreign/connector.yaml', FOREIGN);
  scratch.connector('shop', 'Order');
  scratch.generate('shop');
});
const { scratch, step } = session;

step('a connector.yaml that never parsed is in the tree, with what is wrong among the problems', async ({ bench, tree }) => {
  await bench.show('Cenit Connectors');
  assert.equal((await tree.row('Broken', 1)).description, 'broken');
  const problems = await bench.problems();
  await problems.filter({ hasText: 'never closed' }).first().waitFor();
  await problems.filter({ hasText: 'connector.yaml' }).filter({ hasText: 'broken' }).waitFor();
});

step("another tool's connector.yaml is not in the tree and has no problems, until it becomes one of ours", async ({ bench, tree }) => {
  const problems = (await bench.problems()).filter({ hasText: 'foreign' });
  await tree.item('Shop', 1).waitFor();
  assert.deepEqual(
    (await tree.rows()).filter(({ level }) => level === 1).map(({ label }) => label),
    ['Broken', 'Shop'],
  );
  assert.equal(await problems.count(), 0);
  await bench.open('foreign/connector.yaml');
  await bench.insert('authorization: 5\n');
  await tree.item('foreign', 1).waitFor();
  await problems.waitFor();
  await bench.revert();
  await tree.item('foreign', 1).waitFor({ state: 'detached' });
  await problems.waitFor({ state: 'detached' });
  assert.equal(await tree.item('Broken', 1).count(), 1);
});

step('one that is broken on disk still shows what it last made, in a new window too', async ({ window, bench, tree, elements }) => {
  const text = scratch.text('shop/connector.yaml');
  await tree.expand('Shop', 1);
  for (const group of await tree.below('Shop', 1)) await tree.expand(group, 2);
  assert.equal((await elements()).length, ELEMENTS);
  const names = (await elements()).map(({ label }) => label);
  scratch.write('shop/connector.yaml', text.replace('resources:', 'resources: ['));
  const problem = (await bench.problems()).filter({ hasText: 'connector.yaml' }).filter({ hasText: 'shop' });
  await problem.waitFor();
  assert.deepEqual(
    (await elements()).map(({ label }) => label),
    names,
  );
  await window.go();
  // Not by its icon: a click while the window brings its view back by itself would close it.
  await bench.command('View: Show Cenit Connectors');
  await tree.item('Shop', 1).waitFor();
  await tree.expand('Shop', 1);
  for (const group of await tree.below('Shop', 1)) await tree.expand(group, 2);
  assert.deepEqual((await elements()).map(({ label }) => label).sort(), [...names].sort());
  scratch.write('shop/connector.yaml', text);
  await tree.item('Shop', 1).waitFor();
  await problem.waitFor({ state: 'detached' });
});

step('without the folder collection every element is marked as not generated, and Generate Files makes all again', async (seat) => {
  const before = scratch.bytes('shop');
  rmSync(scratch.path('shop/collection'), { recursive: true });
  await seat.allMarked(ELEMENTS, 'N');
  await seat.tree.menu('Shop', 'Generate Files', 1);
  await seat.success(/Shop: 19 elements, 20 files written in shop\./);
  assert.deepEqual(scratch.bytes('shop'), before);
  await seat.allMarked(ELEMENTS, '');
});

step('a folder collection that is moved away and back as a whole is missed and found again', async ({ allMarked }) => {
  renameSync(scratch.path('shop/collection'), scratch.path('elsewhere'));
  await allMarked(ELEMENTS, 'N');
  renameSync(scratch.path('elsewhere'), scratch.path('shop/collection'));
  await allMarked(ELEMENTS, '');
});

step(
  'of a folder that is half there the missing files come back, and an edit by hand stays',
  async ({ tree, elements, marked, success }) => {
    const before = scratch.bytes('shop');
    const edited = `# by hand\n${scratch.text(ORDERS)}`;
    scratch.write(ORDERS, edited);
    rmSync(scratch.path('shop/collection/resources'), { recursive: true });
    rmSync(scratch.path('shop/collection/data_types/Order.json'));
    await marked('do_get_orders', 'E');
    for (const missing of ['get_order', 'get_orders', 'create_order', 'update_order', 'Order']) await marked(missing, 'N');
    await until('six marked elements', async () => (await elements()).filter(({ badge }) => badge !== '').length === 6);
    await tree.menu('Shop', 'Generate Files', 1);
    await success(/Shop: 19 elements, \d files written in shop\. 1 edited by hand stays as it is\./);
    for (const restored of ['get_order', 'get_orders', 'create_order', 'update_order', 'Order']) await marked(restored, '');
    await marked('do_get_orders', 'E');
    assert.equal(scratch.text(ORDERS), edited);
    const after = scratch.bytes('shop');
    assert.deepEqual([...after.keys()], [...before.keys()]);
    assert.deepEqual(
      [...after].filter(([path, bytes]) => bytes !== before.get(path)).map(([path]) => path),
      ['shop/collection.json', 'shop/collection/.generated.json', ORDERS],
    );
  },
);

step('Generate Files goes by what the editor shows and says so, and leaves the file of connector.yaml as it is', async (seat) => {
  const spec = scratch.text('shop/connector.yaml');
  await seat.bench.open('shop/connector.yaml');
  await seat.bench.insert('title: Ñandú\n');
  await seat.tree.item('Ñandú', 1).waitFor();
  await seat.tree.menu('Ñandú', 'Generate Files', 1);
  await seat.success(/Ñandú: 19 elements, .*unsaved text/);
  assert.match(scratch.text('shop/collection.json'), /"title": "Ñandú"/);
  assert.equal(scratch.text('shop/connector.yaml'), spec);
  await seat.bench.revert();
  await seat.tree.item('Shop', 1).waitFor();
});

step('an edit that is not saved is merged with what is generated, in its editor', async (seat) => {
  const spec = scratch.text('shop/connector.yaml');
  await seat.tree.click('create_order', 3);
  await seat.bench.editing('create_order.json');
  await seat.bench.insert('\n');
  await seat.marked('create_order', 'E');
  scratch.write('shop/connector.yaml', spec.replace('POST contacts', 'POST orders'));
  await seat.tree.menu('Shop', 'Generate Files', 1);
  await seat.success(/Shop: 19 elements.*merged/);
  assert.match(scratch.text('shop/collection/resources/order/create_order.json'), /^\n\{[^]*orders/);
  assert.match(scratch.text('shop/collection.json'), /POST|orders/);
});

step('the row of a connector.yaml that is deleted on disk goes, though its editor is open', async ({ bench, tree }) => {
  await bench.open('broken/connector.yaml');
  rmSync(scratch.path('broken/connector.yaml'));
  await tree.item('Broken', 1).waitFor({ state: 'detached' });
  assert.equal(await tree.item('Shop', 1).count(), 1);
  assert.equal(await (await bench.problems()).filter({ hasText: 'broken' }).count(), 0);
});

step('it stays while the editor holds text that is not saved', async ({ bench, tree, window }) => {
  scratch.connector('kept', 'Pet');
  await tree.item('Kept', 1).waitFor();
  await bench.open('kept/connector.yaml');
  await bench.insert('title: Still Here\n');
  await tree.item('Still Here', 1).waitFor();
  rmSync(scratch.path('kept'), { recursive: true });
  await window.page.locator('.tabs-container .tab.active .strikethrough').waitFor();
  // What comes after it on disk is in the tree, so the deletion was heard of.
  scratch.connector('later', 'Pet');
  await tree.item('Later', 1).waitFor();
  assert.equal((await tree.row('Still Here', 1)).description, 'kept');
  await bench.command('View: Close Editor');
  await bench.answer('Do you want to save', "Don't Save");
  await tree.item('Still Here', 1).waitFor({ state: 'detached' });
  assert.equal(existsSync(scratch.path('kept')), false);
});

step('a folder where a file is needed is told before anything is written, in a preview too', async ({ tree, failure }) => {
  const orders = scratch.text(ORDERS);
  rmSync(scratch.path(ORDERS));
  mkdirSync(scratch.path(ORDERS));
  const before = scratch.bytes('shop');
  for (const command of ['Preview Changes', 'Generate Files']) {
    await tree.menu('Shop', command, 1);
    await failure(
      /do_get_orders\.rb: Something else than a file, or than a folder, stands where this is to be written/,
      'Show in Explorer',
    );
  }
  assert.deepEqual(scratch.bytes('shop'), before);
  rmSync(scratch.path(ORDERS), { recursive: true });
  scratch.write(ORDERS, orders);
});

step('a folder that gets another name on disk has one row, with that name', async ({ tree }) => {
  renameSync(scratch.path('shop'), scratch.path('almacén'));
  await until('the new name', async () => (await tree.row('Shop', 1)).description === 'almacén');
  assert.equal((await tree.rows()).filter(({ level, label }) => level === 1 && label === 'Shop').length, 1);
});

session.endsWell();
