import assert from 'node:assert/strict';
import { formView, view, withControl } from './views.js';
import { inWindow, type FormWindow } from './window.js';

const test = inWindow();
const SECRET = 'hush-hush-1234';
const field = (form: FormWindow, name: string) => form.page.getByRole('textbox', { name, exact: true });
const button = (form: FormWindow, name: string) => form.page.getByRole('button', { name, exact: true });
const secret = (form: FormWindow) => form.page.getByLabel('Client secret', { exact: true });

test('a secret is handed over to be stored once, and is kept nowhere in the page', async (form) => {
  await form.show(formView());
  await secret(form).click();
  await form.page.keyboard.type(SECRET);
  assert.deepEqual(await sentSecrets(form), []);
  assert.equal(await secret(form).getAttribute('type'), 'password');
  await form.page.keyboard.press('Tab');
  assert.deepEqual(await sentSecrets(form), [['authorization/client_secret', SECRET]]);
  // Until then the editor holds what was typed, in case the page goes.
  assert.equal((await form.sentOf('secret')).at(-2)?.value, SECRET);
  await form.show(formView(), { stored: ['authorization/client_secret'] });
  await form.page.getByText('stored on this machine').waitFor();
  for (const name of ['Replace Client secret', 'Clear Client secret', 'Copy Client secret']) await button(form, name).waitFor();
  const others = (await form.sent()).filter(({ type }) => type !== 'secret');
  assert.doesNotMatch(JSON.stringify([others, await form.state(), await form.page.content()]), new RegExp(SECRET));
  assert.equal(await secret(form).inputValue(), '');
});

test('Enter stores a secret, and what is stored can be replaced, cleared and copied', async (form) => {
  await form.show(formView());
  await secret(form).fill(SECRET);
  await form.page.keyboard.press('Enter');
  await form.said('secret', { value: SECRET, commit: true });
  assert.equal((await sentSecrets(form)).length, 1);
  await form.show(formView(), { stored: ['authorization/client_secret'], forgetful: true });
  assert.equal(await form.focused(), 'Replace Client secret');
  await form.page.getByText('stored until this window is loaded again').waitFor();
  await button(form, 'Copy Client secret').click();
  await form.said('secretAction', { id: 'authorization/client_secret', action: 'copy' });
  await button(form, 'Replace Client secret').click();
  assert.equal(await form.focused(), 'Client secret');
  await form.page.keyboard.press('Tab');
  await button(form, 'Clear Client secret').click();
  await form.said('secretAction', { id: 'authorization/client_secret', action: 'clear' });
  await form.show(formView());
  assert.equal(await secret(form).isVisible(), true);
  assert.equal(await form.focused(), 'Client secret');
});

test('a secret that could not be kept is asked for again', async (form) => {
  await form.show(formView());
  await secret(form).fill(SECRET);
  await form.page.keyboard.press('Tab');
  assert.equal(await secret(form).isVisible(), false);
  await form.send({ v: 1, type: 'failed', text: 'The secret could not be kept.' });
  assert.equal(await secret(form).isVisible(), true);
});

const sentSecrets = (form: FormWindow) =>
  form.sentOf('secret').then((all) => all.filter(({ commit }) => commit).map(({ id, value }) => [id, value]));

test('a secret that is being typed when its page is hidden leaves it once, though its field was never left', async (form) => {
  await form.show(formView());
  await secret(form).click();
  await form.page.keyboard.type(SECRET);
  await form.page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('pagehide'));
  });
  assert.deepEqual(await sentSecrets(form), [['authorization/client_secret', SECRET]]);
  assert.doesNotMatch(await form.state(), new RegExp(SECRET));
  await form.show(formView(), { stored: ['authorization/client_secret'] });
  assert.equal(await form.focused(), 'Replace Client secret');
  await form.page.keyboard.press('Tab');
  assert.equal((await sentSecrets(form)).length, 1);
});

test('a page that goes for good hands over the secret and what was typed', async (form) => {
  await form.show(formView());
  await field(form, 'Base URL').click();
  await form.page.keyboard.type('h');
  await form.show(withControl(formView(), 'connection/url', { value: 'h' }));
  await secret(form).click();
  await form.page.keyboard.type(SECRET);
  // Behind the page's own listener, and in a place of the test's own.
  await form.page.evaluate(() => addEventListener('pagehide', () => sessionStorage.setItem('last', JSON.stringify(window.sent))));
  await form.page.reload();
  const said = await form.page.evaluate(() => JSON.parse(sessionStorage.getItem('last') ?? '[]') as typeof window.sent);
  assert.equal(said.filter((message) => message.type === 'secret' && message.commit).length, 1);
  const kept = said.filter((message) => message.type !== 'secret' || message.commit).map(({ type }) => type);
  assert.deepEqual(kept.slice(-2), ['edit', 'secret']);
  assert.doesNotMatch(await form.state(), new RegExp(SECRET));
});

test('what was opened in the forecast is open again after the page was loaded anew, and the editor is asked for it', async (form) => {
  await form.show(formView());
  await button(form, 'Resources for Contact (4)').click();
  await button(form, 'Security (3)').click();
  await form.page.reload();
  const { groups } = (await form.last('ready'))?.state ?? {};
  assert.deepEqual(groups, { contact: true, security: false });
  await form.said('group', { id: 'contact', open: true });
  await form.said('group', { id: 'security', open: false });
  const types = (await form.sent()).map(({ type }) => type);
  assert.deepEqual(types, ['ready', 'group', 'group']);
  await form.show(formView());
  assert.equal(await button(form, 'Resources for Contact (4)').getAttribute('aria-expanded'), 'true');
  assert.equal(await button(form, 'Security (3)').getAttribute('aria-expanded'), 'false');
});

test('a page that is loaded again shows what was typed and not committed, and where somebody was', async (form) => {
  const shown = formView({ open: 0, count: 60 });
  await form.show(shown, { draft: 'name: zoho' });
  await button(form, 'Advanced: Contact').click();
  await field(form, 'Records at').click();
  await form.page.keyboard.type('data.item');
  const scroll = await form.page.evaluate(() => window.scrollY);
  assert.ok(scroll > 0);
  await form.page.reload();
  const ready = (await form.last('ready'))?.state;
  assert.deepEqual(ready?.typed, { id: 'resources/0/records', value: 'data.item' });
  assert.equal(ready?.draft, 'name: zoho');
  assert.equal(ready?.resource, 0);
  assert.deepEqual(ready?.open, ['resources/0/advanced']);
  await form.show(shown);
  assert.equal(await field(form, 'Records at').inputValue(), 'data.item');
  await form.said('edit', { id: 'resources/0/records', value: 'data.item', commit: true });
  // What is laid out a moment later may move it by a line.
  await form.page.waitForFunction((before) => Math.abs(window.scrollY - before) < 40, scroll);
  // Told and answered; the editor may not have it safe yet.
  await form.show(withControl(shown, 'resources/0/records', { value: 'data.item' }));
  assert.match(await form.state(), /data\.item/);
  // Another text since: it does not come back with the next load.
  await form.show(shown);
  await form.page.reload();
  assert.equal((await form.last('ready'))?.state?.typed, undefined);
});

test('what was typed in a resource that is closed opens it again', async (form) => {
  await form.show(formView({ open: 1 }));
  await field(form, 'Resource name').pressSequentially('s');
  await form.page.reload();
  await form.show(formView());
  await form.said('resource', { action: 'open', index: 1 });
  await form.show(formView({ open: 1 }));
  await form.said('edit', { id: 'resources/1/name', commit: true });
});

test('a state of another kind is left alone', async (form) => {
  await form.page.evaluate(() => sessionStorage.setItem('state', '{"open":"x","typed":{"id":3},"scroll":null,"draft":7,"groups":{"a":1}}'));
  await form.page.reload();
  assert.deepEqual((await form.last('ready'))?.state, { open: [], scroll: 0 });
});

test('the view after creating has its heading, buttons and steps', async (form) => {
  await form.show(formView(), { draft: 'name: zoho' });
  const done = {
    title: 'Zoho CRM',
    count: 37,
    folder: 'connectors/zohocrm',
    next: ['Open Cenit.', 'Import collection.json.', 'Type in Client ID.'],
  };
  await form.send({ v: 1, type: 'created', done });
  await form.page.getByRole('heading', { name: 'The connector Zoho CRM was created', level: 1 }).waitFor();
  assert.equal(await form.focused(), 'The connector Zoho CRM was created');
  await form.page.getByRole('heading', { name: 'Next: import it into Cenit' }).waitFor();
  assert.deepEqual(await form.page.getByRole('listitem').allInnerTexts(), done.next);
  await form.page.getByText('37 elements').waitFor();
  for (const [name, action] of [
    ['Details', 'details'],
    ['Open YAML', 'openText'],
    ['Back', 'back'],
  ] as const) {
    await button(form, name).click();
    await form.said('action', { action });
  }
  assert.equal(await button(form, 'Create Connector').count(), 0);
  assert.deepEqual(JSON.parse(await form.state()), { open: [], scroll: 0 });
});

test('a text that cannot be edited by a form leads to the text alone', async (form) => {
  await form.show({ ...formView(), blocked: 'Line 3 is no YAML.' }, { mode: 'file' });
  await form.page.getByText('Line 3 is no YAML.').waitFor();
  assert.equal(await form.page.getByRole('button').count(), 1);
  assert.equal(await form.page.getByRole('textbox').count(), 0);
  await button(form, 'Open YAML').click();
  await form.said('action', { action: 'openText' });
  await form.show(formView(), { mode: 'file' });
  await field(form, 'Base URL').waitFor();
});

test('a read-only file can be looked at', async (form) => {
  await form.show(formView({ open: 0 }), { mode: 'file', readOnly: true });
  await form.page.getByText('This file is read-only').waitFor();
  const enabled = await form.page.evaluate(() => {
    const inner = [...document.querySelectorAll('vscode-text-field, vscode-text-area, vscode-dropdown, vscode-checkbox, vscode-button')];
    const plain = [...document.querySelectorAll<HTMLInputElement>('.row input, .row button')];
    return [...inner, ...plain].filter((element) => !(element as HTMLInputElement).disabled).map((element) => element.outerHTML);
  });
  // Only what stands in the bar of a file that can be written is not drawn at all.
  assert.deepEqual(
    enabled.filter((html) => !/Undo|Start Over/.test(html)),
    [],
  );
  assert.equal(await button(form, 'Generate Files').count(), 0);
  assert.equal(await button(form, 'Edit Lead').isEnabled(), true);
  await form.show(formView(), { mode: 'file' });
  assert.equal(await field(form, 'Base URL').isEnabled(), true);
});

test('an earlier draft can be started over, and a new connector given up', async (form) => {
  await form.show(formView(), { resumed: true });
  await button(form, 'Start Over').click();
  await form.said('action', { action: 'startOver' });
  await form.show(formView());
  assert.equal(await button(form, 'Start Over').count(), 0);
  await button(form, 'Cancel').click();
  await form.said('action', { action: 'cancel' });
});

test('a jump link leads to its section', async (form) => {
  await form.send(view(0, formView({ count: 60 })));
  await form.page.getByRole('link', { name: 'Resources', exact: true }).click();
  assert.equal(await form.focused(), 'Resources');
  await form.page.keyboard.press('Tab');
  assert.equal(await form.focused(), 'Filter resources', 'above a long list');
});

test(
  'it says its own sentences in the language of the window, under the same policy',
  async (form) => {
    await form.show(formView());
    await button(form, 'Crear conector').waitFor();
    await button(form, 'Agregar recurso').waitFor();
    assert.equal(await form.page.title(), 'Conector nuevo');
    assert.equal(await form.page.getAttribute('html', 'lang'), 'es');
    const refused = await form.page.evaluate(() => window.violations.filter(({ directive }) => directive.startsWith('script-src')));
    assert.deepEqual(refused, []);
    assert.doesNotMatch(await form.page.locator('.foot, nav, aside').allInnerTexts().then(String), /Create|Cancel\b|Undo|element\b/);
    await form.picture('spanish');
  },
  { language: 'es' },
);
