import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';
import { FormPage } from '../../scripts/editor/form.mjs';
import { showTheme, THEMES } from '../../scripts/editor/themes.mjs';
import { until } from '../../scripts/editor/until.mjs';
import { Session } from './session.js';
import { perform, ZOHO } from './zohoForm.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const POLICY = /Content Security Policy/;
/** The toolkit sets a style by an attribute in one of its templates. */
const OF_TOOLKIT = /Refused to apply (?:inline )?style|Applying inline style/;

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
  }[];
}

const session = new Session((scratch) => scratch.write('README.md', ''));
const { scratch, step } = session;
const broken: string[] = [];

/** What axe finds in the page, in each theme of the editor. */
async function lookInAllThemes(frame: Frame, form: FormPage): Promise<void> {
  for (const theme of Object.keys(THEMES) as (keyof typeof THEMES)[]) {
    await showTheme(form.page, scratch.folder, theme);
    await frame.evaluate(AXE);
    const { violations } = await frame.evaluate<Found>('axe.run()');
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${theme}: ${id}: ${JSON.stringify(target)}\n${failureSummary ?? ''}`),
    );
    assert.deepEqual(told, []);
  }
}

step('no barrier is found in the filled form and in what follows it, in any theme', async ({ bench, window }) => {
  const { page } = window;
  page.on('console', (message) => POLICY.test(message.text()) && broken.push(`${message.location().url} ${message.text()}`));
  const form = new FormPage(page);
  await bench.command('Cenit: New Connector…');
  await perform(form, ZOHO);
  await form.press('Edit Contact');
  // A field shows what is wrong with it once it is left, which a window without the focus does not tell.
  const invalid = form.frame.locator('[aria-invalid="true"]').first();
  await until('a field that is wrong', async () => {
    await form.fill('Base URL', 'no address');
    return invalid.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
  });
  const frame = await form.inner();
  await lookInAllThemes(frame, form);
  await form.fill('Base URL', 'https://www.zohoapis.com/crm/v2');
  await form.press('Create Connector');
  await form.frame.getByRole('heading', { name: 'The connector Zoho CRM was created' }).waitFor();
  await lookInAllThemes(frame, form);
});

step('the policy of the page was kept, but for the style of the toolkit that is known', () => {
  assert.deepEqual(
    broken.filter((message) => !OF_TOOLKIT.test(message)),
    [],
  );
});

session.endsWell();
