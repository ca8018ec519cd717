import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { FormPage } from '../../scripts/editor/form.mjs';
import { until } from '../../scripts/editor/until.mjs';
import { Session, type Seat } from './session.js';
import { assertExample, madeOfExample, perform, resource, ZOHO } from './zohoForm.js';

const SPEC = 'zohocrm/connector.yaml';

let wanted: ReadonlyMap<string, string>;

const session = new Session((scratch) => {
  wanted = madeOfExample(scratch);
});
const { scratch, step } = session;

const formOf = ({ window }: Seat): FormPage => new FormPage(window.page);

step('New Connector… opens the form, and the Zoho CRM example typed into it makes the files of the example', async (seat) => {
  const form = formOf(seat);
  await seat.bench.command('Cenit: New Connector…');
  await perform(form, ZOHO);
  await form.frame.getByText('37 elements').first().waitFor();
  await form.press('Create Connector');
  await form.frame.getByRole('heading', { name: 'The connector Zoho CRM was created' }).waitFor();
  await form.frame.getByText('37 elements').first().waitFor();
  assertExample(scratch, wanted);
});

step('the view of what was created leads to the elements and to the text', async (seat) => {
  const form = formOf(seat);
  await form.press('Details');
  await seat.tree.item('Security', 2).waitFor();
  await form.press('Open YAML');
  await seat.bench.editing('connector.yaml');
});

step('an existing file opens in the form, a resource is added, and no other line changes', async (seat) => {
  const before = scratch.text(SPEC).replace('name: zohocrm\n', 'name: zohocrm   # by hand\n');
  scratch.write(SPEC, before);
  await until('the text in its editor', async () => (await seat.window.page.locator('.view-line').allInnerTexts()).join().includes('hand'));
  await seat.tree.menu('Zoho CRM', 'Resume in Form', 1);
  const form = formOf(seat);
  await form.button('Edit Lead').waitFor();
  await perform(form, resource('Deal', 'Deals'));
  await form.button('Edit Deal').waitFor();
  await seat.window.page.keyboard.press('Control+S');
  await until('the saved file', () => scratch.text(SPEC).includes('Deal'));
  const after = scratch.text(SPEC);
  assert.ok(after.startsWith(before.trimEnd()), after);
  assert.equal((parse(after) as { resources: readonly unknown[] }).resources.length, 3);
});

step('undo takes back one field, and the form shows it', async (seat) => {
  const form = formOf(seat);
  await form.fill('Title', 'Zoho Two');
  await until('the title in the tree', async () => (await seat.tree.item('Zoho Two', 1).count()) === 1);
  await seat.window.page.keyboard.press('Control+Z');
  await until('the former title', async () => (await form.field('Title').inputValue()) === 'Zoho CRM');
});

step('what was typed and not written is there again when the window is loaded anew', async (seat) => {
  const form = formOf(seat);
  await seat.bench.command('View: Close All Editors');
  await seat.bench.command('Cenit: New Connector…');
  await form.fill('Name', 'half');
  await form.field('Base URL').fill('https://half.example');
  await until('the address in its field', async () => (await form.field('Base URL').inputValue()) === 'https://half.example');
  await seat.bench.command('Developer: Reload Window');
  await form.field('Base URL').waitFor({ state: 'detached' });
  await form.field('Base URL').waitFor({ timeout: 60_000 });
  await until('what was typed', async () => (await form.field('Base URL').inputValue()) === 'https://half.example');
  assert.equal(await form.field('Name').inputValue(), 'half');
});

session.endsWell();
