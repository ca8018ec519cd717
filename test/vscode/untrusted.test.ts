import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { Session } from './session.js';

const session = new Session(
  (scratch) => {
    scratch.connector('shop', 'Order');
    scratch.write('broken/connector.yaml', 'name: broken\nauthorization: [\n');
  },
  { trusted: false },
);
const { scratch, step } = session;

step('a workspace that is not trusted shows its connectors and their problems', async ({ bench, tree, marked }) => {
  await bench.answer('Do you trust the authors', "No, I don't trust the authors");
  await bench.show('Cenit Connectors');
  await tree.expand('Shop', 1);
  await tree.expand('Security', 2);
  await marked('default_authorization', 'N');
  await (await bench.problems()).filter({ hasText: 'never closed' }).first().waitFor();
});

step('nothing is written in it: the one message leads to where trust is given', async ({ bench, tree, failure, message }) => {
  const files = scratch.bytes();
  await tree.menu('Shop', 'Generate Files', 1);
  await failure('This workspace is not trusted, so nothing is written in it.', 'Manage Trust');
  assert.deepEqual(scratch.bytes(), files);
  await bench.command('Cenit: New Connector (Quick Steps)…');
  await message('This workspace is not trusted');
  await bench.notifications.getByRole('button', { name: 'Manage Trust', exact: true }).click();
  await bench.tabs.filter({ hasText: 'Workspace Trust' }).waitFor();
  assert.deepEqual(scratch.bytes(), files);
});

step('once it is trusted it generates, in the same window', async ({ bench, tree, window, marked, success }) => {
  await window.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
  await window.page.locator('.workspace-trust-editor.trusted, .workspace-trust-editor .trusted').first().waitFor();
  await bench.clearNotifications();
  await tree.menu('Shop', 'Generate Files', 1);
  await success(/Shop: 19 elements/);
  await marked('default_authorization', '');
  assert.ok(existsSync(scratch.path('shop/collection.json')));
});

session.endsWell();
