import assert from 'node:assert/strict';
import type { FormView, ResourceRow } from '../../src/protocol/form.js';
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

const many = (count: number, change: (row: ResourceRow, index: number) => ResourceRow = (row) => row) => {
  const shown = formView();
  const sections = shown.sections.map((section) =>
    section.id === 'resources'
      ? { ...section, controls: section.controls.map((control) => ({ ...control, rows: rows(count).map(change) })) }
      : section,
  );
  return { ...shown, sections } as typeof shown;
};
const filter = (form: FormWindow) => form.page.getByRole('textbox', { name: 'Filter resources', exact: true });
const lines = (form: FormWindow) => form.page.getByRole('list', { name: 'Resources' }).getByRole('listitem');

test('a long list has a filter, which says what it shows and goes with Escape', async (form) => {
  await form.show(many(50));
  assert.equal(await filter(form).count(), 0);
  await form.show(many(51, (row, index) => (index === 20 ? { ...row, paths: 'GET odd/path' } : row)));
  await filter(form).fill('ODD path');
  await form.page.getByText('1 of 51 shown').waitFor();
  assert.equal(await lines(form).count(), 1);
  for (const name of ['Move Thing 21 up', 'Move Thing 21 down'])
    assert.equal(await button(form, name).getAttribute('aria-disabled'), 'true');
  await button(form, 'Edit Thing 21').focus();
  await form.page.keyboard.press('Alt+ArrowUp');
  assert.deepEqual(await form.sentOf('resource'), []);
  // A view that comes meanwhile shows no more; what is open stays though its name does not fit any longer.
  await form.show(many(51, (row, index) => (index === 30 ? { ...row, name: 'Odd path' } : row)));
  assert.deepEqual(await lines(form).getByRole('button', { name: /^Edit/ }).allInnerTexts(), ['Edit']);
  await button(form, 'Edit Odd path').waitFor();
  await button(form, 'Remove Odd path').click();
  await form.said('resource', { action: 'remove', index: 30 });
  await form.show(many(51));
  assert.equal(await form.focused(), 'Add resource', 'no line is left that could have the focus');
  assert.equal(await lines(form).count(), 0);
  await filter(form).focus();
  await form.page.keyboard.press('Escape');
  assert.equal(await filter(form).inputValue(), '');
  assert.equal(await lines(form).count(), 51);
  assert.equal(await button(form, 'Move Thing 21 up').getAttribute('aria-disabled'), null);
});

test('a filter stays as long as it leaves something out', async (form) => {
  await form.show(many(51));
  await filter(form).fill('lead');
  await form.show(many(50));
  await form.page.getByText('1 of 50 shown').waitFor();
  await filter(form).fill('');
  await form.show(many(50));
  assert.equal(await filter(form).count(), 0);
});

test('of 500 resources only what is in view is laid out, and only what changed is touched', async (form) => {
  await form.show(many(500));
  const inView = () =>
    form.page.evaluate(() =>
      [...document.querySelectorAll('.resource-name')].map((name) => name.checkVisibility({ contentVisibilityAuto: true })),
    );
  await form.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const before = await inView();
  assert.ok(before.filter(Boolean).length < 100, `${before.filter(Boolean).length} lines are laid out`);
  assert.equal(before.at(-1), false);
  const touched = async (shown: FormView): Promise<readonly string[]> => {
    await form.page.evaluate(() => {
      const names = new Set<string>();
      const nameOf = (target: Node): string => {
        const line = (target instanceof Element ? target : target.parentElement)?.closest('.resource');
        return line?.querySelector('.resource-name')?.textContent ?? 'the list';
      };
      const list = document.querySelector('.resource-list');
      const observer = new MutationObserver((records) => records.forEach(({ target }) => names.add(nameOf(target))));
      if (list) observer.observe(list, { subtree: true, childList: true, attributes: true, characterData: true });
      Object.assign(window, { names });
    });
    await form.show(shown);
    return form.page.evaluate(() => [...(window as unknown as { names: Set<string> }).names]);
  };
  assert.deepEqual(await touched(many(500)), []);
  assert.deepEqual(await touched(many(500, (row, index) => (index === 400 ? { ...row, count: 15 } : row))), ['Thing 401']);
});

test('the last of 500 resources is reached by keyboard and by readers', async (form) => {
  await form.show(many(500));
  assert.equal(await lines(form).count(), 500);
  await button(form, 'Add resource').focus();
  await form.page.keyboard.press('Shift+Tab');
  assert.equal(await form.focused(), 'Move Thing 500 down');
  await form.page.keyboard.press('Shift+Tab');
  await form.page.keyboard.press('Enter');
  await form.said('resource', { action: 'up', index: 499 });
});
