import { FormPage } from '../../scripts/editor/form.mjs';
import { TreeView } from '../../scripts/editor/tree.mjs';
import { Session } from './session.js';

const session = new Session((scratch) => scratch.connector('shop', 'Order'), {}, { language: 'es' });
const { step } = session;

step('the view, its commands and what they tell are in Spanish', async ({ bench, window: { page }, message }) => {
  await bench.show('Conectores de Cenit');
  await new TreeView(page, 'Conectores').item('Shop', 1).waitFor();
  await bench.command('Cenit: Generar archivos');
  await message(/Shop: \d+ elementos, \d+ archivos escritos en shop\./);
});

step('the form of a new connector says its own words in Spanish', async ({ bench, window: { page } }) => {
  await bench.command('Cenit: Conector nuevo…');
  const form = new FormPage(page);
  await form.button('Crear conector').waitFor();
  await form.frame.getByRole('heading', { name: 'Conector nuevo', level: 1 }).waitFor();
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/spanish-form.png` });
});

session.endsWell();
