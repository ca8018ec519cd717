import assert from 'node:assert/strict';
import type { RowsControl } from '../../src/protocol/form.js';
import { formView, problem, withControl } from './views.js';
import { inWindow, type FormWindow } from './window.js';

const test = inWindow();
const names = (form: FormWindow) => form.page.getByRole('textbox', { name: 'Header name', exact: true });
const values = (form: FormWindow) => form.page.getByRole('textbox', { name: 'Header value', exact: true });
const add = (form: FormWindow) => form.page.getByRole('button', { name: 'Add header', exact: true });
const remove = (form: FormWindow) => form.page.getByRole('button', { name: 'Remove header', exact: true });
const headers = (rows: readonly (readonly string[])[]) => withControl(formView(), 'connection/headers', { rows });
const focusedIsAt = (form: FormWindow, index: number) =>
  names(form)
    .nth(index)
    .evaluate((input) => input === document.activeElement);

async function paste(form: FormWindow, text: string): Promise<void> {
  await form.page.evaluate((said) => navigator.clipboard.writeText(said), text);
  await form.page.keyboard.press('Control+v');
}

test('a new row has the focus and is told with its first key', async (form) => {
  await form.show(formView());
  await add(form).click();
  assert.ok(await focusedIsAt(form, 1));
  assert.deepEqual(await form.sentOf('edit'), []);
  await form.page.keyboard.type('X');
  await form.said('edit', {
    id: 'connection/headers',
    value: [
      ['Accept', 'application/json'],
      ['X', ''],
    ],
    commit: false,
  });
  await form.page.keyboard.press('Tab');
  await form.page.keyboard.type('1');
  await form.page.keyboard.press('Enter');
  await form.said('edit', {
    id: 'connection/headers',
    value: [
      ['Accept', 'application/json'],
      ['X', '1'],
    ],
    commit: true,
  });
  assert.deepEqual(await form.sentOf('submit'), []);
});

test('a row without its first text stays here through views', async (form) => {
  await form.show(formView());
  await add(form).click();
  await form.page.keyboard.press('Tab');
  await form.page.keyboard.type('later');
  await form.page.keyboard.press('Tab');
  await form.page.keyboard.press('Tab');
  await form.show(headers([['Accept', 'text/csv']]));
  assert.equal(await names(form).count(), 2);
  assert.equal(await values(form).nth(0).inputValue(), 'text/csv');
  assert.equal(await values(form).nth(1).inputValue(), 'later');
});

test('removing a row leads to the next, and after the last to the button', async (form) => {
  await form.show(
    headers([
      ['A', '1'],
      ['B', '2'],
      ['C', '3'],
    ]),
  );
  await remove(form).nth(1).click();
  await form.said('edit', {
    id: 'connection/headers',
    value: [
      ['A', '1'],
      ['C', '3'],
    ],
    commit: true,
  });
  assert.ok(await focusedIsAt(form, 1));
  assert.equal(await names(form).nth(1).inputValue(), 'C');
  await remove(form).nth(1).click();
  assert.equal(await form.focused(), 'Add header');
});

test('a mark is told as true or nothing', async (form) => {
  await form.show(formView());
  await form.page.getByRole('checkbox', { name: 'Secret' }).uncheck();
  await form.said('edit', { id: 'connection/variables', value: [['region', 'Region', 'eu', 'eu', '']] });
});

for (const [what, text, expected] of [
  [
    'a block of headers',
    'X-Tenant: 7\nX-Mode: a: b\n',
    [
      ['X-Tenant', '7'],
      ['X-Mode', 'a: b'],
    ],
  ],
  [
    'a query string',
    '?page=1&q=a%20b',
    [
      ['page', '1'],
      ['q', 'a b'],
    ],
  ],
] as const)
  test(`${what} that is pasted fills rows`, async (form) => {
    await form.show(formView());
    await add(form).click();
    await paste(form, text);
    await form.said('edit', { id: 'connection/headers', value: [['Accept', 'application/json'], ...expected], commit: true });
    assert.equal(await names(form).count(), 3);
  });

test('any other text is pasted as it is', async (form) => {
  await form.show(formView());
  await add(form).click();
  await paste(form, 'X-Tenant');
  assert.equal(await names(form).nth(1).inputValue(), 'X-Tenant');
});

test('an answer moves no caret, and another value is shown', async (form) => {
  await form.show(formView());
  await values(form).first().click();
  await form.page.keyboard.press('Home');
  await form.page.keyboard.type('a/');
  await form.show(headers([['Accept', 'a']]));
  assert.equal(await values(form).first().inputValue(), 'a/application/json');
  await form.show(headers([['Accept', 'undone']]));
  assert.equal(await values(form).first().inputValue(), 'undone');
});

test('known words are offered while one is begun', async (form) => {
  await form.show(formView());
  await add(form).click();
  await form.page.keyboard.type('acc');
  const box = form.page.getByRole('combobox', { name: 'Header name', exact: true });
  assert.equal(await box.evaluate((input) => (input as HTMLInputElement).list?.options.length), 3);
});

const KEYS: RowsControl = {
  type: 'rows',
  id: 'authorization/keys',
  label: 'Keys',
  columns: [
    { label: 'Name of the key', kind: 'text' },
    {
      label: 'Place of the key',
      kind: 'choice',
      options: [
        { value: 'header', label: 'Header' },
        { value: 'query', label: 'Query' },
      ],
    },
  ],
  rows: [['a', 'query']],
  add: 'Add key',
  remove: 'Remove key',
};
const keys = (rows: RowsControl['rows']) => ({ ...formView(), sections: [{ id: 's', label: 'S', controls: [{ ...KEYS, rows }] }] });

test('a column may be a choice, of which a new row has the first', async (form) => {
  await form.show(keys([['a', 'query']]));
  const places = form.page.getByRole('combobox', { name: 'Place of the key', exact: true });
  assert.equal(await places.inputValue(), 'query');
  await form.page.getByRole('button', { name: 'Add key', exact: true }).click();
  assert.equal(await form.focused(), 'Name of the key');
  await form.page.keyboard.type('b');
  const told = (place: string) => [
    ['a', 'query'],
    ['b', place],
  ];
  await form.said('edit', { value: told('header'), commit: false });
  await places.nth(1).selectOption('Query');
  await form.said('edit', { value: told('query') });
  await form.show(keys(told('query')));
  await form.show(keys([['a', 'cookie']]));
  assert.equal(await places.first().inputValue(), 'cookie', 'what stands in a file need not be an option');
});

test('what is wrong with one row is marked there alone, and a link leads to it', async (form) => {
  const rows = [
    ['Accept', 'a'],
    ['X Y', 'b'],
    ['X-Z', 'c'],
  ];
  const wrong = problem('connection/headers', 'Headers', 'A name has no blank.', { row: 1 });
  await form.show(withControl(formView({ problems: [wrong] }), 'connection/headers', { rows }), { mode: 'file' });
  const invalid = () => names(form).evaluateAll((inputs) => inputs.map((input) => input.getAttribute('aria-invalid')));
  assert.deepEqual(await invalid(), [null, 'true', null]);
  await form.page.getByRole('link', { name: 'Headers', exact: true }).click();
  assert.ok(await focusedIsAt(form, 1));
  const all = problem('connection/headers', 'Headers', 'These are too many.');
  await form.show(withControl(formView({ problems: [all] }), 'connection/headers', { rows }), { mode: 'file' });
  assert.deepEqual(await invalid(), ['true', 'true', 'true']);
});
