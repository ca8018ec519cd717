import assert from 'node:assert/strict';
import { formView, rows } from './views.js';
import { inWindow, type FormWindow } from './window.js';

const test = inWindow();
const button = (form: FormWindow, name: string) => form.page.getByRole('button', { name, exact: true });
const withRows = (names: readonly string[], open?: number) => {
  const shown = formView(open === undefined ? {} : { open });
  const all = rows(3);
  const wanted = names.map((name) => ({ ...(all.find((row) => row.name === name) ?? all[0]!), name }));
  const sections = shown.sections.map((section) =>
    section.id === 'resources' ? { ...section, controls: section.controls.map((control) => ({ ...control, rows: wanted })) } : section,
  );
  return { ...shown, sections } as typeof shown;
};

test('a resource opens under its line with the focus in it, and closes to its button', async (form) => {
  await form.show(formView());
  await button(form, 'Edit Lead').click();
  await form.said('resource', { action: 'open', index: 1 });
  await form.show(formView({ open: 1 }));
  assert.equal(await form.focused(), 'Resource name');
  await form.page.getByRole('group', { name: 'Contact', exact: true }).waitFor();
  await form.page.getByRole('group', { name: 'Import', exact: true }).waitFor();
  await button(form, 'Discard changes').click();
  await form.said('resource', { action: 'discard', index: 1 });
  await form.show(formView());
  assert.equal(await form.focused(), 'Edit Lead');
});

test('a new resource is added, saved, and its button has the focus', async (form) => {
  await form.show(formView());
  await button(form, 'Add resource').click();
  await form.said('resource', { action: 'add', index: 3 });
  await form.show(formView({ open: 3 }));
  assert.equal(await form.focused(), 'Resource name');
  await button(form, 'Save resource').click();
  await form.said('resource', { action: 'save', index: 3 });
  await form.show(withRows(['Contact', 'Lead', 'Deal', 'Task']));
  assert.equal(await form.focused(), 'Edit Task');
});

test('a new resource that is discarded leads to the button it came from', async (form) => {
  await form.show(formView());
  await button(form, 'Add resource').click();
  await form.show(formView({ open: 3 }));
  await button(form, 'Discard changes').click();
  await form.show(formView());
  assert.equal(await form.focused(), 'Add resource');
});

test('a removed resource can be had back', async (form) => {
  await form.show(formView());
  await button(form, 'Remove Lead').click();
  await form.said('resource', { action: 'remove', index: 1 });
  await form.show(withRows(['Contact', 'Deal']));
  await form.send({ v: 1, type: 'told', text: 'Lead was removed.', undo: true });
  assert.equal(await form.focused(), 'Edit Deal');
  assert.equal(await form.page.getByRole('status').innerText(), 'Lead was removed.');
  await button(form, 'Undo').click();
  await form.said('resource', { action: 'undoRemove', index: 1 });
  assert.equal(await button(form, 'Undo').count(), 0);
  await form.show(formView());
  await button(form, 'Remove Deal').click();
  await form.show(withRows(['Contact', 'Lead']));
  assert.equal(await form.focused(), 'Add resource');
});

test('Alt and an arrow move a resource, and so do its buttons, which keep the focus', async (form) => {
  await form.show(formView());
  await button(form, 'Edit Lead').focus();
  await form.page.keyboard.press('Alt+ArrowUp');
  await form.said('resource', { action: 'up', index: 1 });
  await form.show(withRows(['Lead', 'Contact', 'Deal']));
  assert.equal(await form.focused(), 'Edit Lead');
  await form.page.keyboard.press('Alt+ArrowUp');
  assert.equal((await form.sentOf('resource')).length, 1, 'there is no place above the first');
  await button(form, 'Move Lead down').click();
  await form.said('resource', { action: 'down', index: 0 });
  await form.show(withRows(['Contact', 'Lead', 'Deal']));
  assert.equal(await form.focused(), 'Move Lead down');
});

test('a copy has the focus', async (form) => {
  await form.show(formView());
  await button(form, 'Duplicate Contact').click();
  await form.said('resource', { action: 'copy', index: 0 });
  await form.show(withRows(['Contact', 'Contact copy', 'Lead', 'Deal']));
  assert.equal(await form.focused(), 'Edit Contact copy');
});

test('a group of the forecast opens when its elements come', async (form) => {
  const shown = formView();
  await form.show(shown);
  const group = button(form, 'Resources for Contact (4)');
  assert.equal(await group.getAttribute('aria-expanded'), 'false');
  await group.click();
  await form.said('group', { id: 'contact', open: true });
  const groups = shown.forecast.groups.map((one) =>
    one.id === 'contact' ? { ...one, elements: [{ name: 'get_contact', detail: 'GET contacts/{id}' }] } : one,
  );
  await form.show({ ...shown, forecast: { ...shown.forecast, groups } });
  await form.page.getByText('get_contact').waitFor();
  await group.click();
  await form.said('group', { id: 'contact', open: false });
  assert.equal(await form.page.getByText('get_contact').isVisible(), false);
});
