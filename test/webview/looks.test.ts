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

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(() =>
    (
      window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string; target: unknown; failureSummary?: string }[] }[] }> };
      }
    ).axe.run(),
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)}\n${failureSummary ?? ''}`),
  );
}

for (const theme of THEMES) {
  test(
    `no barrier is found in ${theme}`,
    async (form) => {
      await fill(form);
      await form.picture(theme);
      assert.deepEqual(await violations(form.page), []);
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
