import assert from 'node:assert/strict';
import { ViewSender } from '../../src/extension/form/sender.js';
import type { FormView, ToForm } from '../../src/protocol/form.js';
import { formView, text, view, withControl } from './views.js';
import { inWindow, type FormWindow } from './window.js';

const test = inWindow();
const field = (form: FormWindow, name: string) => form.page.getByRole('textbox', { name, exact: true });
const caret = (form: FormWindow) =>
  form.page.evaluate(() => (document.activeElement?.shadowRoot?.activeElement as HTMLInputElement | null)?.selectionStart);

test('every control has its name', async (form) => {
  await form.show(formView({ open: 0 }));
  const { page } = form;
  for (const name of ['Name', 'Title', 'Authorization endpoint', 'Scopes', 'Base URL', 'Header name', 'Header value', 'Note'])
    await field(form, name).waitFor();
  for (const name of ['Resource name', 'Primary key', 'Get one: path']) await field(form, name).waitFor();
  for (const name of ['Type', 'Get one: verb']) await page.getByRole('combobox', { name, exact: true }).waitFor();
  for (const name of ['Import-Flow', 'Export-Flow']) await page.getByRole('checkbox', { name, exact: true }).waitFor();
  // A password has no role; its name finds it once.
  for (const name of ['Client ID', 'Client secret']) assert.equal(await page.getByLabel(name, { exact: true }).count(), 1);
  const buttons = ['Add header', 'Remove header', 'Add variable', 'Add resource', 'Edit Contact', 'Duplicate Contact', 'Remove Contact'];
  for (const name of [...buttons, 'Move Contact up', 'Move Contact down', 'Save resource', 'Discard changes', 'Cancel', 'Create Connector'])
    await page.getByRole('button', { name, exact: true }).waitFor();
  for (const name of ['Advanced: OAuth 2', 'Advanced: Contact']) {
    assert.equal(await page.getByRole('button', { name, exact: true }).getAttribute('aria-expanded'), 'false');
  }
  for (const name of ['Connector', 'Authorization', 'Connection', 'Resources']) {
    await page.getByRole('group', { name, exact: true }).first().waitFor();
    await page.getByRole('link', { name, exact: true }).waitFor();
  }
  await page.getByRole('heading', { name: 'New Connector', level: 1 }).waitFor();
});

test('Tab goes through the page as it is read', async (form) => {
  await form.show(formView());
  const names: string[] = [];
  for (let index = 0; index < 60; index++) {
    await form.page.keyboard.press('Tab');
    const name = await form.focused();
    names.push(name);
    if (name === 'Create Connector') break;
  }
  const line = (name: string): string[] => [`Edit ${name}`, `Duplicate ${name}`, `Remove ${name}`, `Move ${name} up`, `Move ${name} down`];
  assert.deepEqual(names, [
    ...['Connector', 'Authorization', 'Connection', 'Resources'],
    ...['Name', 'Title', 'Type', 'Authorization endpoint', 'Client ID', 'Client secret', 'Scopes', 'Advanced: OAuth 2'],
    ...['Base URL', 'Header name', 'Header value', 'Remove header', 'Add header', 'Note'],
    ...['Variable name', 'Variable title', 'Example', 'Default', 'Secret', 'Remove variable', 'Add variable'],
    ...[...line('Contact'), ...line('Lead'), ...line('Deal'), 'Add resource'],
    ...['Security (3)', 'Resources for Contact (4)', 'Cancel', 'Create Connector'],
  ]);
});

test('each key is told, and leaving commits', async (form) => {
  await form.show(formView());
  await field(form, 'Base URL').click();
  await form.page.keyboard.type('abc');
  const edits = await form.sentOf('edit');
  assert.deepEqual(
    edits.map(({ value, commit }) => [value, commit]),
    [
      ['a', false],
      ['ab', false],
      ['abc', false],
    ],
  );
  assert.ok(edits.every(({ id }) => id === 'connection/url'));
  await form.page.keyboard.press('Tab');
  const commit = await form.last('edit');
  assert.deepEqual([commit?.value, commit?.commit, commit?.rev], ['abc', true, 4]);
});

for (const [how, press] of [
  ['Enter', 'Enter'],
  ['Ctrl+S', 'Control+s'],
] as const)
  test(`${how} commits and leaves the focus where it is`, async (form) => {
    await form.show(formView());
    await field(form, 'Name').click();
    await form.page.keyboard.type('z');
    await form.page.keyboard.press(press);
    await form.said('edit', { id: 'name', value: 'z', commit: true });
    assert.equal(await form.focused(), 'Name');
    assert.deepEqual(await form.sentOf('submit'), []);
  });

test('a rest commits', async (form) => {
  await form.show(formView());
  await field(form, 'Title').click();
  await form.page.keyboard.type('!');
  await form.said('edit', { commit: true, value: 'Zoho CRM!' });
});

test('views leave text and caret alone while somebody types', async (form) => {
  const shown = formView();
  await form.show(shown);
  await field(form, 'Base URL').click();
  await form.page.keyboard.type('https://a/');
  for (let index = 0; index < 4; index++) await form.page.keyboard.press('ArrowLeft');
  // The answer has the value as it would be written; the slash stays while somebody stands in it.
  await form.show(withControl(shown, 'connection/url', { value: 'https://a' }));
  assert.equal(await field(form, 'Base URL').inputValue(), 'https://a/');
  assert.equal(await caret(form), 6);
  await form.page.keyboard.type('x');
  assert.equal(await field(form, 'Base URL').inputValue(), 'https:x//a/');
  await form.show(withControl(shown, 'connection/url', { value: 'https:x//a' }));
  await form.page.keyboard.press('Tab');
  await form.show(withControl(shown, 'connection/url', { value: 'https:x//a' }));
  assert.equal(await field(form, 'Base URL').inputValue(), 'https:x//a');
});

test('a text that was pasted or ended with Enter is shown as it will be written', async (form) => {
  const shown = formView();
  await form.show(shown);
  await field(form, 'Base URL').click();
  await form.page.evaluate(() => navigator.clipboard.writeText('GET https://a/b'));
  await form.page.keyboard.press('Control+v');
  await form.said('edit', { id: 'connection/url', value: 'GET https://a/b', commit: true });
  await form.show(withControl(shown, 'connection/url', { value: 'https://a/b' }));
  assert.equal(await field(form, 'Base URL').inputValue(), 'https://a/b');
  assert.equal(await caret(form), 11);
  await form.page.keyboard.type('/');
  await form.show(withControl(shown, 'connection/url', { value: 'https://a/b' }));
  assert.equal(await field(form, 'Base URL').inputValue(), 'https://a/b/');
  await form.page.keyboard.press('Enter');
  await form.show(withControl(shown, 'connection/url', { value: 'https://a/b' }));
  assert.equal(await field(form, 'Base URL').inputValue(), 'https://a/b');
  assert.equal(await form.focused(), 'Base URL');
});

test('an undo in the editor shows in the field that has the focus, and typing goes on', async (form) => {
  const shown = formView();
  await form.show(shown);
  await field(form, 'Base URL').click();
  await form.page.keyboard.type('abc');
  await form.said('edit', { commit: true, value: 'abc' });
  await form.show(withControl(shown, 'connection/url', { value: 'abc' }));
  await form.show(shown);
  assert.equal(await field(form, 'Base URL').inputValue(), '');
  await form.page.keyboard.type('de');
  assert.equal(await field(form, 'Base URL').inputValue(), 'de');
  assert.equal((await form.last('edit'))?.value, 'de');
});

test('a view that does not know of the last keys is dropped', async (form) => {
  const shown = formView();
  await form.show(shown);
  await field(form, 'Base URL').click();
  await form.page.keyboard.type('ab');
  await form.send(view(1, withControl(withControl(shown, 'connection/url', { value: 'a' }), 'title', { value: 'old' })));
  assert.equal(await field(form, 'Base URL').inputValue(), 'ab');
  assert.equal(await field(form, 'Title').inputValue(), 'Zoho CRM');
  await form.show(withControl(withControl(shown, 'connection/url', { value: 'ab' }), 'title', { value: 'new' }));
  assert.equal(await field(form, 'Title').inputValue(), 'new');
});

test('what changed of a view is told alone, also of one that was dropped', async (form) => {
  const messages: ToForm[] = [];
  const sender = new ViewSender((message) => messages.push({ v: 1, ...message }));
  const send = async (rev: number, shown: FormView): Promise<void> => {
    sender.send(view(rev, shown));
    await form.send(messages.at(-1) as ToForm);
  };
  const shown = formView();
  await send(0, shown);
  await field(form, 'Base URL').click();
  await form.page.keyboard.type('ab');
  const titled = withControl(shown, 'title', { value: 'new' });
  await send(1, withControl(titled, 'connection/url', { value: 'a' }));
  assert.equal(await field(form, 'Title').inputValue(), 'Zoho CRM');
  await send(await form.rev(), withControl(titled, 'connection/url', { value: 'ab' }));
  assert.equal(await field(form, 'Title').inputValue(), 'new');
  assert.equal(await field(form, 'Base URL').inputValue(), 'ab');
  assert.deepEqual(
    messages.map(({ type }) => type),
    ['view', 'change', 'change'],
  );
  assert.ok(JSON.stringify(messages[2]).length < 300, JSON.stringify(messages[2]));
});

test('messages of another version are dropped', async (form) => {
  await form.show(formView());
  await form.send({ ...view(9, formView()), v: 2 } as never);
  await form.send({ v: 1, type: 'toString' } as never);
  await field(form, 'Title').waitFor();
});

test('an edit from elsewhere redraws its control alone', async (form) => {
  const shown = formView();
  await form.show(shown);
  await form.page.evaluate(() => document.querySelectorAll('vscode-text-field').forEach((element) => element.classList.add('same')));
  const count = await form.page.locator('vscode-text-field').count();
  await form.show(withControl(shown, 'title', { value: 'Other' }));
  assert.equal(await field(form, 'Title').inputValue(), 'Other');
  assert.equal(await form.page.locator('vscode-text-field.same').count(), count);
});

test('Tab in an empty field takes over what is proposed', async (form) => {
  await form.show(formView({ open: 0 }));
  await field(form, 'Get one: path').click();
  await form.page.keyboard.press('Tab');
  await form.said('edit', { id: 'resources/0/get/path', value: 'contacts/{id}', commit: true });
  assert.equal(await field(form, 'Get one: path').inputValue(), 'contacts/{id}');
  assert.equal(await form.focused(), 'Advanced: Contact');
  await field(form, 'Base URL').click();
  await form.page.keyboard.press('Tab');
  assert.equal(await field(form, 'Base URL').inputValue(), '', 'an example is no proposal');
});

test('choices and marks are told at once, and Ctrl+S chooses nothing', async (form) => {
  await form.show(formView({ open: 0 }));
  const type = form.page.getByRole('combobox', { name: 'Type' });
  assert.equal(await type.evaluate((element) => (element as HTMLInputElement).value), 'oauth2');
  await type.focus();
  await form.page.keyboard.press('Control+b');
  assert.deepEqual(await form.sentOf('edit'), []);
  await type.click();
  await form.page.getByRole('option', { name: 'Basic', exact: true }).click();
  await form.said('edit', { id: 'authorization/type', value: 'basic', commit: true });
  await form.page.getByText('A user name and a password with each request.').waitFor();
  await form.page.getByRole('checkbox', { name: 'Import-Flow' }).uncheck();
  await form.said('edit', { id: 'resources/0/import', value: false, commit: true });
});

test('a choice whose options change shows its value', async (form) => {
  const shown = formView();
  await form.show(shown);
  const options = [
    { value: 'one', label: 'One' },
    { value: 'two', label: 'Two' },
  ];
  await form.show(withControl(shown, 'authorization/type', { options, value: 'two' }));
  const chosen = form.page.locator('vscode-dropdown[aria-label=Type]');
  await form.page.getByRole('combobox', { name: 'Type' }).filter({ hasText: 'Two' }).waitFor();
  assert.equal(await chosen.evaluate((element) => (element as HTMLInputElement).value), 'two');
  await form.show(withControl(shown, 'authorization/type', { options, value: 'unheard of' }));
  assert.equal(
    await chosen.evaluate((element) => new Promise((done) => requestAnimationFrame(() => done((element as HTMLInputElement).value)))),
    'unheard of',
  );
});

test('a list shows its items as tags', async (form) => {
  await form.show(formView());
  assert.deepEqual(await form.page.locator('.tag:visible').allTextContents(), ['contacts.read', 'contacts.write']);
  await field(form, 'Scopes').fill('a, b,c');
  assert.deepEqual(await form.page.locator('.tag:visible').allTextContents(), ['a', 'b', 'c']);
  assert.equal((await form.last('edit'))?.value, 'a, b,c');
});

test('words are offered while one of them is begun', async (form) => {
  const shown = formView();
  const controls = [text('word', 'Word', { suggestions: ['alpha', 'beta'] })];
  await form.show({ ...shown, sections: [{ id: 's', label: 'S', controls }] });
  await field(form, 'Word').click();
  await form.page.keyboard.type('al');
  const box = form.page.getByRole('combobox', { name: 'Word' });
  assert.ok(await box.evaluate((input) => [...((input as HTMLInputElement).list?.options ?? [])].some(({ value }) => value === 'alpha')));
  await form.page.keyboard.type('pha');
  await field(form, 'Word').waitFor();
});

test('behind a brace what may stand in it is offered, as the whole text with it', async (form) => {
  const controls = [text('path', 'Path', { placeholders: ['id', 'shop'] })];
  await form.show({ ...formView(), sections: [{ id: 's', label: 'S', controls }] });
  const offers = () =>
    form.page.evaluate(() => {
      const box = document.activeElement?.shadowRoot?.activeElement as HTMLInputElement;
      return [...(box.list?.options ?? [])].map(({ value }) => value);
    });
  await field(form, 'Path').click();
  await form.page.keyboard.type('a/');
  assert.deepEqual(await offers(), []);
  await form.page.keyboard.type('{');
  assert.deepEqual(await offers(), ['a/{id}', 'a/{shop}']);
  await form.page.keyboard.type('s');
  assert.deepEqual(await offers(), ['a/{shop}']);
  await form.page.keyboard.type('hop}');
  assert.deepEqual(await offers(), []);
});
