import assert from 'node:assert/strict';
import type { HostAction } from '../../src/protocol/form.js';
import { formView, problem, resourceControls, rows, view, withControl } from './views.js';
import { inWindow, type FormWindow } from './window.js';

const test = inWindow();
const URL_WRONG = 'This has to be an address.';
const field = (form: FormWindow, name: string) => form.page.getByRole('textbox', { name, exact: true });
const invalid = (form: FormWindow, name: string) => field(form, name).getAttribute('aria-invalid');
const foot = (form: FormWindow) => form.page.getByRole('status').innerText();
const create = (form: FormWindow) => form.page.getByRole('button', { name: 'Create Connector', exact: true });

const wrong = [problem('name', 'Name', 'A connector has a name.'), problem('connection/url', 'Base URL', URL_WRONG)];

test('nothing is wrong before a field was left once', async (form) => {
  await form.show(formView({ problems: wrong }));
  assert.equal(await form.page.getByText(URL_WRONG).count(), 0);
  assert.equal(await invalid(form, 'Base URL'), null);
  assert.equal(await foot(form), '');
  await field(form, 'Base URL').click();
  await form.page.keyboard.type('x');
  await form.show(withControl(formView({ problems: wrong }), 'connection/url', { value: 'x' }));
  assert.equal(await invalid(form, 'Base URL'), null, 'still typing for the first time');
  await form.page.keyboard.press('Tab');
  await form.page.getByText(URL_WRONG).waitFor();
  assert.equal(await invalid(form, 'Base URL'), 'true');
  assert.equal(await foot(form), '1 problem: Base URL');
  assert.equal(await invalid(form, 'Name'), null);
  assert.match((await field(form, 'Base URL').getAttribute('aria-description')) ?? '', /This has to be an address/);
});

test('a problem goes and comes with the typing once the field was left', async (form) => {
  await form.show(formView({ problems: wrong }));
  await field(form, 'Base URL').click();
  await form.page.keyboard.press('Tab');
  await field(form, 'Base URL').click();
  await form.page.keyboard.type('h');
  await form.show(formView({ problems: wrong.slice(0, 1) }));
  assert.equal(await form.page.getByText(URL_WRONG).count(), 0);
  assert.equal(await invalid(form, 'Base URL'), null);
  assert.equal(await foot(form), '');
  await form.page.keyboard.type('i');
  await form.show(formView({ problems: wrong }));
  await form.page.getByText(URL_WRONG).waitFor();
  assert.equal(await form.focused(), 'Base URL');
});

test('Create shows everything and goes to the first problem', async (form) => {
  await form.show(formView({ problems: [problem('title', 'Title', 'Long.', { severity: 'warning' }), ...wrong] }));
  assert.equal(await create(form).isEnabled(), true);
  await create(form).click();
  assert.equal(await form.focused(), 'Name');
  assert.equal(await foot(form), '3 problems: Title, Name, Base URL');
  assert.deepEqual(await form.sentOf('submit'), []);
  const counts = await form.page.locator('nav li').allInnerTexts();
  assert.deepEqual(
    counts.map((said) => said.replace(/\s+/g, ' ')),
    ['Connector 2', 'Authorization', 'Connection 1', 'Resources'],
  );
  assert.equal(await invalid(form, 'Title'), null, 'a warning does not make it invalid');
  await form.page.getByText('37 elements · 3 problems').first().waitFor();
});

test('Create with warnings only creates, as Ctrl+Enter does', async (form) => {
  await form.show(formView({ problems: [problem('title', 'Title', 'Long.', { severity: 'warning' })] }));
  await create(form).click();
  await form.said('submit', { rev: 1 });
  await field(form, 'Name').click();
  await form.page.keyboard.type('z');
  await form.page.keyboard.press('Control+Enter');
  await form.said('submit', { rev: 4 });
  assert.deepEqual(
    (await form.sent()).slice(-2).map(({ type }) => type),
    ['edit', 'submit'],
    'what was typed goes first',
  );
  assert.equal((await form.last('edit'))?.commit, true);
});

test('Create with keys on their way asks the editor, and goes to what it finds', async (form) => {
  const shown = formView({ problems: wrong });
  await form.show(shown);
  await field(form, 'Base URL').fill('x');
  await form.page.keyboard.press('Control+Enter');
  await form.said('submit');
  await form.show(withControl(shown, 'connection/url', { value: 'x' }));
  assert.equal(await form.focused(), 'Name');
});

test('links of the foot lead to their control and open its part', async (form) => {
  const problems = [problem('authorization/separator', 'Scope separator', 'Too long.'), problem('nowhere', 'Notes', 'Odd.'), ...wrong];
  await form.show(formView({ problems }));
  await create(form).click();
  assert.equal(await form.focused(), 'Scope separator');
  await form.page.getByRole('button', { name: 'Advanced: OAuth 2', exact: true }).click();
  await form.page.locator('.part-head').getByText('1 problem').waitFor();
  await form.page.getByRole('link', { name: 'Base URL' }).click();
  assert.equal(await form.focused(), 'Base URL');
  await form.page.getByRole('link', { name: 'Scope separator' }).click();
  assert.equal(await form.focused(), 'Scope separator');
  assert.equal(await form.page.getByRole('button', { name: 'Advanced: OAuth 2' }).getAttribute('aria-expanded'), 'true');
});

test('a link to a control of a closed resource opens the resource', async (form) => {
  const path = problem('resources/1/get/path', 'Lead › Get one: path', 'No slash.', { resource: 1 });
  await form.show(formView({ problems: [path] }));
  await create(form).click();
  await form.said('resource', { action: 'open', index: 1 });
  await form.show(formView({ problems: [path], open: 1 }));
  assert.equal(await form.focused(), 'Get one: path');
  assert.equal(await foot(form), '1 problem: Lead › Get one: path');
});

test('what no control shows is said in the foot', async (form) => {
  await form.show(formView({ problems: [problem(undefined, '', 'Line 3 is odd.'), ...wrong] }), { mode: 'file' });
  assert.equal(await foot(form), '3 problems: Line 3 is odd., Name, Base URL');
  await form.page.getByRole('button', { name: 'Generate Files' }).click();
  assert.equal(await form.focused(), 'Name');
});

test('many problems do not fill the foot', async (form) => {
  const many = Array.from({ length: 40 }, (_, index) => problem(`at/${index}`, `Field ${index}`, 'Wrong.'));
  await form.show(formView({ problems: [...wrong, ...many] }));
  await create(form).click();
  assert.match(await foot(form), /^42 problems: Name, Base URL, Field 0, .* and at 36 other places$/);
});

test('what stands wrong in a file is shown from the start', async (form) => {
  await form.show(formView({ problems: wrong }), { mode: 'file' });
  await form.page.getByText(URL_WRONG).waitFor();
  await form.page.getByRole('heading', { name: 'Zoho CRM', level: 1 }).waitFor();
  await form.page.getByRole('button', { name: 'Generate Files', exact: true }).waitFor();
  assert.equal(await create(form).count(), 0);
});

test('saving a resource shows what is wrong in it', async (form) => {
  const path = problem('resources/0/get/path', 'Contact › Get one: path', 'No slash.', { resource: 0 });
  await form.show(formView({ problems: [path], open: 0 }));
  assert.equal(await foot(form), '');
  await form.page.getByRole('button', { name: 'Save resource' }).click();
  await form.said('resource', { action: 'save', index: 0 });
  assert.equal(await foot(form), '1 problem: Contact › Get one: path');
});

test('the foot says what happened, and the page has no other live region', async (form) => {
  await form.show(formView());
  await form.send({ v: 1, type: 'progress', text: '12 of 37 files' });
  assert.equal(await foot(form), '12 of 37 files');
  await form.send({ v: 1, type: 'failed', text: 'collection.json could not be written.' });
  assert.equal(await foot(form), 'collection.json could not be written.');
  assert.equal(await form.page.locator('[aria-live], [role=status], [role=alert]').count(), 1);
  await form.send({ v: 1, type: 'focus', control: 'authorization/separator' });
  assert.equal(await form.focused(), 'Scope separator');
});

test('what failed may lead to what can be done about it', async (form) => {
  await form.show(formView());
  const failed = (text: string, label: string, action: HostAction) => form.send({ v: 1, type: 'failed', text, action: { label, action } });
  const button = (name: string) => form.page.getByRole('button', { name, exact: true });
  await failed('This folder is not trusted.', 'Manage Trust', 'remedy');
  await button('Manage Trust').click();
  await form.said('action', { action: 'remedy' });
  await failed('The files could not be written.', 'Open Log', 'remedy');
  assert.equal(await button('Manage Trust').count(), 0);
  await field(form, 'Title').pressSequentially('x');
  await button('Open Log').click();
  assert.equal((await form.sentOf('action')).length, 2);
  assert.equal(await foot(form), 'The files could not be written.');
  await form.send({ v: 1, type: 'told', text: 'Copied.' });
  assert.equal(await button('Open Log').count(), 0);
});

test('500 resources draw in a time that is printed', async (form) => {
  const shown = formView({ count: 500 });
  const time = (message: unknown): Promise<number> =>
    form.page.evaluate((data) => {
      const start = performance.now();
      window.dispatchEvent(new MessageEvent('message', { data }));
      document.body.getBoundingClientRect();
      return performance.now() - start;
    }, message);
  const first = await time(view(0, shown));
  const again = await time(view(0, shown));
  const changed = shown.sections.map((section) =>
    section.id === 'resources'
      ? {
          ...section,
          controls: [
            { ...section.controls[0], rows: rows(500).slice(1), open: { index: 9, label: 'Thing 10', groups: resourceControls(9) } },
          ],
        }
      : section,
  );
  const shifted = await time(view(0, { ...shown, sections: changed } as typeof shown));
  console.log(
    `500 resources: ${first.toFixed(0)} ms at first, ${again.toFixed(0)} ms unchanged, ${shifted.toFixed(0)} ms with all of them shifted`,
  );
  await form.page.getByRole('button', { name: 'Edit Thing 500', exact: true }).waitFor();
});
