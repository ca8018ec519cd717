// Pictures of the changes before they are written, and of a conflict that was written.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const EDITED = 'collection/algorithms/contact/do_get_contact.rb';
const MERGED = 'collection/algorithms/lead/do_get_lead.rb';

/** @param {{bench: import('./page.mjs').Workbench, tree: import('./tree.mjs').TreeView, picture: (name: string) => Promise<void>, folder: string, spec: string, text: string}} place */
export async function pictureReview({ bench, tree, picture, folder, spec, text }) {
  const edit = (path, from, to) => writeFileSync(join(folder, path), readFileSync(join(folder, path), 'utf8').replace(from, to));
  edit(EDITED, /^record = \(.*$/m, "record = data['mine']");
  edit(MERGED, '\n\n', '\n\n# tuned by hand\n');
  writeFileSync(spec, text.replaceAll('record: data[0]', 'record: datos[0]'));
  await bench.command('View: Close All Editors');
  await tree.menu('Zoho CRM', 'Generate Files', 1);
  const row = bench.page.getByRole('treeitem', { name: 'do_get_contact.rb, conflict' });
  await row.waitFor();
  await row.click();
  await bench.page.locator('.monaco-diff-editor').first().waitFor();
  await bench.coloured();
  await picture('review');
  await bench.page
    .getByRole('button', { name: 'Apply Changes' })
    .or(bench.page.getByRole('button', { name: 'Apply', exact: true }))
    .first()
    .click();
  await bench.editing('do_get_contact.rb');
  await bench.coloured();
  await picture('conflict');
}
