import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { Session } from './session.js';

const MANY = 1000;
const WIDE = 250;
const LONG = 120_000;

const connector = (name: string, title: string, resources: number): string => `name: ${name}
title: ${title}
authorization: {type: basic}
connection: {url: https://api.acme.example/v1}
resources:
${Array.from(
  { length: resources },
  (_, at) => `  - name: Item${at}
    primary_key: id
    import: {all: GET i${at}, one: "GET i${at}/{id}"}
    export: {create: POST i${at}, update: "PUT i${at}/{id}"}
`,
).join('')}`;

const titleOf = (at: number): string => `Many ${String(at).padStart(4, '0')}`;

const session = new Session((scratch) => {
  for (let at = 0; at < MANY; at += 1) scratch.write(`many/c${at}/connector.yaml`, connector(`c${at}`, titleOf(at), 1));
  scratch.write('big/connector.yaml', `${connector('big', 'A big one', 1)}# ${'x'.repeat(5_000_000)}\n`);
  scratch.write('wide/connector.yaml', connector('wide', 'A wide one', WIDE));
});
const { scratch, step } = session;

step('a thousand connectors are in the tree, and one of them that changes, comes or goes is followed', async ({ bench, tree }) => {
  await bench.show('Cenit Connectors');
  await tree.item('A big one', 1).waitFor();
  await tree.item(titleOf(0), 1).waitFor();
  scratch.write('many/c500/connector.yaml', connector('c500', 'A first one', 1));
  await tree.item('A first one', 1).waitFor();
  await tree.expand('A first one', 1);
  assert.ok((await tree.below('A first one', 1)).includes('Resources for Item0'));
  rmSync(scratch.path('many/c500'), { recursive: true });
  await tree.item('A first one', 1).waitFor({ state: 'detached' });
  scratch.write('many/c1000/connector.yaml', connector('c1000', 'A late one', 1));
  await tree.item('A late one', 1).waitFor();
});

step('one of five megabytes says that it is checked only when asked, and is checked and generated when asked', async (seat) => {
  const { bench, tree, message } = seat;
  const problem = (await bench.problems()).filter({ hasText: 'This file has 5.0 MB' });
  await bench.commandAsking('Cenit: Validate Connector', 'Choose a Connector');
  await bench.choose('Choose a Connector', 'A big one');
  await message(/A big one: no problems/);
  await bench.clearNotifications();
  await bench.open('big/connector.yaml');
  await bench.insert('# changed\n');
  await problem.waitFor();
  assert.equal(await problem.count(), 1);
  await bench.insert('recrds: data\n');
  await bench.command('Cenit: Validate Connector');
  await message(/A big one: 1 error/);
  await bench.clearNotifications();
  const mistake = (await bench.problems()).filter({ hasText: 'recrds' });
  await mistake.waitFor();
  await problem.waitFor({ state: 'detached' });
  await bench.revert();
  await mistake.waitFor({ state: 'detached' });
  await bench.insert('# changed\n');
  await tree.menu('A big one', 'Generate Files', 1);
  await message(/A big one: 19 elements, .*unsaved text/);
  assert.equal(await bench.errors.count(), 0);
  assert.ok(existsSync(scratch.path('big/collection.json')));
  await bench.clearNotifications();
  await bench.revert();
});

step('a run that is cancelled midway says how far it came, and the next one makes the rest', async ({ bench, tree, message }) => {
  await tree.menu('A wide one', 'Generate Files', 1);
  await bench.notifications.filter({ hasText: 'Generating A wide one' }).getByRole('button', { name: 'Cancel' }).click();
  await message(/A wide one: cancelled, \d+ of 4005 files were written|A wide one: 4003 elements/, LONG);
  await bench.clearNotifications();
  await tree.menu('A wide one', 'Generate Files', 1);
  await message(/A wide one: (?:4003 elements|all 4003 elements)/, LONG);
  assert.equal(await bench.errors.count(), 0);
  const check = spawnSync(process.execPath, ['dist/cli.js', 'generate', '--check', scratch.path('wide')], { encoding: 'utf8' });
  assert.match(check.stdout, /4005 files \(4005 unchanged\)/);
  await bench.clearNotifications();
});

session.endsWell();
