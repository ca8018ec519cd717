// The form in its states, each to be looked at: node scripts/pictures.mjs --look FOLDER
import { FormPage } from './form.mjs';
import { Workbench } from './page.mjs';
import { until } from './until.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {(name: string) => Promise<void>} Picture */

const SIZE = { width: 1200, height: 760 };
const HIGH = { width: 1200, height: 1400 };
/** The bar of the icons is 48 pixels of it. */
const NARROW = { width: 368, height: 1100 };

/**
 * The window has the form of the example in front, one of its resources open, and is left so.
 * @param {Page} page
 * @param {Picture} picture
 */
export async function pictureForms(page, picture) {
  const bench = new Workbench(page);
  const form = new FormPage(page);
  await page.setViewportSize(HIGH);
  await form.expand('Advanced: Contact');
  await top(form, 'Advanced: Contact');
  await picture('advanced');

  await toggleSideBar(page, bench);
  await top(form, 'Edit Contact');
  await picture('resource');
  await page.setViewportSize(NARROW);
  await until('a form of 320 pixels', async () => (await (await form.inner()).evaluate('innerWidth')) === 320);
  await top(form, 'Edit Contact');
  await picture('narrow-resource');
  await form.expand('Advanced: OAuth 2');
  await top(form, 'Name');
  await picture('narrow');
  await form.button(/^\d+ elements/).click();
  await form.button(/^\d+ elements/).scrollIntoViewIfNeeded();
  await picture('narrow-forecast');
  await bench.command('View: Close Editor');

  await page.setViewportSize(HIGH);
  await bench.command('Cenit: New Connector…');
  await form.field('Name').waitFor();
  await picture('new');
  await form.fill('Name', 'acme');
  await form.fill('Base URL', 'no address');
  await form.press('Add header');
  await form.press('Add resource');
  await form.fill('Resource name', 'Contact');
  await form.fill('Primary key', '');
  await form.press('Create Connector');
  await form.frame.locator('[aria-invalid="true"]').first().waitFor();
  await top(form, 'Name');
  await picture('problems');
  await top(form, 'Edit Contact');
  await picture('problems-resource');

  await form.fill('Name', 'shop');
  await form.choose('Type', 'OAuth 2');
  await form.fill('Authorization endpoint', 'https://accounts.example.com/oauth/authorize');
  await form.fill('Access token endpoint', 'https://accounts.example.com/oauth/token');
  await form.fill('Client ID', '1000.ABC');
  await form.fill('Client secret', 'a5e1d0c7b2');
  await form.seen('Replace Client secret');
  await form.fill('Scopes', 'contacts.read, contacts.write');
  await form.expand('Advanced: OAuth 2');
  await form.press('Add authorize parameter');
  await form.fill('Authorize parameter name', 'access_type');
  await form.fill('Authorize parameter value', 'offline');
  await top(form, 'Type');
  await picture('oauth2');

  await form.fill('Base URL', 'https://{shop}.example.com/v1');
  await form.fill('Primary key', 'id');
  await form.fill('Get one: path', 'contacts/{id}');
  await form.fill('Get all: path', 'contacts');
  await form.fill('Create: path', 'contacts');
  await form.fill('Update: path', 'contacts/{id}');
  await top(form, 'Base URL');
  await picture('connection');
  await form.press('Create Connector');
  await form.frame.getByRole('heading', { name: /was created$/ }).waitFor();
  await page.setViewportSize(SIZE);
  await picture('created');
  await bench.command('View: Close Editor');
  await toggleSideBar(page, bench);
}

/** @param {FormPage} form @param {string} name of a control, which comes to the top of the window */
function top(form, name) {
  return form
    .field(name)
    .or(form.button(name))
    .first()
    .evaluate((/** @type {any} */ element) => (element.closest('.field, .resource') ?? element).scrollIntoView({ block: 'start' }));
}

/** @param {Page} page @param {Workbench} bench */
async function toggleSideBar(page, bench) {
  const bar = page.locator('.part.sidebar');
  const wasVisible = await bar.isVisible();
  await bench.command('View: Toggle Primary Side Bar Visibility');
  await bar.waitFor({ state: wasVisible ? 'hidden' : 'visible' });
}
