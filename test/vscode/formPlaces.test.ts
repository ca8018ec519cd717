import assert from 'node:assert/strict';
import { FormPage } from '../../scripts/editor/form.mjs';
import { until } from '../../scripts/editor/until.mjs';
import { Session, type Seat } from './session.js';
import { perform, resource } from './zohoForm.js';

const session = new Session((scratch) => {
  scratch.write('one/README.md', '');
  scratch.write('two/README.md', '');
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

step('an editor without a file is told what to do before it can be resumed in the form', async (seat) => {
  const { bench, window } = seat;
  await bench.command('File: New Untitled Text File');
  await window.page.locator('.tabs-container .tab.active').filter({ hasText: 'Untitled' }).waitFor();
  await bench.command('Change Language Mode');
  await bench.choose('Select Language Mode', 'Cenit Connector');
  await bench.command('Cenit: Resume in Form');
  await seat.failure('Save this connector as connector.yaml in a folder of its own first', 'Save As…');
});

session.endsWell();
