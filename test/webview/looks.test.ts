import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { formView, problem, view, withControl } from './views.js';
import { inWindow, THEMES, type FormWindow } from './window.js';

const test = inWindow();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const problems = [
  problem('connection/url', 'Base URL', 'This has to be an address that begins with https://.'),
  problem('authorization/separator', 'Scope separator', 'One character is enough.', { severity: 'warning' }),
  problem('connection/headers', 'Headers', 'The header Accept stands here twice.'),
  problem('resources/0/get/path', 'Contact › Get one: path', 'A path has no slash at its beginning.', { resource: 0 }),
];

/** As much of the page as can be seen at once, with everything that may be wrong with it. */
async function fill(form: FormWindow): Promise<void> {
  const shown = withControl(formView({ open: 0, problems }), 'name', { value: 'zohocrm' });
  await form.send(view(0, shown, { stored: ['authorization/client_secret'], resumed: true }));
  await form.page.getByRole('button', { name: 'Advanced: OAuth 2' }).click();
  await form.page.getByRole('button', { name: 'Create Connector' }).click();
  await form.page.getByText('This has to be an address').waitFor();
}

interface Found {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate<{ readonly violations: readonly Found[] }>('axe.run()');
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)}\n${failureSummary ?? ''}`),
  );
}

/** How many texts were found to stand out enough from their ground: none, where nobody could tell their colours. */
async function readable(page: Page): Promise<number> {
  const { passes } = await page.evaluate<{ readonly passes: readonly Found[] }>("axe.run({ runOnly: ['color-contrast'] })");
  return passes.flatMap(({ nodes }) => nodes).length;
}

for (const theme of THEMES) {
  test(
    `no barrier is found in ${theme}`,
    async (form) => {
      await fill(form);
      await form.picture(theme);
      assert.deepEqual(await violations(form.page), []);
      assert.ok((await readable(form.page)) > 100);
      // An open menu lies over the rest.
      await form.page.getByRole('combobox', { name: 'Type' }).click();
      await form.page.getByRole('option', { name: 'Basic' }).waitFor();
      assert.deepEqual(await violations(form.page), []);
      await form.send({
        v: 1,
        type: 'created',
        done: { title: 'Zoho CRM', count: 37, folder: 'connectors/zohocrm', next: ['Open Cenit.'] },
      });
      await form.page.getByRole('heading', { name: 'The connector Zoho CRM was created' }).waitFor();
      await form.picture(`created-${theme}`);
      assert.deepEqual(await violations(form.page), []);
    },
    { theme },
  );
}

test(
  'a narrow window has no bar at its foot for going sideways',
  async (form) => {
    await fill(form);
    await form.page.getByRole('button', { name: /37 elements/ }).click();
    await form.picture('narrow');
    const width = await form.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 320, `the page is ${width} wide`);
    assert.deepEqual(await violations(form.page), []);
    await form.send({ v: 1, type: 'created', done: { title: 'Zoho CRM', count: 37, folder: 'connectors/zohocrm', next: ['Open Cenit.'] } });
    await form.page.getByRole('heading', { name: 'The connector Zoho CRM was created' }).waitFor();
    assert.ok((await form.page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  },
  { width: 320, height: 700 },
);

test('the policy of the page is kept, but for the one style of the toolkit that is known', async (form) => {
  await fill(form);
  await form.page.getByRole('combobox', { name: 'Type' }).click();
  await form.page.getByRole('option', { name: 'Basic' }).click();
  const broken = await form.page.evaluate(() => window.violations);
  const own = broken.filter(({ directive, blocked }) => !(directive.startsWith('style-src') && blocked === 'inline'));
  assert.deepEqual(own, []);
  assert.ok(broken.length <= 1, JSON.stringify(broken));
});

test(
  'at 200 % nothing goes sideways, and what has the focus is not under the bar',
  async (form) => {
    await form.page.evaluate(() => document.documentElement.style.setProperty('--vscode-font-size', '26px'));
    await fill(form);
    await form.picture('zoomed');
    assert.ok((await form.page.evaluate(() => document.documentElement.scrollWidth)) <= 550);
    for (const name of ['Name', 'Base URL', 'Header name', 'Get one: path']) {
      await form.page.getByRole('textbox', { name, exact: true }).first().focus();
      const covered = await form.page.evaluate(() => {
        const { left, top, width, height } = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
        return document.elementFromPoint(left + width / 2, top + height / 2) !== document.activeElement;
      });
      assert.equal(covered, false, name);
    }
  },
  { width: 550, height: 450 },
);

test('nothing moves', async (form) => {
  await fill(form);
  const moving = await form.page.evaluate(() => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? all(element.shadowRoot) : [])]);
    return all(document).flatMap((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return /[1-9]/.test(transitionDuration) || animationName !== 'none' ? [element.outerHTML] : [];
    });
  });
  assert.deepEqual(moving, []);
});

test('Escape closes a menu and nothing else', async (form) => {
  await fill(form);
  const type = form.page.getByRole('combobox', { name: 'Type' });
  await type.click();
  await form.page.getByRole('option', { name: 'Basic' }).waitFor();
  const before = (await form.sent()).length;
  await form.page.keyboard.press('Escape');
  await form.page.waitForFunction(() => document.querySelector('vscode-dropdown')?.getAttribute('aria-expanded') === 'false');
  const name = form.page.getByRole('textbox', { name: 'Name', exact: true });
  await name.focus();
  await form.page.keyboard.press('Escape');
  assert.equal(await name.inputValue(), 'zohocrm');
  await form.page.getByRole('group', { name: 'Contact', exact: true }).waitFor();
  assert.equal(await form.page.getByRole('button', { name: 'Advanced: OAuth 2' }).getAttribute('aria-expanded'), 'true');
  assert.equal((await form.sent()).length, before);
});
