import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { FormPage } from '../../scripts/editor/form.mjs';
import { until } from '../../scripts/editor/until.mjs';
import { Session, type Seat } from './session.js';

const SPEC = 'zohocrm/connector.yaml';
const EXAMPLE = readFileSync('examples/zohocrm/connector.yaml', 'utf8');

let wanted: ReadonlyMap<string, string>;

const session = new Session((scratch) => {
  // What the example makes, to be compared with what the form makes of what is typed.
  scratch.write('zohocrm/connector.yaml', EXAMPLE);
  scratch.generate('zohocrm');
  wanted = scratch.bytes('zohocrm/collection');
  scratch.remove();
  scratch.write('README.md', '');
});
const { scratch, step } = session;

const formOf = ({ window }: Seat): FormPage => new FormPage(window.page);

async function addResource(form: FormPage, name: string, path: string): Promise<void> {
  await form.press('Add resource');
  await form.fill('Resource name', name);
  await form.fill('Primary key', 'id');
  await form.fill('Get all: path', path);
  await form.fill('Get one: path', `${path}/{id}`);
  await form.fill('Create: path', path);
  await form.fill('Update: path', `${path}/{id}`);
  await form.press('Save resource');
  await form.button(`Edit ${name}`).waitFor();
}

step('New Connector… opens the form, and the Zoho CRM example typed into it makes the files of the example', async (seat) => {
  const form = formOf(seat);
  await seat.bench.command('Cenit: New Connector…');
  await form.fill('Name', 'zohocrm');
  await form.fill('Title', 'Zoho CRM');
  await form.choose('Type', 'OAuth 2');
  await form.fill('Header prefix', 'Zoho-oauthtoken');
  await form.fill('Authorization endpoint', 'https://accounts.zoho.com/oauth/v2/auth');
  await form.fill('Access token endpoint', 'https://accounts.zoho.com/oauth/v2/token');
  await form.fill('Client ID', '1000.ABC');
  await form.fill('Client secret', 'a5e1d0c7b2');
  await form.button('Replace Client secret').waitFor();
  await form.fill('Scopes', 'ZohoCRM.modules.contacts.ALL, ZohoCRM.modules.leads.ALL');
  await form.expand('Advanced: OAuth 2');
  await form.fill('Scope separator', ',');
  await form.press('Add authorize parameter');
  await form.fill('Authorize parameter name', 'access_type');
  await form.fill('Authorize parameter value', 'offline');
  await form.press('Add authorize parameter');
  await form.fill('Authorize parameter name', 'prompt');
  await form.fill('Authorize parameter value', 'consent');
  await form.fill('Base URL', 'https://www.zohoapis.com/crm/v2');
  await form.expand('For all resources');
  await form.fill('Records at', 'data');
  await form.fill('One record at', 'data[0]');
  await form.choose('Pagination type', 'Page');
  await form.fill('More flag', 'info.more_records');
  await form.fill('Size value', '100');
  await form.fill('Since header', 'If-Modified-Since');
  await form.fill('Time field', 'Modified_Time');
  await form.press('Add error condition');
  await form.fill('Error path', 'status');
  await form.fill('Error value', 'error');
  await form.press('Add error condition');
  await form.fill('Error path', 'data[0].status');
  await form.fill('Error value', 'error');
  await form.fill('Error messages', 'message, data[0].message');
  await form.fill('Export body (JSON)', '{"data": ["$record"]}');
  await form.fill('New id at', 'data[0].details.id');
  await form.choose('Returns', 'Id');
  await addResource(form, 'Contact', 'Contacts');
  await addResource(form, 'Lead', 'Leads');
  await form.frame.getByText('37 elements').first().waitFor();
  await form.press('Create Connector');
  await form.frame.getByRole('heading', { name: 'The connector Zoho CRM was created' }).waitFor();
  await form.frame.getByText('37 elements').first().waitFor();
  const data = parse(EXAMPLE) as { authorization: Record<string, unknown> };
  data.authorization.client_id = '1000.ABC';
  assert.deepEqual(parse(scratch.text(SPEC)), data);
  assert.deepEqual(scratch.bytes('zohocrm/collection'), wanted);
  for (const text of scratch.bytes().values()) assert.ok(!text.includes('a5e1d0c7b2'));
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
  await addResource(form, 'Deal', 'Deals');
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
  await form.field('Base URL').waitFor();
  await until('what was typed', async () => (await form.field('Base URL').inputValue()) === 'https://half.example');
  assert.equal(await form.field('Name').inputValue(), 'half');
});

session.endsWell();
