import { FormKeys } from '../../scripts/editor/form.mjs';
import { Session } from './session.js';
import { assertExample, madeOfExample, perform, ZOHO } from './zohoForm.js';

let wanted: ReadonlyMap<string, string>;

const session = new Session((scratch) => {
  wanted = madeOfExample(scratch);
});
const { scratch, step } = session;

step('the Zoho CRM example is typed and created without a mouse, and makes the files of the example', async ({ bench, window }) => {
  const keys = new FormKeys(window.page);
  await bench.commandByKeys('Cenit: New Connector…');
  await perform(keys, ZOHO);
  await keys.form.frame.getByText('37 elements').first().waitFor();
  await window.page.keyboard.press('Control+Enter');
  await keys.form.frame.getByRole('heading', { name: 'The connector Zoho CRM was created' }).waitFor();
  assertExample(scratch, wanted);
});

step('what was created is left by keyboard, to its text', async ({ bench, window }) => {
  const keys = new FormKeys(window.page);
  await keys.goTo('Open YAML');
  await window.page.keyboard.press('Enter');
  await bench.editing('connector.yaml');
});

session.endsWell();
