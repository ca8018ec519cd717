import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { FormPage } from '../../scripts/editor/form.mjs';
import { until } from '../../scripts/editor/until.mjs';
import { Session, type Seat } from './session.js';
import { perform, resource } from './zohoForm.js';

const WORKSPACE = 'many.code-workspace';

const session = new Session((scratch) => {
  scratch.write('one/README.md', '');
  scratch.write('two/README.md', '');
  scratch.write(WORKSPACE, JSON.stringify({ folders: [{ path: 'one' }, { path: 'two' }] }));
});
const { scratch, step } = session;

const formOf = ({ window }: Seat): FormPage => new FormPage(window.page);

step('with no folder Create Connector says so, and offers to open one', async (seat) => {
  await seat.window.go('');
  await seat.bench.command('Cenit: New Connector…');
  const form = formOf(seat);
  await form.fill('Name', 'pets');
  await form.choose('Type', 'None');
  await form.fill('Base URL', 'https://pets.example');
  await perform(form, resource('Pet', 'pets'));
  await form.button('Edit Pet').waitFor();
  await form.press('Create Connector');
  await form.frame.getByText('Open a folder first').waitFor();
  assert.equal(await form.field('Base URL').inputValue(), 'https://pets.example');
  await form.button('Open Folder').waitFor();
});

step('the draft is there in the folder that was opened, and in no other one', async (seat) => {
  await seat.window.go(scratch.path('one'));
  await seat.bench.command('Cenit: New Connector…');
  const form = formOf(seat);
  await form.button('Start Over').waitFor();
  await until('the draft', async () => (await form.field('Base URL').inputValue()) === 'https://pets.example');
  assert.equal(await form.field('Name').inputValue(), 'pets');
  const other = await session.open({ folder: scratch.path('two') });
  await other.bench.command('Cenit: New Connector…');
  const empty = formOf(other);
  await empty.field('Name').waitFor();
  assert.equal(await empty.field('Name').inputValue(), '');
  assert.equal(await empty.button('Start Over').count(), 0);
  await other.window.close();
});

step('of two folders one is chosen, and another one by the dialog of the editor', async (seat) => {
  const { bench, window } = seat;
  await window.go(scratch.path(WORKSPACE));
  await bench.command('Cenit: New Connector…');
  const form = formOf(seat);
  await form.fill('Name', 'cats');
  await form.choose('Create in', 'two');
  await form.choose('Create in', 'Choose Folder…');
  await bench.quickInput.waitFor();
  await window.page.keyboard.press('Escape');
  const place = form.frame.getByRole('combobox', { name: 'Create in', exact: true }).locator('.selected-value');
  await until('the folder that was chosen before', async () => (await place.innerText()).trim() === 'two');
  await form.choose('Type', 'None');
  await form.fill('Base URL', 'https://cats.example');
  await perform(form, resource('Cat', 'cats'));
  await form.button('Edit Cat').waitFor();
  await form.press('Create Connector');
  await form.frame.getByRole('heading', { name: 'The connector Cats was created' }).waitFor();
  assert.ok(existsSync(scratch.path('two/cats/collection.json')));
  assert.equal(existsSync(scratch.path('one/cats')), false);
});

step('an editor without a file is told what to do before it can be resumed in the form', async (seat) => {
  const { bench, window } = seat;
  await bench.command('File: New Untitled Text File');
  await window.page.locator('.tabs-container .tab.active').filter({ hasText: 'Untitled' }).waitFor();
  await bench.commandAsking('Change Language Mode', 'Select Language Mode');
  await bench.choose('Select Language Mode', 'Cenit Connector');
  await bench.command('Cenit: Resume in Form');
  await seat.failure('Save this connector as connector.yaml in a folder of its own first', 'Save As…');
});

session.endsWell();
